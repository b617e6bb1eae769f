import type { ShownRefusal } from '#lib/server/refusals.ts';

/** The id of a field; `content` is the page's own main part. */
export function anchorOf(field: string): string {
  return field === 'content' ? 'content-text' : field;
}

/** Refusals whose links lead to the fields of the proposal form. */
export function anchored(
  refusals: readonly ShownRefusal[] | undefined,
): readonly ShownRefusal[] | undefined {
  return refusals?.map((one) => ({ ...one, field: one.field && anchorOf(one.field) }));
}
