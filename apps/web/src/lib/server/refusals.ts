/** Turns refusals into what SvelteKit answers with: a form that keeps what was typed, or an error page. */
import { error, fail, type ActionFailure } from '@sveltejs/kit';
import type { Lang, Result } from '@gongsuan/prelude';
import { sentence, statusOf, type AnyRefusal } from '@gongsuan/words';
import { log } from './log.ts';

export interface ShownRefusal {
  readonly code: string;
  /** The name of the form field that it concerns, where there is one. */
  readonly field: string | null;
  readonly sentence: string;
}

/** A refusal as a page shows it: its sentence, and the field that it concerns. */
export function shown(refusal: AnyRefusal, lang: Lang): ShownRefusal {
  const field = 'field' in refusal && typeof refusal.field === 'string' ? refusal.field : null;
  return { code: refusal.code, field, sentence: sentence(refusal, lang) };
}

/** The request that asked. */
interface Asking {
  readonly locals: Pick<App.Locals, 'lang'> & Partial<Pick<App.Locals, 'request' | 'actor'>>;
  readonly route?: { readonly id: string | null };
}

/** What the log keeps of a right that somebody used without having it: ids, and nothing typed. */
export function noteDenied({ locals, route }: Asking, refusal: AnyRefusal): void {
  if (refusal.code !== 'not-allowed') return;
  const { request, actor } = locals;
  const account = actor && 'account' in actor ? actor.account : null;
  const { code, verb } = refusal;
  log.warn({ request, route: route?.id, code, verb, account }, 'a right was refused');
}

/** For a form action: the refusals in words, and everything that was typed. */
export function refused<T>(
  event: Asking,
  refusal: AnyRefusal | readonly AnyRefusal[],
  typed?: T,
): ActionFailure<{ refusals: readonly ShownRefusal[]; typed: T | undefined }> {
  const all = (Array.isArray(refusal) ? refusal : [refusal]) as readonly AnyRefusal[];
  const [first] = all;
  if (!first) throw new Error('a refusal needs at least one reason');
  for (const one of all) noteDenied(event, one);
  const refusals = all.map((one) => shown(one, event.locals.lang));
  return fail(statusOf(first), { refusals, typed });
}

/** For a loader: the value, or the error page with the refusal's own words. */
export function orError<T>(event: Asking, result: Result<T, AnyRefusal>): T {
  if (result.ok) return result.value;
  noteDenied(event, result.refusal);
  const { code, sentence: message } = shown(result.refusal, event.locals.lang);
  error(statusOf(result.refusal), { message, code });
}
