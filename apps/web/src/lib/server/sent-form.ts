/**
 * The door for forms: whatever a browser sends is read once, within limits, before anybody asks what
 * it means. Files wait on disk, never in memory; one that is too large leaves its size behind and
 * nothing else, so that the page can name it and keep the rest of the form.
 */
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm, truncate, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { boundaryOf, readParts, type FileHead } from './multipart.ts';

export interface SentForm {
  readonly form: FormData;
  /** Removes the files that waited on disk. */
  readonly clear: () => Promise<void>;
}

export type FormRefusal =
  | { readonly code: 'form-too-large'; readonly mostMegabytes: number }
  | { readonly code: 'form-unreadable' };

const MB = 1024 * 1024;
/** All texts of a form together, as they travel; the longest form of the site has a tenth. */
const MOST_TEXT = 2 * MB;
/** A form with files; more is not even read to its end. */
export const MOST_WITH_FILES = 256 * MB;
/** Of one file; what goes beyond is counted, not kept. No form of the site takes as much. */
const MOST_FILE = 12 * MB;
const MOST_PARTS = 500;

const tooLarge = (bytes: number): Result<never, FormRefusal> =>
  refuse({ code: 'form-too-large', mostMegabytes: bytes / MB });
const unreadable: Result<never, FormRefusal> = refuse({ code: 'form-unreadable' });

/** Whether a request brings a form; anything else is left alone. */
export function bringsForm({ method, headers }: Request): boolean {
  const type = headers.get('content-type') ?? '';
  return (
    method === 'POST' &&
    /^(multipart\/form-data|application\/x-www-form-urlencoded|text\/plain)\s*(;|$)/i.test(type)
  );
}

/**
 * Reads the form of a request.
 * @param withFiles whether the page takes files; the others have no need of a large form
 */
export async function readSentForm(
  request: Request,
  withFiles: boolean,
): Promise<Result<SentForm, FormRefusal>> {
  const most = withFiles ? MOST_WITH_FILES : MOST_TEXT;
  const type = request.headers.get('content-type') ?? '';
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge(most);
  const boundary = boundaryOf(type);
  if (boundary !== undefined) return readWithFiles(request, boundary, most);
  if (!/^application\/x-www-form-urlencoded/i.test(type)) return unreadable;
  return readFields(request);
}

async function readFields(request: Request): Promise<Result<SentForm, FormRefusal>> {
  const pieces: Uint8Array[] = [];
  const counted = counting(request, MOST_TEXT);
  for await (const piece of counted.pieces) pieces.push(piece);
  if (counted.state() !== 'whole')
    return counted.state() === 'over' ? tooLarge(MOST_TEXT) : unreadable;
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(Buffer.concat(pieces).toString('utf8')))
    form.append(plain(name), plain(value));
  return ok({ form, clear: () => Promise.resolve() });
}

async function readWithFiles(
  request: Request,
  boundary: string,
  most: number,
): Promise<Result<SentForm, FormRefusal>> {
  const shelf = openShelf();
  let read: Result<FormData, FormRefusal> = unreadable;
  try {
    read = await fillForm(request, boundary, most, shelf);
  } finally {
    if (!read.ok) await shelf.clear();
  }
  return read.ok ? ok({ form: read.value, clear: shelf.clear }) : read;
}

async function fillForm(
  request: Request,
  boundary: string,
  most: number,
  shelf: Shelf,
): Promise<Result<FormData, FormRefusal>> {
  const form = new FormData();
  const counted = counting(request, most);
  let part: OpenPart | null = null;
  let parts = 0;
  let text = 0;
  let verdict: Result<never, FormRefusal> | null = null;
  for await (const event of readParts(counted.pieces, boundary)) {
    if (event.kind === 'malformed') verdict = unreadable;
    if (event.kind === 'opened' && (parts += 1) > MOST_PARTS) verdict = unreadable;
    if (verdict) break;
    if (event.kind === 'opened') {
      part = event.file
        ? { name: event.name, file: shelf.receive(event.file) }
        : { name: event.name, texts: [] };
    } else if (event.kind === 'piece' && part) {
      if (part.file) await part.file.add(event.bytes);
      else if ((text += event.bytes.length) > MOST_TEXT) verdict = tooLarge(MOST_TEXT);
      // A copy: the piece is a view of a far larger buffer.
      else part.texts.push(Buffer.from(event.bytes));
    } else if (event.kind === 'closed' && part) {
      if (part.file) form.append(plain(part.name), await part.file.close());
      else form.append(plain(part.name), plain(Buffer.concat(part.texts).toString('utf8')));
      part = null;
    }
  }
  if (counted.state() === 'over') verdict = tooLarge(most);
  return verdict ?? ok(form);
}

type OpenPart =
  | { readonly name: string; readonly file: Arriving; readonly texts?: never }
  | { readonly name: string; readonly texts: Buffer[]; readonly file?: never };

interface Arriving {
  readonly add: (bytes: Buffer) => Promise<void>;
  readonly close: () => Promise<File>;
}

interface Shelf {
  readonly receive: (head: FileHead) => Arriving;
  readonly clear: () => Promise<void>;
}

/** A folder of one request, made at the first file that has bytes. */
function openShelf(): Shelf {
  let folder: string | null = null;
  let count = 0;
  let handle: FileHandle | null = null;
  const closeHandle = async () => {
    await handle?.close();
    handle = null;
  };

  const receive = ({ name, type }: FileHead): Arriving => {
    const place = String((count += 1));
    let size = 0;
    let keeping = true;
    const path = () => join(folder ?? '', place);
    return {
      async add(bytes) {
        folder ??= await mkdtemp(join(tmpdir(), 'gongsuan-form-'));
        handle ??= await open(path(), 'wx', 0o600);
        size += bytes.length;
        keeping &&= size <= MOST_FILE;
        if (keeping) await handle.write(bytes);
      },
      async close() {
        if (size === 0) return new File([], name, { type });
        await closeHandle();
        // Not kept whole: the size alone, as a hole on the disk.
        if (!keeping) await truncate(path(), 0).then(() => truncate(path(), size));
        return new File([await openAsBlob(path(), { type })], name, { type });
      },
    };
  };
  return {
    receive,
    async clear() {
      await closeHandle();
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The body in pieces, up to a limit. What is left is read and dropped: the answer needs the line. */
function counting(request: Request, most: number) {
  let size = 0;
  let state: 'whole' | 'over' | 'broken' = 'whole';
  async function* pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    const reader = request.body?.getReader();
    let ended = reader === undefined;
    try {
      while (reader && !ended) {
        const next = await reader.read();
        if (next.done) ended = true;
        else if ((size += next.value.length) > most) {
          state = 'over';
          return;
        } else yield next.value;
      }
    } catch (error) {
      const status = error instanceof Error && 'status' in error ? error.status : 0;
      state = status === 413 ? 'over' : 'broken';
      ended = true;
    } finally {
      if (reader && !ended) void drop(reader);
    }
  }
  return { pieces: pieces(), state: () => state };
}

async function drop(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // The sender has gone, or sends more than the server takes at all.
  }
}

/** PostgreSQL keeps no NUL, and no person types one. */
const plain = (text: string): string => text.replaceAll('\u0000', '');
