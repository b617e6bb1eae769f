/** An exact share, written as two whole numbers; the denominator is above zero. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** `numerator / denominator` of `amount`, rounded to a whole number. Both parts are exact. */
export function shareOf(share: Fraction, amount: number, rounding: 'up' | 'down'): number {
  const product = BigInt(share.numerator) * BigInt(amount);
  const divisor = BigInt(share.denominator);
  const floor = product / divisor;
  return Number(rounding === 'up' && floor * divisor !== product ? floor + 1n : floor);
}

/** Below zero when `a * b < c * d`, above when it is more: exact for all whole numbers. */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const difference = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `part / whole` in hundredths of a percent, rounded down: 10000 is the whole. */
export function basisPoints(part: bigint, whole: bigint): number {
  return whole === 0n ? 10000 : Number((part * 10000n) / whole);
}
