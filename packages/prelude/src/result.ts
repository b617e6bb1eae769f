/** What a function gives back when it may refuse for a reason the caller must handle. */
export type Result<T, R> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

export const refuse = <const R>(refusal: R): Result<never, R> => ({ ok: false, refusal });

/** For the default branch of a switch over a union: the compiler proves that it is never reached. */
export function never(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
