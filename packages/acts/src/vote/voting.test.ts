import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRIVACY_NOTICE_VERSION } from '@gongsuan/core/people';
import type { PollId } from '@gongsuan/core/vote';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import { openPool } from '@gongsuan/store/connect';
import { castBallot } from './cast-ballot.ts';
import { openStation } from './certify-voter.ts';
import { closeVoting, extendVoting, openVoting } from './change-times.ts';
import { destroyKey } from './destroy-key.ts';
import { identify } from './identify.ts';
import { ballotList, ballotPage, findReceipt } from './read-votes.ts';
import { sealBox } from './seal-box.ts';
import { setBallots } from './set-ballot.ts';
import {
  CLOSES,
  DURING,
  eightOptions,
  MACHINE,
  newCodes,
  OPENS,
  raiseStage,
  VOTER,
  type Stage,
} from './testing/stage.ts';
import { code, somebody, votersOf } from './testing/voters.ts';

let database: FreshDatabase;
let stage: Stage;

beforeAll(async () => {
  database = await freshDatabase();
  stage = await raiseStage(database.webUrl);
});
afterAll(async () => {
  await stage.close();
  await database.drop();
});

const { form, permitOf } = votersOf(() => stage);

/** How many boxes of a tenant have been sealed, by its ledger. */
async function sealed(tenant: string): Promise<number> {
  const pool = openPool(database.ownerUrl);
  const { rows } = await pool.query<{ n: number }>(
    `select count(*) as n from house.ledger where tenant_id = $1 and act = 'box-sealed'`,
    [tenant],
  );
  await pool.end();
  return rows[0]?.n ?? NaN;
}

const minutes = (count: number, from = DURING) => new Date(from.getTime() + count * 60_000);

describe('人別驗證 the identity check', () => {
  it('opens the ballot to a person whom the registry confirms', async () => {
    expect(code(await identify(stage.booth, form(VOTER), DURING))).toBe('ok');
  });

  it('refuses a wrong check digit before any call, and does not count it', async () => {
    const before = stage.registry.asked;
    for (let i = 0; i < 7; i += 1) {
      expect(
        code(await identify(stage.booth, form({ ...VOTER, idNumber: 'A123456788' }), DURING)),
      ).toBe('id-check-digit');
    }
    expect(stage.registry.asked).toBe(before);
  });

  it('lets exactly the youngest age vote, and nobody a day younger', async () => {
    const who = somebody();
    expect(
      code(await identify(stage.booth, form({ ...who, birthDate: '2010-05-31' }), DURING)),
    ).toBe('ok');
    const young = await identify(stage.booth, form({ ...who, birthDate: '2010-06-01' }), DURING);
    expect(young).toMatchObject({
      refusal: { code: 'under-age', bornBy: '2010-05-31', minAge: 16 },
    });
  });

  it('locks after five wrong answers for fifteen minutes, whatever the device', async () => {
    const who = somebody();
    stage.registry.answer = 'incorrect';
    for (const left of [4, 3, 2, 1, 0]) {
      const refused = await identify(stage.booth, form(who, { device: `device ${left}` }), DURING);
      expect(refused).toMatchObject({ refusal: { code: 'identity-wrong', left } });
    }
    stage.registry.answer = 'correct';
    const asked = stage.registry.asked;
    expect(code(await identify(stage.booth, form(who), minutes(14)))).toBe('identity-locked');
    expect(stage.registry.asked).toBe(asked);
    expect(code(await identify(stage.booth, form(who), minutes(15)))).toBe('ok');
  });

  it('locks a device after five wrong answers about different people, and no other device', async () => {
    stage.registry.answer = 'incorrect';
    for (let i = 0; i < 5; i += 1)
      await identify(stage.booth, form(somebody(), { device: 'shared' }), DURING);
    stage.registry.answer = 'correct';
    expect(
      code(await identify(stage.booth, form(somebody(), { device: 'shared' }), minutes(1))),
    ).toBe('device-locked');
    expect(
      code(await identify(stage.booth, form(somebody(), { device: 'other' }), minutes(1))),
    ).toBe('ok');
  });

  it('does not let many guesses at the same moment slip past the lock', async () => {
    const who = somebody();
    stage.registry.answer = 'incorrect';
    const asked = stage.registry.asked;
    await Promise.all(Array.from({ length: 30 }, () => identify(stage.booth, form(who), DURING)));
    expect(stage.registry.asked - asked).toBeLessThanOrEqual(5);
    stage.registry.answer = 'correct';
  });

  it('says when the registry does not answer, and counts nothing', async () => {
    const who = somebody();
    stage.registry.answer = 'none';
    for (let i = 0; i < 8; i += 1) {
      expect(code(await identify(stage.booth, form(who), DURING))).toBe('registry-unavailable');
    }
    stage.registry.answer = 'correct';
    expect(code(await identify(stage.booth, form(who), DURING))).toBe('ok');
  });

  it('sends the holder of a UI number to the desk without asking', async () => {
    const asked = stage.registry.asked;
    expect(
      code(await identify(stage.booth, form({ ...VOTER, idNumber: 'A800000014' }), DURING)),
    ).toBe('ui-number-on-site');
    expect(stage.registry.asked).toBe(asked);
  });

  it('asks for consent to the present version of rules and notice', async () => {
    expect(code(await identify(stage.booth, form(somebody(), { consent: '' }), DURING))).toBe(
      'consent-missing',
    );
    expect(code(await identify(stage.booth, form(somebody(), { consent: '2020-1' }), DURING))).toBe(
      'consent-missing',
    );
  });

  it('stores no identity number and no birth date anywhere', async () => {
    const who = somebody();
    await permitOf(who);
    const pool = openPool(database.ownerUrl);
    for (const table of [
      'vote.attempt',
      'vote.participation',
      'vote.certification',
      'house.ledger',
    ]) {
      const found = await pool.query(
        `select count(*) as n from ${table} t where t::text like $1 or t::text like $2`,
        [`%${who.idNumber}%`, `%${Buffer.from(who.idNumber).toString('hex')}%`],
      );
      expect(found.rows[0]).toEqual({ n: 0 });
    }
    await pool.end();
  });
});

describe('投票 casting', () => {
  const picks = [1, 2, 3, 4];
  const cast = (
    permit: string,
    codes = newCodes(),
    given: readonly unknown[] = picks,
    now = DURING,
  ) => castBallot(stage.booth, { poll: stage.polls[0], permit, picks: given, ...codes }, now);

  it('gives a receipt with the hash of the rules, and the same receipt to a repeated request', async () => {
    const permit = await permitOf(somebody());
    const codes = newCodes();
    const first = await cast(permit, codes);
    const again = await cast(permit, codes);
    expect(first).toMatchObject({ value: { ballotId: codes.ballotId, repeated: false } });
    expect(again).toMatchObject({ value: { ballotId: codes.ballotId, repeated: true } });
    if (first.ok && again.ok) expect(again.value.rulesHash).toBe(first.value.rulesHash);
  });

  it('tells who votes again when the first ballot was cast, to the minute', async () => {
    const who = somebody();
    const permit = await permitOf(who);
    await cast(permit);
    const minute = new Date('2026-07-01T10:30:00+08:00');
    expect(await cast(permit, newCodes(), picks, minutes(5))).toMatchObject({
      refusal: { code: 'already-voted', at: minute },
    });
    expect(await identify(stage.booth, form(who), minutes(5))).toMatchObject({
      refusal: { code: 'already-voted', at: minute },
    });
  });

  it('takes one ballot per person in the whole cycle, also in another area', async () => {
    const who = somebody();
    const here = await permitOf(who);
    const there = await permitOf(who, { poll: stage.polls[1] });
    expect(code(await cast(here))).toBe('ok');
    const second = await castBallot(
      stage.booth,
      { poll: stage.polls[1], permit: there, picks, ...newCodes() },
      DURING,
    );
    expect(code(second)).toBe('already-voted');
  });

  it('does not take a changed ballot for a repeated one', async () => {
    const permit = await permitOf(somebody());
    const codes = newCodes();
    await cast(permit, codes);
    expect(code(await cast(permit, codes, [5, 6, 7, 8]))).toBe('already-voted');
  });

  it('does not confirm the same tracking code to who brings another claim', async () => {
    const permit = await permitOf(somebody());
    const codes = newCodes();
    await cast(permit, codes);
    expect(code(await cast(permit, { ...codes, claim: newCodes().claim }))).toBe('already-voted');
  });

  it('refuses a tracking code that belongs to another ballot, and the voter can still vote', async () => {
    const codes = newCodes();
    await cast(await permitOf(somebody()), codes);
    const permit = await permitOf(somebody());
    expect(code(await cast(permit, { ...newCodes(), ballotId: codes.ballotId }))).toBe(
      'ballot-code-taken',
    );
    expect(code(await cast(permit))).toBe('ok');
  });

  it.each([
    ['too-few-picks', [1, 2, 3]],
    ['too-many-picks', [1, 2, 3, 4, 5, 6, 7, 8, 8].slice(0, 8).concat(9)],
    ['option-twice', [1, 2, 3, 3]],
    ['unknown-option', [1, 2, 3, 99]],
    ['picks-malformed', [1, 2, 3, -4]],
    ['picks-malformed', [1, 2, 3, 1e15]],
    ['picks-malformed', [1, 2, 3, 1.5]],
    ['picks-malformed', [1, 2, 3, '4']],
    ['too-few-picks', []],
  ])('refuses a ballot: %s %j', async (expected, given) => {
    const refused = code(await cast(await permitOf(somebody()), newCodes(), given));
    expect(
      expected === 'too-many-picks' ? ['unknown-option', 'too-many-picks'] : [expected],
    ).toContain(refused);
  });

  it('refuses a ballot before the first and from the last moment of voting on', async () => {
    const permit = await permitOf(somebody());
    expect(code(await identify(stage.booth, form(somebody()), new Date(OPENS.getTime() - 1)))).toBe(
      'vote-not-open',
    );
    expect(code(await cast(permit, newCodes(), picks, new Date(OPENS.getTime() - 1)))).toBe(
      'vote-not-open',
    );
  });

  it('refuses a permit that is forged, of another vote, or older than half an hour', async () => {
    const permit = await permitOf(somebody());
    expect(code(await cast(`${permit.slice(0, -2)}AA`))).toBe('permit-missing');
    expect(code(await cast(''))).toBe('permit-missing');
    expect(code(await cast(permit, newCodes(), picks, minutes(30)))).toBe('permit-expired');
    const other = await castBallot(
      stage.booth,
      { poll: stage.polls[1], permit, picks, ...newCodes() },
      DURING,
    );
    expect(code(other)).toBe('permit-missing');
  });

  it('knows no vote of nobody', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000' as PollId;
    expect(code(await identify(stage.booth, form(VOTER, { poll: nowhere }), DURING))).toBe(
      'no-such-poll',
    );
    expect(
      code(await findReceipt(stage.booth.db, stage.tenant, nowhere, newCodes().ballotId)),
    ).toBe('no-such-poll');
  });

  it('says that a ballot is in the box, never what it says, while voting is open', async () => {
    const codes = newCodes();
    await cast(await permitOf(somebody()), codes);
    const grouped = codes.ballotId.toUpperCase().replace(/(.{4})/g, '$1 ');
    expect(await findReceipt(stage.booth.db, stage.tenant, stage.polls[0], grouped)).toMatchObject({
      value: { ballotId: codes.ballotId, ballot: null },
    });
    expect(
      code(await findReceipt(stage.booth.db, stage.tenant, stage.polls[0], newCodes().ballotId)),
    ).toBe('no-such-ballot');
    expect(
      code(await findReceipt(stage.booth.db, stage.tenant, stage.polls[1], codes.ballotId)),
    ).toBe('no-such-ballot');
  });
});

describe('一人一票 one ballot per person, under fire', () => {
  it('takes one of twenty parallel ballots of one person through two processes', async () => {
    const permit = await permitOf(somebody());
    const booths = [stage.booth, stage.another()] as const;
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        castBallot(
          booths[at % 2 === 0 ? 0 : 1],
          { poll: stage.polls[0], permit, picks: [1, 2, 3, 4], ...newCodes() },
          DURING,
        ),
      ),
    );
    expect(all.map(code).filter((one) => one === 'ok')).toHaveLength(1);
    expect(all.map(code).filter((one) => one === 'already-voted')).toHaveLength(19);
  });

  it('gives one receipt to twenty parallel requests with the same ballot', async () => {
    const permit = await permitOf(somebody());
    const codes = newCodes();
    const booths = [stage.booth, stage.another()] as const;
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        castBallot(
          booths[at % 2 === 0 ? 0 : 1],
          { poll: stage.polls[0], permit, picks: [1, 2, 3, 4], ...codes },
          DURING,
        ),
      ),
    );
    expect(all.map(code)).toEqual(Array.from({ length: 20 }, () => 'ok'));
  });

  it('lets one spoilt ballot of a batch fall and keeps the others', async () => {
    const taken = newCodes();
    await castBallot(
      stage.booth,
      { poll: stage.polls[0], permit: await permitOf(somebody()), picks: [1, 2, 3, 4], ...taken },
      DURING,
    );
    const permits = await Promise.all(Array.from({ length: 30 }, () => permitOf(somebody())));
    const all = await Promise.all(
      permits.map((permit, at) =>
        castBallot(
          stage.booth,
          {
            poll: stage.polls[0],
            permit,
            picks: [1, 2, 3, 4],
            ...newCodes(),
            ...(at === 17 && { ballotId: taken.ballotId }),
          },
          DURING,
        ),
      ),
    );
    expect(all.map(code)[17]).toBe('ballot-code-taken');
    expect(all.map(code).filter((one) => one === 'ok')).toHaveLength(29);
  });
});

describe('時間 times, rules and the end', () => {
  it('refuses to set the ballot again once voting is open, also in the database', async () => {
    const { booth, tenant, cycle } = stage;
    const options = new Map(cycle.areas.map((area) => [area.id, eightOptions()]));
    const again = await setBallots(
      booth.db,
      booth.keyring,
      MACHINE,
      { tenant, cycle: cycle.id, options },
      DURING,
    );
    expect(code(again)).toBe('rules-frozen');
  });

  it('extends with a reason, ends early with a reason, and counts what came in time', async () => {
    const other = await raiseStage(database.webUrl, { tenant: 'extended' });
    const [poll] = other.polls;
    const { booth, tenant } = other;
    const later = new Date(CLOSES.getTime() + 3_600_000);
    const extend = (closes: Date, reason: string) =>
      extendVoting(booth.db, MACHINE, tenant, poll, { closes, reason }, DURING);
    expect(code(await extend(later, ''))).toBe('reason-missing');
    expect(code(await extend(CLOSES, '系統中斷一小時'))).toBe('new-close-not-later');
    expect(code(await extend(later, '系統中斷一小時'))).toBe('ok');

    const admit = async () => {
      const admitted = await identify(
        booth,
        form(somebody(), { poll }),
        new Date(CLOSES.getTime() - 60_000),
      );
      if (!admitted.ok) throw new Error(admitted.refusal.code);
      return admitted.value.permit;
    };
    const permit = await admit();
    const cast = (now: Date, who = permit) =>
      castBallot(booth, { poll, permit: who, picks: [1, 2, 3, 4], ...newCodes() }, now);
    expect(code(await cast(new Date(CLOSES.getTime() + 1)))).toBe('ok');
    const second = await admit();
    const end = new Date(CLOSES.getTime() + 120_000);
    expect(code(await closeVoting(booth.db, MACHINE, tenant, poll, '颱風停班停課', end))).toBe(
      'ok',
    );
    expect(await cast(end, second)).toMatchObject({
      refusal: { code: 'vote-closed', closes: end },
    });
    expect(code(await cast(new Date(end.getTime() - 1), second))).toBe('ok');
    await other.close();
  });

  it('opens before the announced time by an act, with a new hash', async () => {
    const coming = new Date(Date.now() + 86_400_000);
    const time = { opens: coming, closes: new Date(coming.getTime() + 86_400_000) };
    const other = await raiseStage(database.webUrl, { tenant: 'early', time });
    const now = new Date();
    expect(code(await openVoting(other.booth.db, MACHINE, other.tenant, other.polls[0], now))).toBe(
      'ok',
    );
    expect(code(await openVoting(other.booth.db, MACHINE, other.tenant, other.polls[0], now))).toBe(
      'rules-frozen',
    );
    await other.close();
  });

  it('opens the box to nobody before the end, then publishes a list whose digest anyone can check', async () => {
    const other = await raiseStage(database.webUrl, { tenant: 'sealed' });
    const { booth, tenant } = other;
    const [poll] = other.polls;
    const codes = Array.from({ length: 25 }, newCodes);
    for (const one of codes) {
      const admitted = await identify(booth, form(somebody(), { poll }), DURING);
      if (!admitted.ok) throw new Error(admitted.refusal.code);
      await castBallot(
        booth,
        { poll, permit: admitted.value.permit, picks: [2, 4, 6, 8], ...one },
        DURING,
      );
    }
    const spare = await identify(booth, form(somebody(), { poll }), DURING);
    if (!spare.ok) throw new Error(spare.refusal.code);
    expect(code(await sealBox(booth.db, MACHINE, tenant, poll, DURING))).toBe('vote-still-open');
    expect(code(await sealBox(booth.db, MACHINE, tenant, poll, CLOSES))).toBe('box-settling');
    const after = minutes(1, CLOSES);
    const read = () => ballotPage(booth.db, tenant, poll, { past: '', most: 100 }, after);
    expect(await read()).toMatchObject({ refusal: { code: 'list-not-ready', closes: CLOSES } });
    expect(await sealed(tenant)).toBe(0);
    expect(code(await sealBox(booth.db, MACHINE, tenant, poll, after))).toBe('ok');
    const page = await read();
    if (!page.ok) throw new Error(page.refusal.code);
    expect(page.value.ballots.map((one) => one.id)).toEqual(
      codes.map((one) => one.ballotId).sort(),
    );
    expect(page.value.seal).toMatchObject({ ballots: 25, participations: 25 });
    let list = '';
    for await (const piece of ballotList(booth.db, tenant, poll)) list += piece;
    expect(createHash('sha256').update(list).digest('hex')).toBe(page.value.seal.ballotDigest);
    expect(list.split('\n')).toContain(`${codes[0]?.ballotId},all,2 4 6 8`);
    const again = await sealBox(booth.db, MACHINE, tenant, poll, minutes(9, CLOSES));
    expect(again).toMatchObject({ value: { at: after } });
    const late = await castBallot(
      booth,
      { poll, permit: spare.value.permit, picks: [2, 4, 6, 8], ...newCodes() },
      DURING,
    );
    expect(code(late)).toBe('vote-closed');
    const receipt = await findReceipt(booth.db, tenant, poll, codes[3]?.ballotId ?? '');
    expect(receipt).toMatchObject({ value: { ballot: { picks: [2, 4, 6, 8] } } });

    expect(
      code(await destroyKey(booth.db, booth.keyring, MACHINE, tenant, poll, minutes(9, CLOSES))),
    ).toBe('box-not-sealed');
    await sealBox(booth.db, MACHINE, tenant, other.polls[1], after);
    expect(
      code(await destroyKey(booth.db, booth.keyring, MACHINE, tenant, poll, minutes(9, CLOSES))),
    ).toBe('complaints-open');
    const past = new Date(CLOSES.getTime() + 30 * 86_400_000);
    expect(code(await destroyKey(booth.db, booth.keyring, MACHINE, tenant, poll, past))).toBe('ok');
    await other.close();
  });

  it('keeps the weights of electorates on the ballot only where the rules weigh', async () => {
    const weighed = await raiseStage(database.webUrl, {
      tenant: 'weighed',
      rules: (rules) => ({ ...rules, weights: { registered: 2, other: 1 } }),
    });
    const [poll] = weighed.polls;
    const { booth, tenant } = weighed;
    const here = await identify(booth, form(somebody(), { poll }), DURING);
    const desk = await openStation(
      booth,
      MACHINE,
      tenant,
      poll,
      {
        ...somebody(),
        residency: 'study',
        proof: 'student-card',
        registeredBy: [],
        assisted: false,
        consent: PRIVACY_NOTICE_VERSION,
      },
      DURING,
    );
    for (const admitted of [here, desk]) {
      if (!admitted.ok) throw new Error(admitted.refusal.code);
      await castBallot(
        booth,
        { poll, permit: admitted.value.permit, picks: [1, 2, 3, 4], ...newCodes() },
        DURING,
      );
    }
    const after = minutes(1, CLOSES);
    await sealBox(booth.db, MACHINE, tenant, poll, after);
    const page = await ballotPage(booth.db, tenant, poll, { past: '', most: 9 }, after);
    expect(page.ok && page.value.ballots.map((one) => one.electorate).sort()).toEqual([
      'other',
      'registered',
    ]);
    await weighed.close();
  });
});
