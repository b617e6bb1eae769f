/** add1: everybody's starting amount is raised as long as the outcome fits the budget. */
import { at } from '../contest.ts';
import type { SettingsOf } from '../settings.ts';
import { raised, type Endowment } from './endowment.ts';
import type { Market } from './market.ts';
import { run, type Run } from './run.ts';

export interface Completed {
  readonly run: Run;
  readonly endowment: Endowment;
  /** How many times the amount was raised. */
  readonly raises: number;
}

/**
 * The run before the first one that costs more than the budget, or, with `exhaustiveStop`, the
 * first one after which no project with a supporter fits what is left.
 *
 * Amounts between are skipped when the run at the far end proves that nothing changes before it:
 * with the same purchases nobody has less money and no purchase costs more for a unit when the
 * starting amount grows, so what loses against the price of the near end with the money of the
 * far end loses everywhere between (docs/equal-shares.md).
 */
export function raise(
  market: Market,
  start: Endowment,
  rule: SettingsOf<'equal-shares'>,
): Completed {
  const { budget } = market.contest.profile;
  const unit = BigInt(rule.increment) * 10n ** BigInt(market.contest.election.decimals ?? 0);
  const endowmentAt = (raises: number) => raised(start, BigInt(raises) * unit);
  let now: Completed = { run: run(market, start), endowment: start, raises: 0 };
  const pace = new Pace();
  while (!isLast(market, now.run, rule)) {
    const raises = now.raises + pace.step;
    const endowment = endowmentAt(raises);
    const far = pace.step === 1 ? run(market, endowment) : run(market, endowment, now.run);
    if (far === undefined) pace.slower();
    else {
      if (far.cost > budget) break;
      now = { run: far, endowment, raises };
      pace.faster();
    }
  }
  return now;
}

/** How far to look ahead: further after each success, and less eagerly after failures at the start. */
class Pace {
  step = 1;
  /** Single raises to go before a longer step is tried, and how many after the next failure. */
  #wait = 0;
  #patience = 1;

  faster(): void {
    if (this.step > 1) this.#patience = 1;
    if (this.#wait > 0) this.#wait -= 1;
    else this.step *= 2;
  }

  slower(): void {
    if (this.step === 2) {
      this.#wait = this.#patience;
      this.#patience = Math.min(16, 2 * this.#patience);
    }
    this.step = Math.max(1, Math.floor(this.step / 4));
  }
}

/** Nothing that a raise could still bring: a tie is open, or no project is left that may be bought. */
function isLast(
  market: Market,
  { standing, cost, open, limited }: Run,
  rule: SettingsOf<'equal-shares'>,
) {
  if (open) return true;
  const left = market.contest.profile.budget - cost;
  const waiting = market.offered.filter((c) => at(standing.boughtIn, c) < 0 && !limited.has(c));
  return waiting.every((c) => rule.exhaustiveStop && at(market.cost, c) > left);
}
