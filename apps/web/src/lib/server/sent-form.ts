/**
 * The door for forms: whatever a browser sends is read once, within limits, before anybody asks what
 * it means. Files wait on disk, never in memory; one that is too large leaves its size behind and
 * nothing else, so that the page can name it and keep the rest of the form.
 */
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { openShelf, type Shelf } from './form-shelf.ts';

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
  if (/^multipart\/form-data\s*;/i.test(type)) return readWithFiles(request, type, most);
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
  type: string,
  most: number,
): Promise<Result<SentForm, FormRefusal>> {
  const shelf = openShelf();
  let read: Result<FormData, FormRefusal> = unreadable;
  try {
    read = await fillForm(request, type, most, shelf);
  } finally {
    if (!read.ok) await shelf.clear();
  }
  return read.ok ? ok({ form: read.value, clear: shelf.clear }) : read;
}

async function fillForm(
  request: Request,
  type: string,
  most: number,
  shelf: Shelf,
): Promise<Result<FormData, FormRefusal>> {
  const form = new FormData();
  const parser = openParser(type);
  if (!parser) return unreadable;
  let text = 0;
  let verdict: Result<never, FormRefusal> | null = null;
  let files: Promise<void> = Promise.resolve();
  parser.on('field', (name, value, _nameCut, cut) => {
    text += Buffer.byteLength(value);
    if (cut || text > MOST_TEXT) verdict ??= tooLarge(MOST_TEXT);
    else form.append(plain(name), plain(value));
  });
  parser.on('file', (name, stream, fileName, _encoding, mime) => {
    files = files.then(async () => {
      const file = await shelf.keep(stream, unquoted(fileName ?? ''), mime);
      form.append(plain(name), file);
    });
  });
  parser.on('partsLimit', () => (verdict ??= unreadable));
  const counted = counting(request, most);
  const whole = await pipeline(counted.pieces, parser)
    .then(() => files)
    .then(
      () => true,
      () => false,
    );
  await files.catch(() => undefined);
  if (counted.state() === 'over') return tooLarge(most);
  return verdict ?? (whole ? ok(form) : unreadable);
}

/** A parser for this content type; undefined where it names no boundary. */
function openParser(type: string): BusboyInstance | undefined {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      limits: { parts: MOST_PARTS, fieldSize: MOST_TEXT },
    });
  } catch {
    return undefined;
  }
}

/** Browsers write a quotation mark or a line end within a file's name as `%22`, `%0D`, `%0A`. */
const unquoted = (name: string): string =>
  name.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');

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
