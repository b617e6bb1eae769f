/**
 * The twelve districts of Taipei in their official order, with 錄案上限 as printed for 2016:
 * 000 附件2 住民大會統計, column 錄案上限數: 12,12,16,12,10,8,10,14,8,16,16,14 (sum 148, N8).
 */
import type { DraftArea } from '../draft.ts';
import { area, said } from './parts.ts';

const DISTRICTS: readonly (readonly [slug: string, zh: string, en: string, cap: number])[] = [
  ['songshan', '松山區', 'Songshan District', 12],
  ['xinyi', '信義區', 'Xinyi District', 12],
  ['daan', '大安區', "Da'an District", 16],
  ['zhongshan', '中山區', 'Zhongshan District', 12],
  ['zhongzheng', '中正區', 'Zhongzheng District', 10],
  ['datong', '大同區', 'Datong District', 8],
  ['wanhua', '萬華區', 'Wanhua District', 10],
  ['wenshan', '文山區', 'Wenshan District', 14],
  ['nangang', '南港區', 'Nangang District', 8],
  ['neihu', '內湖區', 'Neihu District', 16],
  ['shilin', '士林區', 'Shilin District', 16],
  ['beitou', '北投區', 'Beitou District', 14],
];

export const TAIPEI_DISTRICTS: readonly DraftArea[] = DISTRICTS.map(([slug, zh, en, cap], place) =>
  area(slug, place + 1, said(zh, en), {
    townCode: `63000${String((place + 1) * 10).padStart(3, '0')}`,
    cap,
  }),
);

/** One district alone. */
export function taipeiDistrict(slug: string): DraftArea {
  const found = TAIPEI_DISTRICTS.find((one) => one.slug === slug);
  if (!found) throw new Error(`Taipei has no district ${slug}`);
  return { ...found, ordinal: 1 };
}
