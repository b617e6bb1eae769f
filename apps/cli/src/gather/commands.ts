/** 提案: import and export of lists, and the erasing of contacts whose time is over. */
import { eraseContacts, exportProposals, importProposals } from '@gongsuan/acts/gather';
import { COLUMNS, csvLine, unreadHeadings } from '@gongsuan/core/gather';
import { never } from '@gongsuan/prelude';
import { sentence } from '@gongsuan/words';
import type { Command } from 'commander';
import { EXIT, say, Stopped, tenantNamed, valueOf, type House } from '../house.ts';
import { readList, type ListRefusal } from './read-list.ts';

export function registerGather(program: Command, house: House): void {
  const proposals = program.command('proposals').description('提案 / proposals');
  proposals
    .command('import')
    .description('由 CSV 或 XLSX 匯入提案 / import proposals from CSV or XLSX')
    .argument('<tenant>')
    .argument('<cycle>', '年度計畫的網址代稱 / the cycle’s address')
    .argument('<file>', '第一列為欄名：提案名稱、目的、內容、經費… / first line: headings')
    .option('--accept-good', '略過有錯的列，匯入其餘 / import the good lines without the others')
    .action((tenant: string, cycle: string, file: string, options: { acceptGood?: boolean }) =>
      importList(house, { tenant, cycle, file, acceptGood: options.acceptGood ?? false }),
    );
  proposals
    .command('export')
    .description('以 CSV 匯出已送件的提案 / write the submitted proposals as CSV')
    .argument('<tenant>')
    .argument('<cycle>')
    .action(async (tenant: string, cycle: string) => {
      const at = { tenant: tenantNamed(house, tenant), cycle };
      const rows = valueOf(house, await exportProposals(house.db, house.actor, at));
      for (const row of rows) house.out(csvLine(row));
    });
  proposals
    .command('erase-contacts')
    .description('刪除已逾保存期限的提案人資料 / erase proposers’ contacts whose time is over')
    .argument('<tenant>')
    .action(async (tenant: string) => {
      const id = tenantNamed(house, tenant);
      const erased = valueOf(house, await eraseContacts(house.db, house.actor, id, house.now()));
      house.out(say(house, `已刪除 ${erased} 筆。`, `${erased} erased.`));
    });
}

interface ImportOptions {
  readonly tenant: string;
  readonly cycle: string;
  readonly file: string;
  readonly acceptGood: boolean;
}

async function importList(house: House, given: ImportOptions): Promise<void> {
  const list = await readList(given.file);
  if (!list.ok) throw new Stopped(listSentence(house, list.refusal), EXIT.refused);
  const at = { tenant: tenantNamed(house, given.tenant), cycle: given.cycle };
  const { db, actor } = house;
  const done = await importProposals(db, actor, at, list.value, given.acceptGood, house.now());
  const { imported, refused } = valueOf(house, done);
  for (const heading of unreadHeadings(list.value.headings)) {
    const zh = `欄位「${heading}」不在可匯入的欄位裡，沒有讀取。`;
    house.out(say(house, zh, `The column “${heading}” is none that can be imported: not read.`));
  }
  for (const { line, refusals } of refused) {
    for (const refusal of refusals) {
      const why = sentence(refusal, house.lang);
      const { field } = refusal;
      const heading = field in COLUMNS ? COLUMNS[field as keyof typeof COLUMNS][0] : field;
      house.out(
        say(house, `第 ${line} 列「${heading}」：${why}`, `line ${line} (${field}): ${why}`),
      );
    }
  }
  for (const { line, number } of imported) {
    house.out(say(house, `第 ${line} 列 → ${number}`, `line ${line} -> ${number}`));
  }
  const [took, left] = [imported.length, refused.length];
  house.out(say(house, `匯入 ${took} 件，不收 ${left} 列。`, `${took} imported, ${left} refused.`));
  if (left > 0 && took === 0) {
    const zh = '因為有不收的列，整份都沒有匯入。修正後再試，或加上 --accept-good 只匯入其餘各列。';
    const en =
      'Because of the refused lines nothing was imported. Correct them, or add --accept-good to import the others.';
    throw new Stopped(say(house, zh, en), EXIT.refused);
  }
}

function listSentence(house: House, refusal: ListRefusal): string {
  switch (refusal.code) {
    case 'list-missing':
      return say(house, '找不到檔案，或無法讀取。', 'The file does not exist or cannot be read.');
    case 'list-encoding':
      return say(
        house,
        '看不出檔案的編碼。請以 UTF-8 另存。',
        'The encoding of the file is unknown. Save it as UTF-8.',
      );
    case 'list-unreadable':
      return say(
        house,
        '檔案不是可以讀的 CSV 或 XLSX。',
        'The file is neither a readable CSV nor an XLSX.',
      );
    case 'list-quotes':
      return say(
        house,
        `第 ${refusal.line} 列有一個引號沒有成對。`,
        `Line ${refusal.line} opens a quotation mark that is never closed.`,
      );
    case 'list-empty':
      return say(house, '清單裡沒有資料列。', 'The list has no lines.');
    default:
      return never(refusal);
  }
}
