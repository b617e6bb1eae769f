/** What a visitor typed into the playground, read into a change. */
import { RULE_NAMES, type Change, type CountHead } from '@gongsuan/acts/ports';
import type { Lang } from '@gongsuan/prelude';
import type { Rule } from '@gongsuan/tally';
import { wordsOf } from '@gongsuan/words';

export const FIELDS = ['rule', 'budget', 'threshold', 'cap'] as const;
export type FieldName = (typeof FIELDS)[number];
export type Typed = Readonly<Record<FieldName, string>>;
export type Problems = Partial<Readonly<Record<FieldName, string>>>;

/** The change, and a sentence for each field that could not be read; what is wrong changes nothing. */
export function readChange(
  query: URLSearchParams,
  lang: Lang,
): { readonly change: Change; readonly typed: Typed; readonly problems: Problems } {
  const { bad } = wordsOf(lang).shell.counting.play;
  const said = (field: FieldName) => (query.get(field) ?? '').slice(0, 40).trim();
  const typed = {
    rule: said('rule'),
    budget: said('budget'),
    threshold: said('threshold'),
    cap: said('cap'),
  };
  const rule = RULE_NAMES.find((name) => name === typed.rule) ?? null;
  const budget = wholeNumber(typed.budget);
  const threshold = wholeNumber(typed.threshold);
  const cap = wholeNumber(typed.cap);
  return {
    change: {
      rule,
      budget: budget ?? null,
      threshold: threshold ?? null,
      cap: cap === 0 ? null : (cap ?? null),
    },
    typed,
    problems: {
      ...(rule === null && typed.rule !== '' && { rule: bad.rule }),
      ...(budget === undefined && { budget: bad.budget }),
      ...(threshold === undefined && { threshold: bad.threshold }),
      ...((cap === undefined || cap === 0) && { cap: bad.cap }),
    },
  };
}

/** The largest amount that is counted, with cents too. */
const MOST = 10_000_000_000_000;

/** Null for nothing typed, undefined for what is no whole number. */
function wholeNumber(text: string): number | null | undefined {
  if (text === '') return null;
  const plain = text
    .normalize('NFKC')
    .replace(/^(NT\$|\$)\s*/i, '')
    .replace(/\s*[元票案]$/, '');
  if (!/^(\d{1,3}(,\d{3})+|\d+)$/.test(plain)) return undefined;
  const value = Number(plain.replaceAll(',', ''));
  return value <= MOST ? value : undefined;
}

/** Fields that were filled in although the rule does not look at them. */
export function unusedBy(rule: Rule, { budget, threshold, cap }: Change): readonly FieldName[] {
  const looks = looksAt(rule);
  return [
    ...(budget !== null && !looks.budget ? (['budget'] as const) : []),
    ...(threshold !== null && !looks.threshold ? (['threshold'] as const) : []),
    ...(cap !== null && !looks.cap ? (['cap'] as const) : []),
  ];
}

function looksAt({ kind }: Rule): Readonly<Record<'budget' | 'threshold' | 'cap', boolean>> {
  switch (kind) {
    case 'threshold-and-cap':
    case 'top-per-group':
      return { budget: false, threshold: true, cap: true };
    case 'greedy':
      return { budget: true, threshold: true, cap: false };
    case 'max-welfare':
    case 'equal-shares':
    case 'phragmen':
      return { budget: true, threshold: false, cap: false };
  }
}

/** The numbers of the official rule, as placeholders of the form. */
export function officialNumbers(head: CountHead): {
  readonly threshold: number | null;
  readonly cap: number | null;
} {
  const { official } = head;
  const threshold = 'threshold' in official ? official.threshold : undefined;
  const least = threshold && 'votes' in threshold ? threshold.votes : null;
  const over = 'comparison' in official && official.comparison === 'over';
  const isTaipei = official.kind === 'threshold-and-cap';
  return {
    threshold: least === null ? null : least + (over || (isTaipei && !official.comparison) ? 1 : 0),
    cap: isTaipei && official.cap < 100_000 ? official.cap : null,
  };
}
