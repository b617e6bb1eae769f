/** The counting room of one cycle: what would be published now, ties, rulings, publication. */
import { countingRoom, publishResult, recordRuling, settleTie } from '@gongsuan/acts/admit';
import { announcedTies, type TieAnswer } from '@gongsuan/core/admit';
import type { Result } from '@gongsuan/prelude';
import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { to } from '#lib/links.ts';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { orError, refused } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = staffOf(event);
  const tenant = tenantOf(event);
  const room = orError(event, await countingRoom(house().db, staff, tenant.id, event.params.cycle));
  return {
    cycle: { slug: room.cycle.slug, title: room.cycle.title },
    document: room.document,
    publish: room.publish,
    versions: room.publications.map(({ version, at, reason, hash }) => ({
      version,
      at,
      reason,
      hash,
    })),
    areas: room.areas.map(({ poll, result, written }) => ({
      poll: poll.id,
      name: poll.rules.area.name,
      options: poll.rules.options.map(({ number, title }) => ({ number: String(number), title })),
      sealed: poll.seal !== null,
      tie: result.outcome.tied[0] ?? null,
      announced: announcedTies(poll.rules),
      rulings: written,
    })),
  };
};

const text = z.string().max(2_000).default('');
const settleForm = z.object({
  poll: z.string().max(60),
  method: z.enum(['lower-cost', 'earlier-number', 'admit-all', 'public-lot']),
  order: text,
  seed: z.string().max(200).default(''),
  note: text,
});
const rulingForm = z.object({
  poll: z.string().max(60),
  number: z.string().max(20),
  kind: z.enum(['withdrawn', 'infeasible', 'discretion', 'undone']),
  reason: text,
});
const correctForm = z.object({ reason: text });

export const actions: Actions = {
  settle: async (event) => {
    const typed = await formOf(event, settleForm);
    const { method, note } = typed;
    const order = typed.order.split(/[\s,，、;；]+/).filter(Boolean);
    const seed = typed.seed.trim() || null;
    const answer: TieAnswer = method === 'public-lot' ? { method, order, seed, note } : { method };
    return perform(event, typed, (room) =>
      settleTie(
        house().db,
        room.staff,
        room.tenant,
        { cycle: room.cycle, poll: typed.poll },
        answer,
        event.locals.now,
      ),
    );
  },
  rule: async (event) => {
    const typed = await formOf(event, rulingForm);
    return perform(event, typed, (room) =>
      recordRuling(house().db, room.staff, room.tenant, room.cycle, typed, event.locals.now),
    );
  },
  publish: (event) =>
    perform(event, {}, (room) =>
      publishResult(house().db, room.staff, room.tenant, room.cycle, null, event.locals.now),
    ),
  correct: async (event) => {
    const typed = await formOf(event, correctForm);
    return perform(event, typed, (room) =>
      publishResult(house().db, room.staff, room.tenant, room.cycle, typed, event.locals.now),
    );
  },
};

async function formOf<T extends z.ZodType>(event: RequestEvent, form: T): Promise<z.infer<T>> {
  const parsed = form.safeParse(Object.fromEntries(await event.request.formData()));
  // Only a request made by hand lacks a field of these forms.
  return parsed.success ? parsed.data : error(400);
}

type Room = {
  readonly staff: ReturnType<typeof staffOf>;
  readonly tenant: ReturnType<typeof tenantOf>['id'];
  readonly cycle: Parameters<typeof publishResult>[3];
};

/** Runs an act of the counting room, or shows the form again with everything typed. */
async function perform<R extends Parameters<typeof refused>[1]>(
  event: RequestEvent,
  typed: object,
  act: (room: Room) => Promise<Result<unknown, R>>,
) {
  const { actor, lang } = event.locals;
  const tenant = tenantOf(event);
  if (actor?.kind !== 'staff') return refused(event, { code: 'signed-out' }, typed);
  const room = orError(event, await countingRoom(house().db, actor, tenant.id, event.params.cycle));
  const result = await act({ staff: actor, tenant: tenant.id, cycle: room.cycle.id });
  if (!result.ok) return refused(event, result.refusal, typed);
  redirect(303, to(lang, `/office/${tenant.id}/admit/${event.params.cycle}`));
}
