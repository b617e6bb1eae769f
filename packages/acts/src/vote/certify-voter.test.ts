import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRIVACY_NOTICE_VERSION } from '@gongsuan/core/people';
import type { Day } from '@gongsuan/prelude';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import { castBallot } from './cast-ballot.ts';
import { certifyVoter, openStation } from './certify-voter.ts';
import { identify } from './identify.ts';
import { DURING, MACHINE, newCodes, OPENS, raiseStage, type Stage } from './testing/stage.ts';
import { code, somebody, votersOf } from './testing/voters.ts';

let database: FreshDatabase;
let stage: Stage;
const { form, permitOf } = votersOf(() => stage);
const minutes = (count: number) => new Date(DURING.getTime() + count * 60_000);

beforeAll(async () => {
  database = await freshDatabase();
  stage = await raiseStage(database.webUrl);
});
afterAll(async () => {
  await stage.close();
  await database.drop();
});

describe('現場認證 certification at the desk', () => {
  const foreigner = { idNumber: 'A800000014', birthDate: '1988-08-08' };
  const seen = { residency: 'work', proof: 'residence-permit', registeredBy: [] } as const;
  const certify = (who: typeof foreigner) =>
    certifyVoter(stage.booth, MACHINE, stage.tenant, stage.polls[0], { ...who, ...seen }, DURING);

  it('lets the holder of a UI number vote once with the pass of the desk', async () => {
    const pass = await certify(foreigner);
    if (!pass.ok) throw new Error(pass.refusal.code);
    expect(code(await identify(stage.booth, form(foreigner, { pass: 'ABCD2345' }), DURING))).toBe(
      'pass-wrong',
    );
    expect(
      code(
        await identify(
          stage.booth,
          form({ ...foreigner, birthDate: '1988-08-09' }, { pass: pass.value.pass }),
          DURING,
        ),
      ),
    ).toBe('pass-wrong');
    const typed = `${pass.value.pass.slice(0, 4)}-${pass.value.pass.slice(4).toLowerCase()}`;
    const permit = await permitOf(foreigner, { pass: typed });
    const cast = await castBallot(
      stage.booth,
      { poll: stage.polls[0], permit, picks: [1, 2, 3, 4], ...newCodes() },
      DURING,
    );
    expect(code(cast)).toBe('ok');
    expect(code(await certify(foreigner))).toBe('already-voted');
  });

  it('makes an earlier pass void', async () => {
    const who = { idNumber: 'A900000016', birthDate: '1988-08-08' };
    const first = await certify(who);
    const second = await certifyVoter(
      stage.booth,
      MACHINE,
      stage.tenant,
      stage.polls[0],
      { ...who, ...seen },
      minutes(1),
    );
    if (!first.ok || !second.ok) throw new Error('certification failed');
    expect(
      code(await identify(stage.booth, form(who, { pass: first.value.pass }), minutes(2))),
    ).toBe('pass-wrong');
    expect(
      code(await identify(stage.booth, form(who, { pass: second.value.pass }), minutes(2))),
    ).toBe('ok');
  });

  it('a station that may not open yet writes nothing: an earlier pass still holds', async () => {
    const who = { idNumber: 'A800000023', birthDate: '1988-08-08' };
    const before = new Date(OPENS.getTime() - 60_000);
    const pass = await certifyVoter(
      ...[stage.booth, MACHINE, stage.tenant, stage.polls[0], { ...who, ...seen }, before],
    );
    if (!pass.ok) throw new Error(pass.refusal.code);
    const { consent } = form(who);
    const input = { ...who, ...seen, assisted: false, consent };
    const early = await openStation(
      ...[stage.booth, MACHINE, stage.tenant, stage.polls[0], input, before],
    );
    expect(early).toMatchObject({ refusal: { code: 'vote-not-open', opens: OPENS } });
    const opened = await identify(stage.booth, form(who, { pass: pass.value.pass }), DURING);
    expect(code(opened)).toBe('ok');
  });

  it('refuses online whoever has voted at the station, and at the station whoever has voted online', async () => {
    const who = somebody();
    const station = await openStation(
      stage.booth,
      MACHINE,
      stage.tenant,
      stage.polls[0],
      { ...who, ...seen, assisted: true, consent: PRIVACY_NOTICE_VERSION },
      DURING,
    );
    if (!station.ok) throw new Error(station.refusal.code);
    const online = await permitOf(who);
    const picks = [1, 2, 3, 4];
    const [a, b] = await Promise.all([
      castBallot(
        stage.booth,
        { poll: stage.polls[0], permit: station.value.permit, picks, ...newCodes() },
        DURING,
      ),
      castBallot(
        stage.another(),
        { poll: stage.polls[0], permit: online, picks, ...newCodes() },
        DURING,
      ),
    ]);
    expect([code(a), code(b)].sort()).toEqual(['already-voted', 'ok']);
  });

  it('asks for a proof, and for a residency that the rules accept', async () => {
    const at = (more: object) =>
      certifyVoter(
        stage.booth,
        MACHINE,
        stage.tenant,
        stage.polls[0],
        { ...somebody(), ...seen, ...more },
        DURING,
      );
    expect(code(await at({ proof: undefined }))).toBe('proof-missing');
    expect(code(await at({ residency: 'moved_out' }))).toBe('residency-not-accepted');
    expect(code(await at({ residency: undefined }))).toBe('residency-missing');
  });

  it.each(['A800000014', 'AA00000009'])(
    'gives the UI number %s no ballot of a registered resident, and no ID card',
    async (idNumber) => {
      const at = (more: object) =>
        certifyVoter(
          ...[stage.booth, MACHINE, stage.tenant, stage.polls[0]],
          { idNumber, birthDate: '1988-08-08', ...seen, ...more },
          DURING,
        );
      const registered = await at({ residency: 'registered', proof: 'id-card' });
      expect(code(registered)).toBe('ui-number-not-registered');
      expect(code(await at({ proof: 'id-card' }))).toBe('ui-number-no-id-card');
    },
  );

  it('is for officers of the desk only', async () => {
    const clerk = { kind: 'staff', account: 'x' as never, name: '', grants: [] } as const;
    const refused = await certifyVoter(
      stage.booth,
      clerk,
      stage.tenant,
      stage.polls[0],
      { ...somebody(), ...seen },
      DURING,
    );
    expect(code(refused)).toBe('not-allowed');
  });

  it('asks since when a registered resident has been so, where the rules name a day', async () => {
    const by = '2026-05-31' as Day;
    const dated = await raiseStage(database.webUrl, {
      tenant: 'dated',
      rules: (rules) => ({
        ...rules,
        eligibility: { ...rules.eligibility, registeredBy: by },
      }),
    });
    const { booth, tenant, polls } = dated;
    const at = (registeredBy: readonly string[], residency: 'registered' | 'live' = 'registered') =>
      certifyVoter(
        ...[booth, MACHINE, tenant, polls[0]],
        { ...somebody(), residency, proof: 'household-transcript', registeredBy },
        DURING,
      );
    expect(await at([])).toMatchObject({ refusal: { code: 'registration-day-unchecked', by } });
    expect(code(await at([by]))).toBe('ok');
    expect(code(await at([], 'live'))).toBe('ok');
    await dated.close();
  });
});
