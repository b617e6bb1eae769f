import { describe, expect, it } from 'vitest';
import { count, explain, money, percent, supportOf, type Outcome, type Reason } from '../index.ts';
import { approvals, singles } from '../testing/elections.ts';
import { decimal } from './amounts.ts';

const base = count(singles(1000, { a: [600, 9], b: [500, 1] }), { kind: 'greedy' });
const sentences = (outcome: Outcome, id: string, name?: (id: string) => string) => [
  explain(outcome, id, 'zh-Hant-TW', name),
  explain(outcome, id, 'en', name),
];
const because = (reason: Reason, votes = 7) =>
  sentences({ ...base, funded: [], rounds: [], unfunded: [{ id: 'b', votes, ...reason }] }, 'b');

describe('why a proposal was funded', () => {
  it.each([
    [
      count(singles(0, { a: [1, 90] }), { kind: 'top-per-group', group: 'all' }),
      '入選：得 90 票，排名第 1。',
      'Selected: 90 votes, rank 1.',
    ],
    [
      count(singles(0, { a: [1, 90] }), {
        kind: 'threshold-and-cap',
        threshold: { votes: 1 },
        cap: 1,
      }),
      '錄案：得 90 票，通過門檻，排名第 1，在錄案上限內。',
      'Admitted: 90 votes, past the threshold, and rank 1 is within the cap.',
    ],
    [
      base,
      '入選：得 9 票，輪到時經費足夠，核給 600 元，餘 400 元。',
      'Funded: 9 votes; at its turn there was enough money. It receives NT$600, which leaves NT$400.',
    ],
    [
      count(singles(500, { a: [600, 1] }), {
        kind: 'greedy',
        partlyFrom: { numerator: 1, denominator: 2 },
      }),
      '部分核給：得 1 票，需 600 元，以餘款核給 500 元。',
      'Funded in part: 1 vote; it costs NT$600 and receives the NT$500 that was left.',
    ],
    [
      count(approvals(90, { a: 9 }, { a: 3 }), { kind: 'equal-shares' }),
      '入選：3 名支持者以自己分得的額度共同負擔 9 元，每人至多 3 元。',
      'Funded: its 3 supporters paid its NT$9 from their equal shares, at most NT$3 each.',
    ],
    [
      count(approvals(90, { a: 9 }, { a: 3 }), { kind: 'phragmen' }),
      '入選：3 名支持者每人累計負擔到 3 元，就湊足 9 元。',
      'Funded: its 3 supporters had its NT$9 together when each of them had paid NT$3 in all.',
    ],
    [
      count(approvals(90, { a: 9 }, { a: 3 }), { kind: 'max-welfare' }),
      '入選：得 3 票，屬於經費內總效益最高的組合。',
      'Funded: 3 votes; it belongs to the affordable set with the most welfare.',
    ],
  ] as const)('%#', (outcome, zh, en) => {
    expect(sentences(outcome, 'a')).toEqual([zh, en]);
  });

  it('knows only the proposals of the outcome', () => {
    expect(() => explain(base, 'x', 'en')).toThrow(/no project "x"/);
  });

  it('does not explain a passed-over proposal as a funded one', () => {
    for (const kind of ['passed-over', 'ended'] as const) {
      const odd: Outcome = { ...base, unfunded: [], rounds: [{ kind, id: 'b', cost: 1, left: 0 }] };
      expect(() => explain(odd, 'b', 'en')).toThrow(/not funded/);
      expect(() => explain(odd, 'b', 'zh-Hant-TW')).toThrow(/not funded/);
    }
  });
});

describe('why a proposal was not funded', () => {
  it.each<readonly [Reason, string, string]>([
    [
      { reason: 'below-threshold', needed: 1200, short: 1193 },
      '未入選：得 7 票，至少須 1,200 票，還差 1,193 票。',
      'Not funded: 7 votes, at least 1,200 needed, 1,193 short.',
    ],
    [
      { reason: 'beyond-cap', rank: 3, cap: 2, last: 9, short: 3 },
      '未入選：得 7 票，排名第 3，名額 2 案；最後一名入選者得 9 票，還差 3 票。',
      'Not funded: 7 votes, rank 3, with 2 places; the last to get in had 9, so it was 3 short.',
    ],
    [
      { reason: 'beyond-cap', rank: 3, cap: 2, last: 9, short: 3, group: '北投' },
      '未入選：得 7 票，在「北投」排名第 3，名額 2 案；最後一名入選者得 9 票，還差 3 票。',
      'Not funded: 7 votes, rank 3 in "北投", with 2 places; the last to get in had 9, so it was 3 short.',
    ],
    [
      { reason: 'beyond-cap', rank: 1, cap: 0, last: 0, short: 0 },
      '未入選：得 7 票，排名第 1，名額 0 案。',
      'Not funded: 7 votes, rank 1, with 0 places.',
    ],
    [
      { reason: 'lost-tie', with: ['x', 'y'], by: 'lot' },
      '未入選：得 7 票，與「x」、「y」同票，經抽籤未能入選。',
      'Not funded: 7 votes, equal with "x" and "y", behind by lot.',
    ],
    [
      { reason: 'lost-tie', with: ['x'], by: 'cost' },
      '未入選：得 7 票，與「x」同票，依經費較低者優先未能入選。',
      'Not funded: 7 votes, equal with "x", behind because it costs more.',
    ],
    [
      { reason: 'tied', with: ['x', 'y'], places: 1 },
      '待決：得 7 票，與「x」、「y」並列，何者優先，須由主辦機關依公告方式決定。',
      'Undecided: 7 votes, tied with "x" and "y". The organiser has to settle in the announced way which of them goes first.',
    ],
    [
      { reason: 'awaits-tie', tied: ['x', 'y'] },
      '待決：排在並列的「x」、「y」之後，須待其先後決定後才能計算。',
      'Undecided: it comes after the tie of "x" and "y"; nothing can be said before that is settled.',
    ],
    [
      { reason: 'does-not-fit', cost: 5, left: 3, missing: 2 },
      '未入選：得 7 票，需 5 元，輪到時只餘 3 元，還差 2 元。',
      'Not funded: 7 votes; it costs NT$5 and only NT$3 was left at its turn, NT$2 short.',
    ],
    [
      { reason: 'count-ended', at: 'x', cost: 5, left: 3 },
      '未入選：得 7 票，計算到「x」時經費不足，依規則到此為止。',
      'Not funded: 7 votes; the count ended before its turn, at "x", which did not fit.',
    ],
    [
      { reason: 'excluded', by: 'x' },
      '未入選：得 7 票，與「x」使用同一地點，同一地點只能有一案。',
      'Not funded: 7 votes; "x" takes the same site, where there is room for one.',
    ],
    [
      {
        reason: 'limit-reached',
        of: 'area',
        name: '北投',
        unit: 'cost',
        limit: 9,
        used: 6,
        cost: 4,
      },
      '未入選：得 7 票，地區「北投」上限 9 元，已核給 6 元，容不下本案的 4 元。',
      'Not funded: 7 votes; the area "北投" may receive NT$9 and has received NT$6, which leaves too little for its NT$4.',
    ],
    [
      {
        reason: 'limit-reached',
        of: 'category',
        name: 'x',
        unit: 'projects',
        limit: 2,
        used: 2,
        cost: 4,
      },
      '未入選：得 7 票，類別「x」至多 2 案，已有 2 案。',
      'Not funded: 7 votes; the category "x" may receive 2 projects and has 2.',
    ],
    [
      { reason: 'withdrawn' },
      '不列入：得 7 票，投票開始後撤回或經認定不可行，票數照列。',
      'Not counted: 7 votes; it was withdrawn or found infeasible after voting opened. Its votes are still shown.',
    ],
    [
      { reason: 'no-group' },
      '未入選：得 7 票，不屬於任何有名額的組別。',
      'Not funded: 7 votes; it belongs to none of the groups that have places.',
    ],
    [{ reason: 'no-supporters' }, '未入選：沒有人支持。', 'Not funded: nobody supports it.'],
    [
      { reason: 'dearer-than-budget', cost: 9, missing: 2 },
      '未入選：得 7 票，需 9 元，比全部經費還多 2 元。',
      'Not funded: 7 votes; it costs NT$9, NT$2 more than the whole budget.',
    ],
    [
      {
        reason: 'supporters-lack-money',
        cost: 9,
        supporters: 3,
        money: 4,
        missing: 5,
        spentOn: [],
      },
      '未入選：3 名支持者只剩 4 元，需 9 元，還差 5 元。',
      'Not funded: its 3 supporters had NT$4 left; it costs NT$9, NT$5 short.',
    ],
    [
      {
        reason: 'supporters-lack-money',
        cost: 9,
        supporters: 3,
        money: 4,
        missing: 5,
        spentOn: [
          { id: 'x', amount: 3 },
          { id: 'y', amount: 1 },
        ],
      },
      '未入選：3 名支持者只剩 4 元，需 9 元，還差 5 元，因為他們的額度主要已用於「x」（3 元）、「y」（1 元）。',
      'Not funded: its 3 supporters had NT$4 left; it costs NT$9, NT$5 short. Most of their money had gone to "x" (NT$3) and "y" (NT$1).',
    ],
    [
      { reason: 'less-welfare', best: 9, withIt: 9 },
      '未入選：得 7 票，選入本案的最佳組合總效益同為 9，依既定的先後規則未選入。',
      'Not funded: 7 votes; the best set with it gives 9 as well, but the tie rules put the chosen set first.',
    ],
    [
      { reason: 'less-welfare', best: 9, withIt: 8 },
      '未入選：得 7 票，選入本案的最佳組合總效益為 8，低於入選組合的 9。',
      'Not funded: 7 votes; the best set with it gives 8, less than the 9 of the set that was chosen.',
    ],
  ])('%#', (reason, zh, en) => {
    expect(because(reason)).toEqual([zh, en]);
  });

  it('speaks of equal votes and places where places are counted', () => {
    const hall = { kind: 'threshold-and-cap', threshold: { votes: 1 }, cap: 1 } as const;
    expect(sentences(count(singles(0, { a: [1, 9], b: [1, 9] }), hall), 'a')).toEqual([
      '待決：得 9 票，與「b」同票，僅餘 1 個名額，須由主辦機關依公告方式決定。',
      'Undecided: 9 votes, equal with "b", with 1 place left. The organiser has to settle it in the announced way.',
    ]);
  });

  it('speaks of points where ballots give points', () => {
    const outcome = {
      ...base,
      rule: { kind: 'greedy', score: 'points' },
      unfunded: [{ id: 'b', votes: 1, reason: 'below-threshold', needed: 3, short: 2 }],
    } as const;
    expect(sentences(outcome, 'b')).toEqual([
      '未入選：得 1 分，至少須 3 分，還差 2 分。',
      'Not funded: 1 point, at least 3 needed, 2 short.',
    ]);
  });

  it('takes ballots for votes where the rule says nothing else', () => {
    expect(explain({ ...base, rule: { kind: 'phragmen' } }, 'a', 'en')).toMatch(/9 votes/);
  });

  it('says when votes are weighted', () => {
    const group = { ballot: { kind: 'choose-one', choice: 'a' }, count: 2, weight: 2 } as const;
    const election = { ...singles(600, { a: [600, 1] }), groups: [group] };
    expect(sentences(count(election, { kind: 'greedy' }), 'a')).toEqual([
      '入選：得 4 票（加權後），輪到時經費足夠，核給 600 元，餘 0 元。',
      'Funded: 4 votes after weighting; at its turn there was enough money. It receives NT$600, which leaves NT$0.',
    ]);
  });

  it('says when a proposal needs no money', () => {
    const free = count(approvals(90, { a: 0 }, { a: 1 }), { kind: 'equal-shares' });
    expect(sentences(free, 'a')).toEqual([
      '入選：不需經費，有 1 名支持者。',
      'Funded: it costs nothing and has 1 supporter.',
    ]);
  });

  it('gives every amount the unit of the election', () => {
    const euro = { ...approvals(9000, { a: 900 }, { a: 3 }), decimals: 2, currency: 'EUR' };
    expect(sentences(count(euro, { kind: 'equal-shares' }), 'a')).toEqual([
      '入選：3 名支持者以自己分得的額度共同負擔 9 EUR，每人至多 3 EUR。',
      'Funded: its 3 supporters paid its 9 EUR from their equal shares, at most 3 EUR each.',
    ]);
  });

  it('uses the names that it is given', () => {
    const outcome = count(singles(600, { a: [600, 9], b: [500, 1] }), {
      kind: 'greedy',
      onMisfit: 'stop',
    });
    const more = {
      ...outcome,
      unfunded: [{ id: 'b', votes: 1, reason: 'excluded', by: 'a' }],
    } as const;
    expect(explain(more, 'b', 'en', (id) => `Project ${id}`)).toBe(
      'Not funded: 1 vote; "Project a" takes the same site, where there is room for one.',
    );
  });
});

describe('effective support', () => {
  it.each<readonly [Reason, number]>([
    [{ reason: 'below-threshold', needed: 8, short: 1 }, 8750],
    [{ reason: 'beyond-cap', rank: 3, cap: 2, last: 9, short: 3 }, 7000],
    [{ reason: 'beyond-cap', rank: 1, cap: 0, last: 0, short: 0 }, 9999],
    [{ reason: 'tied', with: [], places: 1 }, 8750],
    [{ reason: 'does-not-fit', cost: 8, left: 1, missing: 7 }, 1250],
    [{ reason: 'count-ended', at: 'x', cost: 8, left: 9 }, 9999],
    [{ reason: 'count-ended', at: 'x', cost: 0, left: 9 }, 9999],
    [{ reason: 'dearer-than-budget', cost: 8, missing: 6 }, 2500],
    [
      {
        reason: 'supporters-lack-money',
        cost: 8,
        supporters: 1,
        money: 5,
        missing: 3,
        spentOn: [],
      },
      6250,
    ],
    [{ reason: 'less-welfare', best: 9, withIt: 9 }, 9000],
    [{ reason: 'awaits-tie', tied: [] }, 0],
    [{ reason: 'excluded', by: 'x' }, 0],
    [{ reason: 'withdrawn' }, 0],
    [{ reason: 'no-group' }, 0],
    [{ reason: 'no-supporters' }, 0],
  ])('%j is %i hundredths of a percent', (reason, share) => {
    expect(supportOf({ id: 'b', votes: 7, ...reason })).toBe(share);
  });
});

describe('amounts', () => {
  it('stand as people write them', () => {
    expect(money(1234567, { decimals: 0 }, 'zh-Hant-TW')).toBe('1,234,567 元');
    expect(money(1234567, { decimals: 2, currency: 'TWD' }, 'en')).toBe('NT$12,345.67');
    expect(money(5, { decimals: 2, currency: 'EUR' }, 'en')).toBe('0.05 EUR');
    expect(money(500, { decimals: 2, currency: 'EUR' }, 'zh-Hant-TW')).toBe('5 EUR');
    expect(decimal(100, 0)).toBe('100');
    expect([percent(10000), percent(9431), percent(5)]).toEqual(['100 %', '94.31 %', '0.05 %']);
  });
});
