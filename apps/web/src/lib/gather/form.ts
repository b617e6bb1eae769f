/** Takes the proposal form of a request: what was typed, and the files that came along. */
import { attachFile, captionFile, removeFile } from '@gongsuan/acts/gather';
import type { GatherRefusal } from '@gongsuan/core/gather';
import { typedOf, type Typed } from '@gongsuan/core/gather';
import type { Actor, TenantId } from '@gongsuan/core/people';
import { house } from '../../house.ts';
import { press } from './press.ts';

export interface SentForm {
  readonly typed: Typed;
  readonly files: readonly File[];
  /** Descriptions of photos, by the id of the file. */
  readonly captions: readonly { readonly file: string; readonly text: string }[];
  /** The id of a file to be taken out; '' for none. */
  readonly remove: string;
  /** The draft to which the form belongs already; '' for none. */
  readonly draft: string;
}

export function sentForm(form: FormData): SentForm {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const captions = [...form].flatMap(([name, value]) =>
    name.startsWith('caption-') && typeof value === 'string'
      ? [{ file: name.slice('caption-'.length), text: value }]
      : [],
  );
  return {
    typed: typedOf(Object.fromEntries(form)),
    files: form.getAll('files').filter((file) => file instanceof File && file.size > 0) as File[],
    captions,
    remove: text('remove'),
    draft: text('draft'),
  };
}

/** Adds the files one by one; those that can be taken are, the others come back as refusals. */
export async function takeFiles(
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string },
  sent: SentForm,
  now: Date,
): Promise<readonly GatherRefusal[]> {
  const { db } = house();
  const refusals: GatherRefusal[] = [];
  if (sent.remove !== '') {
    const done = await removeFile(db, actor, { ...at, file: sent.remove }, now);
    if (!done.ok) refusals.push(done.refusal);
  }
  for (const { file, text } of sent.captions) {
    const done = await captionFile(db, actor, { ...at, file }, text, now);
    if (!done.ok) refusals.push(done.refusal);
  }
  for (const file of sent.files) {
    const { name, size } = file;
    const read = async () => new Uint8Array(await file.arrayBuffer());
    const done = await attachFile(db, actor, at, { name, size, read }, press, now);
    if (!done.ok) refusals.push(done.refusal);
  }
  return refusals;
}
