/**
 * 期程檢核: each phase ends after it begins, and no step begins before what it needs is there.
 * A disabled phase is skipped, as if it were not written.
 */
import type { Bilingual } from '@gongsuan/prelude';
import type { DraftPhase } from './draft.ts';
import type { Step } from './cycle.ts';
import { running } from './phase.ts';
import { at, within, type PlanProblem } from './problem.ts';

type Relation = 'after-close' | 'after-open' | 'ends-after';

/** What a step needs, and the sentence that says so. */
interface Need {
  readonly step: Step;
  readonly needs: Step;
  readonly relation: Relation;
}

/** Each line is a sentence of the procedure (002, 第二十二章〈標準 SOP〉). */
export const NEEDS: readonly Need[] = [
  // 「提案構想，再由現場參與者票選決定成案」「成案之後，我們就會進入審議階段」
  { step: 'route', needs: 'gather', relation: 'after-open' },
  { step: 'route', needs: 'gather', relation: 'ends-after' },
  { step: 'deliberate', needs: 'gather', relation: 'after-open' },
  // 「完成後，將提案計畫書在線上或實體加以公開展覽」
  { step: 'exhibit', needs: 'gather', relation: 'after-open' },
  // 「提案票選前，辦理提案計畫書公開展覽程序」
  { step: 'vote', needs: 'exhibit', relation: 'after-open' },
  // 「在提案票選階段的提案，必須在提案審議的三個指標上，均能獲得「高度」或「中度」可行評價，才由 i -Voting 系統執行票選」
  { step: 'vote', needs: 'gather', relation: 'after-close' },
  { step: 'vote', needs: 'route', relation: 'after-close' },
  { step: 'vote', needs: 'deliberate', relation: 'after-close' },
  // 「得票數超過該區門檻，且排序後在錄案上限內者，即可錄案」
  { step: 'admit', needs: 'vote', relation: 'after-close' },
  // 「提案經票選通過後正式錄案，民政局會通知各錄案權責機關進行預算評估規劃」
  { step: 'fund', needs: 'vote', relation: 'after-close' },
  { step: 'deliver', needs: 'vote', relation: 'after-close' },
];

/** Everything that is wrong with the phases, each once. */
export function checkPhases(phases: readonly DraftPhase[]): readonly PlanProblem[] {
  const counted = running(phases);
  // A disabled phase keeps its dates for the day on which it is switched on again.
  const reversed = phases.filter((phase) => phase.closes <= phase.opens);
  const sound = counted.filter((phase) => !reversed.includes(phase));
  return [
    ...reversed.map(backwards),
    ...sound.flatMap((phase) => early(phase, sound)),
    ...votePhases(counted),
    ...(phases.length === 0 ? [{ ...at('phases', 'phases'), code: 'plan-missing' as const }] : []),
  ];
}

function backwards(phase: DraftPhase): PlanProblem {
  const { opens, closes } = phase;
  return { ...spot(phase, 'closes'), code: 'plan-phase-reversed', opens, closes };
}

/** The needs of this phase that its dates do not meet. */
function early(phase: DraftPhase, all: readonly DraftPhase[]): readonly PlanProblem[] {
  return NEEDS.filter(({ step }) => step === phase.step).flatMap(({ step, needs, relation }) => {
    const others = all.filter((other) => other.step === needs);
    const [first] = others;
    if (!first) return [];
    const earliest = boundary(relation, others, first);
    // Among several phases of one step the last one carries what was asked of the step's end.
    const own =
      relation === 'ends-after' ? lastClose(all.filter((p) => p.step === step)) : phase.opens;
    if (own >= earliest) return [];
    if (relation === 'ends-after' && phase.closes < own) return [];
    const what = relation === 'ends-after' ? 'closes' : 'opens';
    return [
      {
        ...spot(phase, what),
        code: 'plan-phase-too-early',
        step,
        needs,
        relation,
        opens: own,
        earliest,
      } as const,
    ];
  });
}

function boundary(relation: Relation, others: readonly DraftPhase[], first: DraftPhase): Date {
  if (relation !== 'after-open') return lastClose(others);
  return others.reduce((least, { opens }) => (opens < least ? opens : least), first.opens);
}

function lastClose(phases: readonly DraftPhase[]): Date {
  return new Date(Math.max(...phases.map(({ closes }) => closes.getTime())));
}

/** One voting phase, no more: a ballot has one opening and one close. */
function votePhases(counted: readonly DraftPhase[]): readonly PlanProblem[] {
  const votes = counted.filter(({ step }) => step === 'vote');
  if (votes.length === 0) return [{ ...at('phases', 'phases'), code: 'plan-no-vote-phase' }];
  return votes
    .slice(1)
    .map((phase) => ({ ...spot(phase, 'step'), code: 'plan-twice', given: 'vote' }));
}

function spot(phase: DraftPhase, what: 'opens' | 'closes' | 'step') {
  return within('phases', what, phase.ordinal, nameOf(phase));
}

function nameOf(phase: DraftPhase): Bilingual | null {
  return phase.label;
}
