/**
 * The best N of each area or category: 一區一案, 各組前三名, 前三名且過半.
 * A project with several categories stands in the first of them.
 */
import { allowanceOf, at, noFindings, own, type Contest, type Findings } from './contest.ts';
import { fillPlaces } from './places.ts';
import type { SettingsOf } from './settings.ts';
import { votesNeeded } from './threshold.ts';

export function topPerGroup(contest: Contest, rule: SettingsOf<'top-per-group'>): Findings {
  const findings = noFindings();
  const needed = votesNeeded(rule.threshold, rule.comparison, contest.election);
  if (rule.group === 'all') {
    fillPlaces(contest.standing, { cap: rule.top, needed }, contest, findings);
    return findings;
  }
  const allowance = allowanceOf(contest);
  for (const [group, members] of groupsOf(contest, rule.group)) {
    const cap = own(rule.tops, group) ?? rule.top;
    fillPlaces(members, { cap, needed, group }, contest, findings, allowance);
  }
  for (const project of contest.standing) {
    if (findings.funded.includes(project) || findings.reasons.has(project)) continue;
    findings.reasons.set(project, { reason: 'no-group' });
  }
  return findings;
}

/** The projects of each group, groups in the order of their names. */
function groupsOf(
  { election, standing }: Contest,
  by: 'area' | 'category',
): readonly (readonly [string, readonly number[]])[] {
  const groups = new Map<string, number[]>();
  for (const project of standing) {
    const { area, categories } = at(election.projects, project);
    const name = by === 'area' ? area : categories?.[0];
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), project]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
