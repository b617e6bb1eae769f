/**
 * 圈選: whether what a voter picked is a ballot by the frozen rules.
 *
 * 004「〈單/複選〉」(V1); 士林 106:「至少選 4 案、至多 8 案」, otherwise the ballot does not count. The
 * server decides; what the page showed is no argument.
 */
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { PollRules } from './rules.ts';

/** Numbers of options, ascending, each once, as many as the rules ask for. */
export type Picks = readonly number[] & { readonly __picks: unique symbol };

export type PickRefusal =
  | { readonly code: 'picks-malformed'; readonly field: 'picks' }
  | {
      readonly code: 'too-few-picks';
      readonly field: 'picks';
      readonly min: number;
      readonly picked: number;
    }
  | {
      readonly code: 'too-many-picks';
      readonly field: 'picks';
      readonly max: number;
      readonly picked: number;
    }
  | { readonly code: 'unknown-option'; readonly field: 'picks'; readonly number: number }
  | { readonly code: 'option-twice'; readonly field: 'picks'; readonly number: number };

/** Most picks that are looked at all: nobody prints a ballot with more options. */
export const MOST_PICKS = 500;

/** Checks picks from outside: whole numbers, on this ballot, none twice, not too few or too many. */
export function checkPicks(
  rules: Pick<PollRules, 'options' | 'ballot'>,
  given: readonly unknown[],
): Result<Picks, PickRefusal> {
  const field = 'picks';
  if (given.length > MOST_PICKS || !given.every(isNumber))
    return refuse({ code: 'picks-malformed', field });
  const known = new Set(rules.options.map((option) => option.number));
  const seen = new Set<number>();
  for (const number of given) {
    if (!known.has(number)) return refuse({ code: 'unknown-option', field, number });
    if (seen.has(number)) return refuse({ code: 'option-twice', field, number });
    seen.add(number);
  }
  const { min, max } = rules.ballot;
  if (seen.size < min) return refuse({ code: 'too-few-picks', field, min, picked: seen.size });
  if (seen.size > max) return refuse({ code: 'too-many-picks', field, max, picked: seen.size });
  return ok([...seen].sort((a, b) => a - b) as readonly number[] as Picks);
}

/** Reads picks from form fields (`['3', '7']`); what is no whole number makes the ballot malformed. */
export function picksFromText(values: readonly string[]): readonly unknown[] {
  return values.map((text) => (/^\d{1,5}$/.test(text) ? Number(text) : text));
}

/**
 * The options in an order drawn for one voter (V11 隨機排序): a permutation that depends on `seed`
 * alone, so that one device sees one order throughout. `seed` are random bytes, four per option.
 */
export function shuffledOptions<T>(
  options: readonly T[],
  seed: (at: number) => number,
): readonly T[] {
  const order = [...options];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = seed(at) % (at + 1);
    const [a, b] = [order[at], order[other]];
    if (a !== undefined && b !== undefined) [order[at], order[other]] = [b, a];
  }
  return order;
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 32_767;
