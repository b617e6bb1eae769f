import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '@gongsuan/prelude';
import type { OrganisationId, TenantId } from '../people/index.ts';
import type { Cycle } from './cycle.ts';
import { draftFrom } from './draft.ts';
import { freeze, frozenChanges, frozenSince, rulesOf } from './freeze.ts';
import { ntd, on } from './presets/parts.ts';
import { taipeiDistrict } from './presets/taipei-district.ts';

const cycle = kept();
const area = {
  ...cycle.areas[0]!,
  eligible: { voters: 163_000, source: '戶政', on: on('2026-04-30') },
};

describe('規則凍結 freezing', () => {
  it('waits for the eligible voters when the threshold is a share of them', () => {
    expect(rulesOf(cycle, cycle.areas[0]!)).toEqual({
      ok: false,
      refusal: {
        code: 'eligible-voters-missing',
        field: 'eligibleVoters-songshan',
        area: { zh: '松山區', en: 'Songshan District' },
      },
    });
  });

  it('writes the threshold out in votes', () => {
    expect(frozen().rules.threshold).toEqual({ votes: 1630, passing: 'over' });
  });

  it('gives the same hash to the same rules, in whatever order they were written', () => {
    const { ballot } = cycle.rules;
    const other = {
      ...cycle,
      rules: {
        ...cycle.rules,
        ballot: { shuffled: ballot.shuffled, max: ballot.max, min: ballot.min, kind: ballot.kind },
      },
    };
    expect(frozen(other).hash).toBe(frozen().hash);
    expect(frozen().hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['the most picks', { ballot: { ...cycle.rules.ballot, max: 6 } }],
    ['the order of ties', { admission: { ...cycle.rules.admission, ties: ['earlier-number'] } }],
    ['a weight', { weights: { registered: 2, other: 1 } }],
    ['the age', { eligibility: { ...cycle.rules.eligibility, minAge: 17 } }],
    ['the bonus', { moneyBonus: { voters: 4000, money: ntd(1) } }],
    ['the complaint period', { complaintDays: 31 }],
  ] as const)('gives another hash when %s changes', (_what, rules) => {
    const other = { ...cycle, rules: { ...cycle.rules, ...rules } };
    expect(frozen(other).hash).not.toBe(frozen().hash);
    expect(frozenChanges(cycle, other)).toEqual(['admission']);
  });

  it('gives another hash when an option is added, changed or moved', () => {
    const hash = (...options: string[]) => freeze(frozen().rules, options).hash;
    expect(new Set([hash(), hash('a'), hash('a', 'b'), hash('b', 'a')]).size).toBe(4);
  });

  it('leaves title, summary, legal basis and the dates of other phases free', () => {
    const other: Cycle = {
      ...cycle,
      title: { zh: '新名稱', en: null },
      summary: { zh: '', en: null },
      rules: { ...cycle.rules, legalBasis: '府民治字第1號', exclusions: [] },
      phases: cycle.phases.map((phase) =>
        phase.step === 'fund' ? { ...phase, closes: new Date('2030-01-01') } : phase,
      ),
    };
    expect(frozenChanges(cycle, other)).toEqual([]);
  });

  it('holds the cap, the eligible voters and the dates of voting', () => {
    const caps = { ...cycle, areas: cycle.areas.map((one) => ({ ...one, cap: 1 })) };
    const dates = {
      ...cycle,
      phases: cycle.phases.map((phase) =>
        phase.step === 'vote' ? { ...phase, closes: new Date('2030-01-01') } : phase,
      ),
    };
    const one = { ...cycle, areas: cycle.areas.slice(1) };
    expect(frozenChanges(cycle, caps)).toEqual(['areas']);
    expect(frozenChanges(cycle, one)).toEqual(['areas']);
    expect(frozenChanges(cycle, dates)).toEqual(['phases']);
  });

  it('begins in the moment in which voting opens, or as soon as a poll is set up', () => {
    const vote = cycle.phases.find(({ step }) => step === 'vote')!;
    const before = new Date(vote.opens.getTime() - 1);
    expect(frozenSince(cycle, { now: before, pollExists: false })).toBeNull();
    expect(frozenSince(cycle, { now: before, pollExists: true })).toEqual(before);
    expect(frozenSince(cycle, { now: vote.opens, pollExists: false })).toEqual(vote.opens);
    expect(frozenSince(cycle, { now: vote.closes, pollExists: false })).toEqual(vote.opens);
  });

  it('never gives one hash to two different caps', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const hash = (cap: number) => frozen(cycle, { ...area, cap }).hash;
        expect(hash(a) === hash(b)).toBe(a === b);
      }),
    );
  });
});

function frozen(given: Cycle = cycle, one = area) {
  const rules = rulesOf(given, one);
  if (!rules.ok) throw new Error(rules.refusal.code);
  return freeze(rules.value, []);
}

function kept(): Cycle {
  const draft = draftFrom(taipeiDistrict, { year: 2026, start: null });
  return {
    ...draft,
    id: 'c' as Id<'cycle'>,
    tenant: 'taipei' as TenantId,
    organisation: 'o' as OrganisationId,
    clonedFrom: null,
    published: null,
    record: false,
    areas: draft.areas.map((one) => ({ ...one, id: one.slug as Id<'area'>, organisation: null })),
    phases: draft.phases.map((phase) => ({ ...phase, id: `${phase.ordinal}` as Id<'phase'> })),
  };
}
