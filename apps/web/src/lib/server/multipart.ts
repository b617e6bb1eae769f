/** Reads a form with files as it arrives, piece by piece, so that no file stands in memory whole. */

/** What comes out of a form, in its order; a part is closed before the next is opened. */
export type PartEvent =
  | { readonly kind: 'opened'; readonly name: string; readonly file: FileHead | null }
  | { readonly kind: 'piece'; readonly bytes: Buffer }
  | { readonly kind: 'closed' }
  /** It is no form, or it broke off; nothing comes after this. */
  | { readonly kind: 'malformed' };

/** What the browser says of a file; nothing of it is believed. */
export interface FileHead {
  readonly name: string;
  readonly type: string;
}

const MOST_HEAD = 16 * 1024;
const HEAD_END = '\r\n\r\n';

/** The boundary of a `multipart/form-data` content type; undefined for anything else. */
export function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined;
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** The parts of a form. Bytes after its end are read and left, so that the answer can be sent. */
export async function* readParts(
  pieces: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<PartEvent, void, undefined> {
  const mark = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first boundary stands at the very beginning, without a line before it.
  let held = Buffer.from('\r\n');
  let at: 'before' | 'mark' | 'head' | 'body' | 'end' = 'before';
  for await (const piece of pieces) {
    if (at === 'end') continue;
    held = held.length === 0 ? Buffer.from(piece) : Buffer.concat([held, piece]);
    for (;;) {
      if (at === 'before' || at === 'body') {
        const found = held.indexOf(mark);
        const whole = found < 0 ? Math.max(0, held.length - mark.length + 1) : found;
        if (at === 'body' && whole > 0) yield { kind: 'piece', bytes: held.subarray(0, whole) };
        held = held.subarray(whole);
        if (found < 0) break;
        held = held.subarray(mark.length);
        if (at === 'body') yield { kind: 'closed' };
        at = 'mark';
      }
      if (at === 'mark') {
        if (held.length < 2) break;
        const sign = held.toString('latin1', 0, 2);
        held = held.subarray(2);
        if (sign !== '\r\n' && sign !== '--') return yield { kind: 'malformed' };
        at = sign === '--' ? 'end' : 'head';
        if (at === 'end') break;
      }
      const end = held.indexOf(HEAD_END);
      if (end > MOST_HEAD || (end < 0 && held.length > MOST_HEAD))
        return yield { kind: 'malformed' };
      if (end < 0) break;
      const opened = headOf(held.toString('utf8', 0, end));
      if (!opened) return yield { kind: 'malformed' };
      held = held.subarray(end + HEAD_END.length);
      yield opened;
      at = 'body';
    }
  }
  if (at !== 'end') yield { kind: 'malformed' };
}

function headOf(text: string): Extract<PartEvent, { kind: 'opened' }> | undefined {
  const lines = text.split('\r\n');
  const disposition = lines.find((line) => /^content-disposition:\s*form-data\s*;/i.test(line));
  if (disposition === undefined) return undefined;
  const name = quoted(disposition, 'name');
  if (name === undefined) return undefined;
  const fileName = quoted(disposition, 'filename');
  if (fileName === undefined) return { kind: 'opened', name, file: null };
  const typeLine = lines.find((line) => /^content-type:/i.test(line));
  const type = typeLine?.slice(typeLine.indexOf(':') + 1).trim() ?? '';
  return { kind: 'opened', name, file: { name: fileName, type } };
}

/** Browsers write a quotation mark or a line end within a name as `%22`, `%0D`, `%0A`. */
function quoted(line: string, what: string): string | undefined {
  const found = new RegExp(`;\\s*${what}="([^"]*)"`, 'i').exec(line)?.[1];
  return found?.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
}
