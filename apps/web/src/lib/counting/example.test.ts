import { count, explain } from '@gongsuan/tally';
import { wordsOf } from '@gongsuan/words';
import { describe, expect, it } from 'vitest';
import {
  BALLOTS,
  BUDGET,
  counted,
  costOf,
  EXAMPLE_RULES,
  exampleElection,
  gainsUnder,
  PROPOSAL_IDS,
  supportersOf,
  type ExampleRule,
} from './example.ts';
import { paymentsFor, savingStory, shareStory } from './purses.ts';

const plain = counted({ ...EXAMPLE_RULES['equal-shares'], completion: 'none' });

describe('例子：十位居民、五個提案', () => {
  it.each<[ExampleRule, string, number]>([
    ['threshold-and-cap', 'AB', 4],
    ['greedy', 'ABE', 3],
    ['votes-per-cost', 'ECBD', 1],
    ['top-per-group', 'AC', 0],
    ['max-welfare', 'ACDE', 0],
    ['equal-shares', 'ACED', 0],
    ['phragmen', 'ECB', 1],
  ])('%s funds %s and leaves %i residents with nothing', (rule, funded, empty) => {
    const outcome = counted(EXAMPLE_RULES[rule]);
    const order = rule === 'max-welfare' ? outcome.funded.toSorted() : outcome.funded;
    expect(order.join('')).toBe(funded);
    expect(gainsUnder(outcome).filter((gain) => gain === 0)).toHaveLength(empty);
    expect(outcome.status).toBe('settled');
  });

  it('what the sentences of strengths and weaknesses say is so', () => {
    const votes = (id: string) => supportersOf(id).length;
    expect(Math.max(...PROPOSAL_IDS.map(votes))).toBe(votes('A'));
    expect(counted(EXAMPLE_RULES['votes-per-cost']).funded).not.toContain('A');
    // 溪西 wants C and D, and greedy funds neither.
    expect(BALLOTS.slice(6).every((picks) => picks.includes('C'))).toBe(true);
    expect(counted(EXAMPLE_RULES.greedy).funded).not.toContain('C');
    expect(counted(EXAMPLE_RULES.greedy).funded).not.toContain('D');
    // 四成的居民決定大約四成的錢: C and D cost 42,000 of 100,000.
    expect(costOf('C') + costOf('D')).toBe(42_000);
  });
});

describe('均等份額法：誰付多少', () => {
  const story = shareStory(plain);

  it('buys A, C and E, and everybody pays what the count says', () => {
    expect(plain.funded).toEqual(['A', 'C', 'E']);
    const bought = plain.rounds.filter((round) => round.kind === 'bought');
    expect(bought).toHaveLength(story.rounds.length);
    let left = BUDGET;
    story.rounds.forEach((round, i) => {
      const said = bought[i];
      const paid = round.purses.reduce((sum, purse) => sum + purse.pays, 0);
      left -= paid;
      expect(paid).toBe(costOf(round.id));
      expect(said).toMatchObject({
        id: round.id,
        left,
        most: round.most.toLocaleString('en-US'),
        spentOut: round.purses.filter(({ has, pays }) => pays > 0 && has === 0).length,
      });
    });
    expect(story.left).toBe(BUDGET - plain.cost);
  });

  it('buys the proposal with the most effective votes in every round', () => {
    for (const { id, offers } of story.rounds) {
      const open = offers.flatMap((offer) => (offer.kind === 'open' ? [offer] : []));
      const best = open.toSorted((a, b) => b.effective - a.effective)[0];
      expect(best?.id).toBe(id);
    }
  });

  it('in the third round two residents pay their last 2,000 and one pays 4,000', () => {
    const third = story.rounds[2];
    expect(third?.purses.map(({ pays }) => pays)).toEqual([2000, 0, 0, 0, 2000, 0, 0, 4000, 0, 0]);
  });

  it('leaves B and D with as much missing as the count says', () => {
    for (const project of plain.unfunded) {
      if (project.reason !== 'supporters-lack-money') throw new Error(project.reason);
      const money = story.last.map(({ has }) => has);
      expect(paymentsFor(project.id, money)).toBeNull();
      const has = supportersOf(project.id).reduce((sum, i) => sum + (money[i] ?? 0), 0);
      expect(project).toMatchObject({ money: has, missing: costOf(project.id) - has });
    }
  });

  it('adds D by votes with what is left, and nothing by raising the shares', () => {
    const rule = EXAMPLE_RULES['equal-shares'];
    expect(counted({ ...rule, completion: 'add1' }).funded).toEqual(['A', 'C', 'E']);
    expect(counted(rule).funded).toEqual(['A', 'C', 'E', 'D']);
    // What the platform takes in comparisons gives the same here, as the page says.
    expect(counted({ ...rule, completion: 'add1+greedy' }).funded).toEqual(['A', 'C', 'E', 'D']);
  });
});

describe('Phragmén 法：存到多少', () => {
  it('buys each proposal when everybody has saved what the count says', () => {
    const outcome = counted(EXAMPLE_RULES.phragmen);
    const earned = outcome.rounds.filter((round) => round.kind === 'earned');
    const story = savingStory(outcome);
    expect(story.map(({ id }) => id)).toEqual(outcome.funded);
    story.forEach((round, i) => {
      const said = Number(earned[i]?.load.replaceAll(',', ''));
      expect(Math.abs(round.earned - said)).toBeLessThan(0.01);
      const paid = round.purses.reduce((sum, { pays }) => sum + pays, 0);
      expect(paid).toBeCloseTo(costOf(round.id), 6);
    });
  });
});

describe('一句話的理由', () => {
  const election = exampleElection(
    (id) => wordsOf('zh-Hant-TW').shell.counting.rules.proposals[id],
  );
  const say = (rule: ExampleRule, id: string, lang: 'zh-Hant-TW' | 'en') =>
    explain(count(election, EXAMPLE_RULES[rule]), id, lang);

  it.each<[ExampleRule, string, string, string]>([
    [
      'threshold-and-cap',
      'C',
      '未入選：得 4 票，排名第 3，名額 2 案；最後一名入選者得 5 票，還差 2 票。',
      'Not funded: 4 votes, rank 3, with 2 places; the last to get in had 5, so it was 2 short.',
    ],
    [
      'threshold-and-cap',
      'E',
      '未入選：得 3 票，至少須 4 票，還差 1 票。',
      'Not funded: 3 votes, at least 4 needed, 1 short.',
    ],
    [
      'greedy',
      'C',
      '未入選：得 4 票，需 24,000 元，輪到時只餘 17,000 元，還差 7,000 元。',
      'Not funded: 4 votes; it costs NT$24,000 and only NT$17,000 was left at its turn, NT$7,000 short.',
    ],
    [
      'equal-shares',
      'A',
      '入選：6 名支持者以自己分得的額度共同負擔 48,000 元，每人至多 8,000 元。',
      'Funded: its 6 supporters paid its NT$48,000 from their equal shares, at most NT$8,000 each.',
    ],
  ])('%s, %s', (rule, id, zh, en) => {
    expect(say(rule, id, 'zh-Hant-TW')).toBe(zh);
    expect(say(rule, id, 'en')).toBe(en);
  });
});
