import type { Contest, Findings } from '../contest.ts';
import type { SettingsOf } from '../settings.ts';
export function equalShares(_contest: Contest, rule: SettingsOf<'equal-shares'>): Findings {
  throw new Error(`${rule.kind} is not counted yet`);
}
