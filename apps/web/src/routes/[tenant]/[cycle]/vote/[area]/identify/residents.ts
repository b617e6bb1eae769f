/** The invented residents that a demonstration lists, so that a visitor can vote at once. */
import type { PollRules } from '@gongsuan/core/vote';
import { ageOn, type Day } from '@gongsuan/prelude';
import { z } from 'zod';

const Resident = z.object({
  name: z.string(),
  idNumber: z.string(),
  birthDate: z.string(),
  townCode: z.string(),
  town: z.string(),
  registeredSince: z.string(),
});
export type Resident = z.infer<typeof Resident>;

const MOST = 12;
let known: { readonly at: number; readonly all: readonly Resident[] } | undefined;

/** Residents of the town who may vote; none when the registry stand-in does not answer. */
export async function residentsOf(
  town: string | null,
  eligibility: PollRules['eligibility'],
): Promise<readonly Resident[]> {
  const url = process.env['REGISTRY_URL'];
  if (!url) return [];
  if (!known || performance.now() - known.at > 60_000) {
    const all = await fetch(`${url.replace(/\/$/, '')}/residents`, {
      signal: AbortSignal.timeout(1_000),
    })
      .then(async (answer) => z.array(Resident).parse(await answer.json()))
      .catch(() => []);
    known = { at: performance.now(), all };
  }
  return known.all
    .filter((one) => town === null || one.townCode.startsWith(town))
    .filter((one) => ageOn(one.birthDate as Day, eligibility.ageOn) >= eligibility.minAge)
    .filter((one) => !eligibility.registeredBy || one.registeredSince <= eligibility.registeredBy)
    .slice(0, MOST);
}
