import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '@gongsuan/prelude';
import type { OrganisationId, TenantId } from '../people/index.ts';
import type { Cycle } from './cycle.ts';
import { draftFrom } from './draft.ts';
import { frozenChanges, frozenSince } from './freeze.ts';
import { ntd } from './presets/parts.ts';
import { taipeiDistrict } from './presets/taipei-district.ts';

const cycle = kept();

describe('規則凍結 freezing', () => {
  it.each([
    ['the most picks', { ballot: { ...cycle.rules.ballot, max: 6 } }],
    ['the order of ties', { admission: { ...cycle.rules.admission, ties: ['earlier-number'] } }],
    ['a weight', { weights: { registered: 2, other: 1 } }],
    ['the age', { eligibility: { ...cycle.rules.eligibility, minAge: 17 } }],
    ['the bonus', { moneyBonus: { voters: 4000, money: ntd(1) } }],
    ['the categories', { categories: [{ key: 'road', name: { zh: '交通', en: null } }] }],
    ['the complaint period', { complaintDays: 31 }],
  ] as const)('holds %s', (_what, rules) => {
    const other = { ...cycle, rules: { ...cycle.rules, ...rules } };
    expect(frozenChanges(cycle, other)).toEqual(['admission']);
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

  it('begins when the first ballot was set, or when voting opens, whichever came first', () => {
    const vote = cycle.phases.find(({ step }) => step === 'vote')!;
    const before = new Date(vote.opens.getTime() - 1);
    const ballotSet = new Date(vote.opens.getTime() - 86_400_000);
    expect(frozenSince(cycle, { now: before, ballotSet: null })).toBeNull();
    expect(frozenSince(cycle, { now: before, ballotSet })).toEqual(ballotSet);
    expect(frozenSince(cycle, { now: vote.closes, ballotSet })).toEqual(ballotSet);
    expect(frozenSince(cycle, { now: vote.opens, ballotSet: null })).toEqual(vote.opens);
    expect(frozenSince(cycle, { now: vote.closes, ballotSet: null })).toEqual(vote.opens);
    expect(frozenSince(cycle, { now: vote.closes, ballotSet: vote.closes })).toEqual(vote.opens);
  });

  it('holds any change of a number that decides', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const capped = (cap: number) => ({
          ...cycle,
          areas: cycle.areas.map((one) => ({ ...one, cap })),
        });
        expect(frozenChanges(capped(a), capped(b))).toEqual(a === b ? [] : ['areas']);
      }),
    );
  });
});

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
