/** 帳冊：lines newest first, and the check of the whole chain. */
import { readLedger, verifyLedger } from '@gongsuan/acts/people';
import { isoMoment } from '@gongsuan/prelude';
import { tenantOf } from '#lib/server/place.ts';
import { orError, refused } from '#lib/server/refusals.ts';
import { requireStaff } from '#lib/server/session.ts';
import { house } from '../../../../house.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  const tenant = tenantOf(event).id;
  const asked = event.url.searchParams;
  const filter = {
    before: numberOf(asked.get('before')),
    act: asked.get('act')?.trim() || null,
    subject: asked.get('subject')?.trim() || null,
  };
  const read = await readLedger(house().db, staff, tenant, filter, PAGE + 1);
  const { lines, acts, names } = orError(event, read);
  const shown = lines.slice(0, PAGE);
  return {
    filter,
    acts,
    older: lines.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
    names,
    lines: shown.map((line) => ({ ...line, iso: isoMoment(line.at) })),
  };
};

export const actions: Actions = {
  verify: async (event) => {
    const staff = await requireStaff(event);
    const report = await verifyLedger(house().db, staff, tenantOf(event).id);
    return report.ok ? { report: report.value } : refused(event, report.refusal);
  },
};

function numberOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
