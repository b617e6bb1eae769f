/** Who proposes: as little as is needed, and not for ever. */
import { dayOf, ok, refuse, type Day, type Result } from '@gongsuan/prelude';
import { running, type Cycle } from '../plan/index.ts';
import type { ContentRefusal } from './content.ts';
import { LIMITS, type Typed } from './fields.ts';
import type { Contact } from './proposal.ts';
import { cleanLine, lengthOf, saysSomething } from './text.ts';

const YEAR_MS = 365 * 24 * 3600_000;

/**
 * 個人資料保護法第11條第3項「個人資料蒐集之特定目的消失或期限屆滿時，應主動或依當事人之請求，刪除」:
 * names and ways to reach people are kept for one year after the last phase of the cycle, as it is
 * planned now; for one year after the submission where no phase is later.
 */
export function keepUntil(cycle: Pick<Cycle, 'phases'>, submitted: Date): Day {
  const ends = running(cycle.phases).map((phase) => phase.closes.getTime());
  return dayOf(new Date(Math.max(submitted.getTime(), ...ends) + YEAR_MS));
}

/** Reads who proposes. At the counter a way to reach the person is needed too. */
export function parseContact(
  typed: Typed,
  channel: 'online' | 'counter',
): Result<Contact, readonly ContentRefusal[]> {
  const problems: ContentRefusal[] = [];
  const read = (what: 'name' | 'reach', required: boolean): string => {
    const value = cleanLine(typed[what] ?? '');
    const length = lengthOf(value);
    if (required && !saysSomething(value)) {
      problems.push({ code: 'proposal-field-missing', field: what, what });
    } else if (length > LIMITS[what]) {
      const most = LIMITS[what];
      problems.push({ code: 'proposal-field-too-long', field: what, what, length, most });
    }
    return value;
  };
  const name = read('name', true);
  const reach = channel === 'counter' ? read('reach', true) : '';
  if (problems.length > 0) return refuse(problems);
  return ok({ name, reach, namePublic: (typed['name-public'] ?? '') !== '' });
}
