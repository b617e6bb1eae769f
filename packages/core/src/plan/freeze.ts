/**
 * 規則凍結: from the opening of voting on, what decides the ballot does not change.
 *
 * 002「滾動式修正」 concerns the next cycle; a running one keeps its version (P44).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, isoMoment, type Json } from '@gongsuan/prelude';
import type { Cycle } from './cycle.ts';
import { openPhase, running, stateOf } from './phase.ts';
import type { PlanField } from './problem.ts';

/** The hash of a text, as it is printed. */
export function hashOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * Since when the rules are frozen; null while they may change. Setting the first ballot freezes
 * them, and the planned opening of voting in any case.
 */
export function frozenSince(
  cycle: Pick<Cycle, 'phases'>,
  facts: {
    readonly now: Date;
    /** When the first ballot of the cycle was set; null while none is. */
    readonly ballotSet: Date | null;
  },
): Date | null {
  const vote = running(cycle.phases).find(({ step }) => step === 'vote');
  const opened = vote && stateOf(vote, facts.now) !== 'coming' ? vote.opens : null;
  const { ballotSet } = facts;
  if (opened && ballotSet) return opened < ballotSet ? opened : ballotSet;
  return ballotSet ?? opened;
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

/** The rules without what does not bear on the ballot: the legal basis, the exclusions, where the money comes from. */
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
