/** The money that voters start with, exactly. */
import type { Fraction } from '../../exact/fraction.ts';
import type { Contest } from '../contest.ts';
import type { SettingsOf } from '../settings.ts';

/** Amounts are `numerators[k] / denominator`; group g has the amount of its `purse[g]`. */
export interface Endowment {
  readonly purse: Int32Array;
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/** The amounts fit the budget, and every electorate has one: `ruleProblems` has seen to it. */
export function endowmentOf(contest: Contest, rule: SettingsOf<'equal-shares'>): Endowment {
  const { election } = contest;
  const start = exactEndowment(contest, rule.endowments);
  const unit = 10n ** BigInt(election.decimals ?? 0) * start.denominator;
  const numerators = rule.integralStart
    ? start.numerators.map((amount) => amount - (amount % unit))
    : start.numerators;
  return { ...start, numerators };
}

function exactEndowment(
  { election, profile }: Contest,
  endowments: SettingsOf<'equal-shares'>['endowments'],
): Endowment {
  const everybody = new Int32Array(profile.mass.length);
  if (endowments === 'equal') {
    const voters = BigInt(Math.max(1, profile.voters));
    return { purse: everybody, numerators: [BigInt(profile.budget)], denominator: voters };
  }
  if ('perVoter' in endowments) {
    const { numerator, denominator } = endowments.perVoter;
    return { purse: everybody, numerators: [BigInt(numerator)], denominator: BigInt(denominator) };
  }
  const names = [...new Set(election.groups.map((group) => group.electorate ?? ''))];
  const purse = Int32Array.from(election.groups, (group) => names.indexOf(group.electorate ?? ''));
  const shares = names.map((name, k) => electorateShare(name, k, purse, profile.mass, endowments));
  const denominator = shares.reduce((product, share) => product * BigInt(share.denominator), 1n);
  return {
    purse,
    denominator,
    numerators: shares.map(
      (share) => (BigInt(share.numerator) * denominator) / BigInt(share.denominator),
    ),
  };
}

function electorateShare(
  name: string,
  index: number,
  purse: Int32Array,
  mass: Float64Array,
  { byElectorate }: { readonly byElectorate: Readonly<Record<string, number>> },
): Fraction {
  const voters = mass.reduce((sum, m, g) => (purse[g] === index ? sum + m : sum), 0);
  return { numerator: byElectorate[name]!, denominator: Math.max(1, voters) };
}

/** Everybody has `units` more. */
export function raised(endowment: Endowment, units: bigint): Endowment {
  const { numerators, denominator } = endowment;
  return { ...endowment, numerators: numerators.map((amount) => amount + units * denominator) };
}

/** The amount of a purse as the nearest floating-point number. */
export function roughly(numerator: bigint, denominator: bigint): number {
  const shift = bitLength(numerator) - bitLength(denominator);
  const scale = 64 - shift;
  const quotient =
    scale >= 0
      ? (numerator << BigInt(scale)) / denominator
      : numerator / (denominator << BigInt(-scale));
  return Number(quotient) * 2 ** -scale;
}

function bitLength(n: bigint): number {
  return n === 0n ? 1 : n.toString(16).length * 4;
}
