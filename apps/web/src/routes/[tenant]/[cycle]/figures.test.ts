import type { Area, AreaId } from '@gongsuan/core/plan';
import type { Figure } from '@gongsuan/store/plan';
import { expect, test } from 'vitest';
import { figureTables } from './figures.ts';

const area = (id: string, zh: string): Area => ({
  id: id as AreaId,
  slug: id,
  ordinal: 1,
  name: { zh, en: null },
  organisation: null,
  townCode: null,
  eligible: null,
  caseCode: null,
  cap: null,
  thresholdVotes: null,
  money: null,
});
const areas = [area('a', '松山區'), area('b', '大安區'), area('c', '南港區')];
const figure = (
  of: string | null,
  zh: string,
  value: number,
  note: string | null = null,
): Figure => ({
  area: of as AreaId | null,
  step: 'gather',
  key: zh,
  label: { zh, en: null },
  value,
  note,
  source: '附件2〈三、住民大會〉',
});

test('one table for a source: the areas that it names down, its counts across', () => {
  const [table] = figureTables(
    [
      figure('a', '場次', 2),
      figure('a', '提案數', 10),
      figure('b', '場次', 5),
      figure('b', '提案數', 60, '※16'),
    ],
    areas,
    'zh-Hant-TW',
  );
  expect(table).toMatchObject({
    name: '住民大會',
    columns: ['場次', '提案數'],
    rows: [
      { name: '松山區', values: [2, 10], note: null },
      { name: '大安區', values: [5, 60], note: '※16' },
    ],
    total: [],
    notes: ['※16'],
  });
});

test('a total is shown only where the source prints one; none is reckoned', () => {
  const [table] = figureTables(
    [figure('a', '場次', 2), figure('b', '場次', 5), figure(null, '場次', 25)],
    areas,
    'zh-Hant-TW',
  );
  expect(table?.total).toEqual([25]);
});

test('a figure of no area stands alone', () => {
  const [table] = figureTables([figure(null, '初階課程領卡人數', 2958)], areas, 'zh-Hant-TW');
  expect(table).toMatchObject({
    columns: [],
    rows: [],
    single: [{ label: '初階課程領卡人數', value: 2958 }],
  });
});

test('notes that differ from row to row stand in their rows, a single one below the table', () => {
  const tables = (...figures: readonly Figure[]) => figureTables(figures, areas, 'zh-Hant-TW')[0];
  expect(
    tables(figure('a', '人數', 45, '5月30日'), figure('b', '人數', 175, '5月19日')),
  ).toMatchObject({ noted: true, notes: [], rows: [{ note: '5月30日' }, { note: '5月19日' }] });
  expect(tables(figure('a', '人數', 45), figure('b', '人數', 175, '※'))).toMatchObject({
    noted: false,
    notes: ['※'],
  });
});
