/** The fields of the proposal form, as they are typed; nothing in them has been checked. */

/** How many cost lines and alternatives the form offers. */
export const COST_LINES = 8;
export const ALTERNATIVES = 3;

/** The longest each text may be, in characters. */
export const LIMITS = {
  title: 60,
  purpose: 1000,
  content: 3000,
  beneficiaries: 500,
  place: 200,
  village: 30,
  drawbacks: 1000,
  maintenance: 1000,
  item: 100,
  alternative: 60,
  'alternative-text': 1000,
  name: 50,
  reach: 100,
} as const;

/** A field that a refusal can point to. Lines and alternatives carry their number: `item-3`. */
export const FIELDS = [
  'title',
  'purpose',
  'content',
  'beneficiaries',
  'area',
  'category',
  'place',
  'village',
  'point',
  'cost',
  'item',
  'amount',
  'alternative',
  'alternative-text',
  'drawbacks',
  'maintenance',
  'name',
  'reach',
  'name-public',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** A form as it came in: texts by field. */
export type Typed = Readonly<Record<string, string>>;

/** All names of the form, lines and alternatives by number. */
export const FORM_FIELDS: readonly string[] = FIELDS.flatMap((name): readonly string[] => {
  if (name === 'item' || name === 'amount') return numbered(name, COST_LINES);
  if (name.startsWith('alternative')) return numbered(name, ALTERNATIVES);
  return [name];
});

/** The most that a whole form may weigh, in characters. */
export const MOST_TYPED = 40_000;

/** Keeps what belongs to the form, cut at the end of what it can hold. */
export function typedOf(given: Readonly<Record<string, unknown>>): Typed {
  let left = MOST_TYPED;
  const kept: Record<string, string> = {};
  for (const name of FORM_FIELDS) {
    const value = given[name];
    if (typeof value !== 'string' || value === '') continue;
    // PostgreSQL keeps neither NUL nor half a character.
    kept[name] = value.toWellFormed().replaceAll('\u0000', '').slice(0, left);
    left -= kept[name].length;
  }
  return kept;
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
}
