/** The two numbers on which the bounds of floating point rest; docs/equal-shares.md has the proof. */

/** A unit of rounding: twice the largest relative error of one floating-point operation. */
export const UNIT = 2 ** -52;
/** How far above the price supporters are sure to be able to pay. */
export const CLEAR = 1e-6;
