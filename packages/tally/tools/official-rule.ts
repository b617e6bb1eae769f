/** Which of our rules a city's file says it was counted by. */
import type { Election, Rule, Threshold } from '../src/index.ts';

export interface Official {
  readonly selected: readonly string[];
  readonly rule: Rule;
}

/** The official result and the rule to reproduce it with, or why the file has none. */
export function officialOf(election: Election, name: string): Official | string {
  const { file } = election;
  const meta = new Map(file?.meta ?? []);
  const kind = meta.get('rule') ?? 'unknown';
  const column = file?.projectColumns.indexOf('selected') ?? -1;
  if (column < 0) return `no column "selected" (rule ${kind})`;
  if (kind === 'unknown') return 'the rule is unknown';
  const marks = kind === 'greedy-custom' ? ['1', '2'] : ['1'];
  const selected = election.projects
    .filter((_, i) => marks.includes(file?.projects[i]?.[column]?.trim() ?? ''))
    .map((project) => project.id);
  const rule = ruleOf(kind, election, meta, name, selected);
  return typeof rule === 'string' ? rule : { selected: selected.toSorted(), rule };
}

function ruleOf(
  kind: string,
  election: Election,
  meta: ReadonlyMap<string, string>,
  name: string,
  selected: readonly string[],
): Rule | string {
  // How a city broke a tie is not in its file: among equals, those it selected go first.
  const others = election.projects.map(({ id }) => id).filter((id) => !selected.includes(id));
  const ties = [{ lot: [...selected, ...others] }];
  const least = meta.get('min_project_score_threshold');
  const threshold: Threshold | undefined =
    least === undefined ? undefined : { votes: Number(least) };
  const greedy = {
    kind: 'greedy',
    ties,
    score:
      election.kind === 'ranking'
        ? 'borda-from-one'
        : election.kind === 'points'
          ? 'points'
          : 'ballots',
    ...(threshold && { threshold }),
  } as const;
  switch (kind) {
    case 'greedy':
    case 'greedy-threshold':
      return greedy;
    case 'greedy-no-skip':
      return { ...greedy, onMisfit: 'stop' };
    case 'greedy-custom':
      if (!name.startsWith('Poland_Poznan')) return 'a custom rule that the file does not describe';
      return { ...greedy, onMisfit: 'stop', partlyFrom: { numerator: 4, denominator: 5 } };
    case 'greedy-exclusive':
      // Which projects exclude each other stands in the comment of one file alone.
      return name === 'Poland_Warszawa_2022_Bielany.pb'
        ? { ...greedy, exclusive: [['201', '1932']] }
        : greedy;
    case 'equalshares/add1':
      return {
        kind: 'equal-shares',
        utility: 'cost',
        completion: 'add1',
        ties: ['cost', 'votes', 'id'],
      };
    case 'equalshares/add1-comparison':
      return {
        kind: 'equal-shares',
        utility: 'cost',
        completion: 'add1',
        comparison: true,
        exhaustiveStop: false,
        ties: ['cost', 'votes', 'id'],
      };
    default:
      return `no rule for "${kind}"`;
  }
}

/** Differences that are the city's doing, each with what can be seen in the file. */
export const DEVIATIONS: Readonly<Record<string, string>> = {
  'Poland_Warszawa_2018_Ursynow_Wysoki_Poludniowy.pb':
    'project 1137 has enough votes and fits, but is not marked as selected; 787 and 2737 are',
  'Poland_Warszawa_2020_Bialoleka.pb':
    'projects with more votes that fit (118, 1699, 736) are not marked as selected, 1514 and 1938 are',
  'Poland_Warszawa_2020_Targowek.pb':
    'project 1667 fits at its turn but is not marked as selected; 1325, 1686, 1903, 2025 and 331 are',
};
