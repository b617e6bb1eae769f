import { describe, expect, it } from 'vitest';
import type { Money } from '@gongsuan/prelude';
import type { CycleRules } from '../plan/index.ts';
import { corrects, decide, type Judgement } from './decision.ts';
import { MOST_MESSAGE, parseMessage } from './message.ts';

const rules = {
  mostCost: 1_000_000 as Money,
  exclusions: [{ key: 'private', name: { zh: '私人用途', en: null }, outcome: 'excluded' }],
} as unknown as CycleRules;
const facts = {
  ...{ submitted: new Date('2026-03-01T00:00:00Z'), withdrawn: null, version: 1 },
  ...{ decision: null, decisions: 0 },
};
const judgement: Judgement = {
  ...{ kind: 'accept', reason: '', alternative: '', cost: '450,000', exclusion: '' },
  ...{ consent: false, version: 1, decision: 0 },
};
const finished = { ...facts, decisions: 1, decision: { kind: 'refuse' as const, version: 1 } };
const outcome = (
  given: Partial<Judgement>,
  of = facts as Parameters<typeof decide>[1],
  set = false,
) => {
  const result = decide({ ...judgement, ...given }, of, { rules }, set);
  return result.ok ? result.value : result.refusal.code;
};

describe('送件審核 a decision of the screening', () => {
  it('accepts with a cost, and not without one', () => {
    expect(outcome({})).toMatchObject({ kind: 'accept', cost: 450_000, ordinal: 1, version: 1 });
    expect(outcome({ cost: '' })).toBe('decision-needs-cost');
    expect(outcome({ cost: '0' })).toBe('decision-needs-cost');
    expect(outcome({ cost: '1000001' })).toBe('decision-cost-too-high');
  });

  it('refuses, excludes and asks for changes only with a reason', () => {
    for (const kind of ['refuse', 'request-changes', 'exclude']) {
      expect(outcome({ kind, exclusion: 'private', reason: ' \u200b ' })).toBe(
        'decision-needs-reason',
      );
      expect(outcome({ kind, exclusion: 'private', reason: '用地屬私人所有' })).toMatchObject({
        kind,
      });
    }
  });

  it('excludes only by an entry of the cycle’s list', () => {
    const reason = '用地屬私人所有';
    expect(outcome({ kind: 'exclude', reason, exclusion: 'ugly' })).toBe(
      'decision-needs-exclusion',
    );
    expect(outcome({ kind: 'exclude', reason, exclusion: 'private' })).toMatchObject({
      exclusion: 'private',
      cost: null,
    });
  });

  it('hands to the assessment only with the proposer’s consent', () => {
    expect(outcome({ kind: 'assess' })).toBe('decision-needs-consent');
    expect(outcome({ kind: 'assess', consent: true })).toMatchObject({ consent: true });
  });

  it('corrects a finished screening only with a reason, and not once the ballot is set', () => {
    expect(outcome({ decision: 1 }, finished)).toBe('decision-needs-reason');
    expect(outcome({ decision: 1, reason: '機關重新估價' }, finished)).toMatchObject({
      ordinal: 2,
    });
    expect(outcome({ decision: 1, reason: '機關重新估價' }, finished, true)).toBe(
      'decision-after-ballot',
    );
  });

  it('is called a correction after the last word, and not after a request for changes', () => {
    const all = (['request-changes', 'refuse', 'accept'] as const).map((kind, at) => ({
      ...{ kind, ordinal: at + 1 },
    }));
    expect(all.map((one) => corrects(one, all))).toEqual([false, false, true]);
  });

  it('is not taken on an older version, nor over somebody else’s decision', () => {
    expect(outcome({}, { ...facts, version: 2 })).toBe('proposal-changed-meanwhile');
    expect(outcome({ reason: '已估價' }, finished)).toBe('proposal-changed-meanwhile');
  });

  it('is impossible for a draft and for what was withdrawn', () => {
    expect(outcome({}, { ...facts, submitted: null as unknown as Date })).toBe(
      'decision-impossible',
    );
    expect(outcome({}, { ...facts, withdrawn: new Date(0) as unknown as null })).toBe(
      'decision-impossible',
    );
  });

  it('must be one of the five', () => {
    expect(outcome({ kind: 'admit' })).toBe('decision-kind-missing');
  });
});

describe('溝通紀錄 a message', () => {
  it('says something and is not endless', () => {
    expect(parseMessage(' \n ')).toMatchObject({ refusal: { code: 'message-empty' } });
    expect(parseMessage('好'.repeat(MOST_MESSAGE)).ok).toBe(true);
    expect(parseMessage('好'.repeat(MOST_MESSAGE + 1))).toMatchObject({
      refusal: { code: 'message-too-long', length: 2001 },
    });
  });
});
