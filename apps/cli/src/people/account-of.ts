import { findStaff } from '@gongsuan/acts/people';
import type { Account } from '@gongsuan/core/people';
import { valueOf, type House } from '../house.ts';

/** The staff account with this address; ends the command when there is none. */
export async function accountOf(house: House, email: string): Promise<Account> {
  return valueOf(house, await findStaff(house.db, house.actor, email));
}
