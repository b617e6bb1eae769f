import { readTenants } from '@gongsuan/acts/people';
import { house } from '../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ tenants: await readTenants(house().db) });
