/**
 * 查核失敗鎖定: five wrong answers lock for 15 minutes, the identity and the device, never an address
 * alone: a school or an office shares one.
 *
 * 資通系統防護基準: lock 15 minutes after 5 failures. Only answers of the registry count.
 */
import { ok, refuse, type Result } from '@gongsuan/prelude';

export const MOST_WRONG = 5;
export const LOCK_MS = 15 * 60_000;
/** How long failures are remembered; then they are deleted. */
export const MEMORY_MS = 24 * 3_600_000;
/** How long a question may wait for its answer before it counts as never asked. */
export const ASKING_MS = 15_000;

/** What is known of one identity, or of one device. */
export interface Attempts {
  /** Wrong answers since the last right one, within the memory. */
  readonly wrong: number;
  readonly lastWrong: Date | null;
  /** Questions that have not been answered yet. */
  readonly asking: number;
}

export type AttemptRefusal =
  | { readonly code: 'identity-locked'; readonly until: Date }
  | { readonly code: 'device-locked'; readonly until: Date }
  | { readonly code: 'check-in-progress' };

/** Whether the registry may be asked once more. Every fifth wrong answer locks again. */
export function mayAsk(
  identity: Attempts,
  device: Attempts | null,
  now: Date,
): Result<true, AttemptRefusal> {
  const until = lockedUntil(identity, now);
  if (until) return refuse({ code: 'identity-locked', until });
  const deviceUntil = device && lockedUntil(device, now);
  if (deviceUntil) return refuse({ code: 'device-locked', until: deviceUntil });
  if (identity.asking >= triesLeft(identity.wrong)) return refuse({ code: 'check-in-progress' });
  if (device && device.asking >= triesLeft(device.wrong))
    return refuse({ code: 'check-in-progress' });
  return ok(true);
}

/** How many wrong answers remain until the next lock, from 1 to 5. */
export function triesLeft(wrong: number): number {
  return MOST_WRONG - (wrong % MOST_WRONG);
}

function lockedUntil({ wrong, lastWrong }: Attempts, now: Date): Date | null {
  if (lastWrong === null || wrong === 0 || wrong % MOST_WRONG !== 0) return null;
  const until = new Date(lastWrong.getTime() + LOCK_MS);
  return now < until ? until : null;
}
