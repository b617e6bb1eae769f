import type { AdmissionRule, CycleRules, Threshold, TieStep } from '@gongsuan/core/plan';
import type { Reader } from '../../reading.ts';
import { saveSection } from '../saving.ts';
import {
  ADMISSIONS,
  BALLOTS,
  MISFITS,
  PASSINGS,
  ROUNDINGS,
  THRESHOLDS,
  TIES,
  TIE_ROWS,
} from './rows.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  save: (event) =>
    saveSection(event, 'ballot', (read, cycle) => ({
      section: 'ballot',
      ballot: ballotOf(read),
      weights: { registered: read.count('weightRegistered'), other: read.count('weightOther') },
      admission: admissionOf(read, cycle.rules),
      moneyBonus: bonusOf(read),
    })),
};

function ballotOf(read: Reader): CycleRules['ballot'] {
  const kind = read.one('ballotKind', BALLOTS);
  const shuffled = read.has('shuffled');
  return kind === 'choose-one'
    ? { kind, min: 1, max: 1, shuffled }
    : { kind, min: read.count('min'), max: read.count('max'), shuffled };
}

/** The rule that was chosen; fields of the other rules are not read. */
function admissionOf(read: Reader, { categories }: CycleRules): AdmissionRule {
  const kind = read.one('admission', ADMISSIONS);
  const threshold = thresholdOf(read);
  const ties = tiesOf(read);
  switch (kind) {
    case 'threshold-and-cap':
      return { kind, threshold, ties };
    case 'money':
      return {
        kind,
        threshold,
        ties,
        onMisfit: read.raw('onMisfit') === 'stop' ? MISFITS[1] : MISFITS[0],
      };
    case 'top': {
      const by = read.raw('by') === 'category' ? 'category' : 'area';
      const placesByCategory = Object.fromEntries(
        categories.flatMap(({ key, name }) => {
          const places = read.countOrNull('placesByCategory', { key, where: name });
          return places === null ? [] : [[key, places] as const];
        }),
      );
      const places = read.count('places');
      return {
        kind,
        threshold,
        ties,
        by,
        places,
        placesByCategory: by === 'area' ? {} : placesByCategory,
      };
    }
  }
}

function thresholdOf(read: Reader): Threshold {
  const kind = read.one('threshold', THRESHOLDS);
  if (kind === 'none') return { kind };
  const passing = read.raw('passing') === 'reach' ? PASSINGS[1] : PASSINGS[0];
  if (kind === 'votes') return { kind, passing, votes: read.count('thresholdVotes') };
  const rounding = read.raw('rounding') === 'down' ? ROUNDINGS[1] : ROUNDINGS[0];
  return { kind, passing, rounding, basisPoints: read.basisPoints('basisPoints') };
}

/** The steps in their order, up to the first that was left empty. */
function tiesOf(read: Reader): readonly TieStep[] {
  return Array.from({ length: TIE_ROWS }, (_, row) =>
    read.raw(row === 0 ? 'ties' : `ties-${row + 1}`),
  )
    .map((typed) => TIES.find((step) => step === typed))
    .filter((step) => step !== undefined);
}

function bonusOf(read: Reader): CycleRules['moneyBonus'] {
  const voters = read.countOrNull('bonusVoters');
  const money = read.moneyOrNull('bonusMoney');
  if (voters === null && money === null) return null;
  if (voters === null) read.miss('bonusVoters');
  if (money === null) read.miss('bonusMoney');
  return voters === null || money === null ? null : { voters, money };
}
