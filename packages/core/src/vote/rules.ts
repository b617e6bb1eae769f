/**
 * 投票規則: everything that decides one ballot, frozen as one value when voting is set up.
 *
 * 004「投票規則」(I2). What is frozen here is written as canonical JSON; its SHA-256 is published
 * before voting opens and stands on every receipt, so that no rule can change unseen.
 */
import {
  canonical,
  isoMoment,
  ok,
  refuse,
  type Bilingual,
  type Day,
  type Json,
  type Money,
  type Result,
} from '@gongsuan/prelude';
import type {
  AdmissionRule,
  Area,
  AreaId,
  BallotForm,
  Cycle,
  CycleId,
  CycleRules,
  Eligibility,
  Passing,
  Threshold,
  Weights,
} from '../plan/cycle.ts';
import { hashOfText } from '../plan/freeze.ts';
import { thresholdVotes } from '../plan/threshold.ts';

/** One proposal on the ballot. `number` is what is printed beside it and what a pick names. */
export interface BallotOption {
  readonly proposal: string;
  readonly number: number;
  readonly title: Bilingual;
  readonly cost: Money | null;
  readonly category: string | null;
  /** 提案編號: the proposal's public number, under which the full plan can be read. */
  readonly reference?: string;
  /** What it is for, in a sentence, as it stood when the ballot was set. */
  readonly summary?: string;
}

/** A threshold in votes; `from` tells how a share became votes. */
export type FrozenThreshold =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'votes';
      readonly votes: number;
      readonly passing: Passing;
      readonly from: {
        readonly basisPoints: number;
        readonly rounding: 'up' | 'down';
        readonly voters: number;
        readonly source: string;
        readonly on: Day;
      } | null;
    };

type Frozen<R> = R extends { readonly threshold: Threshold }
  ? Omit<R, 'threshold'> & { readonly threshold: FrozenThreshold }
  : never;

export type FrozenAdmission = Frozen<AdmissionRule>;

/** The rules of one area's ballot. */
export interface PollRules {
  readonly form: 1;
  readonly cycle: { readonly id: CycleId; readonly slug: string; readonly title: Bilingual };
  readonly area: { readonly id: AreaId; readonly slug: string; readonly name: Bilingual };
  readonly opens: string;
  readonly closes: string;
  readonly options: readonly BallotOption[];
  readonly ballot: BallotForm;
  readonly weights: Weights;
  readonly admission: FrozenAdmission;
  readonly cap: number | null;
  readonly money: Money | null;
  readonly moneyBonus: { readonly voters: number; readonly money: Money } | null;
  readonly effect: 'binding' | 'consultative';
  /** `ageOn` is always named here: the day on which voting opens where the cycle says nothing. */
  readonly eligibility: Eligibility & { readonly ageOn: Day };
  readonly identity: 'household-registry' | 'on-site-only';
  readonly caseCode: string | null;
  readonly onSite: boolean;
  readonly legalBasis: string;
  readonly complaintDays: number;
}

export type FreezeRefusal =
  | { readonly code: 'no-options' }
  | { readonly code: 'option-numbers-clash'; readonly number: number }
  | {
      readonly code: 'ballot-form-impossible';
      readonly options: number;
      readonly min: number;
      readonly max: number;
    }
  | { readonly code: 'threshold-undetermined' }
  | { readonly code: 'case-code-missing' }
  | { readonly code: 'voting-time-missing' };

/** The first and last moment of voting, and the first day of voting in Taiwan. */
export interface VotingTime {
  readonly opens: Date;
  readonly closes: Date;
  readonly day: Day;
}

/** Freezes the rules of one area from what the cycle decided and the options that stand. */
export function freezeBallot(
  cycle: Pick<Cycle, 'id' | 'slug' | 'title' | 'rules'>,
  area: Area,
  options: readonly BallotOption[],
  time: VotingTime,
): Result<PollRules, FreezeRefusal> {
  const { rules } = cycle;
  if (options.length === 0) return refuse({ code: 'no-options' });
  const clash = options.find((one, at) =>
    options.some((other, i) => i < at && other.number === one.number),
  );
  if (clash) return refuse({ code: 'option-numbers-clash', number: clash.number });
  const { min, max } = rules.ballot;
  if (min < 1 || max < min || min > options.length)
    return refuse({ code: 'ballot-form-impossible', options: options.length, min, max });
  if (rules.identity === 'household-registry' && !area.caseCode)
    return refuse({ code: 'case-code-missing' });
  const threshold = freezeThreshold(area, rules);
  if (!threshold.ok) return threshold;
  return ok({
    form: 1,
    cycle: { id: cycle.id, slug: cycle.slug, title: cycle.title },
    area: { id: area.id, slug: area.slug, name: area.name },
    opens: isoMoment(time.opens),
    closes: isoMoment(time.closes),
    options: options.toSorted((a, b) => a.number - b.number),
    ballot: { ...rules.ballot, max: Math.min(max, options.length) },
    weights: rules.weights,
    admission: { ...rules.admission, threshold: threshold.value },
    cap: area.cap,
    money: area.money,
    moneyBonus: rules.moneyBonus,
    effect: rules.effect,
    eligibility: { ...rules.eligibility, ageOn: rules.eligibility.ageOn ?? time.day },
    identity: rules.identity,
    caseCode: area.caseCode,
    onSite: rules.onSite,
    legalBasis: rules.legalBasis,
    complaintDays: rules.complaintDays,
  });
}

/**
 * 門檻 in votes, as the plan reckons it, with what a share was reckoned from
 * (245,301 at 1 %: 2,454 up, 2,453 down).
 */
function freezeThreshold(
  area: Area,
  rules: CycleRules,
): Result<FrozenThreshold, { readonly code: 'threshold-undetermined' }> {
  const resolved = thresholdVotes(area, rules);
  if (resolved.kind === 'none') return ok({ kind: 'none' });
  if (resolved.kind === 'undetermined') return refuse({ code: 'threshold-undetermined' });
  const { votes, passing, from } = resolved;
  if (from.kind !== 'share' || !area.eligible)
    return ok({ kind: 'votes', votes, passing, from: null });
  const { basisPoints, rounding } = from;
  return ok({ kind: 'votes', votes, passing, from: { basisPoints, rounding, ...area.eligible } });
}

/** The one text of these rules, and its SHA-256 in lower-case hexadecimal. */
export function sealRules(rules: PollRules): { readonly text: string; readonly hash: string } {
  const text = canonical(JSON.parse(JSON.stringify(rules)) as Json);
  return { text, hash: hashOfText(text) };
}
