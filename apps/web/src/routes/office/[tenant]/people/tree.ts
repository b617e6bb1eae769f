/** The tree of organisations as a list, parents before their children, each with its depth. */
import type { Organisation } from '@gongsuan/core/people';

export interface Node {
  readonly organisation: Organisation;
  readonly depth: number;
}

/** Organisations whose parent is not among them (a part of a tree) stand at the top. */
export function inOrder(organisations: readonly Organisation[]): readonly Node[] {
  const known = new Set(organisations.map((one) => one.id));
  const below = (parent: Organisation['parent'], depth: number): readonly Node[] =>
    organisations
      .filter((one) =>
        depth === 0 ? !one.parent || !known.has(one.parent) : one.parent === parent,
      )
      .flatMap((organisation) => [{ organisation, depth }, ...below(organisation.id, depth + 1)]);
  return below(null, 0);
}
