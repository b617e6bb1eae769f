import type { ShownRefusal } from '#lib/server/refusals.ts';

/** The sentence about one field of a form that was refused; undefined where there is none. */
export function wrong(
  form: { readonly refusals?: readonly ShownRefusal[] | undefined } | object | null | undefined,
  field: string,
): string | undefined {
  const refusals = form && 'refusals' in form ? form.refusals : undefined;
  return refusals?.find((one) => one.field === field)?.sentence;
}
