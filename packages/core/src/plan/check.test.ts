import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, money, parseMoment } from '@gongsuan/prelude';
import { hindrances, renumbered } from './change.ts';
import { checkPlan, checkPublishable, dueBeforeVoting, type Plan } from './check.ts';
import { checkPhases } from './check-phases.ts';
import type { CycleRules, Step } from './cycle.ts';
import { draftFrom } from './draft.ts';
import { dayuan2017 } from './presets/taoyuan-dayuan-2017.ts';
import { kaohsiung2016 } from './presets/kaohsiung.ts';
import { ntd, on, phases } from './presets/parts.ts';
import { taipeiDistrict } from './presets/taipei-district.ts';

const plan = draftFrom(taipeiDistrict, { year: 2026, start: null });

const voting = plan.phases.find(({ step }) => step === 'vote')!;
const lastDay = dayOf(voting.closes);

describe('期程 phases', () => {
  const usual = phases(
    ['gather', '2026-03-01 09:00', '2026-04-01 17:00'],
    ['vote', '2026-05-01 09:00', '2026-05-14 17:00'],
  );

  it('accepts a ballot that opens in the moment in which proposals close', () => {
    const seamless = phases(
      ['gather', '2026-03-01 09:00', '2026-05-01 09:00'],
      ['vote', '2026-05-01 09:00', '2026-05-14 17:00'],
    );
    expect(checkPhases(usual)).toEqual([]);
    expect(checkPhases(seamless)).toEqual([]);
  });

  it('refuses a phase that ends before it starts, and one that ends as it starts', () => {
    expect(codes(changed(usual, 1, { closes: '2026-04-30 17:00' }))).toEqual([
      'plan-phase-reversed closes-2',
    ]);
    expect(codes(changed(usual, 1, { closes: '2026-05-01 09:00' }))).toEqual([
      'plan-phase-reversed closes-2',
    ]);
  });

  it('refuses a ballot that opens while proposals may still be submitted', () => {
    const early = changed(usual, 0, { closes: '2026-05-01 09:01' });
    expect(checkPhases(early)).toEqual([
      expect.objectContaining({
        code: 'plan-phase-too-early',
        field: 'opens-2',
        step: 'vote',
        needs: 'gather',
        earliest: parseMoment('2026-05-01 09:01'),
      }),
    ]);
  });

  it('refuses a ballot that opens before screening or deliberation has ended', () => {
    for (const step of ['route', 'deliberate'] as const) {
      const waiting = phases(
        ['gather', '2026-03-01 09:00', '2026-04-01 17:00'],
        [step, '2026-03-01 09:00', '2026-05-01 09:01'],
        ['vote', '2026-05-01 09:00', '2026-05-14 17:00'],
      );
      expect(codes(waiting)).toEqual(['plan-phase-too-early opens-3']);
    }
  });

  it("skips a disabled phase: it is in nobody's way", () => {
    const early = changed(usual, 0, { closes: '2026-06-01 17:00' });
    const off = early.map((phase) =>
      phase.step === 'gather' ? { ...phase, disabled: true } : phase,
    );
    expect(checkPhases(off)).toEqual([]);
  });

  it('asks for one phase of voting, and refuses a second', () => {
    expect(codes(usual.slice(0, 1))).toEqual(['plan-no-vote-phase phases']);
    const twice = phases(
      ['vote', '2026-05-01 09:00', '2026-05-14 17:00'],
      ['vote', '2026-06-01 09:00', '2026-06-14 17:00'],
    );
    expect(codes(twice)).toEqual(['plan-twice step-2']);
  });

  it('lets the exhibition run on during the ballot, but not begin after it', () => {
    const shown = (opens: string) =>
      codes(
        phases(
          ['gather', '2026-03-01 09:00', '2026-04-01 17:00'],
          ['exhibit', opens, '2026-05-14 17:00'],
          ['vote', '2026-05-01 09:00', '2026-05-14 17:00'],
        ),
      );
    expect(shown('2026-04-20 09:00')).toEqual([]);
    expect(shown('2026-05-02 09:00')).toEqual(['plan-phase-too-early opens-3']);
  });

  it('wants screening to last until the last proposal is in', () => {
    const short = phases(
      ['gather', '2026-03-01 09:00', '2026-04-01 17:00'],
      ['route', '2026-03-01 09:00', '2026-03-20 17:00'],
      ['vote', '2026-05-01 09:00', '2026-05-14 17:00'],
    );
    expect(codes(short)).toEqual(['plan-phase-too-early closes-2']);
  });

  it('refuses results, budgets and execution that begin before the ballot has closed', () => {
    for (const step of ['admit', 'fund', 'deliver'] as const) {
      const early = [
        ...usual,
        ...phases([step, '2026-05-14 16:59', '2026-07-01 17:00']).map((p) => ({
          ...p,
          ordinal: 3,
        })),
      ];
      expect(codes(early)).toEqual(['plan-phase-too-early opens-3']);
    }
  });

  it('numbers phases in the order in which they open', () => {
    const late = renumbered(usual.toReversed());
    expect(late.map(({ step, ordinal }) => [step, ordinal])).toEqual([
      ['gather', 1],
      ['vote', 2],
    ]);
  });
});

describe('規則 rules', () => {
  it.each([
    [
      'picks',
      { ballot: { kind: 'approval', min: 9, max: 8, shuffled: false } },
      'plan-min-over-max max',
    ],
    [
      'no pick',
      { ballot: { kind: 'approval', min: 0, max: 8, shuffled: false } },
      'plan-number-outside min',
    ],
    [
      'half a pick',
      { ballot: { kind: 'approval', min: 1, max: 2.5, shuffled: false } },
      'plan-number-outside max',
    ],
    [
      'single choice',
      { ballot: { kind: 'choose-one', min: 1, max: 2, shuffled: false } },
      'plan-single-choice ballotKind',
    ],
    [
      'no weight for residents',
      { weights: { registered: 0, other: 1 } },
      'plan-number-outside weightRegistered',
    ],
    ['weight 0', { weights: { registered: 2, other: 0 } }, 'plan-number-outside weightOther'],
    [
      'weight 1.5',
      { weights: { registered: 1.5, other: 1 } },
      'plan-number-outside weightRegistered',
    ],
    ['money from nowhere', { funding: [] }, 'plan-missing funding'],
    ['no limit of cost', { mostCost: ntd(0) }, 'plan-number-outside mostCost'],
    ['complaints for ever', { complaintDays: 4000 }, 'plan-number-outside complaintDays'],
    ['complaints before the end', { complaintDays: -1 }, 'plan-number-outside complaintDays'],
  ] as const)('refuses %s', (_name, rules: Partial<CycleRules>, expected) => {
    expect(problems({ rules })).toEqual([expected]);
  });

  it.each([
    ['an age of −1', { minAge: -1 }, ['plan-number-outside minAge']],
    ['an age of 121', { minAge: 121 }, ['plan-number-outside minAge']],
    ['18 to 17', { minAge: 18, maxAge: 17 }, ['plan-min-over-max maxAge']],
    ['nobody', { residencies: [] }, ['plan-missing residencies']],
    ['an age reckoned after the vote', { ageOn: on('2026-12-31') }, ['plan-day-after-vote ageOn']],
    ['an age reckoned on the last day of voting', { ageOn: lastDay }, []],
    ['18 to 18', { minAge: 18, maxAge: 18 }, []],
  ] as const)('reads %s', (_name, eligibility, expected) => {
    const own = { ...plan.rules.eligibility, ...eligibility };
    expect(problems({ rules: { eligibility: own } })).toEqual(expected);
  });

  it.each([
    [0, ['plan-number-outside basisPoints']],
    [1, []],
    [9_999, []],
    [10_000, ['plan-number-outside basisPoints']],
  ])('reads a threshold of %d hundredths of a per cent', (basisPoints, expected) => {
    const threshold = { kind: 'share', basisPoints, rounding: 'up', passing: 'over' } as const;
    const admission = { kind: 'threshold-and-cap', threshold, ties: ['public-lot'] } as const;
    expect(problems({ rules: { admission } })).toEqual(expected);
  });

  it('wants an order of ties that decides in the end, without repeating itself', () => {
    const withTies = (...ties: CycleRules['admission']['ties']) =>
      problems({ rules: { admission: { ...plan.rules.admission, ties } } });
    expect(withTies()).toEqual(['plan-missing ties']);
    expect(withTies('lower-cost')).toEqual(['plan-tie-end ties']);
    expect(withTies('lower-cost', 'admit-all')).toEqual([]);
    expect(withTies('public-lot', 'public-lot')).toEqual(['plan-twice ties']);
    expect(withTies('lower-cost', 'public-lot')).toEqual([]);
  });

  it('cannot register all of a tie within a sum of money: the sum does not grow', () => {
    const admission = {
      kind: 'money',
      threshold: { kind: 'none' },
      onMisfit: 'skip',
      ties: ['lower-cost', 'admit-all'],
    } as const;
    const areas = plan.areas.map((area) => ({ ...area, money: money(3_000_000) ?? null }));
    expect(problems({ rules: { admission }, areas })).toContain('plan-tie-money ties');
  });

  it('refuses places for a category that the cycle does not have', () => {
    const { admission } = kaohsiung2016.rules;
    const draft = draftFrom(kaohsiung2016, { year: 2016, start: null });
    const wrong = {
      ...admission,
      placesByCategory: { women: 3, youth: 3 },
    } as CycleRules['admission'];
    expect(codesOf(checkPlan({ ...draft, rules: { ...draft.rules, admission: wrong } }))).toEqual([
      'plan-unknown-category placesByCategory',
    ]);
  });
});

describe('分區 areas', () => {
  it('misses each cap that the rule of threshold and cap needs', () => {
    const areas = plan.areas.map((area) => ({ ...area, cap: null }));
    expect(problems({ areas })).toHaveLength(12);
    expect(problems({ areas })[2]).toBe('plan-missing cap-daan');
  });

  it('misses the money that a rank within the money needs', () => {
    const draft = draftFrom(dayuan2017, { year: 2017, start: null });
    const areas = draft.areas.map((area) => ({ ...area, money: null }));
    expect(codesOf(checkPlan({ ...draft, areas }))).toEqual(['plan-missing money-dayuan']);
  });

  it("refuses a threshold that not even everybody's vote could pass", () => {
    const eligible = { voters: 1000, source: '戶政', on: on('2026-01-01') };
    const areas = (thresholdVotes: number) => [{ ...plan.areas[0]!, eligible, thresholdVotes }];
    expect(problems({ areas: areas(1000) })).toEqual([
      'plan-threshold-unreachable areaThreshold-songshan',
    ]);
    expect(problems({ areas: areas(999) })).toEqual([]);
  });

  it('refuses two areas of one name or one address', () => {
    const [first, second] = [plan.areas[0]!, plan.areas[1]!];
    expect(problems({ areas: [first, { ...second, slug: first.slug }] })).toEqual([
      'plan-twice areaSlug-songshan',
    ]);
    expect(problems({ areas: [first, { ...second, name: first.name }] })).toEqual([
      'plan-twice areaName-xinyi',
    ]);
    expect(problems({ areas: [] })).toEqual(['plan-missing areas']);
  });

  it('refuses a bonus that nobody knows how to share, and one that lowers the money', () => {
    const draft = draftFrom(dayuan2017, { year: 2017, start: null });
    const two = [draft.areas[0]!, { ...draft.areas[0]!, slug: 'b', name: { zh: '乙', en: null } }];
    expect(codesOf(checkPlan({ ...draft, areas: two }))).toEqual(['plan-bonus-many-areas bonus']);
    const rules = { ...draft.rules, moneyBonus: { voters: 4000, money: ntd(3_000_000) } };
    expect(codesOf(checkPlan({ ...draft, rules }))).toEqual(['plan-bonus-lower bonusMoney']);
  });
});

describe('公告 publication', () => {
  it('lists everything that is wrong at once, section by section', () => {
    const wrong: Plan = {
      ...plan,
      title: { zh: ' ', en: null },
      areas: plan.areas.map((area) => ({ ...area, cap: area.slug === 'daan' ? null : 12 })),
      phases: plan.phases.filter(({ step }) => step !== 'vote'),
      rules: { ...plan.rules, funding: [], complaintDays: -1 },
    };
    expect(codesOf(checkPlan(wrong))).toEqual([
      'plan-missing title',
      'plan-missing funding',
      'plan-missing cap-daan',
      'plan-no-vote-phase phases',
      'plan-number-outside complaintDays',
    ]);
  });

  it('is refused when the voting is over, unless the cycle is the record of a past year', () => {
    const after = new Date('2027-01-01');
    expect(codesOf(checkPublishable({ ...plan, record: false }, after))).toEqual([
      expect.stringMatching(/^plan-vote-over closes-/),
    ]);
    expect(checkPublishable({ ...plan, record: true }, after)).toEqual([]);
    const last = new Date(voting.closes.getTime() - 1);
    expect(checkPublishable({ ...plan, record: false }, last)).toEqual([]);
    expect(checkPublishable({ ...plan, record: false }, voting.closes)).toHaveLength(1);
  });

  it('does not wait for eligible voters and case codes, but voting does', () => {
    expect(checkPlan(plan)).toEqual([]);
    expect(dueBeforeVoting(plan)).toHaveLength(24);
    const onSite = { ...plan, rules: { ...plan.rules, identity: 'on-site-only' as const } };
    expect(codesOf(dueBeforeVoting(onSite))[0]).toBe('plan-missing eligibleVoters-songshan');
  });

  it('lets a draft be kept with gaps, not with faults, and a published cycle with neither', () => {
    const [gap] = checkPlan({ ...plan, title: { zh: '', en: null } });
    const [fault] = checkPlan({ ...plan, year: 1900 });
    const both = [gap!, fault!];
    expect(hindrances(both, 'basics', false)).toEqual([fault]);
    expect(hindrances(both, 'areas', false)).toEqual([]);
    expect(hindrances(both, 'areas', true)).toEqual(both);
    const unfinished = checkPhases([]);
    expect(codesOf(unfinished)).toEqual(['plan-no-vote-phase phases', 'plan-missing phases']);
    expect(hindrances(unfinished, 'phases', false)).toEqual([]);
  });

  it('finds fault with numbers out of range, never throwing, whatever they are', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.integer(), (min, max, minAge) => {
        const found = problems({
          rules: {
            ballot: { kind: 'approval', min, max, shuffled: false },
            eligibility: { ...plan.rules.eligibility, minAge },
          },
        });
        const sound =
          [min, max].every((n) => Number.isInteger(n) && n >= 1 && n <= 500) && min <= max;
        expect(found.some((one) => /min$|max$/.test(one))).toBe(!sound);
        expect(found.includes('plan-number-outside minAge')).toBe(minAge < 0 || minAge > 120);
      }),
    );
  });
});

function problems(change: { rules?: Partial<CycleRules>; areas?: Plan['areas'] }): string[] {
  return codesOf(
    checkPlan({
      ...plan,
      areas: change.areas ?? plan.areas,
      rules: { ...plan.rules, ...change.rules },
    }),
  );
}

function codes(given: Plan['phases']): string[] {
  return codesOf(checkPhases(given));
}

function codesOf(found: ReturnType<typeof checkPlan>): string[] {
  return found.map(({ code, field }) => `${code} ${field}`);
}

function changed(
  given: Plan['phases'],
  place: number,
  change: { closes: string; step?: Step },
): Plan['phases'] {
  return given.map((phase, index) =>
    index === place ? { ...phase, closes: parseMoment(change.closes)! } : phase,
  );
}
