import type { ResultDocument } from '@gongsuan/core/admit';
import { describe, expect, it } from 'vitest';
import { resultCsv } from './result-file.ts';

const area = {
  area: { slug: 'a', name: { zh: '士林區', en: null } },
  poll: 'p',
  rulesHash: 'r',
  ruleHash: 'c',
  opens: '',
  closes: '',
  eligibleVoters: null,
  ballots: 1,
  registeredBallots: 0,
  weights: { registered: 1, other: 1 },
  picks: 1,
  ballotDigest: null,
  needed: 3316,
  cap: 16,
  money: null,
  spent: 0,
  settlements: [],
  rulings: [],
  findings: [
    {
      number: '1',
      title: '=HYPERLINK("http://example.test")',
      cost: 100,
      category: 'health',
      votes: 3315,
      weighted: 3315,
      rank: 1,
      verdict: { kind: 'not-admitted', why: { reason: 'below-threshold', needed: 3316, short: 1 } },
    },
  ],
} as const satisfies ResultDocument['areas'][number];

describe('結果 CSV', () => {
  const csv = resultCsv({
    form: 1,
    cycle: {
      slug: '106',
      title: { zh: '106', en: null },
      categories: [{ key: 'health', name: { zh: '健康', en: 'Health' } }],
    },
    effect: 'binding',
    areas: [area],
  });

  it('begins with the mark that lets Excel read UTF-8, and ends lines as RFC 4180 says', () => {
    expect(csv.startsWith('\uFEFFarea,number,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(3);
  });
  it('writes a title that looks like a formula as text', () => {
    expect(csv).toContain(`"'=HYPERLINK(""http://example.test"")"`);
  });
  it('names the category as people read it', () => {
    expect(csv).toContain(',健康,');
  });
  it('gives the reason in both languages', () => {
    expect(csv).toContain('還差 1 票');
    expect(csv).toContain('1 short');
  });
});
