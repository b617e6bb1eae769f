/** `gongsuan demo`: the demonstration, its accounts and the cases of the registry stand-in. */
import { DEMO_ACCOUNTS, demoCode, loadDemo, registryCases } from '@gongsuan/acts/demo';
import { provideDatabase } from '@gongsuan/store/server';
import { openCollector } from '@gongsuan/store/vote';
import type { Command } from 'commander';
import { EXIT, keyringOf, say, Stopped, type House } from '../house.ts';

export function registerDemo(program: Command, house: House): void {
  const demo = program.command('demo').description('示範資料 / the demonstration');
  demo
    .command('load')
    .description('空的平臺才載入示範資料 / loads the demonstration into an empty platform')
    .action(() => load(house));
  demo
    .command('accounts')
    .description('示範帳號、密碼與登入方式 / accounts of the demonstration')
    .action(() => accounts(house));
  demo
    .command('cases')
    .description('戶政替代服務的案別 / cases of the registry stand-in, as JSON')
    .action(async () => house.out(JSON.stringify(await registryCases(house.db))));
  demo
    .command('code <account>')
    .description('示範帳號目前的驗證碼 / the one-time code of an account, now')
    .action((account: string) => house.out(codeOf(house, account)));
}

async function load(house: House): Promise<void> {
  const { env, db, door } = house;
  const provided = await provideDatabase(env);
  if (!provided.ok) throw new Stopped('no database', EXIT.database);
  const collector = openCollector(provided.value.webUrl);
  try {
    const keyring = keyringOf(house);
    const report = (zh: string, en: string) => house.out(`  ${zh} / ${en}`);
    const mail = { place: '', send: () => Promise.resolve(true) };
    const done = await loadDemo(
      { db, keyring, collector, door: { ...door, mail }, report },
      house.now(),
    );
    if (done === 'not-empty')
      house.out(say(house, '已有資料，不載入。', 'Not empty; nothing loaded.'));
  } finally {
    await collector.close();
    await provided.value.stop();
  }
}

function accounts(house: House): void {
  house.out(
    [
      '',
      '機關人員登入 /office（示範帳號，虛構） / staff sign in at /office (fictional)',
      ...DEMO_ACCOUNTS.map(
        ({ email, password, what }) =>
          `  ${email.padEnd(24)} ${password.padEnd(26)} ${what.zh} / ${what.en}`,
      ),
      '  驗證碼 / one-time code:  npm run gongsuan -- demo code shilin',
      '投票：示範居民的身分證字號列在各投票頁 / to vote: fictional residents are listed on the ballot pages',
    ].join('\n'),
  );
}

function codeOf(house: House, name: string): string {
  const found = DEMO_ACCOUNTS.find(({ email }) => email === name || email.split('@')[0] === name);
  if (!found)
    throw new Stopped(say(house, '沒有這個示範帳號。', 'There is no such account.'), EXIT.usage);
  return demoCode(found, house.now());
}
