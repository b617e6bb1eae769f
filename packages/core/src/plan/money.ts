/**
 * 經費: what an area may spend, and when it rises.
 *
 * 桃園大園 106: 300 萬元，投票人數達 4,000 人時提高為 500 萬元. The rule reads as it is written: 3,994
 * voters are 6 short. That the money was given all the same was a decision of its own (T11).
 */
import type { Money } from '@gongsuan/prelude';
import type { Area, CycleRules } from './cycle.ts';

export interface ResolvedMoney {
  readonly money: Money | null;
  readonly raised: boolean;
  /** How many voters are missing for the higher amount; null where there is none. */
  readonly short: number | null;
}

/** The money of an area after `voters` people have voted. */
export function resolvedMoney(
  area: Pick<Area, 'money'>,
  rules: Pick<CycleRules, 'moneyBonus'>,
  voters: number,
): ResolvedMoney {
  const { moneyBonus } = rules;
  if (!moneyBonus) return { money: area.money, raised: false, short: null };
  const short = Math.max(0, moneyBonus.voters - voters);
  return short === 0
    ? { money: moneyBonus.money, raised: true, short }
    : { money: area.money, raised: false, short };
}
