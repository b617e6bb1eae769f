/**
 * 錄案 — the rule of Taipei.
 *
 * SOP〈四、提案票選〉（002）：得票數超過該區門檻，且排序後在錄案上限內者，即可錄案。
 * Admitted is who has more votes than the district's threshold and ranks within its cap.
 */
import { noFindings, type Contest, type Findings } from './contest.ts';
import { fillPlaces } from './places.ts';
import type { SettingsOf } from './settings.ts';
import { votesNeeded } from './threshold.ts';

export function thresholdAndCap(contest: Contest, rule: SettingsOf<'threshold-and-cap'>): Findings {
  const findings = noFindings();
  const needed = votesNeeded(rule.threshold, rule.comparison, contest.election);
  fillPlaces(contest.standing, { cap: rule.cap, needed }, contest, findings);
  return findings;
}
