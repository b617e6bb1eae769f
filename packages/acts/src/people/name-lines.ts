/** 帳: what the lines speak of, by name. The ledger itself holds ids alone, for it is kept for ever. */
import type { LedgerLine } from '@gongsuan/core/ledger';
import type { ProposalId } from '@gongsuan/core/gather';
import type { AccountId, TenantId } from '@gongsuan/core/people';
import type { Bilingual, Json } from '@gongsuan/prelude';
import type { Tx } from '@gongsuan/store';
import { contents } from '@gongsuan/store/gather';
import { accounts, tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';
import { polls } from '@gongsuan/store/vote';

/** Names of subjects (`cycle:<id>`) and of the officers who acted, by their ids. */
export interface LineNames {
  readonly subjects: ReadonlyMap<string, Bilingual>;
  readonly officers: ReadonlyMap<string, string>;
}

/** The names that the lines need; what is gone, and citizens, have none. */
export async function namesIn(
  tx: Tx,
  tenant: TenantId,
  lines: readonly LedgerLine[],
): Promise<LineNames> {
  const wanted = Map.groupBy(lines, ({ subject }) => subject.split(':')[0] ?? '');
  const idsOf = (kind: string) => [
    ...new Set((wanted.get(kind) ?? []).map(({ subject }) => subject.slice(kind.length + 1))),
  ];
  const subjects = new Map<string, Bilingual>();
  const plain = (zh: string): Bilingual => ({ zh, en: null });

  const planned = wanted.has('cycle') || wanted.has('poll') ? await cycles.list(tx, tenant) : [];
  for (const { id, title } of planned) subjects.set(`cycle:${id}`, title);
  if (wanted.has('poll')) {
    for (const { id, cycle, rules } of await polls.ofTenant(tx, tenant)) {
      const title = planned.find((one) => one.id === cycle)?.title;
      const { name } = rules.area;
      subjects.set(`poll:${id}`, {
        zh: `${title?.zh ?? ''}　${name.zh}`,
        en: `${title?.en ?? title?.zh ?? ''}, ${name.en ?? name.zh}`,
      });
    }
  }
  for (const [id, { title }] of await contents(tx, tenant, idsOf('proposal') as ProposalId[])) {
    subjects.set(`proposal:${id}`, plain(title));
  }
  if (wanted.has('organisation')) {
    for (const { id, name } of await tenants.organisations(tx, tenant)) {
      subjects.set(`organisation:${id}`, name);
    }
  }
  const acting = lines.flatMap(({ actor }) => accountIn(actor) ?? []);
  const known = await accounts.byIds(tx, [...acting, ...(idsOf('account') as AccountId[])]);
  const officers = new Map(
    known.flatMap(({ id, kind, name }) => (kind === 'staff' ? [[id, name] as const] : [])),
  );
  for (const [id, name] of officers) subjects.set(`account:${id}`, plain(name));
  return { subjects, officers };
}

/** The account that signed a line, where a person did. */
function accountIn(actor: Json): AccountId | null {
  if (typeof actor !== 'object' || actor === null || Array.isArray(actor)) return null;
  const { account } = actor as { readonly [key: string]: Json | undefined };
  return typeof account === 'string' ? (account as AccountId) : null;
}
