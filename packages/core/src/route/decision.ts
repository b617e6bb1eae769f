/**
 * 送件審核 (Y2): what a screening officer decides about a proposal. A decision is a dated fact; another
 * one may correct it until the ballot is set, and none is ever taken back.
 */
import { ok, parseMoney, refuse, type Money, type Result } from '@gongsuan/prelude';
import type { Cycle } from '../plan/index.ts';
import { isFinished, statusOf, type Facts, type Status } from '../gather/status.ts';
import { cleanText, lengthOf, saysSomething } from '../gather/text.ts';
import { DECISION_KINDS, type DecisionKind } from './kind.ts';

/** A decision as it is kept. */
export interface Decision {
  readonly ordinal: number;
  readonly kind: DecisionKind;
  readonly at: Date;
  /** The version that was judged. */
  readonly version: number;
  readonly reason: string;
  /** 替代方案: another way to what the proposer wants (L9). */
  readonly alternative: string;
  /** The agency's estimate, which the ballot shows. */
  readonly cost: Money | null;
  /** The key of the cycle's exclusion list (P43). */
  readonly exclusion: string | null;
  /** 提案人同意 (P42). */
  readonly consent: boolean | null;
}

/** What the officer filled in, unchecked. */
export interface Judgement {
  readonly kind: string;
  readonly reason: string;
  readonly alternative: string;
  readonly cost: string;
  readonly exclusion: string;
  readonly consent: boolean;
  /** The newest version and decision that the officer had before the eyes. */
  readonly version: number;
  readonly decision: number;
}

export type DecisionRefusal =
  | { readonly code: 'decision-kind-missing'; readonly field: 'kind' }
  | {
      readonly code: 'decision-needs-reason';
      readonly field: 'reason';
      readonly kind: DecisionKind;
    }
  | {
      readonly code: 'decision-text-too-long';
      readonly field: 'reason' | 'alternative';
      readonly length: number;
      readonly most: number;
    }
  | { readonly code: 'decision-needs-cost'; readonly field: 'cost' }
  | {
      readonly code: 'decision-cost-too-high';
      readonly field: 'cost';
      readonly cost: Money;
      readonly most: Money;
    }
  | { readonly code: 'decision-needs-exclusion'; readonly field: 'exclusion' }
  | { readonly code: 'decision-needs-consent'; readonly field: 'consent' }
  | { readonly code: 'decision-impossible'; readonly status: Status }
  | { readonly code: 'decision-after-ballot' }
  | { readonly code: 'proposal-changed-meanwhile' };

/** The longest reason, in characters. */
export const MOST_REASON = 2000;

/**
 * Whether this decision can be taken now, and what it says. Feasible needs a cost, infeasible an
 * explanation; 002「包含「交通管理」、「聞置空間」、「環境彩繪或美化」等項目，經提案人同意後，交由權責機關
 * 進行整體評估處理」 (P42): the assessment needs the proposer's consent. A second decision after the last
 * word needs a reason, whatever it is.
 */
export function decide(
  judgement: Judgement,
  facts: Facts & { readonly decisions: number },
  cycle: Pick<Cycle, 'rules'>,
  ballotSet: boolean,
): Result<Omit<Decision, 'at'>, DecisionRefusal> {
  const status = statusOf(facts);
  const kind = DECISION_KINDS.find((one) => one === judgement.kind);
  if (status === 'draft' || status === 'withdrawn') {
    return refuse({ code: 'decision-impossible', status });
  }
  if (ballotSet) return refuse({ code: 'decision-after-ballot' });
  if (judgement.version !== facts.version || judgement.decision !== facts.decisions) {
    return refuse({ code: 'proposal-changed-meanwhile' });
  }
  if (!kind) return refuse({ code: 'decision-kind-missing', field: 'kind' });

  const words = readWords(judgement, kind, isFinished(status));
  if (!words.ok) return words;
  const extra = readExtra(judgement, kind, cycle);
  if (!extra.ok) return extra;
  const ordinal = facts.decisions + 1;
  return ok({ ordinal, kind, version: facts.version, ...words.value, ...extra.value });
}

/**
 * Whether a decision corrects the one before it. After a request for changes the next decision goes on
 * with the screening and corrects nothing.
 */
export function corrects(
  { ordinal }: Pick<Decision, 'ordinal'>,
  all: readonly Pick<Decision, 'ordinal' | 'kind'>[],
): boolean {
  const before = all.find((one) => one.ordinal === ordinal - 1);
  return before !== undefined && before.kind !== 'request-changes';
}

type Words = Pick<Decision, 'reason' | 'alternative'>;
type Extra = Pick<Decision, 'cost' | 'exclusion' | 'consent'>;

function readWords(
  judgement: Judgement,
  kind: DecisionKind,
  corrects: boolean,
): Result<Words, DecisionRefusal> {
  const reason = cleanText(judgement.reason);
  const alternative = cleanText(judgement.alternative);
  const needed = corrects || (kind !== 'accept' && kind !== 'assess');
  if (needed && !saysSomething(reason)) {
    return refuse({ code: 'decision-needs-reason', field: 'reason', kind });
  }
  for (const [field, text] of [
    ['reason', reason],
    ['alternative', alternative],
  ] as const) {
    const length = lengthOf(text);
    if (length > MOST_REASON) {
      return refuse({ code: 'decision-text-too-long', field, length, most: MOST_REASON });
    }
  }
  return ok({ reason, alternative });
}

function readExtra(
  judgement: Judgement,
  kind: DecisionKind,
  cycle: Pick<Cycle, 'rules'>,
): Result<Extra, DecisionRefusal> {
  const nothing: Extra = { cost: null, exclusion: null, consent: null };
  if (kind === 'accept') {
    const cost = parseMoney(judgement.cost);
    const most = cycle.rules.mostCost;
    if (cost === undefined || cost === 0)
      return refuse({ code: 'decision-needs-cost', field: 'cost' });
    return most !== null && cost > most
      ? refuse({ code: 'decision-cost-too-high', field: 'cost', cost, most })
      : ok({ ...nothing, cost });
  }
  if (kind === 'assess') {
    return judgement.consent
      ? ok({ ...nothing, consent: true })
      : refuse({ code: 'decision-needs-consent', field: 'consent' });
  }
  if (kind === 'exclude') {
    const listed = cycle.rules.exclusions.some((one) => one.key === judgement.exclusion);
    return listed
      ? ok({ ...nothing, exclusion: judgement.exclusion })
      : refuse({ code: 'decision-needs-exclusion', field: 'exclusion' });
  }
  return ok(nothing);
}
