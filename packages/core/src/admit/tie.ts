/**
 * 同票: equal votes at the edge. The procedure is silent (U3), so the announced tie order decides,
 * and where that is used up a public lot on the record. Nothing is settled by the machine alone:
 * an officer asks for it, and it is published.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { OpenTie } from '@gongsuan/tally';
import type { TieStep } from '../plan/index.ts';
import type { Candidate } from './finding.ts';
import type { Settlement } from './rule.ts';

export type TieRefusal =
  | { readonly code: 'no-open-tie' }
  | { readonly code: 'tie-step-not-announced'; readonly step: TieStep }
  | { readonly code: 'tie-still-equal'; readonly step: TieStep }
  | {
      readonly code: 'lot-names-others';
      readonly field: 'order';
      readonly expected: readonly string[];
    }
  | { readonly code: 'lot-order-or-seed'; readonly field: 'seed' }
  | { readonly code: 'lot-needs-record'; readonly field: 'note' };

/** How the officer wants a tie settled. */
export type TieAnswer =
  | { readonly method: 'lower-cost' | 'earlier-number' | 'admit-all' }
  | {
      readonly method: 'public-lot';
      /** The proposals in the order drawn by hand; empty with a seed, which gives the order. */
      readonly order: readonly string[];
      /** A number drawn elsewhere, announced beforehand ({@link drawOrder}); null by hand. */
      readonly seed: string | null;
      /** Where, when, before whom; kept and published. */
      readonly note: string;
    };

/**
 * The steps that may be used on this tie now: the announced ones in their order up to the first
 * that tells the proposals apart; a public lot always stands at the end.
 */
export function stepsFor(announced: readonly TieStep[]): readonly TieStep[] {
  return announced.includes('public-lot') ? announced : [...announced, 'public-lot'];
}

/**
 * Settles one open tie. A later step is refused while an earlier announced one decides it; the
 * announced order is part of the rules.
 */
export function settle(
  tie: OpenTie,
  answer: TieAnswer,
  announced: readonly TieStep[],
  candidates: readonly Candidate[],
): Result<Settlement, TieRefusal> {
  const steps = stepsFor(announced);
  const at = steps.indexOf(answer.method);
  if (at < 0) return refuse({ code: 'tie-step-not-announced', step: answer.method });
  const earlier = steps.slice(0, at).find((step) => decides(step, tie, candidates));
  if (earlier) return refuse({ code: 'tie-step-not-announced', step: answer.method });

  switch (answer.method) {
    case 'admit-all':
      return ok({
        method: 'admit-all',
        order: tie.projects,
        seed: null,
        extra: tie.projects.length - tie.places,
      });
    case 'public-lot':
      return byLot(tie, answer);
    case 'lower-cost':
    case 'earlier-number': {
      if (!decides(answer.method, tie, candidates)) {
        return refuse({ code: 'tie-still-equal', step: answer.method });
      }
      return ok({
        method: answer.method,
        order: orderBy(answer.method, tie, candidates),
        seed: null,
        extra: 0,
      });
    }
  }
}

function byLot(
  tie: OpenTie,
  { order: byHand, seed, note }: Extract<TieAnswer, { method: 'public-lot' }>,
): Result<Settlement, TieRefusal> {
  if (seed !== null && byHand.length > 0) {
    return refuse({ code: 'lot-order-or-seed', field: 'seed' });
  }
  const order = seed === null ? byHand : drawOrder(tie.projects, seed);
  const same = order.length === tie.projects.length && new Set(order).size === order.length;
  if (!same || !order.every((number) => tie.projects.includes(number))) {
    return refuse({ code: 'lot-names-others', field: 'order', expected: tie.projects });
  }
  if (note.trim().length < 10) return refuse({ code: 'lot-needs-record', field: 'note' });
  return ok({ method: 'public-lot', order, seed, extra: 0 });
}

/** Whether this step alone says who gets the places. */
function decides(step: TieStep, tie: OpenTie, candidates: readonly Candidate[]): boolean {
  if (step === 'admit-all') return true;
  if (step === 'public-lot') return false;
  const keys = orderBy(step, tie, candidates).map((number) => keyOf(step, number, candidates));
  const last = keys[tie.places - 1];
  const next = keys[tie.places];
  return tie.places === 0 || last === undefined || next === undefined || last !== next;
}

function orderBy(
  step: 'lower-cost' | 'earlier-number',
  tie: OpenTie,
  candidates: readonly Candidate[],
): readonly string[] {
  return tie.projects.toSorted((a, b) => {
    const [x, y] = [keyOf(step, a, candidates), keyOf(step, b, candidates)];
    return x < y ? -1 : x > y ? 1 : a < b ? -1 : 1;
  });
}

function keyOf(
  step: 'lower-cost' | 'earlier-number',
  number: string,
  candidates: readonly Candidate[],
) {
  const candidate = candidates.find((one) => one.number === number);
  if (step === 'lower-cost') return candidate?.cost ?? Number.MAX_SAFE_INTEGER;
  return candidates.findIndex((one) => one.number === number);
}

/**
 * 公開抽籤 with a number that nobody can choose or try again: the list is published first, the seed
 * is a number drawn elsewhere on a later day (a lottery's), and the order follows from both.
 *
 * @returns the proposals in the order of SHA-256 over `seed|number`, in lower-case hexadecimal
 */
export function drawOrder(numbers: readonly string[], seed: string): readonly string[] {
  const ticket = (number: string) => bytesToHex(sha256(utf8ToBytes(`${seed}|${number}`)));
  return numbers.toSorted((a, b) => (ticket(a) < ticket(b) ? -1 : 1));
}
