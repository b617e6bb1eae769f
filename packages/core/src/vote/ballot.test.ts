import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '@gongsuan/prelude';
import type { Area, Cycle, CycleRules } from '../plan/cycle.ts';
import { LOCK_MS, mayAsk, triesLeft, type Attempts } from './attempts.ts';
import { mayCertify, mayCertifyNow, parsePass, passFrom } from './certify.ts';
import { checkAge, electorateOf, parseBirthDate, weightOf } from './eligibility.ts';
import { checkPicks, picksFromText, shuffledOptions } from './picks.ts';
import {
  endsEarly,
  inTime,
  mayCloseEarly,
  mayExtend,
  mayReset,
  maySeal,
  pollState,
  sealOf,
  SETTLE_MS,
} from './poll.ts';
import { ballotLine, codesOf, groupCode, parseBallotId } from './receipt.ts';
import { freezeBallot, sealRules, type BallotOption, type PollRules } from './rules.ts';

const options = (count: number): BallotOption[] =>
  Array.from({ length: count }, (_, at) => ({
    proposal: `p${at + 1}`,
    number: at + 1,
    title: { zh: `第${at + 1}案`, en: null },
    cost: null,
    category: null,
  }));

const rules = {
  ballot: { kind: 'approval', min: 4, max: 8, shuffled: false },
  options: options(10),
  eligibility: {
    minAge: 16,
    maxAge: null,
    ageOn: '2017-05-31',
    registeredBy: null,
    residencies: ['registered', 'work'],
  },
  weights: { registered: 2, other: 1 },
  onSite: true,
  identity: 'household-registry',
} as unknown as PollRules;

const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? 'ok' : result.refusal.code;

describe('圈選 picks', () => {
  it('says how many are missing: three of at least four', () => {
    expect(checkPicks(rules, [1, 2, 3])).toEqual({
      ok: false,
      refusal: { code: 'too-few-picks', field: 'picks', min: 4, picked: 3 },
    });
  });
  it('refuses nine of at most eight, and takes four and eight', () => {
    expect(code(checkPicks(rules, [1, 2, 3, 4, 5, 6, 7, 8, 9]))).toBe('too-many-picks');
    expect(code(checkPicks(rules, [1, 2, 3, 4]))).toBe('ok');
    expect(code(checkPicks(rules, [1, 2, 3, 4, 5, 6, 7, 8]))).toBe('ok');
  });
  it('asks for exactly eight where the rules do (新店)', () => {
    const exact = { ...rules, ballot: { ...rules.ballot, min: 8, max: 8 } };
    expect(code(checkPicks(exact, [1, 2, 3, 4, 5, 6, 7]))).toBe('too-few-picks');
    expect(code(checkPicks(exact, [1, 2, 3, 4, 5, 6, 7, 8, 9]))).toBe('too-many-picks');
  });
  it('takes an option of another area for none of this ballot', () => {
    expect(checkPicks(rules, [1, 2, 3, 11])).toMatchObject({
      refusal: { code: 'unknown-option', number: 11 },
    });
  });
  it('never counts the same option twice', () => {
    expect(checkPicks(rules, [1, 2, 3, 3])).toMatchObject({
      refusal: { code: 'option-twice', number: 3 },
    });
  });
  it('reads form fields and keeps nonsense as nonsense', () => {
    expect(code(checkPicks(rules, picksFromText(['1', '2', '3', '4'])))).toBe('ok');
    expect(code(checkPicks(rules, picksFromText(['1', '2', '3', '4e0'])))).toBe('picks-malformed');
    expect(code(checkPicks(rules, picksFromText(['1', '2', '3', '-4'])))).toBe('picks-malformed');
  });
  it('gives ascending numbers, each once and within the limits, or refuses', () => {
    const anything = fc.oneof(
      fc.integer({ min: -5, max: 40_000 }),
      fc.double(),
      fc.string(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 1, max: 11 }), anything), { maxLength: 12 }),
        (given) => {
          const checked = checkPicks(rules, given);
          const distinct = new Set(given).size === given.length;
          const known = given.every(
            (one) => typeof one === 'number' && Number.isInteger(one) && one >= 1 && one <= 10,
          );
          expect(checked.ok).toBe(distinct && known && given.length >= 4 && given.length <= 8);
          if (checked.ok)
            expect(checked.value).toEqual([...(given as number[])].sort((a, b) => a - b));
        },
      ),
    );
  });
  it('shuffles without losing or doubling an option, and the same for one device', () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.array(fc.nat(), { minLength: 31, maxLength: 31 }),
        (count, seed) => {
          const numbers = Array.from({ length: count }, (_, at) => at);
          const order = shuffledOptions(numbers, (at) => seed[at] ?? 0);
          expect([...order].sort((a, b) => a - b)).toEqual(numbers);
          expect(shuffledOptions(numbers, (at) => seed[at] ?? 0)).toEqual(order);
        },
      ),
    );
  });
});

describe('規則 frozen rules', () => {
  const area = {
    id: 'a',
    slug: 'shilin',
    name: { zh: '士林區', en: null },
    caseCode: 'C',
    cap: 4,
    money: null,
  } as unknown as Area;
  const cycle = (share: 'up' | 'down') =>
    ({
      id: 'c',
      slug: 'y',
      title: { zh: '年', en: null },
      rules: {
        ...rules,
        admission: {
          kind: 'threshold-and-cap',
          threshold: { kind: 'share', basisPoints: 100, rounding: share, passing: 'reach' },
          ties: [],
        },
      } as unknown as CycleRules,
    }) as unknown as Cycle;
  const time = { opens: new Date(0), closes: new Date(1000), day: '2017-06-30' as Day };
  const withVoters = (voters: number) => ({
    ...area,
    thresholdVotes: null,
    eligible: { voters, source: '戶政', on: '2017-05-31' as Day },
  });
  const votes = (voters: number, rounding: 'up' | 'down') => {
    const frozen = freezeBallot(cycle(rounding), withVoters(voters), options(10), time);
    return frozen.ok && frozen.value.admission.threshold.kind === 'votes'
      ? frozen.value.admission.threshold.votes
      : undefined;
  };

  it('turns 1 % of the eligible voters into votes by the announced rounding', () => {
    expect([
      votes(245_301, 'up'),
      votes(245_301, 'down'),
      votes(245_300, 'up'),
      votes(245_300, 'down'),
    ]).toEqual([2454, 2453, 2453, 2453]);
  });
  it('says what is missing: voters, options, case code, a form that can be filled in', () => {
    expect(
      code(
        freezeBallot(
          cycle('up'),
          { ...area, thresholdVotes: null, eligible: null },
          options(10),
          time,
        ),
      ),
    ).toBe('threshold-undetermined');
    expect(code(freezeBallot(cycle('up'), withVoters(1), [], time))).toBe('no-options');
    expect(
      code(freezeBallot(cycle('up'), { ...withVoters(1), caseCode: null }, options(10), time)),
    ).toBe('case-code-missing');
    expect(code(freezeBallot(cycle('up'), withVoters(1), options(3), time))).toBe(
      'ballot-form-impossible',
    );
    expect(
      code(freezeBallot(cycle('up'), withVoters(1), [...options(9), ...options(1)], time)),
    ).toBe('option-numbers-clash');
  });
  it('names the day of the age and lowers the maximum to what is on the ballot', () => {
    const frozen = freezeBallot(cycle('up'), withVoters(1), options(5), time);
    expect(frozen.ok && frozen.value.ballot.max).toBe(5);
  });
  it('has another hash for any other rule, and one hash for one set of rules', () => {
    const one = freezeBallot(cycle('up'), withVoters(1000), options(10), time);
    const other = freezeBallot(cycle('up'), { ...withVoters(1000), cap: 5 }, options(10), time);
    if (!one.ok || !other.ok) throw new Error('not frozen');
    expect(sealRules(one.value).hash).not.toBe(sealRules(other.value).hash);
    expect(sealRules(JSON.parse(sealRules(one.value).text) as PollRules)).toEqual(
      sealRules(one.value),
    );
  });
});

describe('資格 eligibility', () => {
  it('born 2001-05-31 may vote, born 2001-06-01 may not (T16)', () => {
    expect(code(checkAge(rules, '2001-05-31' as Day))).toBe('ok');
    expect(checkAge(rules, '2001-06-01' as Day)).toMatchObject({
      refusal: { code: 'under-age', bornBy: '2001-05-31' },
    });
  });
  it('knows a greatest age where a programme has one', () => {
    const limited = { eligibility: { ...rules.eligibility, maxAge: 64 } };
    expect(code(checkAge(limited, '1952-05-31' as Day))).toBe('over-age');
    expect(code(checkAge(limited, '1952-06-01' as Day))).toBe('ok');
  });
  it('reads years of the Republic, and no day that is not there or not yet', () => {
    const today = '2026-11-21' as Day;
    expect(parseBirthDate('79/1/1', today)).toEqual({ ok: true, value: '1990-01-01' });
    expect(code(parseBirthDate('2001-02-29', today))).toBe('birth-date-malformed');
    expect(code(parseBirthDate('2026-11-22', today))).toBe('birth-date-future');
  });
  it('counts registered residents double in 新店: 60 of 100 give 160 for each choice', () => {
    const sum = [...Array(60).fill('registered'), ...Array(40).fill('work')].reduce(
      (total: number, residency: 'registered' | 'work') =>
        total + weightOf(rules, electorateOf(rules, residency)),
      0,
    );
    expect(sum * 8).toBe(1280);
  });
  it('leaves the electorate off the ballot where all count the same', () => {
    expect(electorateOf({ weights: { registered: 1, other: 1 } }, 'work')).toBe('all');
    expect(weightOf({ weights: { registered: 1, other: 1 } }, 'all')).toBe(1);
  });
});

describe('鎖定 the lock', () => {
  const now = new Date('2026-07-01T10:00:00+08:00');
  const none: Attempts = { wrong: 0, lastWrong: null, asking: 0 };
  const wrong = (count: number, agoMs = 0): Attempts => ({
    wrong: count,
    lastWrong: new Date(now.getTime() - agoMs),
    asking: 0,
  });

  it('locks at the fifth wrong answer, and again at the tenth', () => {
    expect([1, 4, 5, 6, 9, 10].map((count) => code(mayAsk(wrong(count), none, now)))).toEqual([
      'ok',
      'ok',
      'identity-locked',
      'ok',
      'ok',
      'identity-locked',
    ]);
  });
  it('opens after fifteen minutes, not a moment before', () => {
    expect(code(mayAsk(wrong(5, LOCK_MS - 1), none, now))).toBe('identity-locked');
    expect(code(mayAsk(wrong(5, LOCK_MS), none, now))).toBe('ok');
  });
  it('locks the device apart from the identity', () => {
    expect(code(mayAsk(none, wrong(5), now))).toBe('device-locked');
    expect(code(mayAsk(none, null, now))).toBe('ok');
  });
  it('never lets more questions wait than tries are left', () => {
    expect(code(mayAsk({ ...wrong(3), asking: 2 }, none, now))).toBe('check-in-progress');
    expect(code(mayAsk({ ...wrong(3), asking: 1 }, none, now))).toBe('ok');
    expect([0, 1, 4, 5].map(triesLeft)).toEqual([5, 4, 1, 5]);
  });
});

describe('時間 times', () => {
  const opens = new Date('2017-06-30T09:00:00+08:00');
  const closes = new Date('2017-07-13T17:00:00+08:00');
  const poll = { opens, closes, seal: null };
  const before = new Date(closes.getTime() - 1);

  it('is open from the first moment up to, not including, the last', () => {
    expect(code(inTime(poll, new Date(opens.getTime() - 1)))).toBe('vote-not-open');
    expect(code(inTime(poll, opens))).toBe('ok');
    expect(code(inTime(poll, before))).toBe('ok');
    expect(code(inTime(poll, closes))).toBe('vote-closed');
    expect([new Date(0), opens, closes].map((now) => pollState(poll, now))).toEqual([
      'coming',
      'open',
      'closed',
    ]);
  });
  it('freezes the rules at the opening', () => {
    expect(code(mayReset(poll, new Date(opens.getTime() - 1)))).toBe('ok');
    expect(code(mayReset(poll, opens))).toBe('rules-frozen');
  });
  it('extends to a later close only, before the close, with a reason', () => {
    const later = new Date(closes.getTime() + 1);
    expect(code(mayExtend(poll, later, '系統中斷', before))).toBe('ok');
    expect(code(mayExtend(poll, closes, '系統中斷', before))).toBe('new-close-not-later');
    expect(code(mayExtend(poll, later, ' 無 ', before))).toBe('reason-missing');
    expect(code(mayExtend(poll, later, '系統中斷', closes))).toBe('voting-over');
  });
  it('ends early only while open and with a reason', () => {
    expect(code(mayCloseEarly(poll, '颱風停班停課', opens))).toBe('ok');
    expect(code(mayCloseEarly(poll, '', opens))).toBe('reason-missing');
    expect(code(mayCloseEarly(poll, '颱風停班停課', closes))).toBe('voting-over');
  });
  it('tells ending early from extending by the moment of the change', () => {
    expect(endsEarly({ closes: before, at: before })).toBe(true);
    expect(endsEarly({ closes: new Date(closes.getTime() + 1), at: before })).toBe(false);
  });
  it('publishes the list with the seal, and says when it comes until then', () => {
    const seal = { at: closes, ballots: 0, ballotDigest: '', participations: 0, claimDigest: '' };
    expect(code(sealOf(poll, before))).toBe('vote-still-open');
    expect(sealOf(poll, closes)).toEqual({
      ok: false,
      refusal: { code: 'list-not-ready', closes, minutes: 5 },
    });
    expect(sealOf({ ...poll, seal }, closes)).toEqual({ ok: true, value: seal });
  });
  it('seals the box ten seconds after the close', () => {
    expect(code(maySeal(poll, before))).toBe('vote-still-open');
    expect(code(maySeal(poll, closes))).toBe('box-settling');
    expect(code(maySeal(poll, new Date(closes.getTime() + SETTLE_MS)))).toBe('ok');
  });
});

describe('收據 receipts', () => {
  it('makes two codes of one secret that tell nothing of each other', () => {
    const { ballotId, claim } = codesOf(new Uint8Array(32));
    expect(ballotId).toBe('ffd17e8ae5e0745d5995d885394f86311b09d2be7b5225d60149ac2c6ae65a37');
    expect(claim).toBe('c7e57e85bb828d8cae37ff9467370bd6aa1ba01cb05396fb9301fadce2283d1f');
  });
  it('reads a tracking code in groups, capitals and full width', () => {
    const { ballotId } = codesOf(new Uint8Array(32).fill(7));
    expect(parseBallotId(groupCode(ballotId))).toBe(ballotId);
    expect(parseBallotId(ballotId.toUpperCase())).toBe(ballotId);
    expect(parseBallotId(ballotId.slice(1))).toBeUndefined();
  });
  it('writes one line per ballot', () => {
    const { ballotId: id } = codesOf(new Uint8Array(32));
    expect(ballotLine({ id, electorate: 'all', picks: [3, 7] })).toBe(`${id},all,3 7\n`);
  });
});

describe('現場認證 certification', () => {
  const WORKS = { residency: 'work', proof: 'other', registeredBy: [] } as const;
  it('certifies residents of a kind that may vote, on a proof', () => {
    const at = (more: object, of: object = rules) =>
      code(mayCertify({ ...rules, ...of }, 'national', { ...WORKS, ...more }));
    expect(at({})).toBe('ok');
    expect(at({ residency: undefined })).toBe('residency-missing');
    expect(at({ residency: 'study' })).toBe('residency-not-accepted');
    expect(at({ proof: undefined })).toBe('proof-missing');
    expect(at({}, { onSite: false })).toBe('on-site-not-offered');
  });
  it('takes no holder of a UI number for a registered resident, and no ID card of one', () => {
    const at = (more: object) => code(mayCertify(rules, 'resident', { ...WORKS, ...more }));
    expect(at({})).toBe('ok');
    expect(at({ proof: 'residence-permit' })).toBe('ok');
    expect(at({ residency: 'registered' })).toBe('ui-number-not-registered');
    expect(at({ proof: 'id-card' })).toBe('ui-number-no-id-card');
  });
  it('asks the officer to check since when somebody has been registered, where the rules name a day', () => {
    const by = '2017-05-31' as Day;
    const late = { ...rules, eligibility: { ...rules.eligibility, registeredBy: by } };
    const seen = { residency: 'registered', proof: 'household-transcript' } as const;
    const at = (registeredBy: readonly string[]) =>
      mayCertify(late, 'national', { ...seen, registeredBy });
    expect(at([])).toEqual({
      ok: false,
      refusal: { code: 'registration-day-unchecked', field: 'registeredBy', by },
    });
    expect(code(at([by]))).toBe('ok');
    expect(code(at(['2018-05-31']))).toBe('registration-day-unchecked');
    expect(code(mayCertify(late, 'national', WORKS)), 'another tie needs no day').toBe('ok');
  });
  it('certifies before voting opens for a pass only, and nobody after the close', () => {
    const opens = new Date('2026-06-30T01:00:00Z');
    const poll = { opens, closes: new Date('2026-07-13T09:00:00Z'), seal: null };
    const before = new Date(opens.getTime() - 1);
    expect(code(mayCertifyNow(poll, 'pass', before))).toBe('ok');
    expect(code(mayCertifyNow(poll, 'station', before))).toBe('vote-not-open');
    expect(code(mayCertifyNow(poll, 'station', opens))).toBe('ok');
    expect(code(mayCertifyNow(poll, 'pass', poll.closes))).toBe('voting-over');
  });
  it('makes passes of eight readable signs, and reads them as people type', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40, maxLength: 40 }), (bytes) => {
        const pass = passFrom(bytes);
        if (pass === undefined) return;
        expect(pass).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
        expect(parsePass(`${pass.slice(0, 4)} ${pass.slice(4).toLowerCase()}`)).toBe(pass);
      }),
    );
    expect(parsePass('ABCD-234O')).toBeUndefined();
    expect(passFrom(Array.from({ length: 100 }, () => 240))).toBeUndefined();
  });
});
