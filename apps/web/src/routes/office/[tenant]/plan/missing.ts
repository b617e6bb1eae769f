/** What a plan lacks, as links to where it is put right. The same gap in many areas is one line. */
import type { PlanProblem } from '@gongsuan/core/plan';
import type { Lang } from '@gongsuan/prelude';
import { sentence, wordsOf } from '@gongsuan/words';

export interface MissingLine {
  readonly text: string;
  readonly href: string;
}

/** More of one kind than this are told together. */
const MANY = 3;

/** @param page the address of a section's page, or '' on that page itself */
export function missingLines(
  problems: readonly PlanProblem[],
  page: (section: PlanProblem['section']) => string,
  lang: Lang,
): readonly MissingLine[] {
  const words = wordsOf(lang).plan;
  const groups = Map.groupBy(problems, ({ code, what, field }) =>
    code === 'plan-missing' ? what : `${code} ${field}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const href = (one: PlanProblem) => `${page(one.section)}#${one.field}`;
    if (first && group.length > MANY) {
      const text = words.wizard.missingIn(words.fields[first.what], group.length);
      return [{ text, href: href(first) }];
    }
    return group.map((one) => ({ text: sentence(one, lang), href: href(one) }));
  });
}
