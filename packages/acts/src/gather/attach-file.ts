/** Photos and documents of a draft. */
import { createHash, randomUUID } from 'node:crypto';
import {
  admitFile,
  cleanLine,
  mayAmend,
  MOST_CAPTION,
  statusOf,
  type FileId,
  type GatherRefusal,
} from '@gongsuan/core/gather';
import type { Actor, TenantId } from '@gongsuan/core/people';
import { ok, parseId, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { files } from '@gongsuan/store/gather';
import { findOwnCase, ballotSetOn, type Case } from './load.ts';

/** Looks into files: what they are, and what a photo becomes. */
export interface FilePress {
  /** The media type that the content shows; null for nothing known. */
  readonly look: (bytes: Uint8Array) => Promise<string | null>;
  /** The photo anew, turned upright, at most 1600 px, without metadata; null when it cannot be read. */
  readonly photo: (bytes: Uint8Array) => Promise<Pressed | null>;
}

export interface Pressed {
  readonly body: Uint8Array;
  readonly small: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A file as the browser sent it; a large one is refused without being read. */
export interface SentFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly read: () => Promise<Uint8Array>;
}

/** Files larger than this are not even looked into. */
const MOST_LOOKED_AT = 12 * 1024 * 1024;

/** Adds a file to a draft, or to the change of a submitted proposal that has been begun. */
export async function attachFile(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string },
  file: SentFile,
  press: FilePress,
  now: Date,
): Promise<Result<FileId, GatherRefusal>> {
  // Photos are pressed before the transaction begins: it takes a while, and holds nothing.
  const name = cleanLine(file.name).slice(-120) || '—';
  if (file.size > MOST_LOOKED_AT) {
    const found = admitFile({ name, bytes: file.size, found: null }, []);
    if (!found.ok) return found;
  }
  const original = await file.read();
  const bytes = original.byteLength;
  const found = await press.look(original);
  const kind = admitFile({ name, bytes, found }, []);
  if (!kind.ok) return kind;
  const pressed = kind.value === 'photo' ? await press.photo(original) : undefined;
  if (pressed === null) return refuse({ code: 'file-unreadable', field: 'files', name });

  return inTenant(db, at.tenant, async (tx) => {
    const own = await findWritable(tx, at.tenant, actor, at.proposal, now);
    if (!own.ok) return own;
    const id = own.value.proposal.id;
    const present = (await files.list(tx, at.tenant, id)).filter((one) => !one.removed);
    const room = admitFile({ name, bytes, found }, present);
    if (!room.ok) return room;
    const body = pressed?.body ?? original;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const same = present.find((one) => one.sha256 === sha256);
    if (same) return ok(same.id);
    const fresh = randomUUID() as string as FileId;
    await files.insert(tx, at.tenant, id, {
      ...{ id: fresh, kind: room.value, name, size: body.byteLength, sha256, added: now, body },
      mediaType: pressed ? 'image/webp' : 'application/pdf',
      ...{ small: pressed?.small ?? null, width: pressed?.width ?? null },
      height: pressed?.height ?? null,
    });
    return ok(fresh);
  });
}

/** Takes a file out. Versions that show it keep it. */
export function removeFile(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string; readonly file: string },
  now: Date,
): Promise<Result<true, GatherRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    const own = await findWritable(tx, at.tenant, actor, at.proposal, now);
    if (!own.ok) return own;
    const file = parseId<'file'>(at.file);
    const gone = file && (await files.remove(tx, at.tenant, own.value.proposal.id, file, now));
    return gone ? ok(true) : refuse({ code: 'no-such-file' });
  });
}

/** What a photo shows, for those who do not see it: in the draft, until it is submitted as a version. */
export function captionFile(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string; readonly file: string },
  caption: string,
  now: Date,
): Promise<Result<true, GatherRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    const own = await findWritable(tx, at.tenant, actor, at.proposal, now);
    if (!own.ok) return own;
    const file = parseId<'file'>(at.file);
    if (!file) return refuse({ code: 'no-such-file' });
    const words = [...cleanLine(caption)].slice(0, MOST_CAPTION).join('');
    await files.setCaption(tx, at.tenant, own.value.proposal.id, file, words);
    return ok(true);
  });
}

async function findWritable(
  tx: Tx,
  tenant: TenantId,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Result<Case, GatherRefusal>> {
  const own = await findOwnCase(tx, tenant, actor, id);
  if (!own.ok || statusOf(own.value.proposal.facts) === 'draft') return own;
  const set = await ballotSetOn(tx, tenant, own.value, now);
  const may = mayAmend(own.value.cycle, own.value.proposal.facts, set, now);
  return may.ok ? own : may;
}
