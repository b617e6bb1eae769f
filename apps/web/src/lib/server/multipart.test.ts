import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryOf, readParts } from './multipart.ts';

const BOUNDARY = '----story7MA4YWxk';

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, size: number): Promise<readonly string[]> {
  const said: string[] = [];
  let body: Buffer[] = [];
  for await (const part of readParts(inPieces(bytes, size), BOUNDARY)) {
    if (part.kind === 'opened')
      said.push(`${part.name}${part.file ? ` <${part.file.name}|${part.file.type}>` : ''}`);
    else if (part.kind === 'piece') body.push(Buffer.from(part.bytes));
    else if (part.kind === 'closed') {
      said.push(`= ${Buffer.concat(body).toString()}`);
      body = [];
    } else said.push('malformed');
  }
  return said;
}

const FORM = Buffer.from(
  [
    `--${BOUNDARY}`,
    'Content-Disposition: form-data; name="title"',
    '',
    '公園\r\n第二行',
    `--${BOUNDARY}`,
    'Content-Disposition: form-data; name="files"; filename="a%22b.jpg"',
    'Content-Type: image/jpeg',
    '',
    `\r\n--${BOUNDARY.slice(0, -1)}`,
    `--${BOUNDARY}`,
    'Content-Disposition: form-data; name="empty"; filename=""',
    'Content-Type: application/octet-stream',
    '',
    '',
    `--${BOUNDARY}--`,
    'afterwards',
  ].join('\r\n'),
);

describe('一段一段讀表單', () => {
  it.each([1, 2, 3, 7, 50, 10_000])('reads the same form in pieces of %i bytes', async (size) => {
    expect(await read(FORM, size)).toEqual([
      'title',
      '= 公園\r\n第二行',
      'files <a"b.jpg|image/jpeg>',
      `= \r\n--${BOUNDARY.slice(0, -1)}`,
      'empty <|application/octet-stream>',
      '= ',
    ]);
  });

  it('says so when a form breaks off anywhere', async () => {
    const end = FORM.indexOf(`--${BOUNDARY}--`) + BOUNDARY.length + 4;
    for (let at = 0; at < end; at++)
      expect((await read(FORM.subarray(0, at), 64)).at(-1), String(at)).toBe('malformed');
  });

  it('takes no part without a name, and no head without an end', async () => {
    const nameless = `--${BOUNDARY}\r\nContent-Type: text/plain\r\n\r\nx\r\n--${BOUNDARY}--`;
    expect(await read(Buffer.from(nameless), 9)).toEqual(['malformed']);
    expect(await read(Buffer.from(`--${BOUNDARY}\r\n${'a'.repeat(40_000)}`), 999)).toEqual([
      'malformed',
    ]);
  });

  it('gives back what the platform itself wrote, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.uint8Array()), { maxLength: 5 }),
        fc.integer({ min: 1, max: 100 }),
        async (fields, size) => {
          const form = new FormData();
          for (const [text, bytes] of fields) {
            form.append('text', text);
            form.append('file', new File([bytes], 'x.bin'));
          }
          const request = new Request('http://here/', { method: 'POST', body: form });
          const boundary = boundaryOf(request.headers.get('content-type') ?? '') ?? '';
          const sent = Buffer.from(await request.arrayBuffer());
          const bodies: Buffer[] = [];
          for await (const part of readParts(inPieces(sent, size), boundary)) {
            expect(part.kind).not.toBe('malformed');
            if (part.kind === 'opened') bodies.push(Buffer.alloc(0));
            if (part.kind === 'piece')
              bodies.push(Buffer.concat([bodies.pop() ?? Buffer.alloc(0), part.bytes]));
          }
          const expected = fields.flatMap(([text, bytes]) => [
            Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n')),
            Buffer.from(bytes),
          ]);
          expect(bodies.map((one) => one.toString('hex'))).toEqual(
            expected.map((one) => one.toString('hex')),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('knows the boundary of a form with files, and of nothing else', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
    expect(boundaryOf('multipart/form-data; charset=x; boundary="a b"')).toBe('a b');
    for (const type of ['multipart/mixed; boundary=a', 'multipart/form-data', 'text/plain', ''])
      expect(boundaryOf(type)).toBeUndefined();
  });
});
