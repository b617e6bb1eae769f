/** 設定選票: freezes the rules of a cycle's areas with the proposals that stand for election. */
import { randomUUID } from 'node:crypto';
import { statusOf, type Status } from '@gongsuan/core/gather';
import type { Actor, PolicyRefusal, TenantId } from '@gongsuan/core/people';
import {
  hashOfText,
  running,
  type Area,
  type AreaId,
  type Cycle,
  type CycleId,
} from '@gongsuan/core/plan';
import {
  freezeBallot,
  mayReset,
  maySetFor,
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
import { standing as proposals } from '@gongsuan/store/gather';
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
  | { readonly code: 'key-destroyed'; readonly at: Date }
  | { readonly code: 'ballot-changed' };

export interface SetBallotInput {
  readonly tenant: TenantId;
  readonly cycle: CycleId;
  /** One area; without it every area that has options. */
  readonly area?: AreaId;
  /** The options of each area; without them the cycle's accepted proposals. */
  readonly options?: ReadonlyMap<AreaId, readonly BallotOption[]>;
  /** When voting takes place; without it the cycle's voting phase. */
  readonly time?: { readonly opens: Date; readonly closes: Date };
  /** The digest of the preview that was confirmed; nothing else is set then. */
  readonly seen?: string;
}

/** A submitted proposal that would not stand on the ballot, and why: what has become of it. */
export interface LeftOut {
  readonly number: string | null;
  readonly title: string | null;
  readonly area: AreaId | null;
  readonly status: Status;
}

/** What setting the ballots would do at this moment. */
export interface BallotPreview {
  readonly time: { readonly opens: Date; readonly closes: Date };
  readonly areas: readonly { readonly area: Area; readonly options: readonly BallotOption[] }[];
  readonly leftOut: readonly LeftOut[];
  /** Names these ballots: see {@link SetBallotInput.seen}. */
  readonly digest: string;
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
    const drawn = await draw(tx, actor, cycle, input, now);
    if (!drawn.ok) return drawn;
    const { drafts } = drawn.value;
    if (input.seen !== undefined && input.seen !== digestOf(drafts))
      return refuse({ code: 'ballot-changed' });
    for (const draft of drafts) await save(tx, keyring, actor, drawn.value.cycle, draft, now);
    return ok(drafts.map((draft) => draft.id));
  });
}

/** Shows what {@link setBallots} would set, and refuses what it would refuse; changes nothing. */
export async function previewBallots(
  db: Db,
  actor: Actor,
  input: Pick<SetBallotInput, 'tenant' | 'cycle' | 'area'>,
  now: Date,
): Promise<Result<BallotPreview, SetBallotRefusal>> {
  return inTenant(db, input.tenant, async (tx) => {
    const found = await cycles.byId(tx, input.tenant, input.cycle);
    const drawn = await draw(tx, actor, found, input, now);
    if (!drawn.ok) return drawn;
    const { cycle, time, drafts } = drawn.value;
    const standing = new Set(drafts.flatMap(({ options }) => options.map((one) => one.proposal)));
    const leftOut = (await proposals.submitted(tx, cycle.tenant, cycle.id)).filter(
      ({ id, area }) => !standing.has(id) && (!input.area || area === input.area),
    );
    return ok({
      time,
      areas: drafts.map(({ area, options }) => ({ area, options })),
      leftOut: leftOut.map((one) => ({
        number: one.number,
        title: one.title,
        area: one.area,
        status: statusOf(one.facts),
      })),
      digest: digestOf(drafts),
    });
  });
}

interface Drawn {
  readonly cycle: Cycle;
  readonly time: { readonly opens: Date; readonly closes: Date };
  readonly drafts: readonly Draft[];
}

async function draw(
  tx: Tx,
  actor: Actor,
  cycle: Cycle | undefined,
  input: SetBallotInput,
  now: Date,
): Promise<Result<Drawn, SetBallotRefusal>> {
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
    const own = options.get(area.id) ?? [];
    const draft = await draftFor(tx, cycle, area, own, { ...time, day: dayOf(time.opens) }, now);
    if (!draft.ok) return draft;
    // Nobody could be told from who has voted on it before: a late area needs another cycle.
    const roll = await polls.findRoll(tx, cycle.tenant, cycle.id, rollArea(cycle, area.id));
    if (roll?.keyDestroyed) return refuse({ code: 'key-destroyed', at: roll.keyDestroyed });
    drafts.push(draft.value);
  }
  return ok({ cycle, time, drafts });
}

const digestOf = (drafts: readonly Draft[]): string =>
  hashOfText(drafts.map(({ hash }) => hash).join(' '));

interface Draft {
  readonly id: PollId;
  readonly area: Area;
  readonly text: string;
  readonly hash: string;
  readonly time: VotingTime;
  readonly options: readonly BallotOption[];
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
  const timely = maySetFor(time, now);
  if (!timely.ok) return timely;
  const rules = freezeBallot(cycle, area, options, time);
  if (!rules.ok) return rules;
  const id = before?.id ?? (randomUUID() as PollId);
  return ok({ id, area, time, options, ...sealRules(rules.value) });
}

async function save(
  tx: Tx,
  keyring: Keyring,
  actor: Actor,
  cycle: Cycle,
  draft: Draft,
  now: Date,
): Promise<void> {
  const { id, text, hash, time } = draft;
  const area = draft.area.id;
  const roll = await rollOf(tx, keyring, cycle, area, now);
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
    facts: { area, rulesHash: hash, options: draft.options.length },
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
