/** A published result as CSV: a line for each proposal, UTF-8 with a mark so that Excel reads it. */
import type { ResultDocument } from '@gongsuan/core/admit';
import { wordsOf } from '@gongsuan/words';
import { stringify } from 'csv-stringify/sync';

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

/** Cells that a spreadsheet would take for a formula are written as text. */
export function resultCsv(document: ResultDocument): string {
  const [zh, en] = [wordsOf('zh-Hant-TW').admit, wordsOf('en').admit];
  const rows = document.areas.flatMap((area) =>
    area.findings.map((finding) => [
      area.area.name.zh,
      finding.number,
      finding.title,
      finding.category ?? '',
      finding.cost ?? '',
      finding.votes,
      finding.weighted,
      finding.rank,
      finding.verdict.kind,
      area.needed ?? '',
      area.cap ?? '',
      zh.reason(finding),
      en.reason(finding),
      zh.licence,
    ]),
  );
  return stringify([[...COLUMNS], ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
}
