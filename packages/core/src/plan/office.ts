/** 主辦區公所: the office that an area belongs to, found by its name. */
import type { Organisation, OrganisationId } from '../people/index.ts';
import type { Area } from './cycle.ts';

/** The one district office called after the area (士林區 → 士林區公所); null when there is none, or two. */
export function officeOf(
  area: Pick<Area, 'name'>,
  organisations: readonly Organisation[],
): OrganisationId | null {
  const named = organisations.filter(
    ({ kind, name }) => kind === 'district_office' && name.zh.includes(area.name.zh),
  );
  const [only] = named;
  return only && named.length === 1 ? only.id : null;
}
