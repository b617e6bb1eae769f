/**
 * 臺北市 105 年度的紀錄: the printed tables of that year, number by number.
 *
 * Source: 臺北市政府創意提案競賽提案表（106 年度）附件 2 至附件 4. Nothing here is invented, and no
 * proposal of that year is passed off as known: the tables give numbers only.
 */
import type { Step } from '@gongsuan/core/plan';

/** One printed table: a row for each district (or line), a column for each number. */
export interface PrintedTable {
  readonly key: string;
  readonly step: Step;
  readonly source: string;
  readonly columns: readonly { readonly zh: string; readonly en: string }[];
  readonly rows: readonly PrintedRow[];
}

export interface PrintedRow {
  /** A district's short name, or the name of the line where the table is not by district. */
  readonly of: string;
  /** The line's name in English; a district has its area's. */
  readonly en?: string;
  readonly district: boolean;
  readonly values: readonly (number | null)[];
  /** Printed beside the row: a place and date, a mark such as ※. */
  readonly note?: string;
}

const SOURCE = '臺北市政府創意提案競賽提案表（106 年度）';

function byDistrict(
  rows: readonly (readonly [string, readonly number[], string?])[],
): PrintedRow[] {
  return rows.map(([of, values, note]) => ({
    of,
    district: true,
    values,
    ...(note !== undefined && { note }),
  }));
}

export const TAIPEI_2016: readonly PrintedTable[] = [
  {
    key: 'courses',
    step: 'learn',
    source: `${SOURCE}附件2〈一、推廣教育〉`,
    columns: [
      { zh: '辦理場次', en: 'Sessions' },
      { zh: '領卡人數', en: 'Cards issued' },
    ],
    rows: [
      { of: '初階課程', en: 'Basic courses', district: false, values: [69, 2958] },
      { of: '進階課程', en: 'Advanced courses', district: false, values: [19, 802] },
      { of: '審議員課程', en: 'Courses for deliberators', district: false, values: [2, 72] },
    ],
  },
  {
    key: 'briefings',
    step: 'gather',
    source: `${SOURCE}附件2〈二、提案說明會〉`,
    columns: [{ zh: '說明會參加人數', en: 'At the briefing' }],
    rows: byDistrict([
      ['松山', [45], '5月30日，松山區公所禮堂'],
      ['信義', [42], '5月19日，信義區公所禮堂'],
      ['大安', [175], '5月19日，大安區公所禮堂'],
      ['中山', [48], '5月10日，中山區公所禮堂'],
      ['中正', [42], '4月25日，中正區公所禮堂'],
      ['大同', [51], '5月31日，大同區公所禮堂'],
      ['萬華', [49], '5月26日，萬華區公所禮堂'],
      ['文山', [38], '5月28日，文山區公所禮堂'],
      ['南港', [49], '5月21日，南港區公所禮堂'],
      ['內湖', [41], '5月19日，內湖公民會館'],
      ['士林', [53], '5月25日，士林區行政中心大禮堂'],
      ['北投', [41], '5月19日，北投區行政中心6樓第三教室'],
    ]),
  },
  {
    key: 'assemblies',
    step: 'gather',
    source: `${SOURCE}附件2〈三、住民大會〉`,
    columns: [
      { zh: '辦理場次', en: 'Assemblies' },
      { zh: '參加人數', en: 'Attendance' },
      { zh: '提案數', en: 'Proposals' },
      { zh: '成案數', en: 'Passed' },
      { zh: '錄案上限數', en: 'Registration cap' },
    ],
    rows: byDistrict([
      ['松山', [2, 83, 10, 5, 12]],
      ['信義', [2, 95, 12, 6, 12]],
      ['大安', [5, 279, 60, 16, 16], '成案數原表印為「※16」，未附註釋'],
      ['中山', [2, 88, 10, 4, 12]],
      ['中正', [2, 72, 10, 5, 10]],
      ['大同', [2, 87, 10, 4, 8]],
      ['萬華', [1, 49, 6, 2, 10]],
      ['文山', [2, 97, 12, 5, 14]],
      ['南港', [1, 49, 6, 2, 8]],
      ['內湖', [2, 100, 12, 5, 16]],
      ['士林', [2, 81, 9, 4, 16]],
      ['北投', [2, 75, 10, 5, 14]],
    ]),
  },
  {
    key: 'workshops',
    step: 'deliberate',
    source: `${SOURCE}附件2〈四、提案工作坊〉`,
    columns: [
      { zh: '提案工作坊場次', en: 'Proposal workshops' },
      { zh: '參加人數', en: 'Attendance' },
    ],
    rows: byDistrict([
      ['松山', [2, 56]],
      ['信義', [1, 46]],
      ['大安', [3, 104]],
      ['中山', [1, 36]],
      ['中正', [1, 36]],
      ['大同', [1, 30]],
      ['萬華', [1, 20]],
      ['文山', [1, 50]],
      ['南港', [1, 14]],
      ['內湖', [1, 40]],
      ['士林', [1, 42]],
      ['北投', [1, 39]],
    ]),
  },
  {
    key: 'deliberation',
    step: 'deliberate',
    source: `${SOURCE}附件2〈五、提案審議工作坊〉`,
    columns: [
      { zh: '場次', en: 'Sessions' },
      { zh: '邀請專家學者（人次）', en: 'Experts invited (person-times)' },
    ],
    rows: [
      { of: '提案審議工作坊', en: 'Deliberation workshops', district: false, values: [7, 28] },
    ],
  },
  {
    key: 'campus-courses',
    step: 'learn',
    source: `${SOURCE}附件3〈走入校園〉`,
    columns: [
      { zh: '校園課程場次', en: 'Campus courses' },
      { zh: '參與人數', en: 'Attendance' },
      { zh: '領卡人數', en: 'Cards issued' },
    ],
    rows: byDistrict([
      ['松山', [1, 78, 54]],
      ['信義', [2, 73, 72]],
      ['大安', [1, 37, 37]],
      ['中山', [1, 47, 44]],
      ['中正', [1, 63, 54]],
      ['大同', [2, 91, 88]],
      ['萬華', [2, 38, 38]],
      ['文山', [2, 81, 81]],
      ['南港', [2, 70, 68]],
      ['內湖', [2, 104, 91]],
      ['士林', [2, 78, 59]],
      ['北投', [3, 85, 72]],
    ]),
  },
  {
    key: 'campus-assemblies',
    step: 'gather',
    source: `${SOURCE}附件3〈走入校園〉住民大會`,
    columns: [
      { zh: '校園住民大會場次', en: 'Campus assemblies' },
      { zh: '參與人數', en: 'Attendance' },
      { zh: '提案數', en: 'Proposals' },
      { zh: '成案數', en: 'Passed' },
    ],
    rows: byDistrict([
      ['松山', [1, 78, 6, 3]],
      ['中正', [1, 49, 5, 2]],
      ['文山', [1, 65, 6, 3]],
      ['內湖', [1, 42, 5, 2]],
      ['士林', [1, 41, 5, 1]],
      ['北投', [0, 0, 0, 0]],
    ]),
  },
];

/** The totals that the same tables print, for the check that nothing was mistyped. */
export const PRINTED_TOTALS: Readonly<Record<string, readonly number[]>> = {
  briefings: [674],
  assemblies: [25, 1155, 167, 63, 148],
  workshops: [15, 513],
  'campus-courses': [21, 845, 758],
  'campus-assemblies': [5, 275, 27, 11],
};
