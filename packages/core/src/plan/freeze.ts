/**
 * 規則凍結: the rules of one area's ballot as one document with its hash.
 *
 * From the opening of voting on they do not change. 002「滾動式修正」 concerns the next cycle; a
 * running one keeps its version (P44). The hash stands on the receipt and on the result.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, isoMoment, ok, refuse, type Json, type Result } from '@gongsuan/prelude';
import type { DraftArea } from './draft.ts';
import type { AdmissionRule, Area, Cycle, CycleRules } from './cycle.ts';
import { openPhase, running, stateOf } from './phase.ts';
import type { PlanField } from './problem.ts';
import { thresholdVotes } from './threshold.ts';

/** The version of the document, so that an old hash can be recomputed. */
export const RULES_FORMAT = 'gongsuan-rules-1';

/** What was announced for one area, complete enough to count its ballots by. */
export interface FrozenRules {
  readonly format: typeof RULES_FORMAT;
  readonly tenant: string;
  readonly cycle: string;
  readonly area: string;
  readonly effect: CycleRules['effect'];
  readonly eligibility: CycleRules['eligibility'];
  readonly identity: CycleRules['identity'];
  readonly onSite: boolean;
  readonly ballot: CycleRules['ballot'];
  readonly weights: CycleRules['weights'];
  readonly admission: AdmissionRule;
  /** The threshold in votes with what it was reckoned from; null where there is none. */
  readonly threshold: { readonly votes: number; readonly passing: 'over' | 'reach' } | null;
  readonly thresholdVotes: number | null;
  readonly eligible: Area['eligible'];
  readonly eligibleVoters: number | null;
  readonly cap: number | null;
  readonly money: Area['money'];
  readonly moneyBonus: CycleRules['moneyBonus'];
  readonly complaintDays: number;
}

export interface Frozen {
  readonly rules: FrozenRules;
  /** The canonical JSON of the rules and the options: what was hashed. */
  readonly text: string;
  /** SHA-256 of `text` in UTF-8, lower-case hexadecimal. */
  readonly hash: string;
}

export type FreezeRefusal = {
  readonly code: 'eligible-voters-missing';
  readonly field: string;
  readonly area: Area['name'];
};

/** The rules of an area before the options are known: for the plan's own pages. */
export function rulesOf(
  cycle: Pick<Cycle, 'tenant' | 'slug' | 'rules'>,
  area: DraftArea,
): Result<FrozenRules, FreezeRefusal> {
  const { rules } = cycle;
  const threshold = thresholdVotes(area, rules);
  if (threshold.kind === 'undetermined') {
    const field = `eligibleVoters-${area.slug}`;
    return refuse({ code: 'eligible-voters-missing', field, area: area.name });
  }
  return ok({
    format: RULES_FORMAT,
    tenant: cycle.tenant,
    cycle: cycle.slug,
    area: area.slug,
    effect: rules.effect,
    eligibility: rules.eligibility,
    identity: rules.identity,
    onSite: rules.onSite,
    ballot: rules.ballot,
    weights: rules.weights,
    admission: rules.admission,
    threshold:
      threshold.kind === 'none' ? null : { votes: threshold.votes, passing: threshold.passing },
    thresholdVotes: area.thresholdVotes,
    eligible: area.eligible,
    eligibleVoters: area.eligible?.voters ?? null,
    cap: area.cap,
    money: area.money,
    moneyBonus: rules.moneyBonus,
    complaintDays: rules.complaintDays,
  });
}

/**
 * The rules of an area with the options on its ballot, as one text and its hash.
 *
 * @param options what is voted on, in the order of the ballot: numbers, titles, costs
 */
export function freeze(rules: FrozenRules, options: readonly Json[]): Frozen {
  const text = canonical({ rules: asJson(rules), options });
  return { rules, text, hash: hashOfText(text) };
}

/** The hash of a text, as it is printed. */
export function hashOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Since when the rules are frozen; null while they may change. */
export function frozenSince(
  cycle: Pick<Cycle, 'phases'>,
  facts: { readonly now: Date; readonly pollExists: boolean },
): Date | null {
  const vote = running(cycle.phases).find(({ step }) => step === 'vote');
  if (vote && stateOf(vote, facts.now) !== 'coming') return vote.opens;
  return facts.pollExists ? facts.now : null;
}

/** Whether people can vote at this moment by the plan's dates. */
export function voting(cycle: Pick<Cycle, 'phases'>, now: Date): boolean {
  return openPhase(cycle.phases, 'vote', now) !== undefined;
}

/** What differs between two versions of a cycle in what is frozen. Titles and words are free. */
export function frozenChanges(before: Cycle, after: Cycle): readonly PlanField[] {
  const changes: PlanField[] = [];
  if (canonical(binding(before)) !== canonical(binding(after))) changes.push('admission');
  if (canonical(areasOf(before)) !== canonical(areasOf(after))) changes.push('areas');
  if (canonical(votePhase(before)) !== canonical(votePhase(after))) changes.push('phases');
  return changes;
}

/** The rules without what does not bear on the ballot: prose, categories, exclusions, money's origin. */
function binding({ rules, slug, kind, year, organisation }: Cycle): Json {
  const { legalBasis: _basis, exclusions: _exclusions, funding: _funding, ...rest } = rules;
  return asJson({ ...rest, slug, kind, year, organisation });
}

function areasOf({ areas }: Cycle): Json {
  return areas.map(({ id, slug, eligible, caseCode, cap, thresholdVotes, money }) =>
    asJson({ id, slug, eligible, caseCode, cap, thresholdVotes, money }),
  );
}

function votePhase({ phases }: Cycle): Json {
  return running(phases)
    .filter(({ step }) => step === 'vote')
    .map(({ opens, closes }) => ({ opens: isoMoment(opens), closes: isoMoment(closes) }));
}

/** A value of plain data as JSON. */
function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
