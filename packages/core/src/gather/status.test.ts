import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DECISION_KINDS } from '../route/kind.ts';
import { isFinished, openness, statusOf, STATUSES, type Facts } from './status.ts';

const day = new Date('2026-11-01T00:00:00Z');
const submitted: Facts = { submitted: day, withdrawn: null, version: 1, decision: null };
const decided = (kind: (typeof DECISION_KINDS)[number], version = 1): Facts => ({
  ...submitted,
  version,
  decision: { kind, version: 1 },
});

describe('what a proposal is now', () => {
  it('is a draft until it is submitted', () => {
    expect(statusOf({ ...submitted, submitted: null, version: 0 })).toBe('draft');
  });

  it('waits for an officer once it is submitted', () => {
    expect(statusOf(submitted)).toBe('submitted');
  });

  it('is what the newest decision says', () => {
    expect(DECISION_KINDS.map((kind) => statusOf(decided(kind)))).toEqual([
      'accepted',
      'changes-requested',
      'to-assessment',
      'refused',
      'excluded',
    ]);
  });

  it('waits for an officer again when a newer version answers a request for changes', () => {
    expect(statusOf(decided('request-changes', 2))).toBe('submitted');
  });

  it('stays accepted whatever versions came later', () => {
    expect(statusOf(decided('accept', 2))).toBe('accepted');
  });

  it('is withdrawn once the proposer took it back, whatever was decided', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DECISION_KINDS), fc.integer({ min: 1, max: 4 }), (kind, v) => {
        expect(statusOf({ ...decided(kind, v), withdrawn: day })).toBe('withdrawn');
      }),
    );
  });

  it('is finished by every decision but a request for changes', () => {
    expect(STATUSES.filter(isFinished)).toEqual([
      'accepted',
      'to-assessment',
      'refused',
      'excluded',
    ]);
  });
});

describe('what everybody may read of it', () => {
  it('shows nothing of a draft', () => {
    expect(openness({ ...submitted, submitted: null, version: 0 })).toBe('nothing');
  });

  it('shows the text at once, whatever was decided', () => {
    expect(openness(submitted)).toBe('text');
    expect(openness(decided('request-changes', 2))).toBe('text');
    expect(openness(decided('refuse'))).toBe('text');
  });

  it('shows only the title of what was excluded, also after a withdrawal', () => {
    expect(openness(decided('exclude'))).toBe('title');
    expect(openness({ ...decided('exclude'), withdrawn: day })).toBe('title');
  });
});
