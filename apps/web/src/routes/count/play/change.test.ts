import { expect, it } from 'vitest';
import { readChange, unusedBy } from './change.ts';

const read = (query: string, lang: 'zh-Hant-TW' | 'en' = 'zh-Hant-TW') =>
  readChange(new URLSearchParams(query), lang);

it('reads numbers as people type them', () => {
  const { change, problems } = read('rule=greedy&budget=NT$ 1,200,000&threshold=５００票&cap=8');
  expect(change).toEqual({ rule: 'greedy', budget: 1_200_000, threshold: 500, cap: 8 });
  expect(problems).toEqual({});
});

it('nothing typed changes nothing', () => {
  expect(read('of=example').change).toEqual({
    rule: null,
    budget: null,
    threshold: null,
    cap: null,
  });
});

it.each(['-1', '1.5', '1e9', '1,2', 'abc', '99999999999999999999'])(
  'says in words what is wrong with a budget of %s, and keeps it',
  (text) => {
    const { change, typed, problems } = read(`budget=${text}`);
    expect(change.budget).toBeNull();
    expect(typed.budget).toBe(text);
    expect(problems.budget).toBe('經費要寫 0 以上的整數，例如 1,200,000。');
  },
);

it('a cap of nothing is refused, in English too', () => {
  expect(read('cap=0', 'en').problems.cap).toBe(
    'The most proposals are a whole number from 1, such as 8.',
  );
});

it('names the numbers that a rule does not look at', () => {
  const change = { rule: null, budget: 1, threshold: 2, cap: 3 };
  expect(unusedBy({ kind: 'equal-shares' }, change)).toEqual(['threshold', 'cap']);
  expect(unusedBy({ kind: 'threshold-and-cap', threshold: { votes: 1 }, cap: 1 }, change)).toEqual([
    'budget',
  ]);
});
