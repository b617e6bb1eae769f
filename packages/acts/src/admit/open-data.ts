/** 開放資料: a cycle's rules, proposals on the ballot, ballots and results, for anybody to count again. */
import {
  areaRulesOf,
  electionOf,
  candidatesOf,
  type AdmitRefusal,
  type BallotCount,
  type ResultDocument,
} from '@gongsuan/core/admit';
import type { Tenant } from '@gongsuan/core/people';
import type { Cycle } from '@gongsuan/core/plan';
import { sealRules, type Poll } from '@gongsuan/core/vote';
import { isoMoment, ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';
import { publications } from '@gongsuan/store/admit';
import { box, polls } from '@gongsuan/store/vote';
import { writePb, type Official } from '@gongsuan/tally';
import { ballotList } from '../vote/index.ts';

export interface OpenArea {
  readonly poll: Poll;
  /** Whether its ballots are published: after the close, once the box is sealed. */
  readonly sealed: boolean;
}

/** What there is to download of a published cycle. */
export function readOpenData(
  db: Db,
  tenant: Tenant,
  slug: string,
): Promise<Result<{ readonly cycle: Cycle; readonly areas: readonly OpenArea[] }, AdmitRefusal>> {
  return inTenant(db, tenant.id, async (tx) => {
    const cycle = await cycles.find(tx, tenant.id, slug);
    if (!cycle?.published) return refuse({ code: 'no-such-result' });
    const found = await polls.ofCycle(tx, tenant.id, cycle.id);
    return ok({ cycle, areas: found.map((poll) => ({ poll, sealed: poll.seal !== null })) });
  });
}

/** The files of one area. */
export type AreaFile = 'ballots.csv' | 'election.pb' | 'rules.json';

/** Writes one file of one area, a long one piece by piece; ballots only once the box is sealed. */
export function writeAreaFile(
  db: Db,
  tenant: Tenant,
  slug: string,
  area: string,
  file: AreaFile,
): Promise<Result<string | AsyncIterable<string>, AdmitRefusal>> {
  return inTenant(db, tenant.id, async (tx) => {
    const cycle = await cycles.find(tx, tenant.id, slug);
    if (!cycle?.published) return refuse({ code: 'no-such-result' });
    const poll = (await polls.ofCycle(tx, tenant.id, cycle.id)).find(
      ({ rules }) => rules.area.slug === area,
    );
    if (!poll) return refuse({ code: 'no-such-poll' });
    if (file === 'rules.json') return ok(sealRules(poll.rules).text);
    if (!poll.seal) return refuse({ code: 'boxes-unsealed', areas: [poll.rules.area.name.zh] });
    // The list whose SHA-256 is the digest on the result page.
    if (file === 'ballots.csv') return ok(ballotList(db, tenant.id, poll.id));
    return ok(await pbFile(tx, tenant, cycle, poll));
  });
}

async function pbFile(tx: Tx, tenant: Tenant, cycle: Cycle, poll: Poll): Promise<string> {
  const { rules } = poll;
  const published = await officialOf(tx, tenant, cycle, poll);
  const counts: readonly BallotCount[] = (await box.tally(tx, poll.id)).map((group) => ({
    ...group,
    picks: group.picks.map(String),
  }));
  const election = electionOf(candidatesOf(rules), counts, areaRulesOf(rules));
  const total = rules.options.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  const limited = {
    ...election,
    // A cap on the number of proposals leaves the money open: the sum of all is then the ceiling.
    budget: Math.min(election.budget, total),
    limits: { minPicks: rules.ballot.min, maxPicks: rules.ballot.max },
    currency: 'TWD',
  };
  return writePb(
    limited,
    {
      description: `${cycle.title.zh} ${rules.area.name.zh}`,
      country: 'Taiwan',
      unit: tenant.name.en ?? tenant.name.zh,
      instance: String(cycle.year),
      subunit: rules.area.name.en ?? rules.area.name.zh,
      rule: rules.admission.kind === 'money' ? 'greedy-threshold' : 'unknown',
      date_begin: dotted(poll.opens),
      date_end: dotted(poll.closes),
      language: 'zh',
      comment: published
        ? `rules ${poll.rulesHash}; result version ${published.version}`
        : `rules ${poll.rulesHash}`,
    },
    published?.official,
  );
}

/** The newest published result of an area, as the file names it; nothing before publication. */
async function officialOf(
  tx: Tx,
  tenant: Tenant,
  cycle: Cycle,
  poll: Poll,
): Promise<{ readonly version: number; readonly official: Official } | undefined> {
  const [latest] = await publications.list(tx, tenant.id, cycle.id);
  // Written by publishResult from a checked value; the hash stands beside it.
  const document = latest?.document as ResultDocument | undefined;
  const area = document?.areas.find((one) => one.poll === poll.id);
  if (!latest || !area) return undefined;
  const official = area.findings.map(({ number, votes, verdict }) => {
    const selected = verdict.kind === 'admitted' || verdict.kind === 'by-discretion';
    return [number, { votes, selected }] as const;
  });
  return { version: latest.version, official: new Map(official) };
}

/** `21.11.2026`, as the format wants it. */
function dotted(moment: Date): string {
  return isoMoment(moment).slice(0, 10).split('-').reverse().join('.');
}
