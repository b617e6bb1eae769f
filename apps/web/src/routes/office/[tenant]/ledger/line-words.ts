/** How a line of the ledger reads: who, what, and the facts. */
import type { Json, Lang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';

/** The words for an act, or its own name where it has none. */
export function actName(act: string, lang: Lang): string {
  const names: Readonly<Record<string, string>> = wordsOf(lang).people.acts;
  return names[act] ?? act;
}

/** 「承辦人員 示範．民政局承辦」: the officer's name, or the beginning of the id of anybody else. */
export function signer(actor: Json, officers: ReadonlyMap<string, string>, lang: Lang): string {
  const t = wordsOf(lang).people.ledger;
  if (typeof actor !== 'object' || actor === null || Array.isArray(actor)) return t.machine;
  const { kind, name, account } = actor as { readonly [key: string]: Json | undefined };
  const id = typeof account === 'string' ? account.slice(0, 8) : '';
  if (kind === 'staff') return t.staff(officers.get(String(account)) ?? id);
  if (kind === 'citizen') return t.citizen(id);
  return typeof name === 'string' ? `${t.machine} ${name}` : t.machine;
}

/** The facts of a line by their names; what is nested stays JSON, as it is hashed. */
export function factsOf(facts: Json): readonly { readonly term: string; readonly text: string }[] {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) {
    return [{ term: '', text: JSON.stringify(facts) }];
  }
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([term, value]) => ({
      term,
      text: typeof value === 'string' ? value : JSON.stringify(value),
    }));
}
