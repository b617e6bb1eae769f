import type { CycleRules, Exclusion } from '@gongsuan/core/plan';
import type { Reader } from '../../reading.ts';
import { saveSection } from '../saving.ts';
import { SPARE } from './rows.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  save: (event) =>
    saveSection(event, 'limits', (read, { rules }) => ({
      section: 'limits',
      mostCost: read.moneyOrNull('mostCost'),
      categories: named(read, 'category', rules.categories).map(({ key, name }) => ({ key, name })),
      exclusions: named(read, 'exclusion', rules.exclusions).map(({ key, name, row }) => ({
        key,
        name,
        outcome: outcomeOf(read, row),
      })),
    })),
};

type Named = CycleRules['categories'];

/** The rows that have a name. Rows that were there keep their key, new ones take the next free one. */
function named(read: Reader, list: 'category' | 'exclusion', kept: Named) {
  const rows = Array.from({ length: kept.length + SPARE }, (_, row) => row).filter(
    (row) => read.raw(`${list}-${row}`) !== '',
  );
  const taken = new Set(kept.map(({ key }) => key));
  return rows.map((row) => {
    const key = kept[row]?.key ?? free(list, taken);
    taken.add(key);
    const name = { zh: read.raw(`${list}-${row}`), en: read.raw(`${list}En-${row}`) || null };
    return { key, name, row };
  });
}

function free(list: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${list}-${number}`)) number += 1;
  return `${list}-${number}`;
}

function outcomeOf(read: Reader, row: number): Exclusion['outcome'] {
  return read.raw(`outcome-${row}`) === 'assessment' ? 'assessment' : 'excluded';
}
