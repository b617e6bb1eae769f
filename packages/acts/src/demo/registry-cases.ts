/** The case codes of demonstration areas, as the registry stand-in wants to know their conditions. */
import type { Area, Cycle } from '@gongsuan/core/plan';
import { running } from '@gongsuan/core/plan';
import { dayOf, type Day } from '@gongsuan/prelude';
import { inPlatform, inTenant, type Db } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';

/** What the stand-in is told about one vote. */
export interface RegistryCase {
  readonly caseCode: string;
  /** Beginnings of town codes; the whole country is every county. */
  readonly towns: readonly string[];
  readonly minAge: number;
  readonly maxAge: number | null;
  readonly ageOn: Day;
  readonly registeredBy: Day | null;
}

const WHOLE_COUNTRY = ['09', '10', '63', '64', '65', '66', '67', '68'];

/** One case for each area of a published demonstration cycle that has a case code. */
export async function registryCases(db: Db): Promise<readonly RegistryCase[]> {
  const all = await inPlatform(db, (tx) => tenants.list(tx));
  const cases: RegistryCase[] = [];
  for (const { id, demo } of all) {
    if (!demo) continue;
    const found = await inTenant(db, id, (tx) => cycles.list(tx, id));
    for (const cycle of found.filter(({ published }) => published)) {
      cases.push(...cycle.areas.flatMap((area) => caseOf(cycle, area)));
    }
  }
  return cases;
}

function caseOf(cycle: Cycle, area: Area): readonly RegistryCase[] {
  const vote = running(cycle.phases).find(({ step }) => step === 'vote');
  if (!area.caseCode || !vote) return [];
  const { minAge, maxAge, ageOn, registeredBy } = cycle.rules.eligibility;
  const towns = area.townCode ? [area.townCode] : WHOLE_COUNTRY;
  const { caseCode } = area;
  return [{ caseCode, towns, minAge, maxAge, ageOn: ageOn ?? dayOf(vote.opens), registeredBy }];
}
