import { tenantOf } from '#lib/server/place.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => ({ tenant: tenantOf(event) });
