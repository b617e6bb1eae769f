/** 工作階段: how long somebody stays signed in. */
import type { AccountId } from './organisation.ts';
import type { AccountKind, SessionId } from './account.ts';

/**
 * `password`: the second factor is still missing. `lent`: a voter holds the device, and the officer
 * comes back to it with a code.
 */
export type SessionStage = 'password' | 'full' | 'lent';

export interface Session {
  readonly id: SessionId;
  readonly account: AccountId;
  readonly kind: AccountKind;
  readonly stage: SessionStage;
  /** What the browser says it is: `Firefox · Windows`. */
  readonly device: string;
  readonly created: Date;
  readonly seen: Date;
  readonly ended: Date | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * 附表十 存取控制：「機關應定義各系統之閒置時間或可使用期限與資通系統之使用情況及條件」
 * Staff: 30 minutes without a request, 12 hours in all. Citizens: 12 hours (decision 72).
 */
export const SESSION_LIFE = {
  staff: { idleMs: 30 * MINUTE_MS, wholeMs: 12 * HOUR_MS },
  citizen: { idleMs: 12 * HOUR_MS, wholeMs: 12 * HOUR_MS },
} as const satisfies Record<AccountKind, { idleMs: number; wholeMs: number }>;

/** Between the password and the code: 10 minutes. */
export const STEP_LIFE_MS = 10 * MINUTE_MS;

/** How long letters with a link stay valid, from being written. */
export const LINK_LIFE_MS = {
  invitation: 7 * DAY_MS,
  password: HOUR_MS,
  citizen: 10 * MINUTE_MS,
} as const;
export type LinkPurpose = keyof typeof LINK_LIFE_MS;

/** Whether this session still stands for its account. */
export function isAlive(session: Session, now: Date): boolean {
  if (session.ended) return false;
  const age = now.getTime() - session.created.getTime();
  if (session.stage === 'password') return age < STEP_LIFE_MS;
  const life = SESSION_LIFE[session.kind];
  return age < life.wholeMs && now.getTime() - session.seen.getTime() < life.idleMs;
}

/** Whether the moment of the last request should be written anew: once a minute is enough. */
export function isSeenStale(session: Session, now: Date): boolean {
  return now.getTime() - session.seen.getTime() >= MINUTE_MS;
}

/** A short name of a browser from what it says of itself; enough to recognise one's own machine. */
export function deviceName(userAgent: string): string {
  const browser = /Edg\//.test(userAgent)
    ? 'Edge'
    : /Firefox\//.test(userAgent)
      ? 'Firefox'
      : /Chrome\/|CriOS\//.test(userAgent)
        ? 'Chrome'
        : /Safari\//.test(userAgent)
          ? 'Safari'
          : '';
  const system = /iPhone|iPad/.test(userAgent)
    ? 'iOS'
    : /Android/.test(userAgent)
      ? 'Android'
      : /Windows/.test(userAgent)
        ? 'Windows'
        : /Mac OS X/.test(userAgent)
          ? 'macOS'
          : /Linux/.test(userAgent)
            ? 'Linux'
            : '';
  return [browser, system].filter((part) => part !== '').join(' · ');
}
