import { cycleOf } from '#lib/server/place.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({ cycle: await cycleOf(event) });
