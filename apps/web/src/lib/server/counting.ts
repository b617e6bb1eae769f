/** Asks the counting desk for pages: one desk a process, a short wait, then a page that renews itself. */
import {
  COMPLETIONS,
  openCountDesk,
  type Asked,
  type CountDesk,
  type CountPlan,
  type CountSource,
} from '@gongsuan/acts/ports';
import { canonical, sha256 } from '@gongsuan/tally';
import type { RequestEvent } from '@sveltejs/kit';
import { log } from './log.ts';
import { pace } from './pace.ts';

const KEY = Symbol.for('gongsuan.count-desk');
/** A page waits this long for its answer before it says that the count is under way. */
const WAIT_MS = 900;
const RENEW_SECONDS = '2';
/** New counts a minute from one address: a school class at play stays below. */
const perAddress = pace(180);

/** The one counting desk of this process, opened at the first question. */
export function countDesk(): CountDesk {
  const shared = globalThis as { [KEY]?: CountDesk };
  return (shared[KEY] ??= openCountDesk({}, (error) => {
    log.error({ said: error }, 'a count failed');
  }));
}

/**
 * The answer, or how far it is. `key` names the ballots; `source` is asked for them only when nobody
 * counted this before. While it waits, the page tells the browser to look again.
 */
export async function askToCount(
  event: Pick<RequestEvent, 'locals' | 'setHeaders' | 'getClientAddress'>,
  key: string,
  plan: CountPlan,
  source: () => Promise<CountSource>,
): Promise<Asked> {
  const { now } = event.locals;
  const desk = countDesk();
  const name = sha256(canonical({ key, plan }));
  const asked = await ask();
  if (asked.state !== 'ready') event.setHeaders({ refresh: RENEW_SECONDS });
  return asked;

  async function ask(): Promise<Asked> {
    if (desk.knows(name, now)) return desk.ask(name, null, now, WAIT_MS);
    if (!perAddress.take(event.getClientAddress(), now)) return { state: 'busy' };
    return desk.ask(name, { key, source: await source(), plan }, now, WAIT_MS);
  }
}

/** What is compared, from the options of the address. */
export function comparePlan(query: URLSearchParams): Extract<CountPlan, { kind: 'compare' }> {
  const completion = COMPLETIONS.find((one) => one === query.get('completion')) ?? 'add1+greedy';
  const utility = query.get('utility') === 'cardinality' ? 'cardinality' : 'usual';
  return { kind: 'compare', shares: { utility, completion } };
}
