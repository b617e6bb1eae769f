import { readPublicCycles, readPublishedCycles } from '@gongsuan/acts/plan';
import { readTenants } from '@gongsuan/acts/people';
import type { Tenant } from '@gongsuan/core/people';
import { byUrgency, cycleNow } from '#lib/now.ts';
import { foldPlace } from '#lib/search.ts';
import { house } from '../house.ts';
import type { PageServerLoad } from './$types';

/** Every tenant with its public cycles; with `q`, those whose name, cycles or areas carry it. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const { db } = house();
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 40);
  const [tenants, cycles] = await Promise.all([readTenants(db), readPublicCycles(db)]);
  const shown = q === '' ? tenants : await matching(tenants, q);
  const places = shown.map((tenant) => {
    const own = cycles.filter((cycle) => cycle.tenant === tenant.id);
    const live = own
      .filter((cycle) => !cycle.record)
      .map((cycle) => ({ cycle, found: cycleNow(cycle.phases, locals.now) }))
      .filter(({ found }) => found.standing === 'live')
      .toSorted((a, b) => byUrgency(a.found, b.found));
    const past = own.filter((cycle) => !live.some((one) => one.cycle.id === cycle.id));
    return { tenant, live, past };
  });
  const nothing = cycleNow([], locals.now);
  return {
    q,
    places: places.toSorted((a, b) =>
      byUrgency(a.live[0]?.found ?? nothing, b.live[0]?.found ?? nothing),
    ),
  };
};

async function matching(tenants: readonly Tenant[], q: string): Promise<readonly Tenant[]> {
  const wanted = foldPlace(q);
  const carries = (text: string | null) => text !== null && foldPlace(text).includes(wanted);
  const found = await Promise.all(
    tenants.map(async (tenant) => {
      if (carries(tenant.name.zh) || carries(tenant.name.en)) return true;
      const cycles = await readPublishedCycles(house().db, tenant.id);
      const names = cycles.flatMap((cycle) => [
        cycle.title,
        ...cycle.areas.map((area) => area.name),
      ]);
      return names.some((name) => carries(name.zh) || carries(name.en));
    }),
  );
  return tenants.filter((_, at) => found[at]);
}
