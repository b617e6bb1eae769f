/** `gongsuan tend`: one round of what is due by itself, for cron where the web server's clock is off. */
import { join } from 'node:path';
import { tend } from '@gongsuan/acts/clock';
import { dataDirectory } from '@gongsuan/store/server';
import type { Command } from 'commander';
import { EXIT, keyringOf, say, type House } from '../house.ts';

export function registerClock(program: Command, house: House): void {
  program
    .command('tend')
    .description(
      '巡查一次：封存票匭、銷毀金鑰、刪除已逾保存期限的資料 / one round: seal boxes, destroy keys, erase what has been kept long enough',
    )
    .action(() => round(house));
}

async function round(house: House): Promise<void> {
  const letters = join(dataDirectory(house.env), 'mail');
  const grounds = { db: house.db, keyring: keyringOf(house), letters };
  const done = await tend(grounds, house.actor, { forget: true }, house.now());
  if (!done) {
    house.out(say(house, '另一個行程正在巡查。', 'Another process is at it.'));
    return;
  }
  const { problems, ...counts } = done;
  for (const [what, zh, en] of LINES)
    if (counts[what] > 0) house.out(say(house, `${zh} ${counts[what]}`, `${en}: ${counts[what]}`));
  if (Object.values(counts).every((count) => count === 0) && problems.length === 0)
    house.out(say(house, '沒有到期的事項。', 'Nothing is due.'));
  for (const problem of problems)
    house.out(say(house, `未能處理　${problem}`, `not done: ${problem}`));
  if (problems.length > 0) process.exitCode = EXIT.fault;
}

const LINES = [
  ['sealed', '封存票匭', 'boxes sealed'],
  ['keysDestroyed', '銷毀名冊金鑰', 'keys of rolls destroyed'],
  ['contacts', '刪除提案人資料', 'contacts of proposers erased'],
  ['checks', '刪除查核紀錄', 'records of checks deleted'],
  ['signInRecords', '刪除登入紀錄', 'sign-in records deleted'],
  ['accounts', '刪除提案人帳號的地址', 'addresses of proposers’ accounts erased'],
  ['drafts', '刪除一年未更動的草稿', 'drafts untouched for a year deleted'],
  ['letters', '刪除信件檔', 'letter files deleted'],
] as const;
