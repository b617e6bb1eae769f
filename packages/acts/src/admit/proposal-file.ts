/** 提案 as open data: of each proposal of a cycle what its public page shows, but for the name. */
import type { AdmitRefusal, Finding } from '@gongsuan/core/admit';
import {
  csvFile,
  openness,
  outcomeOf,
  shownStatus,
  statusOf,
  type Ballots,
  type Content,
  type ShownStatus,
} from '@gongsuan/core/gather';
import type { TenantId } from '@gongsuan/core/people';
import type { Cycle } from '@gongsuan/core/plan';
import type { Decision } from '@gongsuan/core/route';
import { dayOf, ok, refuse, type Bilingual, type Day, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { contents, proposals, standing, type Standing } from '@gongsuan/store/gather';
import { cycles } from '@gongsuan/store/plan';
import { decisions } from '@gongsuan/store/route';
import { wordsOf } from '@gongsuan/words';
import { loadBallots } from '../gather/load.ts';
import { LICENCE } from './result-file.ts';

/** What was published of a proposal on the ballot. */
interface OpenResult {
  readonly verdict: string;
  readonly votes: number;
  readonly weightedVotes: number;
  readonly rank: number | null;
  readonly reason: Bilingual;
}

export interface OpenProposal {
  readonly number: string;
  readonly title: string;
  readonly area: Bilingual | null;
  readonly category: Bilingual | null;
  readonly submitted: Day;
  readonly status: ShownStatus;
  /** The reason of the decision that stands, and of a withdrawal. */
  readonly decision: { readonly kind: Decision['kind']; readonly reason: string } | null;
  readonly withdrawn: string | null;
  /** null of an excluded proposal, of which only the title may be read. */
  readonly text: {
    readonly purpose: string;
    readonly content: string;
    readonly beneficiaries: string;
    readonly place: Content['place'];
    readonly estimate: number;
    /** What the agency estimated when it accepted the proposal. */
    readonly agencyCost: number | null;
  } | null;
  readonly ballotNumber: number | null;
  readonly result: OpenResult | null;
}

export interface OpenProposals {
  readonly cycle: { readonly slug: string; readonly title: Bilingual };
  readonly proposals: readonly OpenProposal[];
}

/** The submitted proposals of a published cycle, by number. */
export function readOpenProposals(
  db: Db,
  tenant: TenantId,
  slug: string,
): Promise<Result<OpenProposals, AdmitRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const cycle = await cycles.find(tx, tenant, slug);
    if (!cycle?.published) return refuse({ code: 'no-such-result' });
    const ballots = await loadBallots(tx, tenant, cycle.id);
    const rows = await standing.submitted(tx, tenant, cycle.id);
    const ids = rows.map(({ id }) => id);
    const texts = await contents(tx, tenant, ids);
    const decided = await decisions.newest(tx, tenant, ids);
    const found: OpenProposal[] = [];
    for (const row of rows) {
      const text = texts.get(row.id);
      if (!text) continue;
      const gone = row.facts.withdrawn && (await proposals.withdrawal(tx, tenant, row.id));
      const said = { decision: decided.get(row.id) ?? null, withdrawn: gone?.reason ?? null };
      found.push(openProposal(row, cycle, ballots, text, said));
    }
    return ok({ cycle: { slug: cycle.slug, title: cycle.title }, proposals: found });
  });
}

function openProposal(
  row: Standing,
  { areas, rules }: Cycle,
  ballots: Ballots,
  text: Omit<Content, 'files'>,
  said: { readonly decision: Decision | null; readonly withdrawn: string | null },
): OpenProposal {
  const { decision, withdrawn } = said;
  const outcome = outcomeOf(row.id, row.area, ballots);
  const { purpose, content, beneficiaries, place, estimate } = text;
  const agencyCost = decision?.cost ?? null;
  const hidden = openness(row.facts) === 'title';
  return {
    number: row.number ?? '',
    title: text.title,
    area: areas.find(({ id }) => id === row.area)?.name ?? null,
    category: rules.categories.find(({ key }) => key === text.category)?.name ?? null,
    submitted: dayOf(row.submitted ?? row.created),
    status: shownStatus(statusOf(row.facts), outcome),
    decision: decision && { kind: decision.kind, reason: decision.reason },
    withdrawn,
    text: hidden ? null : { purpose, content, beneficiaries, place, estimate, agencyCost },
    ballotNumber: outcome && outcome.kind !== 'left-off' ? outcome.number : null,
    result: outcome?.kind === 'counted' ? resultOf(outcome.finding) : null,
  };
}

function resultOf(finding: Finding): OpenResult {
  const { verdict, votes, weighted, rank } = finding;
  const reason = {
    zh: wordsOf('zh-Hant-TW').admit.reason(finding),
    en: wordsOf('en').admit.reason(finding),
  };
  return { verdict: verdict.kind, votes, weightedVotes: weighted, rank, reason };
}

/** The same as JSON, with the licence. */
export function proposalsJson(open: OpenProposals): string {
  return JSON.stringify({ licence: LICENCE, ...open }, null, 1);
}

const COLUMNS = [
  ...['number', 'title', 'area', 'category', 'purpose', 'content', 'beneficiaries'],
  ...['place', 'village', 'latitude', 'longitude', 'cost_twd', 'agency_cost_twd'],
  ...['submitted', 'status', 'status_zh', 'decision', 'decision_reason', 'withdrawal_reason'],
  ...['ballot_number', 'votes', 'weighted_votes', 'rank', 'result', 'reason_zh', 'reason_en'],
  'licence',
];

/** The same as CSV, in the manner of the result: a mark for Excel, no cell taken for a formula. */
export function proposalsCsv(open: OpenProposals): string {
  return csvFile([COLUMNS, ...open.proposals.map(cellsOf)]);
}

function cellsOf(one: OpenProposal): readonly string[] {
  const { text, decision, result } = one;
  const place = text?.place;
  const words = wordsOf('zh-Hant-TW');
  const cell = (value: string | number | null | undefined) => String(value ?? '');
  return [
    ...[one.number, one.title, cell(one.area?.zh), cell(one.category?.zh)],
    ...[cell(text?.purpose), cell(text?.content), cell(text?.beneficiaries)],
    ...[cell(place?.text), cell(place?.village), cell(place?.point?.lat), cell(place?.point?.lng)],
    ...[cell(text?.estimate), cell(text?.agencyCost), one.submitted, one.status],
    ...[words.gather.statuses[one.status], cell(decision?.kind), cell(decision?.reason)],
    ...[cell(one.withdrawn), cell(one.ballotNumber), cell(result?.votes)],
    ...[cell(result?.weightedVotes), cell(result?.rank), cell(result?.verdict)],
    ...[cell(result?.reason.zh), cell(result?.reason.en), words.admit.licence],
  ];
}
