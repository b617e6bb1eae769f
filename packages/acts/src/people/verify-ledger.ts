/** 帳: reading a chain, and checking it from its first line to its last. */
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import { verifyChain, type LedgerFault, type LedgerLine } from '@gongsuan/core/ledger';
import { ok, type Result } from '@gongsuan/prelude';
import { ledger, type Db } from '@gongsuan/store';
import { inHome } from './door.ts';
import { namesIn, type LineNames } from './name-lines.ts';

/** Lines read at a time. */
export const LEDGER_PAGE = 1_000;
/** Faults named at most; one is enough to know. */
const MOST_FAULTS = 100;

export interface LedgerReport {
  readonly lines: number;
  /** The last line: publish its hash, and nobody can shorten or rewrite what came before. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
  readonly faults: readonly LedgerFault[];
  /** Whether the published line is still in the chain; null when none was given. */
  readonly published: boolean | null;
}

/**
 * Checks the whole chain of a tenant (null: the platform's), a thousand lines at a time. `published`
 * is a line number and hash noted earlier: a chain cut off at its end is sound in itself, and only
 * this shows it.
 */
export async function verifyLedger(
  db: Db,
  actor: Actor,
  tenant: TenantId | null,
  published: { readonly seq: number; readonly hash: string } | null = null,
): Promise<Result<LedgerReport, PolicyRefusal>> {
  const faults: LedgerFault[] = [];
  let lines = 0;
  let head: LedgerReport['head'] = null;
  let seen: boolean | null = published === null ? null : false;
  for await (const page of pages(db, actor, tenant)) {
    if (!page.ok) return page;
    const room = MOST_FAULTS - faults.length;
    faults.push(...verifyChain(page.value, head ?? undefined).slice(0, room));
    lines += page.value.length;
    const last = page.value.at(-1);
    head = last ? { seq: last.seq, hash: last.hash } : head;
    if (page.value.some((line) => line.seq === published?.seq && line.hash === published.hash)) {
      seen = true;
    }
  }
  return ok({ lines, head, faults, published: seen });
}

/** All lines of the chain, oldest first, page by page; for the download too. */
export async function* pages(
  db: Db,
  actor: Actor,
  tenant: TenantId | null,
): AsyncGenerator<Result<readonly LedgerLine[], PolicyRefusal>> {
  const allowed = allow(actor, 'read-ledger', { tenant, path: [] });
  if (!allowed.ok) {
    yield allowed;
    return;
  }
  const chain = tenant ?? ledger.PLATFORM;
  for (let from = 0; ;) {
    const page = await inHome(db, tenant, (tx) => ledger.page(tx, chain, from, LEDGER_PAGE));
    const last = page.at(-1);
    if (!last) return;
    yield ok(page);
    from = last.seq + 1;
  }
}

export interface LedgerFilter {
  /** Lines before this number. */
  readonly before: number | null;
  /** `cycle-published`; null: all acts. */
  readonly act: string | null;
  /** `cycle:<id>`; null: all subjects. */
  readonly subject: string | null;
}

export interface LedgerPage {
  readonly lines: readonly LedgerLine[];
  /** The names of all acts in the chain. */
  readonly acts: readonly string[];
  /** What the lines speak of; empty for the platform's own chain. */
  readonly names: LineNames;
}

/** Lines of the chain, newest first. */
export async function readLedger(
  db: Db,
  actor: Actor,
  tenant: TenantId | null,
  filter: LedgerFilter,
  limit: number,
): Promise<Result<LedgerPage, PolicyRefusal>> {
  const allowed = allow(actor, 'read-ledger', { tenant, path: [] });
  if (!allowed.ok) return allowed;
  const chain = tenant ?? ledger.PLATFORM;
  return inHome(db, tenant, async (tx) => {
    const lines = await ledger.recent(tx, chain, {
      limit,
      ...(filter.before === null ? {} : { before: filter.before }),
      ...(filter.act === null ? {} : { act: filter.act }),
      ...(filter.subject === null ? {} : { subject: filter.subject }),
    });
    const names = tenant === null ? NO_NAMES : await namesIn(tx, tenant, lines);
    return ok({ lines, acts: await ledger.acts(tx, chain), names });
  });
}

const NO_NAMES: LineNames = { subjects: new Map(), officers: new Map() };
