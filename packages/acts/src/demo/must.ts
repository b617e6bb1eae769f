import type { Result } from '@gongsuan/prelude';

/** The value of an act that the demonstration's own data cannot be refused. */
export async function must<T>(result: Promise<Result<T, unknown>>): Promise<T> {
  const done = await result;
  if (done.ok) return done.value;
  throw new Error(`the demonstration was refused: ${JSON.stringify(done.refusal)}`);
}
