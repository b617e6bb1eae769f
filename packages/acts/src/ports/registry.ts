/**
 * 人別驗證介接: asks the household registry whether number and birth date are right.
 *
 * 004「傳送：案別碼+身分證號+出生日期」「回傳：1.案別碼+身分證號 2.資料正確/不正確」 (I7–I9). An answer that is
 * late, that does not repeat what was asked, or that is no answer counts as none.
 */
import type { IdNumber } from '@gongsuan/core/vote';
import type { Day } from '@gongsuan/prelude';

export interface RegistryQuestion {
  readonly caseCode: string;
  readonly idNumber: IdNumber;
  readonly birthDate: Day;
}

export type RegistryAnswer = 'correct' | 'incorrect' | 'none';

/** Whoever can say whether a person may vote: the registry, or another one like it. */
export interface IdentityRegistry {
  readonly ask: (question: RegistryQuestion) => Promise<RegistryAnswer>;
}

export interface RegistryOptions {
  /** Where the registry is: `http://127.0.0.1:4600`. */
  readonly url: string;
  /** The secret that both sides share. */
  readonly secret: string;
  /** How long an answer may take, in milliseconds; 5,000 by default. */
  readonly timeoutMs?: number;
}

/** The registry over HTTP with JSON, as `apps/registry` speaks it. */
export function httpRegistry(options: RegistryOptions): IdentityRegistry {
  return {
    ask: async (question) => {
      try {
        const response = await fetch(`${options.url.replace(/\/$/, '')}/checks`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-registry-secret': options.secret },
          body: JSON.stringify(question),
          redirect: 'error',
          signal: AbortSignal.timeout(options.timeoutMs ?? 5_000),
        });
        if (response.status !== 200) {
          await response.body?.cancel();
          return 'none';
        }
        return readAnswer(await response.json(), question);
      } catch {
        // Down, late or no JSON. The error is not passed on: it may repeat what was asked.
        return 'none';
      }
    },
  };
}

/** No registry at all: every question stays unanswered, and only the desk can certify. */
export const noRegistry: IdentityRegistry = { ask: async () => 'none' };

function readAnswer(answer: unknown, question: RegistryQuestion): RegistryAnswer {
  if (typeof answer !== 'object' || answer === null) return 'none';
  const { caseCode, idNumber, correct } = answer as Readonly<Record<string, unknown>>;
  if (caseCode !== question.caseCode || idNumber !== question.idNumber) return 'none';
  if (typeof correct !== 'boolean') return 'none';
  return correct ? 'correct' : 'incorrect';
}
