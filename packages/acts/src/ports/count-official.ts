/** The official rule of a .pb file: what its META says, as a rule that can be counted. */
import type { Election, Rule, TieRule } from '@gongsuan/tally';

export interface FileRule {
  readonly rule: Rule;
  /** The name in the file, when the rule that is counted only stands in for it. */
  readonly unknown: string | null;
  readonly selected: readonly string[] | null;
}

export function fileRuleOf(election: Election): FileRule {
  const meta = new Map(election.file?.meta ?? []);
  const named = meta.get('rule')?.trim() ?? 'unknown';
  const selected = selectedIn(election);
  const rule = ruleNamed(named, election, meta, tiesOf(election, selected));
  const unknown = rule ? null : named.slice(0, 60);
  return { rule: rule ?? greedy(election, tiesOf(election, selected)), unknown, selected };
}

function selectedIn({ file, projects }: Election): readonly string[] | null {
  const column = file?.projectColumns.indexOf('selected') ?? -1;
  if (!file || column < 0) return null;
  const ids = projects.filter((_, i) => file.projects[i]?.[column]?.trim() === '1');
  return ids.length === 0 ? null : ids.map(({ id }) => id);
}

/** A file does not say how ties were broken: among equals, those that were selected go first. */
function tiesOf({ projects }: Election, selected: readonly string[] | null): readonly TieRule[] {
  if (!selected) return ['cost', 'votes', 'id'];
  const others = projects.map(({ id }) => id).filter((id) => !selected.includes(id));
  return [{ lot: [...selected, ...others] }];
}

function greedy({ kind }: Election, ties: readonly TieRule[]): Extract<Rule, { kind: 'greedy' }> {
  return { kind: 'greedy', ties, ...(kind === 'ranking' && { score: 'borda-from-one' }) };
}

function ruleNamed(
  name: string,
  election: Election,
  meta: ReadonlyMap<string, string>,
  ties: readonly TieRule[],
): Rule | null {
  const least = Number(meta.get('min_project_score_threshold') ?? '');
  const threshold = Number.isSafeInteger(least) && least > 0 ? { votes: least } : null;
  const byVotes = { ...greedy(election, ties), ...(threshold && { threshold }) };
  switch (name) {
    case 'greedy':
    case 'greedy-threshold':
      return byVotes;
    case 'greedy-no-skip':
      return { ...byVotes, onMisfit: 'stop' };
    case 'equalshares':
      return { kind: 'equal-shares', completion: 'none', ties };
    case 'equalshares/add1':
      return { kind: 'equal-shares', completion: 'add1', ties };
    case 'equalshares-comparison':
      return { kind: 'equal-shares', completion: 'none', comparison: true, ties };
    case 'equalshares/add1-comparison':
      return {
        kind: 'equal-shares',
        completion: 'add1',
        comparison: true,
        exhaustiveStop: false,
        ties,
      };
    default:
      return null;
  }
}
