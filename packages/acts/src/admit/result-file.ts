/** 公告結果 as files: the same bytes from the site and from the command line. */
import type { ResultDocument } from '@gongsuan/core/admit';
import { csvFile } from '@gongsuan/core/gather';
import { wordsOf } from '@gongsuan/words';
import type { PublishedVersion } from './read-result.ts';

/** 政府資料開放授權條款. */
export const LICENCE = 'https://data.gov.tw/license';

const COLUMNS = [
  'area',
  'number',
  'title',
  'category',
  'cost_twd',
  'votes',
  'weighted_votes',
  'rank',
  'result',
  'needed_votes',
  'cap',
  'reason_zh',
  'reason_en',
  'licence',
] as const;

/** A published version as JSON: the document, its hash, and the licence. */
export function resultJson({ version, at, reason, hash, document }: PublishedVersion): string {
  const all = { licence: LICENCE, version, at, reason, hash, document };
  return `${JSON.stringify(all, null, 1)}\n`;
}

/**
 * A published result as CSV: a line for each proposal, UTF-8 with a mark so that Excel reads it.
 * Cells that a spreadsheet would take for a formula are written as text.
 */
export function resultCsv(document: ResultDocument): string {
  const [zh, en] = [wordsOf('zh-Hant-TW').admit, wordsOf('en').admit];
  const { categories } = document.cycle;
  const named = (category: string | null) =>
    categories.find(({ key }) => key === category)?.name.zh ?? category ?? '';
  const rows = document.areas.flatMap((area) =>
    area.findings.map((finding) => [
      area.area.name.zh,
      finding.number,
      finding.title,
      named(finding.category),
      String(finding.cost ?? ''),
      String(finding.votes),
      String(finding.weighted),
      String(finding.rank ?? ''),
      finding.verdict.kind,
      String(area.needed ?? ''),
      String(area.cap ?? ''),
      zh.reason(finding),
      en.reason(finding),
      zh.licence,
    ]),
  );
  return csvFile([COLUMNS, ...rows]);
}
