import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoMoment, type Id } from '@gongsuan/prelude';
import type { OrganisationId, TenantId } from '../people/index.ts';
import { checkPlan, checkPublishable } from './check.ts';
import type { Cycle } from './cycle.ts';
import { cloneOf, draftFrom, type Draft } from './draft.ts';
import { notesFor } from './effective.ts';
import { findPreset, PRESETS } from './presets/index.ts';
import { on } from './presets/parts.ts';
import { taipeiDistrict } from './presets/taipei-district.ts';
import { taipeiDistrict2016 } from './presets/taipei-2016.ts';
import { taipeiShilin2017 } from './presets/taipei-shilin-2017.ts';

describe('範本 presets', () => {
  it.each(PRESETS.map((preset) => [preset.key, preset] as const))(
    '%s gives a draft that can be announced as it stands',
    (_key, preset) => {
      const draft = draftFrom(preset, { year: 2027, start: null });
      expect(checkPublishable({ ...draft, record: false }, new Date('2020-01-01'))).toEqual([]);
    },
  );

  it.each(PRESETS.map((preset) => [preset.key, preset] as const))(
    '%s is found by its key, names its sources and covers its own year',
    (key, preset) => {
      expect(findPreset(key)).toBe(preset);
      expect(preset.sources.length).toBeGreaterThan(0);
      expect(preset.phases[0]?.opens).toEqual(new Date(`${preset.start}T09:00+08:00`));
      const { from, to } = preset.effective;
      expect(preset.year >= from && (to === null || preset.year <= to)).toBe(true);
    },
  );

  it('holds the caps printed for 2016, 148 in all, in the official order of the districts (N8)', () => {
    const caps = taipeiDistrict2016.areas.map(({ cap }) => cap);
    expect(caps).toEqual([12, 12, 16, 12, 10, 8, 10, 14, 8, 16, 16, 14]);
    expect(caps.reduce<number>((sum, cap) => sum + (cap ?? 0), 0)).toBe(148);
    expect(taipeiDistrict2016.areas[2]).toMatchObject({ slug: 'daan', townCode: '63000030' });
  });

  it('keeps 2016 at 18 years and a fixed threshold, today at 16 and one per cent, rounded up', () => {
    expect(taipeiDistrict2016.rules.eligibility.minAge).toBe(18);
    expect(taipeiDistrict2016.rules.admission.threshold.kind).toBe('votes');
    expect(taipeiDistrict.rules.eligibility.minAge).toBe(16);
    expect(taipeiDistrict.rules.admission.threshold).toEqual({
      kind: 'share',
      basisPoints: 100,
      rounding: 'up',
      passing: 'over',
    });
  });

  it('opens 士林 2017 on 30 June at 9 and closes it on 13 July at 17, as announced', () => {
    expect(window(draftFrom(taipeiShilin2017, { year: 2017, start: null }))).toEqual([
      '2017-06-30T09:00:00+08:00',
      '2017-07-13T17:00:00+08:00',
    ]);
  });

  it('moves the whole plan to another first day, and the title to another year', () => {
    const draft = draftFrom(taipeiDistrict, { year: 2027, start: on('116-02-15') });
    expect(draft.title).toEqual({
      zh: '116年度臺北市參與式預算',
      en: 'Taipei Participatory Budget 2027',
    });
    expect(draft.phases[0]?.opens).toEqual(new Date('2027-02-15T09:00+08:00'));
    const lengths = (plan: Pick<Draft, 'phases'>) =>
      plan.phases.map(({ opens, closes }) => closes.getTime() - opens.getTime());
    expect(lengths(draft)).toEqual(lengths(taipeiDistrict));
  });

  it('shows no direct execution in a year before 2018 (N9)', () => {
    expect(
      notesFor('taipei-district-2016', 2017)
        .map(({ zh }) => zh)
        .join(),
    ).toContain('自民國107年起才有');
    expect(
      notesFor('taipei-district', 2018)
        .map(({ zh }) => zh)
        .join(),
    ).toContain('民國107年起有「逕予執行」');
    expect(notesFor(null, 2018)).toEqual([]);
  });
});

describe('複製去年 cloning', () => {
  const last = kept(draftFrom(taipeiShilin2017, { year: 2017, start: null }));

  it('moves the dates by whole weeks: a Friday stays a Friday, near the same date', () => {
    expect(window(cloneOf(last, 2018))).toEqual([
      '2018-06-29T09:00:00+08:00',
      '2018-07-12T17:00:00+08:00',
    ]);
  });

  it('keeps the days that a rule names on their date', () => {
    expect(cloneOf(last, 2018).rules.eligibility).toMatchObject({
      ageOn: '2018-05-31',
      registeredBy: '2018-05-31',
    });
  });

  it('copies caps and rules, and leaves eligible voters and case codes behind', () => {
    const source: Cycle = {
      ...last,
      areas: last.areas.map((area) => ({
        ...area,
        caseCode: 'TPE-106-11',
        eligible: { voters: 245_301, source: '戶政', on: on('106-05-31') },
      })),
    };
    const [area] = cloneOf(source, 2018).areas;
    expect(area).toMatchObject({ cap: 16, eligible: null, caseCode: null });
    expect(cloneOf(source, 2018).rules.admission).toEqual(source.rules.admission);
  });

  it('puts the new year into the title, and no other number', () => {
    const titled = {
      ...last,
      title: { zh: '106年度 1106年 1060案 2017', en: 'Budget 2017, 20170 votes' },
    };
    expect(cloneOf(titled, 2018).title).toEqual({
      zh: '107年度 1106年 1060案 2018',
      en: 'Budget 2018, 20170 votes',
    });
  });

  it('keeps weekdays, lengths and order over any number of years', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PRESETS),
        fc.integer({ min: 1995, max: 2100 }),
        (preset, year) => {
          const before = kept(draftFrom(preset, { year: preset.year, start: null }));
          const after = cloneOf(before, year);
          const distances = new Set(
            after.phases.map(
              (phase, place) =>
                phase.opens.getTime() - (before.phases[place]?.opens.getTime() ?? 0),
            ),
          );
          expect(distances.size).toBe(1);
          expect(Math.abs([...distances][0] ?? 1) % (7 * 24 * 3600_000)).toBe(0);
          expect(checkPlan(after)).toEqual(checkPlan(before));
        },
      ),
    );
  });

  it('comes back to the very same dates when cloned there and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), fc.integer({ min: 1, max: 30 }), (preset, years) => {
        const before = kept(draftFrom(preset, { year: preset.year, start: null }));
        const there = kept(cloneOf(before, preset.year + years));
        expect(window(cloneOf(there, preset.year))).toEqual(window(before));
      }),
    );
  });
});

function window(draft: Pick<Draft, 'phases'>): readonly string[] {
  const vote = draft.phases.find(({ step }) => step === 'vote');
  return vote ? [isoMoment(vote.opens), isoMoment(vote.closes)] : [];
}

function kept(draft: Draft): Cycle {
  return {
    ...draft,
    id: 'c' as Id<'cycle'>,
    tenant: 'taipei' as TenantId,
    organisation: 'o' as OrganisationId,
    clonedFrom: null,
    published: null,
    record: false,
    areas: draft.areas.map((area) => ({
      ...area,
      id: area.slug as Id<'area'>,
      organisation: null,
    })),
    phases: draft.phases.map((phase) => ({ ...phase, id: `${phase.ordinal}` as Id<'phase'> })),
  };
}
