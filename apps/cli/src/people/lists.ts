/** Who works where: the organisations and accounts of a tenant, as tables. */
import { readPeople, readTenant } from '@gongsuan/acts/people';
import { inLang } from '@gongsuan/prelude';
import { sentence, wordsOf } from '@gongsuan/words';
import type { Command } from 'commander';
import { EXIT, say, Stopped, tenantNamed, valueOf, type House } from '../house.ts';
import { table } from '../tally/table.ts';

/** Adds `list` to the commands of organisations and of accounts. */
export function registerLists(organisation: Command, account: Command, house: House): void {
  organisation
    .command('list')
    .description('列出組織與編號 / list the organisations and their ids')
    .argument('<tenant>')
    .action(async (tenant: string) => {
      const { organisations } = await peopleOf(house, tenant);
      const kinds = wordsOf(house.lang).people.organisationKinds;
      house.out(
        table(
          organisations.map(({ id, kind, name }) => [id, kinds[kind], inLang(name, house.lang)]),
        ),
      );
    });
  account
    .command('list')
    .description('列出承辦人員與職務 / list the staff and their roles')
    .argument('<tenant>')
    .action(async (tenant: string) => {
      const { people, organisations } = await peopleOf(house, tenant);
      const words = wordsOf(house.lang).people;
      const placeOf = (id: string | null) => {
        const found = organisations.find((one) => one.id === id);
        return found ? `（${inLang(found.name, house.lang)}）` : '';
      };
      const rows = people.map(({ account: { email, name, disabled }, grants }) => [
        email,
        name,
        grants.map((one) => `${words.roles[one.role]}${placeOf(one.organisation)}`).join('、'),
        disabled ? say(house, '停用', 'disabled') : '',
      ]);
      house.out(table(rows));
    });
}

async function peopleOf(house: House, typed: string) {
  const tenant = tenantNamed(house, typed);
  if (!(await readTenant(house.db, tenant))) {
    throw new Stopped(sentence({ code: 'no-such-tenant' }, house.lang), EXIT.refused);
  }
  return valueOf(house, await readPeople(house.db, house.actor, tenant, house.now()));
}
