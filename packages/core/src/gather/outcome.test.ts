import { describe, expect, it } from 'vitest';
import type { Finding, Verdict } from '../admit/index.ts';
import type { AreaId } from '../plan/index.ts';
import { outcomeOf, shownStatus, type Ballots, type Outcome } from './outcome.ts';
import type { ProposalId } from './proposal.ts';

const id = (text: string) => text as ProposalId;
const shilin = 'shilin' as AreaId;
const area = { slug: 'shilin', name: { zh: '士林區', en: null } };
const polls = [
  { id: 'poll', area: shilin, rules: { options: [{ proposal: 'lights', number: 3 }] } },
] as unknown as Ballots['polls'];
const finding = (verdict: Verdict): Finding => ({
  ...{ number: '3', title: '照明', cost: 1, category: null },
  ...{ votes: 7, weighted: 7, rank: 1, verdict },
});
const published = (verdict: Verdict) =>
  ({
    polls,
    result: { areas: [{ poll: 'poll', area, findings: [finding(verdict)] }] },
  }) as unknown as Ballots;
const counted = (verdict: Verdict): Outcome => ({
  ...{ kind: 'counted', number: 3, finding: finding(verdict), area },
});
const admitted = { kind: 'admitted', rank: 1 } as const;

describe('提案的結果 what became of a proposal', () => {
  it('is nothing before its area has a ballot', () => {
    const none = { polls: [], result: null };
    expect(outcomeOf(id('lights'), shilin, none)).toBeNull();
    expect(outcomeOf(id('lights'), 'daan' as AreaId, { polls, result: null })).toBeNull();
  });

  it('is its number on the ballot, or that the ballot was set without it', () => {
    const set = { polls, result: null };
    expect(outcomeOf(id('lights'), shilin, set)).toEqual({ kind: 'on-ballot', number: 3 });
    expect(outcomeOf(id('other'), shilin, set)).toEqual({ kind: 'left-off' });
  });

  it('is the published finding once there is one', () => {
    const found = outcomeOf(id('lights'), shilin, published(admitted));
    expect(found).toEqual(counted(admitted));
    expect(outcomeOf(id('other'), shilin, published(admitted))).toEqual({ kind: 'left-off' });
  });
});

describe('狀態 the status that readers see', () => {
  it('goes on from 已受理 to the ballot and to the verdict', () => {
    expect(shownStatus('accepted', null)).toBe('accepted');
    expect(shownStatus('accepted', { kind: 'on-ballot', number: 3 })).toBe('on-ballot');
    expect(shownStatus('accepted', counted(admitted))).toBe('admitted');
    const why = { reason: 'no-supporters' } as const;
    expect(shownStatus('accepted', counted({ kind: 'not-admitted', why }))).toBe('not-admitted');
    const signed = { kind: 'by-discretion', reason: '簽准', otherwise: why } as const;
    expect(shownStatus('accepted', counted(signed))).toBe('admitted');
    const out = { kind: 'ruled-out', ruling: 'infeasible', reason: '管線' } as const;
    expect(shownStatus('accepted', counted(out))).toBe('ruled-out');
  });

  it('says of what still waited when the ballot was set that it was left off', () => {
    expect(shownStatus('changes-requested', { kind: 'left-off' })).toBe('left-off');
    expect(shownStatus('submitted', { kind: 'left-off' })).toBe('left-off');
  });

  it('stays where the screening ended the way', () => {
    for (const status of ['refused', 'excluded', 'to-assessment', 'withdrawn', 'draft'] as const) {
      expect(shownStatus(status, { kind: 'left-off' })).toBe(status);
    }
  });
});
