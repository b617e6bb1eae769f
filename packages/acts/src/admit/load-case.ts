/** What the counting room and every act of `admit` rest on: the cycle, its ballots, its decisions. */
import {
  countCase,
  documentHash,
  documentOf,
  standing,
  type AreaCase,
  type AreaResult,
  type PublishCase,
  type ResultDocument,
} from '@gongsuan/core/admit';
import type { OrganisationId, Place, TenantId } from '@gongsuan/core/people';
import { pathTo } from '@gongsuan/core/people';
import type { Cycle } from '@gongsuan/core/plan';
import type { Poll } from '@gongsuan/core/vote';
import {
  decisions,
  publications,
  type Publication,
  type WrittenRuling,
  type WrittenSettlement,
} from '@gongsuan/store/admit';
import type { Tx } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { box, polls } from '@gongsuan/store/vote';

/** One area in the counting room. */
export interface AreaCounting {
  readonly poll: Poll;
  readonly case: AreaCase;
  readonly result: AreaResult;
  readonly written: readonly WrittenRuling[];
  readonly settlements: readonly WrittenSettlement[];
}

export interface CycleCounting {
  readonly cycle: Cycle;
  readonly place: Place;
  readonly areas: readonly AreaCounting[];
  readonly publications: readonly Publication[];
  readonly document: ResultDocument;
  readonly publish: PublishCase;
}

/** Everything about counting a cycle, read in one transaction. */
export async function loadCounting(tx: Tx, tenant: TenantId, cycle: Cycle): Promise<CycleCounting> {
  const found = await polls.ofCycle(tx, tenant, cycle.id);
  const areas: AreaCounting[] = [];
  for (const poll of found) areas.push(await loadArea(tx, tenant, poll));
  const document = documentOf(
    cycle,
    areas.map((area) => area.case),
  );
  const published = await publications.list(tx, tenant, cycle.id);
  const [latest] = published;
  return {
    cycle,
    place: await placeOf(tx, tenant, cycle.organisation),
    areas,
    publications: published,
    document,
    publish: {
      closes: lastClose(found),
      unsealed: found.filter((poll) => !poll.seal).map((poll) => poll.rules.area.name.zh),
      tied: areas.flatMap(({ result }) => result.outcome.tied.flatMap((tie) => tie.projects)),
      published: latest ? { on: latest.at, hash: latest.hash } : null,
      hash: documentHash(document),
    },
  };
}

async function loadArea(tx: Tx, tenant: TenantId, poll: Poll): Promise<AreaCounting> {
  const written = await decisions.rulings(tx, tenant, poll.id);
  const settlements = await decisions.settlements(tx, tenant, poll.id);
  const one: AreaCase = {
    poll,
    ballots: (await box.tally(tx, poll.id)).map((group) => ({
      ...group,
      picks: group.picks.map(String),
    })),
    settlements,
    rulings: standing(written),
  };
  return { poll, case: one, result: countCase(one), written, settlements };
}

function lastClose(found: readonly Poll[]): Date | null {
  const times = found.map(({ closes }) => closes.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/** Where a policy is asked: the tenant, and the path down to the organisation. */
export async function placeOf(
  tx: Tx,
  tenant: TenantId,
  organisation: OrganisationId,
): Promise<Place> {
  return { tenant, path: pathTo(organisation, await tenants.organisations(tx, tenant)) };
}
