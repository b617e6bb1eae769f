/** What JSON can say. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one way to write a value as JSON: keys in code-unit order, no spaces, `undefined` left out.
 * Equal values give equal text, so that the text can be hashed.
 *
 * @throws when a number is not finite
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('only finite numbers can be written');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(',')}]`;
  const fields = value as { readonly [key: string]: Json | undefined };
  const parts = Object.keys(fields)
    .sort()
    .flatMap((key) => {
      const field = fields[key];
      return field === undefined ? [] : [`${JSON.stringify(key)}:${canonical(field)}`];
    });
  return `{${parts.join(',')}}`;
}
