/** What a form shows: what was typed when it was refused, otherwise what is kept. */
import type { ShownRefusal } from '#lib/server/refusals.ts';
import type { Typed } from './reading.ts';

export interface Filled {
  readonly text: (name: string, kept: string | number | null) => string;
  readonly list: (name: string, kept: readonly string[]) => readonly string[];
  readonly error: (name: string) => string | undefined;
  readonly refusals: readonly ShownRefusal[];
}

type Refused =
  | { readonly typed?: Typed | undefined; readonly refusals?: readonly ShownRefusal[] }
  | null
  | undefined;

export function filled(form: Refused): Filled {
  const typed = form?.typed;
  const refusals = form?.refusals ?? [];
  return {
    text: (name, kept) => (typed ? (typed[name]?.[0] ?? '') : String(kept ?? '')),
    list: (name, kept) => (typed ? (typed[name] ?? []) : kept),
    error: (name) => refusals.find(({ field }) => field === name)?.sentence,
    refusals,
  };
}
