import { STEPS, type Cycle, type PhaseEdit, type Step } from '@gongsuan/core/plan';
import { parseId, type Bilingual, type Lang } from '@gongsuan/prelude';
import { wordsOf } from '#lib/words.ts';
import type { Reader } from '../../reading.ts';
import { saveSection } from '../saving.ts';
import { SPARE } from './rows.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  save: (event) =>
    saveSection(event, 'phases', (read, cycle) => ({
      section: 'phases',
      phases: rows(read, cycle),
    })),
};

/** The rows that say a step and are not to be deleted. */
function rows(read: Reader, cycle: Cycle): readonly PhaseEdit[] {
  const most = cycle.phases.length + SPARE;
  return Array.from({ length: most }, (_, place) => place + 1)
    .filter((row) => read.raw(`step-${row}`) !== '' && read.raw(`state-${row}`) !== 'drop')
    .map((row) => phaseOf(read, row));
}

/** What a phase without a name of its own is called. */
function stepName(step: Step): Bilingual {
  const name = (lang: Lang) => wordsOf(lang).plan.choices.steps[step];
  return { zh: name('zh-Hant-TW'), en: name('en') };
}

function phaseOf(read: Reader, row: number): PhaseEdit {
  const zh = read.raw(`label-${row}`);
  const label = zh === '' ? null : { zh, en: read.raw(`labelEn-${row}`) || null };
  const step = STEPS.find((one) => one === read.raw(`step-${row}`));
  const place = { key: row, where: label ?? (step ? stepName(step) : null) };
  return {
    id: parseId<'phase'>(read.raw(`id-${row}`)) ?? null,
    step: read.one('step', STEPS, place),
    ordinal: row,
    label,
    opens: read.moment('opens', place),
    closes: read.moment('closes', place),
    disabled: read.raw(`state-${row}`) === 'off',
  };
}
