/** The organisations of the demonstration and the accounts of its officers. */
import type { OrganisationId, TenantId } from '@gongsuan/core/people';
import type { Bilingual } from '@gongsuan/prelude';
import { inTenant } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { addOrganisation, createTenant, openAccount } from '../people/index.ts';
import { DEMO, type DemoHouse } from './house.ts';
import { must } from './must.ts';
import { DEMO_ACCOUNTS } from './people.ts';

export interface City {
  readonly tenant: TenantId;
  /** 民政局, which runs the cycles. */
  readonly office: OrganisationId;
}

const said = (zh: string, en: string): Bilingual => ({ zh, en });

export async function openNation({ db }: DemoHouse, now: Date): Promise<void> {
  await must(
    createTenant(
      db,
      DEMO,
      {
        id: 'ndc',
        parent: null,
        kind: 'national',
        name: said('國家發展委員會（示範）', 'National Development Council (demonstration)'),
        intro: said(
          '提供各級機關共用的參與式預算平臺；機關可建立主題、審核提案並辦理線上票選。',
          'The shared platform for agencies of every level: topics, review of submissions, online ballots.',
        ),
        contact: '示範專線 (02) 0000-0000',
        demo: true,
      },
      now,
    ),
  );
}

const DISTRICTS: readonly (readonly [zh: string, en: string])[] = [
  ['松山', 'Songshan'],
  ['信義', 'Xinyi'],
  ['大安', 'Da’an'],
  ['中山', 'Zhongshan'],
  ['中正', 'Zhongzheng'],
  ['大同', 'Datong'],
  ['萬華', 'Wanhua'],
  ['文山', 'Wenshan'],
  ['南港', 'Nangang'],
  ['內湖', 'Neihu'],
  ['士林', 'Shilin'],
  ['北投', 'Beitou'],
];

export async function openCity({ db }: DemoHouse, now: Date): Promise<City> {
  const { tenant, root } = await must(
    createTenant(
      db,
      DEMO,
      {
        id: 'taipei',
        parent: 'ndc' as TenantId,
        kind: 'city',
        name: said('臺北市（示範）', 'Taipei City (demonstration)'),
        intro: said(
          '十二個行政區同時辦理：提案、審議、票選、錄案、執行，每一步都公開。',
          'Twelve districts at the same time: proposals, deliberation, ballot, registration, execution, each step in public.',
        ),
        contact: '示範專線 (02) 0000-0000；各區公所專案諮詢櫃檯：星期二上午、星期四下午',
        demo: true,
      },
      now,
    ),
  );
  const below = async (kind: string, name: Bilingual) =>
    must(addOrganisation(db, DEMO, { tenant, parent: root, kind, name }, now));
  const office = await below('civil_affairs', said('民政局', 'Department of Civil Affairs'));
  for (const [zh, en] of DISTRICTS) {
    await below('district_office', said(`${zh}區公所`, `${en} District Office`));
  }
  await below('agency', said('工務局', 'Public Works Department'));
  await below('agency', said('交通局', 'Department of Transportation'));
  await below('agency', said('社會局', 'Department of Social Welfare'));
  await below('council', said('市議會', 'City Council'));
  await below('audit', said('審計處', 'Audit Office'));
  return { tenant, office };
}

export async function openDemoAccounts(house: DemoHouse, now: Date): Promise<void> {
  const { db, door } = house;
  for (const { email, name, password, totp, home, role, at } of DEMO_ACCOUNTS) {
    const organisation = home && at ? await named(house, home, at) : null;
    const roles = [{ role, organisation }];
    await must(openAccount(db, door, DEMO, { home, email, name, password, totp, roles }, now));
  }
}

async function named({ db }: DemoHouse, tenant: TenantId, zh: string): Promise<OrganisationId> {
  const all = await inTenant(db, tenant, (tx) => tenants.organisations(tx, tenant));
  const found = all.find(({ name }) => name.zh === zh);
  if (!found) throw new Error(`the demonstration has no ${zh}`);
  return found.id;
}
