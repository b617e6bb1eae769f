import type { Contest, Findings } from './contest.ts';
import type { SettingsOf } from './settings.ts';
export function maxWelfare(_contest: Contest, rule: SettingsOf<'max-welfare'>): Findings {
  throw new Error(`${rule.kind} is not counted yet`);
}
