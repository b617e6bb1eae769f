import { money, type Money } from '@gongsuan/prelude';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdmissionRule } from '../plan/index.ts';
import { countArea, type BallotCount, type Candidate, type Ruling } from './finding.ts';
import type { AreaRules, Settlement } from './rule.ts';

const nt = (amount: number) => money(amount) as Money;

const plain: AreaRules = {
  admission: {
    kind: 'threshold-and-cap',
    threshold: { kind: 'votes', votes: 3315, passing: 'over' },
    ties: ['lower-cost', 'public-lot'],
  },
  weights: { registered: 1, other: 1 },
  cap: 16,
  thresholdVotes: null,
  eligibleVoters: null,
  money: null,
  moneyBonus: null,
};

const shilin = [5210, 4870, 3315, 3314, 3900, 2750, 4400, 6020];

function candidates(n: number, cost: (i: number) => number = () => 100_000): Candidate[] {
  return Array.from({ length: n }, (_, i) => ({
    number: String(i + 1),
    title: `提案${i + 1}`,
    cost: cost(i),
    category: null,
  }));
}

/** One group of ballots for each proposal, so that it has exactly these votes. */
function ballots(votes: readonly number[]): BallotCount[] {
  return votes.map((count, i) => ({ picks: [String(i + 1)], electorate: 'registered', count }));
}

function admitted(votes: readonly number[], rules: AreaRules, settled: Settlement[] = []) {
  return countArea(candidates(votes.length), ballots(votes), rules, settled).outcome.funded;
}

function withRule(admission: AdmissionRule, more: Partial<AreaRules> = {}): AreaRules {
  return { ...plain, ...more, admission };
}

describe('錄案：士林 106 (T04)', () => {
  const reach = withRule({
    kind: 'threshold-and-cap',
    threshold: { kind: 'votes', votes: 3315, passing: 'reach' },
    ties: [],
  });

  it('over the threshold: five proposals in the order of their votes', () => {
    expect(admitted(shilin, plain)).toEqual(['8', '1', '2', '7', '5']);
  });
  it('reaching the threshold: the proposal with exactly 3,315 as well', () => {
    expect(admitted(shilin, reach)).toEqual(['8', '1', '2', '7', '5', '3']);
  });
  it('a cap of 4 leaves the fifth out', () => {
    expect(admitted(shilin, { ...reach, cap: 4 })).toEqual(['8', '1', '2', '7']);
  });
  it('says how many votes were needed and how many were missing', () => {
    const { findings, needed } = countArea(candidates(8), ballots(shilin), plain);
    expect(needed).toBe(3316);
    expect(findings.find(({ number }) => number === '3')?.verdict).toEqual({
      kind: 'not-admitted',
      why: { reason: 'below-threshold', needed: 3316, short: 1 },
    });
  });
});

describe('門檻為可投票人口百分之一 (T05)', () => {
  const share = (rounding: 'up' | 'down') =>
    withRule(
      {
        kind: 'threshold-and-cap',
        threshold: { kind: 'share', basisPoints: 100, rounding, passing: 'reach' },
        ties: [],
      },
      { eligibleVoters: 245_301 },
    );

  it('245,301 eligible voters: 2,454 rounded up, 2,453 rounded down', () => {
    expect(countArea(candidates(1), ballots([9]), share('up')).needed).toBe(2454);
    expect(countArea(candidates(1), ballots([9]), share('down')).needed).toBe(2453);
    expect(admitted([2454, 2453], share('up'))).toEqual(['1']);
    expect(admitted([2454, 2453], share('down'))).toEqual(['1', '2']);
  });
  it("an area's own threshold goes before the cycle's", () => {
    expect(
      countArea(candidates(1), ballots([9]), { ...share('up'), thresholdVotes: 8 }).needed,
    ).toBe(8);
  });
});

describe('依票序分配經費：大園 106 (T10)', () => {
  const amounts = [1_000_000, 1_000_000, 800_000, 500_000, 1_000_000, 269_000, 305_280, 781_200];
  const votes = [900, 800, 700, 600, 500, 400, 300, 200];
  const dayuan = (onMisfit: 'skip' | 'stop', more: Partial<AreaRules> = {}) =>
    withRule(
      { kind: 'money', threshold: { kind: 'none' }, onMisfit, ties: [] },
      { money: nt(3_000_000), cap: null, ...more },
    );
  const run = (rules: AreaRules, rulings: Ruling[] = []) =>
    countArea(
      candidates(8, (i) => amounts[i] ?? 0),
      ballots(votes),
      rules,
      [],
      rulings,
    );

  it('three million: the first three, 2,800,000, under both rules of misfit', () => {
    for (const onMisfit of ['skip', 'stop'] as const) {
      const result = run(dayuan(onMisfit));
      expect(result.outcome.funded).toEqual(['1', '2', '3']);
      expect(result.spent).toBe(2_800_000);
    }
  });
  it('the bonus of five million from 4,400 voters: seven, 4,874,280', () => {
    const bonus = { moneyBonus: { voters: 4_400, money: nt(5_000_000) } };
    const result = run(dayuan('stop', bonus));
    expect(result.money).toBe(5_000_000);
    expect(result.outcome.funded).toHaveLength(7);
    expect(result.spent).toBe(4_874_280);
    expect(run(dayuan('stop', { moneyBonus: { voters: 4_401, money: nt(5_000_000) } })).money).toBe(
      3_000_000,
    );
  });
  it('the eighth only with a signed discretion: 655,480 over, and it says so', () => {
    const bonus = { moneyBonus: { voters: 1, money: nt(5_000_000) } };
    const result = run(dayuan('stop', bonus), [
      { number: '8', kind: 'discretion', reason: '市長核准追加（示範文號）' },
    ]);
    expect(result.spent - 5_000_000).toBe(655_480);
    expect(result.findings.find(({ number }) => number === '8')?.verdict).toMatchObject({
      kind: 'by-discretion',
      otherwise: { reason: 'does-not-fit' },
    });
  });
});

describe('加權：新店 114 (T12)', () => {
  it('100 voters of whom 60 registered, 8 picks each: 800 raw, 1,280 weighted', () => {
    const picks = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const result = countArea(
      candidates(18),
      [
        { picks, electorate: 'registered', count: 60 },
        { picks, electorate: 'other', count: 40 },
      ],
      withRule(
        { kind: 'money', threshold: { kind: 'none' }, onMisfit: 'stop', ties: [] },
        { weights: { registered: 2, other: 1 }, money: nt(3_000_000) },
      ),
    );
    expect(result.picks).toBe(800);
    expect(result.findings.reduce((sum, f) => sum + f.weighted, 0)).toBe(1280);
    expect(result.findings[0]).toMatchObject({ votes: 100, weighted: 160 });
  });
});

describe('各組前幾名', () => {
  const themes = (
    votes: readonly number[],
    themeOf: (i: number) => string,
    places: Record<string, number>,
  ) =>
    countArea(
      candidates(votes.length).map((one, i) => ({ ...one, category: themeOf(i) })),
      ballots(votes),
      withRule({
        kind: 'top',
        by: 'category',
        places: 1,
        placesByCategory: places,
        threshold: { kind: 'none' },
        ties: [],
      }),
    ).outcome.funded;

  it('two of one theme and one of the other (臺南 108: 8 + 1)', () => {
    const funded = themes([9, 8, 7, 6, 5], (i) => (i < 3 ? 'lowcarbon' : 'adaptation'), {
      lowcarbon: 2,
      adaptation: 1,
    });
    expect([...funded].sort()).toEqual(['1', '2', '4']);
  });
  it('a theme that is not named has the usual places, however many another has', () => {
    const funded = themes([9, 8, 7, 6, 5], (i) => (i < 2 ? 'lowcarbon' : 'other'), {
      lowcarbon: 2,
    });
    expect([...funded].sort()).toEqual(['1', '2', '3']);
  });
  it('a tie says how many places there are for it, whatever another theme has', () => {
    const tied = countArea(
      candidates(5).map((one, i) => ({ ...one, category: i < 2 ? 'many' : 'one' })),
      ballots([9, 8, 7, 7, 7]),
      withRule({
        kind: 'top',
        by: 'category',
        places: 0,
        placesByCategory: { many: 8, one: 1 },
        threshold: { kind: 'none' },
        ties: [],
      }),
    ).outcome.tied;
    expect(tied).toMatchObject([{ projects: ['3', '4', '5'], places: 1 }]);
  });
  it('one winner per area (前鎮 107), and nobody without a vote', () => {
    const top = withRule({
      kind: 'top',
      by: 'area',
      places: 1,
      placesByCategory: {},
      threshold: { kind: 'none' },
      ties: [],
    });
    expect(admitted([3, 9, 4], top)).toEqual(['2']);
    expect(admitted([0, 0, 0], top)).toEqual([]);
  });
});

describe('票選開始後的裁定', () => {
  it('a proposal ruled out keeps its votes and its place goes to the next', () => {
    const rules = { ...plain, cap: 4 };
    const result = countArea(
      candidates(8),
      ballots(shilin),
      rules,
      [],
      [{ number: '8', kind: 'infeasible', reason: '用地為私人所有' }],
    );
    expect(result.outcome.funded).toEqual(['1', '2', '7', '5']);
    expect(result.findings[0]).toMatchObject({
      number: '8',
      votes: 6020,
      rank: null,
      verdict: { kind: 'ruled-out' },
    });
    // Who comes after it ranks as it would have without it.
    expect(result.findings.slice(1, 4).map(({ number, rank }) => [number, rank])).toEqual([
      ['1', 1],
      ['2', 2],
      ['7', 3],
    ]);
  });
});

describe('同票', () => {
  it('equal votes across the cap are returned, not settled', () => {
    const result = countArea(candidates(3), ballots([500, 400, 400]), {
      ...plain,
      cap: 2,
      thresholdVotes: 0,
    });
    expect(result.outcome.funded).toEqual(['1']);
    expect(result.outcome.tied).toMatchObject([{ projects: ['2', '3'], places: 1 }]);
  });

  it('who loses a settled tie hears with whom it was equal, and how it was settled', () => {
    const rules = { ...plain, cap: 2, thresholdVotes: 0 };
    const lost = (settlement: Settlement) =>
      countArea(candidates(4), ballots([500, 400, 400, 300]), rules, [settlement]).findings.map(
        ({ verdict }) => (verdict.kind === 'not-admitted' ? verdict.why.reason : verdict.kind),
      );
    const lot: Settlement = { method: 'public-lot', order: ['3', '2'], seed: null, extra: 0 };
    expect(lost(lot)).toEqual(['admitted', 'lost-tie', 'admitted', 'beyond-cap']);
    const { findings } = countArea(candidates(4), ballots([500, 400, 400, 300]), rules, [
      { ...lot, method: 'lower-cost' },
    ]);
    expect(findings[1]?.verdict).toEqual({
      kind: 'not-admitted',
      why: { reason: 'lost-tie', with: ['3'], method: 'lower-cost' },
    });
  });

  it('admit-all widens the cap by just the tied ones', () => {
    const rules = { ...plain, cap: 2, thresholdVotes: 0 };
    const settled: Settlement[] = [
      { method: 'admit-all', order: ['2', '3'], seed: null, extra: 1 },
    ];
    expect([...admitted([500, 400, 400, 300], rules, settled)].sort()).toEqual(['1', '2', '3']);
  });

  const all = (...order: string[]): Settlement[] => [
    { method: 'admit-all', order, seed: null, extra: order.length - 1 },
  ];
  const ruledOut = (number: string): Ruling => ({
    number,
    kind: 'infeasible',
    reason: '用地為私人所有',
  });

  it('admit-all gives no place to anybody else once a ruling has made room', () => {
    const rules = { ...plain, cap: 2, thresholdVotes: 0 };
    const after = (out: string) =>
      countArea(candidates(5), ballots([500, 400, 400, 300, 200]), rules, all('2', '3'), [
        ruledOut(out),
      ]).outcome.funded;
    expect(after('3')).toEqual(['1', '2']);
    expect([...after('1')].sort()).toEqual(['2', '3']);
    expect([...after('4')].sort()).toEqual(['1', '2', '3']);
  });

  it('admit-all of three for one place still holds for the two that are left', () => {
    const rules = { ...plain, cap: 1, thresholdVotes: 0 };
    const result = countArea(
      candidates(4),
      ballots([400, 400, 400, 300]),
      rules,
      all('1', '2', '3'),
      [ruledOut('2')],
    );
    expect([...result.outcome.funded].sort()).toEqual(['1', '3']);
    expect(result.outcome.tied).toEqual([]);
  });

  it('admit-all in one category leaves the places of the others as they were', () => {
    const rules = withRule({
      kind: 'top',
      by: 'category',
      places: 1,
      placesByCategory: { a: 1 },
      threshold: { kind: 'none' },
      ties: ['admit-all'],
    });
    const two = candidates(5).map((one, i) => ({ ...one, category: i < 2 ? 'a' : 'b' }));
    const result = countArea(two, ballots([7, 7, 9, 2, 1]), rules, all('1', '2'));
    expect([...result.outcome.funded].sort()).toEqual(['1', '2', '3']);
  });
});

describe('任何計票', () => {
  const votes = fc.array(fc.nat(30), { minLength: 1, maxLength: 12 });

  it('never admits more than the cap, and leaves no place empty without a tie', () => {
    fc.assert(
      fc.property(votes, fc.nat(6), fc.nat(20), (counts, cap, threshold) => {
        const { outcome } = countArea(candidates(counts.length), ballots(counts), {
          ...plain,
          cap,
          thresholdVotes: threshold,
        });
        const passing = counts.filter((v) => v > threshold).length;
        const open = outcome.tied.reduce((sum, tie) => sum + tie.places, 0);
        expect(outcome.funded.length + open).toBe(Math.min(cap, passing));
      }),
    );
  });

  it('spends no more than the money, whatever the votes', () => {
    fc.assert(
      fc.property(votes, fc.nat(500), (counts, most) => {
        const rules = withRule(
          { kind: 'money', threshold: { kind: 'none' }, onMisfit: 'skip', ties: [] },
          { money: nt(most) },
        );
        const result = countArea(
          candidates(counts.length, (i) => (i + 1) * 37),
          ballots(counts),
          rules,
        );
        expect(result.spent).toBeLessThanOrEqual(most);
      }),
    );
  });
});
