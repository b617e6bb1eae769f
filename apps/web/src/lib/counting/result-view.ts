/** A counted election as the pages show it: names, amounts, words and marks. */
import type { ColumnKey, CountColumn, CountHead } from '@gongsuan/acts/ports';
import { writeCount, writeMoney, writeShare, type Lang } from '@gongsuan/prelude';
import { explain, type Outcome } from '@gongsuan/tally';
import { wordsOf } from '@gongsuan/words';

/** Proposals that one page lists. */
export const MOST_ROWS = 300;

export type Mark = 'won' | 'partly' | 'tied' | 'lost' | 'withdrawn';

export interface ProposalRow {
  readonly id: string;
  readonly label: string;
  readonly votes: number;
  readonly cost: number;
}

/** The proposals, most votes first, as many as a page lists. */
export function rowsOf(head: CountHead, outcome: Outcome): readonly ProposalRow[] {
  const votes = new Map(outcome.totals.map((total) => [total.id, total.weightedScore]));
  return head.projects
    .map((project) => ({
      id: project.id,
      label: labelOf(project.id, project.name),
      votes: votes.get(project.id) ?? 0,
      cost: project.cost,
    }))
    .sort((a, b) => b.votes - a.votes)
    .slice(0, MOST_ROWS);
}

export function labelOf(id: string, name: string | undefined): string {
  return name === undefined || name === id ? id : `${id} ${name}`;
}

export function nameIn(head: CountHead): (id: string) => string {
  const names = new Map(head.projects.map(({ id, name }) => [id, labelOf(id, name)]));
  return (id) => names.get(id) ?? id;
}

export function markOf({ outcome }: CountColumn, id: string): Mark {
  if (Object.hasOwn(outcome.partly, id)) return 'partly';
  if (outcome.funded.includes(id)) return 'won';
  const reason = outcome.unfunded.find((project) => project.id === id)?.reason;
  if (reason === 'tied' || reason === 'awaits-tie') return 'tied';
  return reason === 'withdrawn' ? 'withdrawn' : 'lost';
}

/** An amount of the comparison: money, or places where no costs are known. */
export function amountOf(amount: number, head: CountHead, lang: Lang): string {
  const { money, decimals, currency } = head;
  if (money === 'places') {
    const { place } = wordsOf(lang).shell.counting;
    return `${decimal(amount, 2)} ${amount === 100 ? place.one : place.many}`;
  }
  return moneyOf(amount, decimals, currency, lang);
}

/** The same for large figures: the unit apart, where it follows the number. */
export function figureOf(
  amount: number,
  head: CountHead,
  lang: Lang,
): { readonly value: string; readonly unit?: string } {
  // Long figures do not fit with their sign in front: "NT$" goes behind, like 元.
  const text = amountOf(amount, head, lang).replace(/^NT\$(.*)$/, '$1 NT$$');
  const [value = '', ...unit] = text.split(' ');
  return unit.length > 0 ? { value, unit: unit.join(' ') } : { value };
}

/** What a proposal costs, in the election's own money. */
export function moneyOf(
  amount: number,
  decimals: number,
  currency: string | null,
  lang: Lang,
): string {
  if ((currency === null || currency === 'TWD') && decimals === 0) return writeMoney(amount, lang);
  return `${decimal(amount, decimals)} ${currency ?? ''}`.trim();
}

function decimal(amount: number, decimals: number): string {
  const digits = String(amount).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const rest = digits.slice(cut);
  const whole = writeCount(Number(digits.slice(0, cut)));
  return /[1-9]/.test(rest) ? `${whole}.${rest}` : whole;
}

/** Why a proposal won or not, in the money of the comparison. */
export function reasonOf(column: CountColumn, id: string, head: CountHead, lang: Lang): string {
  const places = head.money === 'places' && column.outcome.decimals === 2;
  const outcome: Outcome = places
    ? { ...column.outcome, currency: wordsOf(lang).shell.counting.place.many }
    : column.outcome;
  return explain(outcome, id, lang, nameIn(head));
}

/** What a rule spent; the official rule counts places where no costs are known. */
export function spentOf(column: CountColumn, head: CountHead): number {
  return head.money === 'places' ? column.outcome.funded.length * 100 : column.outcome.cost;
}

export function leftOf(column: CountColumn, head: CountHead): number | null {
  const left = head.budget - spentOf(column, head);
  return left < 0 ? null : left;
}

/** 1.25 of a fraction, rounded down to hundredths. */
export function averageOf(column: CountColumn): string {
  const { numerator, denominator } = column.reach.picks;
  return decimal(Math.floor((numerator * 100) / denominator), 2);
}

export function noneShare({ reach: { some, none } }: CountColumn): string {
  return writeShare(none, some + none, 1);
}

export function columnName(key: ColumnKey, head: CountHead, lang: Lang): string {
  const t = wordsOf(lang).shell.counting;
  return key === 'official' ? officialName(head, lang) : t.names[key];
}

/** The official rule by its own name, so that nobody has to guess which one it is. */
export function officialName(head: CountHead, lang: Lang): string {
  const t = wordsOf(lang).shell.counting;
  const { official } = head;
  const first = head.about ? t.fileOfficial : t.names.official;
  const own =
    official.kind === 'greedy' && official.by === 'votes-per-cost'
      ? t.names['votes-per-cost']
      : t.names[official.kind];
  return `${first}${t.colon}${own}`;
}

/** A query with one value changed, the others as they were. */
export function queryWith(query: string, name: string, value: string): string {
  const others = [...new URLSearchParams(query)].filter(([key]) => key !== name);
  return new URLSearchParams([...others, [name, value]]).toString();
}
