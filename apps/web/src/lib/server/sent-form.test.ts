import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepShelves } from './form-shelf.ts';
import { bringsForm, readSentForm } from './sent-form.ts';

const MB = 1024 * 1024;
const post = (body: BodyInit, headers: Readonly<Record<string, string>> = {}) =>
  new Request('http://here/', { method: 'POST', body, headers });
const waiting = () => readdirSync(tmpdir()).filter((name) => name.startsWith('gongsuan-form-'));

// A temporary directory of its own: other servers of this machine receive forms too.
const own = mkdtempSync(join(tmpdir(), 'gongsuan-door-'));
beforeAll(() => vi.stubEnv('TMPDIR', own));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(own, { recursive: true });
});

async function read(request: Request, withFiles = true) {
  const sent = await readSentForm(request, withFiles);
  if (!sent.ok) throw new Error(sent.refusal.code);
  return sent.value;
}

describe('表單的門', () => {
  it('keeps texts in their order, without NUL, with emoji and both kinds of line ends', async () => {
    const body = 'a=1%00%00&a=2&b=%E5%85%AC%E5%9C%92+%F0%9F%98%80&c=%0D%0A&d=%FF';
    const { form } = await read(
      post(body, { 'content-type': 'application/x-www-form-urlencoded' }),
    );
    expect([...form]).toEqual([
      ['a', '1'],
      ['a', '2'],
      ['b', '公園 😀'],
      ['c', '\r\n'],
      ['d', '\ufffd'],
    ]);
  });

  it('keeps a photo byte for byte, and forgets it afterwards', async () => {
    const photo = new Uint8Array(3 * MB).map((_, at) => (at * 31) % 251);
    const sending = new FormData();
    sending.append('title', '公園');
    sending.append('files', new File([photo], '照片.jpg', { type: 'image/jpeg' }));
    const before = waiting().length;
    const { form, clear } = await read(post(sending));
    const file = form.get('files');
    if (!(file instanceof File)) throw new Error('no file');
    expect(file.name).toBe('照片.jpg');
    expect(file.type).toBe('image/jpeg');
    expect(Buffer.compare(Buffer.from(await file.arrayBuffer()), Buffer.from(photo))).toBe(0);
    expect(waiting().length).toBe(before + 1);
    await clear();
    expect(waiting().length).toBe(before);
  });

  it('of a photo of 50 MB only the size is left, and everything else of the form', async () => {
    const sending = new FormData();
    sending.append('title', '公園');
    sending.append('files', new File([new Uint8Array(50 * MB).fill(7)], 'huge.jpg'));
    sending.append('files', new File(['small'], 'small.jpg'));
    sending.append('purpose', '後面的欄位');
    const { form, clear } = await read(post(sending));
    const sizes = form.getAll('files').map((file) => (file instanceof File ? file.size : -1));
    expect(sizes).toEqual([50 * MB, 5]);
    expect(form.get('purpose')).toBe('後面的欄位');
    const [huge] = form.getAll('files');
    const first = huge instanceof File ? await huge.slice(0, 4).bytes() : undefined;
    expect(first).toEqual(new Uint8Array(4));
    await clear();
  });

  it('refuses what is larger than a form can be, and what is none, leaving nothing behind', async () => {
    const before = waiting().length;
    const long = new URLSearchParams({ text: 'x'.repeat(3 * MB) });
    expect(await readSentForm(post(long), true)).toMatchObject({
      refusal: { code: 'form-too-large', mostMegabytes: 2 },
    });
    const sending = new FormData();
    sending.append('files', new File([new Uint8Array(3 * MB)], 'photo.jpg'));
    expect(await readSentForm(post(sending), false)).toMatchObject({
      refusal: { code: 'form-too-large', mostMegabytes: 2 },
    });
    const text = new FormData();
    text.append('files', new File(['x'], 'photo.jpg'));
    text.append('text', 'x'.repeat(3 * MB));
    expect(await readSentForm(post(text), true)).toMatchObject({ ok: false });
    const broken = post('--a\r\nnothing', { 'content-type': 'multipart/form-data; boundary=a' });
    expect(await readSentForm(broken, true)).toMatchObject({
      refusal: { code: 'form-unreadable' },
    });
    expect(await readSentForm(post('x', { 'content-type': 'text/plain' }), true)).toMatchObject({
      refusal: { code: 'form-unreadable' },
    });
    expect(waiting().length).toBe(before);
  });

  it('says so when a form breaks off anywhere', async () => {
    const sending = new FormData();
    sending.append('title', '公園');
    sending.append('files', new File(['\r\n--almost'], 'a"b.jpg'));
    const whole = post(sending);
    const type = whole.headers.get('content-type') ?? '';
    const bytes = await whole.bytes();
    const before = waiting().length;
    for (let at = 0; at < bytes.length - 4; at += 1) {
      const read = await readSentForm(post(bytes.slice(0, at), { 'content-type': type }), true);
      expect(read, String(at)).toMatchObject({ refusal: { code: 'form-unreadable' } });
    }
    expect(waiting().length).toBe(before);
  });

  it('takes no end of parts, and no type without a boundary', async () => {
    const many = new FormData();
    for (let n = 0; n < 501; n += 1) many.append(`n${n}`, 'x');
    expect(await readSentForm(post(many), true)).toMatchObject({ ok: false });
    const bare = { 'content-type': 'multipart/form-data; charset=utf-8' };
    expect(await readSentForm(post('x', bare), true)).toMatchObject({ ok: false });
  });

  it('gives back what the platform itself wrote, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.uint8Array()), { maxLength: 5 }),
        async (fields) => {
          const sending = new FormData();
          for (const [text, bytes] of fields) {
            sending.append('text', text);
            sending.append('file', new File([bytes], 'x.bin'));
          }
          const { form, clear } = await read(post(sending));
          const plain = fields.map(([text]) => text.replace(/\r\n|\r|\n/g, '\r\n'));
          expect(form.getAll('text')).toEqual(plain.map((text) => text.replaceAll('\0', '')));
          const files = form.getAll('file').map((one) => (one instanceof File ? one.bytes() : one));
          expect(await Promise.all(files)).toEqual(fields.map(([, bytes]) => bytes));
          await clear();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves everything else alone', () => {
    expect(bringsForm(new Request('http://here/'))).toBe(false);
    expect(bringsForm(post('{}', { 'content-type': 'application/json' }))).toBe(false);
    expect(bringsForm(post(new FormData()))).toBe(true);
  });
});

describe('留下來的檔案', () => {
  it('of a process that was killed go after an hour; those under way stay', async () => {
    const now = new Date('2026-11-21T10:00+08:00');
    for (const [name, minutes] of [
      ['gongsuan-form-old', 61],
      ['gongsuan-form-new', 59],
      ['another', 600],
    ] as const) {
      mkdirSync(join(own, name));
      const at = new Date(now.getTime() - minutes * 60_000);
      utimesSync(join(own, name), at, at);
    }
    await sweepShelves(now);
    expect(readdirSync(own).sort()).toEqual(['another', 'gongsuan-form-new']);
  });
});
