/** 設定選票: freezes the rules of a cycle's areas with the proposals that stand for election. */
import { randomUUID } from 'node:crypto';
import type { Actor, PolicyRefusal, TenantId } from '@gongsuan/core/people';
import { running, type Area, type AreaId, type Cycle, type CycleId } from '@gongsuan/core/plan';
import {
  freezeBallot,
  mayReset,
  sealRules,
  type BallotOption,
  type FreezeRefusal,
  type FrozenRefusal,
  type Poll,
  type PollId,
  type RollId,
  type VotingTime,
} from '@gongsuan/core/vote';
import { dayOf, ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db, type Tx } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';
import { ballotOptions, polls } from '@gongsuan/store/vote';
import type { Keyring } from '../ports/index.ts';
import { allowInArea } from './place.ts';

export type SetBallotRefusal =
  | PolicyRefusal
  | FreezeRefusal
  | FrozenRefusal
  | { readonly code: 'no-such-poll' }
  | { readonly code: 'cycle-not-published' }
  | { readonly code: 'key-destroyed'; readonly at: Date };

export interface SetBallotInput {
  readonly tenant: TenantId;
  readonly cycle: CycleId;
  /** One area; without it every area that has options. */
  readonly area?: AreaId;
  /** The options of each area; without them the cycle's accepted proposals. */
  readonly options?: ReadonlyMap<AreaId, readonly BallotOption[]>;
  /** When voting takes place; without it the cycle's voting phase. */
  readonly time?: { readonly opens: Date; readonly closes: Date };
}

/** Sets the ballots of a cycle, or sets them again while voting has not opened. All or none. */
export async function setBallots(
  db: Db,
  keyring: Keyring,
  actor: Actor,
  input: SetBallotInput,
  now: Date,
): Promise<Result<readonly PollId[], SetBallotRefusal>> {
  return inTenant(db, input.tenant, async (tx) => {
    // The row as well: a plan that is being changed is frozen as it will be, never as it was.
    const cycle = await cycles.lock(tx, input.tenant, input.cycle);
    await polls.lock(tx, input.cycle);
    if (!cycle) return refuse({ code: 'no-such-poll' });
    if (!cycle.published) return refuse({ code: 'cycle-not-published' });
    const time = input.time ?? votingPhase(cycle);
    if (!time) return refuse({ code: 'voting-time-missing' });
    const options = input.options ?? (await ballotOptions(tx, input.tenant, cycle.id));
    const areas = cycle.areas.filter((area) =>
      input.area ? area.id === input.area : options.has(area.id),
    );
    if (areas.length === 0) return refuse({ code: 'no-options' });

    const drafts: Draft[] = [];
    for (const area of areas) {
      const allowed = await allowInArea(tx, actor, 'set-ballot', cycle, area.id);
      if (!allowed.ok) return allowed;
      const draft = await draftFor(
        tx,
        cycle,
        area,
        options.get(area.id) ?? [],
        { ...time, day: dayOf(time.opens) },
        now,
      );
      if (!draft.ok) return draft;
      // Nobody could be told from who has voted on it before: a late area needs another cycle.
      const roll = await polls.findRoll(tx, cycle.tenant, cycle.id, rollArea(cycle, area.id));
      if (roll?.keyDestroyed) return refuse({ code: 'key-destroyed', at: roll.keyDestroyed });
      drafts.push(draft.value);
    }
    for (const draft of drafts) await save(tx, keyring, actor, cycle, draft, now);
    return ok(drafts.map((draft) => draft.id));
  });
}

interface Draft {
  readonly id: PollId;
  readonly area: AreaId;
  readonly text: string;
  readonly hash: string;
  readonly time: VotingTime;
  readonly options: number;
}

async function draftFor(
  tx: Tx,
  cycle: Cycle,
  area: Area,
  options: readonly BallotOption[],
  time: VotingTime,
  now: Date,
): Promise<Result<Draft, FreezeRefusal | FrozenRefusal>> {
  const before = (await polls.ofCycle(tx, cycle.tenant, cycle.id)).find(
    (poll) => poll.area === area.id,
  );
  const free = before ? mayReset(before, now) : ok(true);
  if (!free.ok) return free;
  const rules = freezeBallot(cycle, area, options, time);
  if (!rules.ok) return rules;
  const id = before?.id ?? (randomUUID() as PollId);
  return ok({ id, area: area.id, time, options: options.length, ...sealRules(rules.value) });
}

async function save(
  tx: Tx,
  keyring: Keyring,
  actor: Actor,
  cycle: Cycle,
  draft: Draft,
  now: Date,
): Promise<void> {
  const roll = await rollOf(tx, keyring, cycle, draft.area, now);
  const { id, area, text, hash, time } = draft;
  await polls.save(
    tx,
    {
      id,
      tenant: cycle.tenant,
      cycle: cycle.id,
      area,
      roll,
      text,
      hash,
      opens: time.opens,
      closes: time.closes,
    },
    now,
  );
  await ledger.write(tx, cycle.tenant, {
    actor,
    at: now,
    act: 'ballot-set',
    subject: `poll:${id}`,
    facts: { area, rulesHash: hash, options: draft.options },
  });
}

/** The area that has a roll of its own; null where the cycle has one. */
function rollArea(cycle: Cycle, area: AreaId): AreaId | null {
  return cycle.rules.eligibility.oneVotePer === 'cycle' ? null : area;
}

/** The roll of the cycle, or of the area where each area has one of its own; made with its key. */
async function rollOf(
  tx: Tx,
  keyring: Keyring,
  cycle: Cycle,
  area: AreaId,
  now: Date,
): Promise<RollId> {
  const of = rollArea(cycle, area);
  const found = await polls.findRoll(tx, cycle.tenant, cycle.id, of);
  if (found) return found.id;
  const id = randomUUID() as RollId;
  keyring.create(id);
  await polls.insertRoll(tx, { id, tenant: cycle.tenant, cycle: cycle.id, area: of }, now);
  return id;
}

function votingPhase(cycle: Cycle): Pick<Poll, 'opens' | 'closes'> | undefined {
  return running(cycle.phases).find((phase) => phase.step === 'vote');
}
