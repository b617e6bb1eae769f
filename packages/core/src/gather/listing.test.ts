import { describe, expect, it } from 'vitest';
import type { Area, AreaId, CycleRules } from '../plan/index.ts';
import { readHeadings, readRow, unreadHeadings } from './listing.ts';

const area: Area = {
  ...{ id: 'a' as AreaId, slug: 'daan', ordinal: 3, name: { zh: '大安區', en: 'Da’an' } },
  ...{ organisation: null, townCode: null, eligible: null, caseCode: null },
  ...{ cap: null, thresholdVotes: null, money: null },
};
const other = { ...area, slug: 'shilin', ordinal: 11, name: { zh: '士林區', en: null } };
const rules = { categories: [], mostCost: null } as unknown as CycleRules;
const cycle = { areas: [area, other], rules };
const headings = ['編號', '提案名稱', '行政區', '目的', '內容', '經費', '備註'];
const columns = () => {
  const read = readHeadings(headings);
  if (!read.ok) throw new Error('must be readable');
  return read.value;
};
const row = (...cells: string[]) => readRow(cells, columns(), cycle);
const good = ['106030037', '公園照明', '大安區', '安全', '換燈', '450,000', ''];

describe('a list of proposals', () => {
  it('is known by its headings in Chinese or English, others are passed over', () => {
    expect(columns()).toEqual(['number', 'title', 'area', 'purpose', 'content', 'cost', null]);
    expect(readHeadings(['Title', ' Purpose ', 'CONTENT', 'Cost']).ok).toBe(true);
  });

  it('says which headings are passed over', () => {
    expect(unreadHeadings(['提案名稱', '提案人', ' ', '地區', 'Remark'])).toEqual([
      '提案人',
      'Remark',
    ]);
  });

  it('is refused when columns are missing or stand twice', () => {
    expect(readHeadings(['提案名稱', '經費'])).toMatchObject({
      refusal: { code: 'import-columns-missing', columns: ['目的', '內容'] },
    });
    expect(readHeadings([...headings, '標題'])).toMatchObject({
      refusal: { code: 'import-column-twice', column: '標題' },
    });
  });

  it('takes a row, its own number and the area as people write it', () => {
    const read = row(...good);
    expect(read.ok && read.value).toMatchObject({
      number: '106030037',
      area: { slug: 'daan' },
      content: { title: '公園照明', estimate: 450_000, place: { text: '大安區' } },
    });
  });

  it('keeps a formula as the text that it is', () => {
    const read = row('', '=1+1|cmd', '大安區', '@安全', '+換燈', '450000', '');
    expect(read.ok && read.value.content).toMatchObject({ title: '=1+1|cmd', purpose: '@安全' });
  });

  it('says of a bad row every field that is wrong', () => {
    const read = row('12', '', '中山區', '安全', '換燈', '-5', '');
    expect(read.ok ? [] : read.refusal.map((r) => [r.code, r.field])).toEqual([
      ['import-number-malformed', 'number'],
      ['proposal-field-missing', 'title'],
      ['proposal-area-unknown', 'area'],
      ['proposal-money-unread', 'cost'],
    ]);
  });
});
