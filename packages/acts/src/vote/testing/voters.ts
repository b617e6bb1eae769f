/** For tests: invented people who identify themselves on a stage. */
import { PRIVACY_NOTICE_VERSION } from '@gongsuan/core/people';
import { checkDigit } from '@gongsuan/core/vote';
import { identify, type IdentifyInput } from '../identify.ts';
import { DURING, type Stage } from './stage.ts';

export interface Person {
  readonly idNumber: string;
  readonly birthDate: string;
}

let people = 0;

/** Somebody new each time. */
export function somebody(): Person {
  people += 1;
  const first9 = `A1${String(5_000_000 + people)}`;
  return { idNumber: `${first9}${checkDigit(first9)}`, birthDate: '79/1/1' };
}

/** What people do on this stage, which may not have been raised yet. */
export function votersOf(stage: () => Stage) {
  const form = (who: Person, more: Partial<IdentifyInput> = {}): IdentifyInput => ({
    poll: stage().polls[0],
    pass: '',
    consent: PRIVACY_NOTICE_VERSION,
    device: null,
    ...who,
    ...more,
  });
  const permitOf = async (who: Person, more: Partial<IdentifyInput> = {}): Promise<string> => {
    const admitted = await identify(stage().booth, form(who, more), DURING);
    if (!admitted.ok) throw new Error(admitted.refusal.code);
    return admitted.value.permit;
  };
  return { form, permitOf };
}

/** The code of a refusal, or `ok`. */
export const code = (result: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  result.ok ? 'ok' : result.refusal.code;
