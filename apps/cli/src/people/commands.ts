/** 人員與異動紀錄: tenants, organisations, accounts, and the ledger, from the command line. */
import {
  addOrganisation,
  createTenant,
  inviteStaff,
  openAccount,
  readTenants,
  resetSecondFactor,
  verifyLedger,
  type LedgerReport,
} from '@gongsuan/acts/people';
import {
  ORGANISATION_KINDS,
  parseTenantId,
  ROLES,
  TENANT_KINDS,
  type OrganisationId,
  type TenantId,
} from '@gongsuan/core/people';
import { inLang, parseId } from '@gongsuan/prelude';
import { migrate, migrationSentence } from '@gongsuan/store/migrate';
import { provideDatabase, serverSentence } from '@gongsuan/store/server';
import { sentence, wordsOf } from '@gongsuan/words';
import type { Command } from 'commander';
import { EXIT, oneOf, say, Stopped, tenantNamed, valueOf, type House } from '../house.ts';
import { accountOf } from './account-of.ts';
import { registerLists } from './lists.ts';
import { password } from './password.ts';

export function registerPeople(program: Command, house: House): void {
  registerTenant(program, house);
  const organisation = registerOrganisation(program, house);
  registerLists(organisation, registerAccount(program, house), house);
  registerLedger(program, house);
  program
    .command('migrate')
    .description('建立或更新資料表 / create or update the tables')
    .action(() => runMigrations(house));
}

async function runMigrations(house: House): Promise<void> {
  const provided = await provideDatabase(house.env);
  if (!provided.ok) {
    const { zh, en } = serverSentence(provided.refusal);
    throw new Stopped(say(house, zh, en), EXIT.database);
  }
  const done = await migrate(provided.value.ownerUrl).finally(provided.value.stop);
  if (!done.ok) {
    const { zh, en } = migrationSentence(done.refusal);
    throw new Stopped(say(house, zh, en), EXIT.database);
  }
  const { applied, newest } = done.value;
  for (const name of applied) house.out(name);
  house.out(say(house, `資料表已是最新：${newest}`, `The tables are up to date: ${newest}`));
}

function registerTenant(program: Command, house: House): void {
  const tenant = program.command('tenant').description('租戶 / tenants');
  tenant
    .command('list')
    .description('列出所有租戶 / list all tenants')
    .action(async () => {
      for (const one of await readTenants(house.db)) {
        const kind = wordsOf(house.lang).people.tenantKinds[one.kind];
        house.out(`${one.id}\t${kind}\t${inLang(one.name, house.lang)}`);
      }
    });
  tenant
    .command('create')
    .description('開設租戶 / open a tenant')
    .argument('<id>', '網址代稱 / short name in addresses')
    .addOption(oneOf('--kind <kind>', '類別 / kind', TENANT_KINDS))
    .requiredOption('--name <name>', '中文名稱 / name in Chinese')
    .option('--name-en <name>', '英文名稱 / name in English')
    .option('--intro <text>', '中文簡介 / introduction in Chinese', '')
    .option('--intro-en <text>', '英文簡介 / introduction in English')
    .option('--contact <text>', '聯絡窗口 / how to reach the office', '')
    .option('--parent <id>', '上級租戶 / tenant above')
    .action(async (id: string, typed: TenantOptions) => {
      const made = await createTenant(
        house.db,
        house.actor,
        {
          id,
          parent: typed.parent === undefined ? null : tenantNamed(house, typed.parent),
          kind: typed.kind,
          name: { zh: typed.name, en: typed.nameEn ?? null },
          intro: { zh: typed.intro, en: typed.introEn ?? null },
          contact: typed.contact,
          demo: false,
        },
        house.now(),
      );
      const { tenant: name, root } = valueOf(house, made);
      house.out(say(house, `已開設 ${name}，組織 ${root}`, `Opened ${name}, organisation ${root}`));
    });
}

interface TenantOptions {
  readonly kind: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly intro: string;
  readonly introEn?: string;
  readonly contact: string;
  readonly parent?: string;
}

function registerOrganisation(program: Command, house: House): Command {
  const organisation = program.command('organisation').description('組織 / organisations');
  organisation
    .command('add')
    .description('新增組織 / add an organisation to a tenant')
    .argument('<tenant>')
    .addOption(oneOf('--kind <kind>', '類別 / kind', ORGANISATION_KINDS))
    .requiredOption('--name <name>', '中文名稱 / name in Chinese')
    .option('--name-en <name>', '英文名稱 / name in English')
    .option('--parent <id>', '上級組織的編號 / id of the organisation above')
    .action(
      async (
        tenant: string,
        typed: { kind: string; name: string; nameEn?: string; parent?: string },
      ) => {
        const added = await addOrganisation(
          house.db,
          house.actor,
          {
            tenant: tenantNamed(house, tenant),
            parent: organisationNamed(house, typed.parent),
            kind: typed.kind,
            name: { zh: typed.name, en: typed.nameEn ?? null },
          },
          house.now(),
        );
        house.out(valueOf(house, added));
      },
    );
  return organisation;
}

interface AccountOptions {
  readonly tenant?: string;
  readonly organisation?: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

function registerAccount(program: Command, house: House): Command {
  const account = program.command('account').description('承辦人員帳號 / staff accounts');
  withPerson(account.command('invite'))
    .description('邀請同仁：寄出（並印出）7 日內有效的連結 / invite: sends and prints a link')
    .action(async (typed: AccountOptions) => {
      const invited = valueOf(
        house,
        await inviteStaff(
          house.db,
          house.door,
          house.actor,
          { ...whereOf(house, typed), ...personOf(typed), lang: house.lang },
          house.now(),
        ),
      );
      if (invited.url !== null) house.out(invited.url);
      const { place } = house.door.mail;
      house.out(
        invited.sent
          ? say(house, `信已送往 ${place}`, `The letter went to ${place}`)
          : say(house, `信沒有寄出（${place}）`, `The letter was not sent (${place})`),
      );
    });
  withPerson(account.command('create'))
    .description('直接開設帳號，密碼由鍵盤或標準輸入讀取 / open an account; the password is read')
    .action(async (typed: AccountOptions) => {
      const { tenant, organisation } = whereOf(house, typed);
      const id = valueOf(
        house,
        await openAccount(
          house.db,
          house.door,
          house.actor,
          {
            home: tenant,
            email: typed.email,
            name: typed.name,
            password: await password(say(house, '密碼：', 'Password: ')),
            totp: null,
            roles: [{ role: typed.role, organisation }],
          },
          house.now(),
        ),
      );
      house.out(id);
    });
  account
    .command('reset-second-factor')
    .description('為遺失驗證器的同仁重設第二因素 / for somebody who lost the authenticator')
    .requiredOption('--email <address>')
    .action(async (typed: { email: string }) => {
      const found = await accountOf(house, typed.email);
      const whose = { tenant: found.home, account: found.id };
      const { db, door, actor } = house;
      valueOf(house, await resetSecondFactor(db, door, actor, whose, house.now()));
      house.out(wordsOf(house.lang).people.office.factorDone);
    });
  return account;
}

const personOf = ({ email, name, role }: AccountOptions) => ({ email, name, role });

function withPerson(command: Command): Command {
  return command
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .addOption(oneOf('--role <role>', '角色 / role', ROLES))
    .option('--tenant <id>', '省略時為平臺本身 / the platform itself unless given')
    .option('--organisation <id>', '組織編號；省略時為整個租戶 / the whole tenant unless given');
}

function whereOf(house: House, typed: AccountOptions) {
  return {
    tenant: typed.tenant === undefined ? null : tenantNamed(house, typed.tenant),
    organisation: organisationNamed(house, typed.organisation),
  };
}

function organisationNamed(house: House, typed: string | undefined): OrganisationId | null {
  if (typed === undefined) return null;
  const id = parseId<'organisation'>(typed);
  if (id) return id;
  throw new Stopped(sentence({ code: 'no-such-organisation' }, house.lang), EXIT.refused);
}

function registerLedger(program: Command, house: House): void {
  program
    .command('ledger')
    .description('異動紀錄 / the ledger')
    .command('verify')
    .description(
      '從頭驗證異動紀錄，印出可公告的雜湊值 / check every line, print the hash to publish',
    )
    .option('--tenant <id>', '只驗證這個租戶；platform 為平臺本身 / only this tenant, or platform')
    .option('--head <seq:hash>', '先前公告的一行，確認仍在紀錄裡 / a line published earlier')
    .action((typed: { tenant?: string; head?: string }) => verify(house, typed));
}

async function verify(house: House, typed: { tenant?: string; head?: string }): Promise<void> {
  const chains = await chainsOf(house, typed.tenant);
  const head = typed.head === undefined ? null : headOf(house, typed.head);
  if (head && chains.length > 1) {
    const zh = '--head 要和 --tenant 一起使用。';
    throw new Stopped(say(house, zh, '--head needs --tenant.'), EXIT.usage);
  }
  let sound = true;
  for (const tenant of chains) {
    const report = valueOf(house, await verifyLedger(house.db, house.actor, tenant, head));
    for (const line of tell(house, tenant, report)) house.out(line);
    sound &&= report.faults.length === 0 && report.published !== false;
  }
  if (!sound) process.exitCode = EXIT.fault;
}

async function chainsOf(house: House, typed: string | undefined): Promise<(TenantId | null)[]> {
  const all = (await readTenants(house.db)).map((tenant) => tenant.id);
  if (typed === undefined) return [null, ...all];
  if (typed === 'platform') return [null];
  const id = parseTenantId(typed);
  if (id && all.includes(id)) return [id];
  throw new Stopped(sentence({ code: 'no-such-tenant' }, house.lang), EXIT.refused);
}

/** `12:3f…`: the number and the hash of a line. */
function headOf(house: House, typed: string): { readonly seq: number; readonly hash: string } {
  const parts = /^(\d{1,12}):([0-9a-f]{64})$/.exec(typed);
  if (parts) return { seq: Number(parts[1]), hash: parts[2] ?? '' };
  const zh = '--head 的寫法是「序號:雜湊值」，雜湊值為 64 個十六進位字元。';
  const en = '--head is written as number:hash, the hash having 64 hexadecimal digits.';
  throw new Stopped(say(house, zh, en), EXIT.usage);
}

function tell(house: House, tenant: TenantId | null, report: LedgerReport): readonly string[] {
  const t = wordsOf(house.lang).people.ledger;
  const colon = say(house, '：', ': ');
  const name = tenant ?? t.platform;
  if (report.faults.length > 0 || report.published === false) {
    return [
      `${name}${colon}${t.unsound}`,
      ...report.faults.map((fault) => `  ${t[fault.kind](fault.seq)}`),
      ...(report.published === false ? [`  ${t.cutOff}`] : []),
    ];
  }
  if (!report.head) return [`${name}${colon}${t.empty}`];
  const { seq, hash } = report.head;
  return [
    `${name}${colon}${t.sound}${say(house, '。', '. ')}${t.soundText(String(report.lines))}`,
    `  ${seq}:${hash}`,
  ];
}
