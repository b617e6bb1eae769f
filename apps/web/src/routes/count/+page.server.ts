/** 上傳 .pb 檔: taken into memory, and on to its own address. */
import { fail, redirect } from '@sveltejs/kit';
import { wordsOf } from '@gongsuan/words';
import { to } from '#lib/links.ts';
import { countDesk } from '#lib/server/counting.ts';
import type { ShownRefusal } from '#lib/server/refusals.ts';
import type { Actions } from './$types';

const MOST_BYTES = 12 * 1024 * 1024;
/** A form with a file of that size is not much larger. */
const MOST_BODY = MOST_BYTES + 64 * 1024;

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const t = wordsOf(locals.lang).shell.counting.upload;
    const announced = Number(request.headers.get('content-length') ?? 0);
    if (announced > MOST_BODY) return refuse(413, t.tooLarge(megabytes(announced)));
    const file = (await request.formData()).get('file');
    if (!(file instanceof File) || file.name === '') return refuse(400, t.missing);
    if (file.size === 0) return refuse(400, t.empty);
    if (file.size > MOST_BYTES) return refuse(413, t.tooLarge(megabytes(file.size)));
    const name = countDesk().keep(new Uint8Array(await file.arrayBuffer()), locals.now);
    redirect(303, to(locals.lang, `/count/file/${name}`));
  },
};

function refuse(status: number, sentence: string) {
  const refusals: readonly ShownRefusal[] = [{ code: 'count-upload', field: 'file', sentence }];
  return fail(status, { refusals });
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
