import { describe, expect, it } from 'vitest';
import { count, type Election, type EqualShares } from '../../index.ts';
import { profileOf } from '../../election/profile.ts';
import { settingsOf } from '../settings.ts';
import { approvals } from '../../testing/elections.ts';
import { endowmentOf, roughly } from './endowment.ts';
import { cheapest, exactPrice, type Offer } from './exact-price.ts';
import { Ledger } from './ledger.ts';
import { marketOf } from './market.ts';

const shares = (election: Election, rule: Partial<EqualShares> = {}) =>
  count(election, { kind: 'equal-shares', ties: ['id'], utility: 'cardinality', ...rule });

/** Larger than floating point can tell apart once divided. */
const HUGE = 1e15;

describe('what floating point cannot tell apart', () => {
  it('is told apart exactly: the cheaper of two prices', () => {
    const near = approvals(4 * HUGE, { a: HUGE + 1, b: HUGE }, { 'a b': 10 });
    expect(shares(near, { ties: ['refuse'] }).funded).toEqual(['b', 'a']);
    const same = approvals(4 * HUGE, { a: HUGE, b: HUGE }, { 'a b': 10 });
    expect(shares(same, { ties: ['refuse'] }).status).toBe('tied');
  });

  it('is told apart exactly also when amounts are skipped', () => {
    const costs = { a: HUGE + 1, b: HUGE, c: 3 * HUGE };
    const near = approvals(4 * HUGE, costs, { 'a b': 10, c: 3 });
    const outcome = shares(near, { completion: 'add1', increment: HUGE / 1000 });
    expect(outcome.funded).toEqual(['b', 'a']);
    expect(outcome.rounds[0]).toMatchObject({ kind: 'started' });
  });

  it('who runs out: not who has the tenth part of a unit left', () => {
    const left = approvals(HUGE, { a: HUGE - 1 }, { a: 10 });
    expect(shares(left).rounds[1]).toMatchObject({ id: 'a', spentOut: 0 });
    const both = approvals(HUGE, { a: HUGE - 1, b: 1 }, { 'a b': 10 });
    expect(shares(both).rounds[2]).toMatchObject({ id: 'a', spentOut: 10 });
    // Seven voters are left with a seventh each; rounded at every step, it would be nothing.
    const cost = { a: 192_044_687_465_341, b: 3_994_850_745_900_956 };
    const seventh = approvals(cost.a + cost.b + 1, cost, { 'a b': 7 });
    expect(shares(seventh).rounds[2]).toMatchObject({ id: 'b', spentOut: 0, left: 1 });
    const exact = approvals(HUGE, { a: HUGE - 1, b: 2 }, { 'a b': 10 });
    expect(shares(exact).funded).toEqual(['b']);
    const all = approvals(HUGE, { a: HUGE }, { a: 10 });
    expect(shares(all).rounds[1]).toMatchObject({ id: 'a', spentOut: 10 });
  });

  it('who cannot pay: also by a single unit', () => {
    expect(shares(approvals(HUGE, { a: HUGE + 1 }, { a: 10 })).funded).toEqual([]);
    expect(shares(approvals(HUGE, { a: HUGE }, { a: 10 })).funded).toEqual(['a']);
  });

  it('who pays all that is left together with those who have nothing any more', () => {
    const city = approvals(6, { a: 4, b: 2 }, { a: 3, 'a b': 1, b: 2 });
    const outcome = shares(city, { utility: 'cost' });
    expect(outcome.funded).toEqual(['a', 'b']);
    expect(outcome.rounds.slice(1)).toMatchObject([{ spentOut: 4 }, { spentOut: 2 }]);
  });
});

describe('the exact account', () => {
  it('leaves out of a later price who ran out before it', () => {
    const city: Election = {
      ...approvals(21, { a: 1, b: 10, c: 10, d: 10 }, {}),
      groups: [
        { ballot: { kind: 'approval', picks: ['a', 'b'] }, count: 10, electorate: 'x' },
        { ballot: { kind: 'approval', picks: ['b', 'c', 'd'] }, count: 10, electorate: 'y' },
      ],
    };
    const outcome = shares(city, { endowments: { byElectorate: { x: 1, y: 20 } } });
    expect(outcome.funded).toEqual(['a', 'b', 'c']);
    expect(outcome.ties).toEqual([
      { projects: ['b', 'c', 'd'], by: 'id', round: 2 },
      { projects: ['c', 'd'], by: 'id', round: 3 },
    ]);
    expect(outcome.rounds.at(-1)).toMatchObject({ id: 'c', most: '1', spentOut: 10, left: 0 });
  });
});

describe('who supports a proposal', () => {
  it('is not who gave it no points, nor a ballot that nobody cast', () => {
    const ballot = (points: number) => ({ kind: 'points', points: [['a', points]] }) as const;
    const groups = [
      { ballot: ballot(5), count: 2 },
      { ballot: ballot(0), count: 3 },
      { ballot: ballot(5), count: 0 },
    ];
    const city: Election = { ...approvals(10, { a: 4 }, {}), kind: 'points', groups };
    expect(shares(city, { utility: 'points' }).rounds[1]).toMatchObject({
      supporters: 2,
      most: '2',
      spentOut: 2,
    });
  });
});

describe('skipping amounts', () => {
  it('proves nothing from a purchase after which nobody has money', () => {
    const city = approvals(1980, { a: 1000, b: 1000 }, { 'a b': 10, '': 10 });
    const outcome = shares(city, { completion: 'add1', exhaustiveStop: false });
    expect(outcome.funded).toEqual(['a']);
    expect(outcome.rounds[0]).toEqual({ kind: 'started', amount: '199', raises: 100 });
  });

  it('goes on where equal prices stay equal in the announced order, and stops at a lot of some', () => {
    const city = approvals(8000, { a: 600, b: 600, c: 9000 }, { 'a b': 10, c: 10 });
    for (const ties of [['id'], [{ lot: ['a', 'b', 'c'] }], ['refuse', 'id']] as const) {
      const outcome = shares(city, { completion: 'add1', exhaustiveStop: false, ties });
      expect(outcome.funded).toEqual(ties[0] === 'refuse' ? [] : ['a', 'b']);
    }
  });
});

describe('the exact price', () => {
  const election = approvals(20, { a: 6, b: 11, c: 5 }, { a: 2, b: 2, c: 1 });
  const profile = profileOf(election, 'ballots');
  const contest = { election, profile, ties: [], limits: {}, standing: [0, 1, 2] };
  const market = marketOf(contest, 'cardinality');
  const rule = settingsOf({ kind: 'equal-shares', utility: 'cardinality' }, 'approval');
  if (rule.kind !== 'equal-shares') throw new Error('its settings');
  const endowment = endowmentOf(contest, rule);
  const standing = {
    spentOut: new Int32Array(3).fill(-1),
    boughtIn: new Int32Array(3).fill(-1),
    bought: [],
  };
  const ledger = new Ledger(market, endowment, standing);
  const rough = { money: new Float64Array([4, 4, 4]), error: 0 };
  const price = (project: number, payment: number) =>
    exactPrice(market, ledger, standing, rough, { project, payment });

  it('does not rest on where floating point sought it', () => {
    for (const sought of [1, 3, 5]) {
      const { missing, weight, payment } = price(0, sought);
      expect([missing / ledger.denominator(0), weight, payment]).toEqual([6n, 2n, 3]);
    }
    expect(() => price(1, 5)).toThrow(/cannot pay/);
  });

  it('picks the cheapest among several, and all that are as cheap', () => {
    const offer = (project: number, missing: bigint): Offer => ({
      project,
      payment: 0,
      doubt: 0,
      low: 0,
      high: 0,
      exact: { missing, weight: 1n, payment: 0 },
    });
    const offers = [offer(0, 5n), offer(1, 3n), offer(2, 4n), offer(0, 3n)];
    expect(cheapest(offers, market, (one) => one.exact!)).toEqual([offers[1], offers[3]]);
    expect(cheapest([], market, (one) => one.exact!)).toEqual([]);
  });
});

it('gives the nearest floating-point number of any fraction', () => {
  expect(roughly(0n, 7n)).toBe(0);
  expect(roughly(1n, 3n)).toBe(1 / 3);
  expect(roughly(1n, 2n ** 100n)).toBe(2 ** -100);
  expect(roughly(2n ** 200n, 1n)).toBe(2 ** 200);
  expect(roughly(10n ** 300n, 3n * 10n ** 299n)).toBe(10 / 3);
});
