import type { Contest, Findings } from './contest.ts';
import type { SettingsOf } from './settings.ts';
export function phragmen(_contest: Contest, rule: SettingsOf<'phragmen'>): Findings {
  throw new Error(`${rule.kind} is not counted yet`);
}
