/** 票選作業: the cycles of an office that can be voted on, with their ballots and turnout. */
import type { Actor, TenantId, Verb } from '@gongsuan/core/people';
import { running, type Area, type Cycle } from '@gongsuan/core/plan';
import type { Poll } from '@gongsuan/core/vote';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';
import { box, polls, type Turnout } from '@gongsuan/store/vote';
import { allowInArea } from './place.ts';

export interface AreaVoting {
  readonly area: Area;
  readonly poll: Poll | null;
  readonly turnout: readonly Turnout[];
  /** What the reader may do here. */
  readonly may: { readonly set: boolean; readonly times: boolean; readonly certify: boolean };
}

export interface Voting {
  readonly cycle: Cycle;
  readonly areas: readonly AreaVoting[];
}

/** Published cycles with a voting phase, of which the actor may read at least one area. */
export async function listVotings(
  db: Db,
  actor: Actor,
  tenant: TenantId,
): Promise<readonly Voting[]> {
  return inTenant(db, tenant, async (tx) => {
    const votings: Voting[] = [];
    for (const cycle of await cycles.list(tx, tenant)) {
      const votes = running(cycle.phases).some((phase) => phase.step === 'vote');
      if (!cycle.published || cycle.record || !votes) continue;
      const areas = await areasOf(tx, actor, cycle);
      if (areas.length > 0) votings.push({ cycle, areas });
    }
    return votings;
  });
}

async function areasOf(tx: Tx, actor: Actor, cycle: Cycle): Promise<readonly AreaVoting[]> {
  const all = await polls.ofCycle(tx, cycle.tenant, cycle.id);
  const turnout = await box.turnout(
    tx,
    cycle.tenant,
    all.map((poll) => poll.id),
  );
  const areas: AreaVoting[] = [];
  for (const area of cycle.areas) {
    const can = async (verb: Verb) => (await allowInArea(tx, actor, verb, cycle, area.id)).ok;
    if (!(await can('read-office'))) continue;
    const poll = all.find((one) => one.area === area.id) ?? null;
    areas.push({
      area,
      poll,
      turnout: turnout.filter((one) => one.poll === poll?.id),
      may: {
        set: await can('set-ballot'),
        times: await can('extend-voting'),
        certify: await can('certify-voter'),
      },
    });
  }
  return areas;
}
