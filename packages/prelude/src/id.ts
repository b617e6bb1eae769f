declare const kind: unique symbol;

/** A string that can only be used where its own kind of id is asked for. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads an id from outside; `undefined` when the text is not a lower-case UUID. */
export function parseId<Kind extends string>(text: string): Id<Kind> | undefined {
  return UUID.test(text) ? (text as Id<Kind>) : undefined;
}
