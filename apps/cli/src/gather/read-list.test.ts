import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readList } from './read-list.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongsuan-list-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function list(bytes: Uint8Array | string) {
  const path = join(folder, 'list');
  await writeFile(path, bytes);
  const read = await readList(path);
  return read.ok ? read.value : read.refusal.code;
}
const utf8 = (text: string) => new TextEncoder().encode(text);
const expected = {
  headings: ['提案名稱', '經費'],
  rows: [{ line: 2, cells: ['公園', '100'] }],
};
// 提案名稱,經費 / 公園,100
const BIG5 = Buffer.from('b4a3aed7a657bad92cb867b64f0d0aa4bdb6e92c3130300d0a', 'hex');

describe('a list of proposals in a file', () => {
  it('is read in UTF-8 with and without its mark', async () => {
    expect(await list('提案名稱,經費\n公園,100\n')).toEqual(expected);
    expect(await list(utf8('\ufeff提案名稱,經費\r\n公園,100\r\n'))).toEqual(expected);
  });

  it('is read in Big5, as older spreadsheets write it', async () => {
    expect(await list(BIG5)).toEqual(expected);
  });

  it('is read with tabs, as copied out of a spreadsheet', async () => {
    expect(await list('提案名稱\t經費\n公園\t100\n')).toEqual(expected);
  });

  it('takes a quotation mark within a cell as it stands', async () => {
    expect(await list('a,b\n=HYPERLINK("x"),2\n')).toEqual({
      headings: ['a', 'b'],
      rows: [{ line: 2, cells: ['=HYPERLINK("x")', '2'] }],
    });
  });

  it('names the line whose quotation mark is never closed', async () => {
    const path = join(folder, 'open');
    await writeFile(path, 'a,b\nx,1\n"y,2\nz,3\n');
    expect(await readList(path)).toEqual({
      ok: false,
      refusal: { code: 'list-quotes', line: 3 },
    });
  });

  it('counts lines as a spreadsheet does, empty ones and those with line breaks too', async () => {
    expect(await list('a,b\n"x\ny",1\n,\nz,2\n')).toEqual({
      headings: ['a', 'b'],
      rows: [
        { line: 2, cells: ['x\ny', '1'] },
        { line: 4, cells: ['z', '2'] },
      ],
    });
  });

  it('keeps a formula as text', async () => {
    expect(await list('a,b\n=1+1,"=HYPERLINK(""x"")"\n')).toMatchObject({
      rows: [{ cells: ['=1+1', '=HYPERLINK("x")'] }],
    });
  });

  it('is read from a spreadsheet, where a formula is what it shows', async () => {
    const read = await readList(join(import.meta.dirname, 'testing/list.xlsx'));
    expect(read).toMatchObject({
      value: {
        headings: ['提案名稱', '經費'],
        rows: [
          { line: 2, cells: ['公園照明', '450000'] },
          { line: 4, cells: ['=1+1', '-5'] },
        ],
      },
    });
  });

  it('says when it is empty, broken, unknown or not there', async () => {
    expect(await list('')).toBe('list-empty');
    expect(await list('a,b\n')).toBe('list-empty');
    expect(await list('a,"b\nc')).toBe('list-quotes');
    expect(await list(Buffer.from('PK\u0003\u0004 broken'))).toBe('list-unreadable');
    expect(await list(Buffer.from([0xff, 0x00, 0x81, 0xff]))).toBe('list-encoding');
    expect((await readList(join(folder, 'nowhere'))).ok).toBe(false);
  });
});
