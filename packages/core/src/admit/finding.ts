/**
 * 錄案 — which of the proposals put to the vote the city now owes its citizens, and why the others
 * not. Each finding carries the numbers that it rests on, so that anyone may check it.
 */
import { count, votesOf, type Election, type Outcome, type Reason } from '@gongsuan/tally';
import type { TieStep } from '../plan/index.ts';
import { countingRule, moneyFor, type AreaRules, type Settlement } from './rule.ts';

/** One option of the ballot, as frozen when voting was set up. */
export interface Candidate {
  /** The proposal's public number; counting knows it by this. */
  readonly number: string;
  readonly title: string;
  /** Whole NT$; null where the cycle asked for no estimate. */
  readonly cost: number | null;
  readonly category: string | null;
}

/** Equal ballots of one electorate. */
export interface BallotCount {
  readonly picks: readonly string[];
  /** 'all' where every ballot counts the same. */
  readonly electorate: 'all' | 'registered' | 'other';
  readonly count: number;
}

/** 票選開始後撤案、不可行，或依簽准裁量錄案: recorded with its reason; no vote is ever deleted. */
export interface Ruling {
  readonly number: string;
  readonly kind: 'withdrawn' | 'infeasible' | 'discretion';
  readonly reason: string;
}

/** Why the votes were not enough: the count's reason, a settled tie with the step that settled it. */
export type Why =
  | Exclude<Reason, { readonly reason: 'lost-tie' }>
  | { readonly reason: 'lost-tie'; readonly with: readonly string[]; readonly method: TieStep };

export type Verdict =
  | { readonly kind: 'admitted'; readonly rank: number }
  | { readonly kind: 'by-discretion'; readonly reason: string; readonly otherwise: Why }
  | {
      readonly kind: 'ruled-out';
      readonly ruling: 'withdrawn' | 'infeasible';
      readonly reason: string;
    }
  | { readonly kind: 'not-admitted'; readonly why: Why };

export interface Finding {
  readonly number: string;
  readonly title: string;
  readonly cost: number | null;
  readonly category: string | null;
  /** Ballots that name it. */
  readonly votes: number;
  /** The same after weights; what the rule compares. */
  readonly weighted: number;
  /** One more than the number of proposals with more votes, whoever was admitted; null when ruled out. */
  readonly rank: number | null;
  readonly verdict: Verdict;
}

/** Everything that counting one area gives. */
export interface AreaResult {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly ballots: number;
  readonly weightedBallots: number;
  /** Picks over all ballots. */
  readonly picks: number;
  /** The least number of votes that passed, where there was a threshold. */
  readonly needed: number | null;
  readonly money: number | null;
  readonly spent: number;
}

/** An election of one area, as the counting library takes it. */
export function electionOf(
  candidates: readonly Candidate[],
  ballots: readonly BallotCount[],
  rules: AreaRules,
  rulings: readonly Ruling[] = [],
): Election {
  const voters = ballots.reduce((sum, group) => sum + group.count, 0);
  const out = new Set(
    rulings.filter(({ kind }) => kind !== 'discretion').map(({ number }) => number),
  );
  return {
    kind: 'approval',
    budget: moneyFor(rules, voters) ?? Number.MAX_SAFE_INTEGER,
    projects: candidates.map(({ number, title, cost, category }) => ({
      id: number,
      name: title,
      cost: cost ?? 0,
      ...(category !== null && { categories: [category] }),
      ...(out.has(number) && { withdrawn: true }),
    })),
    groups: ballots.map(({ picks, electorate, count: people }) => ({
      ballot: { kind: 'approval', picks },
      count: people,
      weight: weightOf(electorate, rules),
      electorate,
    })),
    ...(rules.eligibleVoters !== null && { eligible: rules.eligibleVoters }),
  };
}

/** Counts one area by its announced rule. Ties that nobody has settled come back as `tied`. */
export function countArea(
  candidates: readonly Candidate[],
  ballots: readonly BallotCount[],
  rules: AreaRules,
  settled: readonly Settlement[] = [],
  rulings: readonly Ruling[] = [],
): AreaResult {
  const election = electionOf(candidates, ballots, rules, rulings);
  const outcome = count(election, countingRule(election, rules, settled));
  const totals = new Map(outcome.totals.map((total) => [total.id, total]));
  const votesFor = (number: string) => totals.get(number)?.weightedBallots ?? 0;

  const place = (one: { readonly number: string }) =>
    candidates.findIndex(({ number }) => number === one.number);

  const isOut = ({ number }: { readonly number: string }) =>
    rulings.some((one) => one.number === number && one.kind !== 'discretion');
  const ranked = candidates.filter((one) => !isOut(one));

  const findings = candidates
    .map((candidate): Finding => {
      const weighted = votesFor(candidate.number);
      return {
        ...candidate,
        votes: totals.get(candidate.number)?.ballots ?? 0,
        weighted,
        rank: isOut(candidate)
          ? null
          : 1 + ranked.filter((other) => votesFor(other.number) > weighted).length,
        verdict: verdictOn(candidate.number, outcome, settled, rulings),
      };
    })
    .sort((a, b) => b.weighted - a.weighted || place(a) - place(b));

  const people = ballots.reduce((sum, group) => sum + group.count, 0);
  return {
    outcome,
    findings,
    ballots: people,
    weightedBallots: ballots.reduce(
      (sum, { count: n, electorate }) => sum + n * weightOf(electorate, rules),
      0,
    ),
    picks: ballots.reduce((sum, { count: n, picks }) => sum + n * picks.length, 0),
    needed: neededVotes(rules, outcome, election),
    money: moneyFor(rules, people),
    spent: findings
      .filter(({ verdict }) => verdict.kind === 'admitted' || verdict.kind === 'by-discretion')
      .reduce((sum, { cost }) => sum + (cost ?? 0), 0),
  };
}

/** How often a ballot of this electorate counts. */
function weightOf(electorate: BallotCount['electorate'], { weights }: AreaRules): number {
  return electorate === 'all' ? weights.other : weights[electorate];
}

function verdictOn(
  number: string,
  outcome: Outcome,
  settled: readonly Settlement[],
  rulings: readonly Ruling[],
): Verdict {
  const out = rulings.find((one) => one.number === number && one.kind !== 'discretion');
  if (out && out.kind !== 'discretion')
    return { kind: 'ruled-out', ruling: out.kind, reason: out.reason };
  const place = outcome.funded.indexOf(number);
  if (place >= 0) return { kind: 'admitted', rank: place + 1 };
  const unfunded = outcome.unfunded.find(({ id }) => id === number);
  if (!unfunded) throw new Error(`the count says nothing of proposal ${number}`);
  const { id: _, votes: __, ...reason } = unfunded;
  const why = reason.reason === 'lost-tie' ? lostTie(number, reason.with, settled) : reason;
  const discretion = rulings.find((one) => one.number === number && one.kind === 'discretion');
  if (discretion) return { kind: 'by-discretion', reason: discretion.reason, otherwise: why };
  return { kind: 'not-admitted', why };
}

/** The counting library knows every settlement as a lot; the document names the step. */
function lostTie(number: string, before: readonly string[], settled: readonly Settlement[]): Why {
  const by = settled.find(({ order }) => [number, ...before].every((one) => order.includes(one)));
  if (!by) throw new Error(`nobody settled the tie of proposal ${number}`);
  return { reason: 'lost-tie', with: before, method: by.method };
}

function neededVotes(rules: AreaRules, outcome: Outcome, election: Election): number | null {
  const announced = rules.thresholdVotes !== null || rules.admission.threshold.kind !== 'none';
  if (!announced) return null;
  const { rule } = outcome;
  if (rule.kind !== 'threshold-and-cap' && rule.kind !== 'greedy' && rule.kind !== 'top-per-group')
    return null;
  if (!rule.threshold) return null;
  const votes = votesOf(rule.threshold, election);
  return rule.comparison === 'reach' ? votes : votes + 1;
}
