/**
 * Plain data as JSON with its keys in code-unit order and no spaces, `undefined` left out: equal
 * values give equal text, so that the text can be hashed.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value);
}
