/** 鎖定: how often something may be tried, and how long it rests after that. */

export interface Limit {
  /** This many tries are let through; the last of them begins the rest. */
  readonly tries: number;
  /** Tries older than this are forgotten; null: only success forgets them. */
  readonly windowMs: number | null;
  readonly restMs: number;
}

/** What is remembered about one account, device or network. */
export interface Count {
  readonly tries: number;
  /** When the first of these tries was. */
  readonly since: Date;
  readonly restUntil: Date | null;
}

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

/**
 * 附表十 識別與鑑別：「具備帳戶鎖定機制，帳號登入進行身分驗證失敗達五次後，至少十五分鐘內不允許該帳號繼續嘗試登入」
 */
export const SIGN_IN_LIMITS = {
  address: { tries: 5, windowMs: null, restMs: QUARTER_MS },
  device: { tries: 20, windowMs: QUARTER_MS, restMs: QUARTER_MS },
  network: { tries: 200, windowMs: QUARTER_MS, restMs: QUARTER_MS },
} as const satisfies Record<string, Limit>;

/** Letters on request (sign-in links, forgotten passwords): few to one address, more from one office. */
export const LETTER_LIMITS = {
  address: { tries: 3, windowMs: QUARTER_MS, restMs: QUARTER_MS },
  device: { tries: 6, windowMs: QUARTER_MS, restMs: QUARTER_MS },
  network: { tries: 100, windowMs: QUARTER_MS, restMs: QUARTER_MS },
} as const satisfies Record<string, Limit>;

/** The moment from which it may be tried again; null when it may be tried now. */
export function restingUntil(count: Count | undefined, now: Date): Date | null {
  return count?.restUntil && count.restUntil > now ? count.restUntil : null;
}

/** The count after one more try that was let through. */
export function afterTry(count: Count | undefined, limit: Limit, now: Date): Count {
  const rested = !!count?.restUntil && count.restUntil <= now;
  const forgotten =
    count !== undefined &&
    limit.windowMs !== null &&
    now.getTime() - count.since.getTime() >= limit.windowMs;
  const fresh = count === undefined || rested || forgotten;
  const tries = (fresh ? 0 : count.tries) + 1;
  return {
    tries,
    since: fresh ? now : count.since,
    restUntil: tries >= limit.tries ? new Date(now.getTime() + limit.restMs) : null,
  };
}

/** Minutes to wait, rounded up; at least 1. */
export function minutesUntil(moment: Date, now: Date): number {
  return Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / MINUTE_MS));
}
