/**
 * 公告內容: the result of a cycle as it is published, whole and self-contained: the numbers, the
 * reasons, the digest of the ballots that it was counted from. Its hash stands beside it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, isoMoment, type Bilingual, type Json } from '@gongsuan/prelude';
import type { Cycle, TieStep, Weights } from '../plan/index.ts';
import type { Poll, PollRules } from '../vote/index.ts';
import {
  countArea,
  type BallotCount,
  type Candidate,
  type Finding,
  type Ruling,
} from './finding.ts';
import type { AreaRules, Settlement } from './rule.ts';

/** One area of a published result. */
export interface AreaDocument {
  readonly area: { readonly slug: string; readonly name: Bilingual };
  readonly poll: string;
  readonly rulesHash: string;
  /** Hash of the counting rule with all its settings, as the counting library writes it. */
  readonly ruleHash: string;
  readonly opens: string;
  readonly closes: string;
  readonly eligibleVoters: number | null;
  readonly ballots: number;
  readonly registeredBallots: number;
  /** How often a registered resident's ballot counts, and any other. */
  readonly weights: Weights;
  readonly picks: number;
  readonly ballotDigest: string | null;
  readonly needed: number | null;
  readonly cap: number | null;
  readonly money: number | null;
  readonly spent: number;
  readonly findings: readonly Finding[];
  readonly settlements: readonly (Settlement & { readonly note: string; readonly at: string })[];
  readonly rulings: readonly Ruling[];
}

export interface ResultDocument {
  readonly form: 1;
  readonly cycle: {
    readonly slug: string;
    readonly title: Bilingual;
    /** What the keys of the findings' categories mean. */
    readonly categories: readonly { readonly key: string; readonly name: Bilingual }[];
  };
  readonly effect: 'binding' | 'consultative';
  readonly areas: readonly AreaDocument[];
}

/** What one area is counted from. */
export interface AreaCase {
  readonly poll: Poll;
  readonly ballots: readonly BallotCount[];
  readonly settlements: readonly (Settlement & { readonly note: string; readonly at: Date })[];
  readonly rulings: readonly Ruling[];
}

/** The options of a frozen ballot, as counting takes them. */
export function candidatesOf(rules: PollRules): readonly Candidate[] {
  return rules.options.map(({ number, title, cost, category }) => ({
    number: String(number),
    title: title.zh,
    cost,
    category,
  }));
}

/** The frozen rules of a ballot, as counting takes them. */
export function areaRulesOf(rules: PollRules): AreaRules {
  const { threshold } = rules.admission;
  return {
    admission: rules.admission,
    weights: rules.weights,
    cap: rules.cap,
    thresholdVotes: threshold.kind === 'votes' ? threshold.votes : null,
    eligibleVoters: threshold.kind === 'votes' ? (threshold.from?.voters ?? null) : null,
    money: rules.money,
    moneyBonus: rules.moneyBonus,
  };
}

/** The announced order in which ties are settled. No money can be given to all of a tie. */
export function announcedTies({ admission }: PollRules): readonly TieStep[] {
  const { kind, ties } = admission;
  return kind === 'money' ? ties.filter((step) => step !== 'admit-all') : ties;
}

/** Counts one area from its frozen rules. */
export function countCase({ poll, ballots, settlements, rulings }: AreaCase) {
  const { rules } = poll;
  return countArea(candidatesOf(rules), ballots, areaRulesOf(rules), settlements, rulings);
}

/** The document of a whole cycle; the areas in the order given. */
export function documentOf(cycle: Cycle, cases: readonly AreaCase[]): ResultDocument {
  return {
    form: 1,
    cycle: {
      slug: cycle.slug,
      title: cycle.title,
      categories: cycle.rules.categories.map(({ key, name }) => ({ key, name })),
    },
    effect: cycle.rules.effect,
    areas: cases.map(areaDocument),
  };
}

function areaDocument(one: AreaCase): AreaDocument {
  const { poll, ballots } = one;
  const { rules } = poll;
  const result = countCase(one);
  return {
    area: { slug: rules.area.slug, name: rules.area.name },
    poll: poll.id,
    rulesHash: poll.rulesHash,
    ruleHash: result.outcome.ruleHash,
    opens: isoMoment(poll.opens),
    closes: isoMoment(poll.closes),
    eligibleVoters: areaRulesOf(rules).eligibleVoters,
    ballots: result.ballots,
    registeredBallots: ballots
      .filter(({ electorate }) => electorate === 'registered')
      .reduce((sum, { count }) => sum + count, 0),
    weights: rules.weights,
    picks: result.picks,
    ballotDigest: poll.seal?.ballotDigest ?? null,
    needed: result.needed,
    cap: rules.admission.kind === 'threshold-and-cap' ? rules.cap : null,
    money: rules.admission.kind === 'money' ? result.money : null,
    spent: result.spent,
    findings: result.findings,
    settlements: one.settlements.map(({ method, order, seed, extra, note, at }) => ({
      method,
      order,
      seed,
      extra,
      note,
      at: isoMoment(at),
    })),
    rulings: one.rulings,
  };
}

/** SHA-256 of the document's canonical JSON, in lower-case hexadecimal. */
export function documentHash(document: ResultDocument): string {
  const plain = JSON.parse(JSON.stringify(document)) as Json;
  return bytesToHex(sha256(utf8ToBytes(canonical(plain))));
}

/** The rulings that hold: the last on each proposal, unless it was undone. */
export function standing(
  written: readonly (Omit<Ruling, 'kind'> & { readonly kind: Ruling['kind'] | 'undone' })[],
): readonly Ruling[] {
  const last = new Map(written.map((one) => [one.number, one]));
  return [...last.values()].flatMap(({ number, kind, reason }) =>
    kind === 'undone' ? [] : [{ number, kind, reason }],
  );
}
