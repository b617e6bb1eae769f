#!/usr/bin/env node
/**
 * `gongsuan`: what operators do from the command line; screening, entering at the counter and
 * certifying are done in the office. Each step registers its own commands from `<step>/commands.ts`. Exit codes: 0 done, 1 refused, 2 wrongly typed, 3 no database, 4 a
 * check found a fault.
 */
import { Command, CommanderError } from 'commander';
import { speakBoth } from './bilingual.ts';
import { EXIT, newHouse, say, Stopped } from './house.ts';
import { registerAdmit } from './admit/commands.ts';
import { registerDemo } from './demo/commands.ts';
import { registerGather } from './gather/commands.ts';
import { registerPeople } from './people/commands.ts';
import { registerVote } from './vote/commands.ts';
import { registerPlan } from './plan/commands.ts';
import { registerClock } from './clock/commands.ts';
import { registerTally } from './tally/tally.ts';

/** Commands that work on files, or open the database by themselves. */
const WITHOUT_DATABASE: ReadonlySet<string> = new Set(['migrate', 'count', 'compare']);

/** Commands that need no more than the auditors' role of the database. */
const READS_ONLY: ReadonlySet<string> = new Set(['ledger verify']);

// `gongsuan … | head` closes our output early; the command still runs to its end.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});

const house = newHouse(process.env, (line) => process.stdout.write(`${line}\n`));
process.exitCode = await run(process.argv);

async function run(argv: readonly string[]): Promise<number> {
  const program = speakBoth(new Command('gongsuan'))
    .description(
      '共算 Gongsuan：參與式預算平臺的管理指令 / administration of the participatory budgeting platform',
    )
    .option('--lang <lang>', 'zh 或 en；預設依 LANG / zh or en, by LANG unless given')
    .showHelpAfterError('（加上 --help 查看用法 / add --help for usage）')
    .exitOverride()
    .hook('preAction', async (root, command) => {
      const asked: unknown = root.opts()['lang'];
      if (asked !== undefined) house.lang = asked === 'en' ? 'en' : 'zh-Hant-TW';
      const path = pathOf(command);
      if (!WITHOUT_DATABASE.has(path)) await house.open(READS_ONLY.has(path) ? 'audit' : 'web');
    });
  registerPeople(program, house);
  registerVote(program, house);
  registerAdmit(program, house);
  registerPlan(program, house);
  registerGather(program, house);
  registerClock(program, house);
  registerTally(program);
  registerDemo(program, house);

  try {
    await program.parseAsync([...argv]);
    return Number(process.exitCode ?? 0);
  } catch (cause) {
    return explain(cause);
  } finally {
    await house.close();
  }
}

/** What is said when a command ends early, and its exit code. */
function explain(cause: unknown): number {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : EXIT.usage;
  if (cause instanceof Stopped) {
    process.stderr.write(`${cause.message}\n`);
    return cause.exit;
  }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (cause instanceof Error && 'path' in cause && /^E[A-Z]+$/.test(code)) {
    const path = String(cause.path);
    const zh = `無法使用檔案或目錄 ${path}（${code}）。`;
    process.stderr.write(
      `${say(house, zh, `The file or folder ${path} cannot be used (${code}).`)}\n`,
    );
    return EXIT.refused;
  }
  if (/^(42P01|3F000)$/.test(code)) {
    const zh = '資料庫還沒有共算的資料表。請先執行一次 npm start，或 gongsuan migrate。';
    const en =
      'The database has no tables of Gongsuan yet. Run npm start once, or gongsuan migrate.';
    process.stderr.write(`${say(house, zh, en)}\n`);
    return EXIT.database;
  }
  if (/^(E[A-Z]+|28\w{3}|3D000|53\w{3}|57P\d\d|08\w{3})$/.test(code)) {
    const zh = `無法使用資料庫（${code}）。請檢查 DATABASE_URL 與資料庫的狀態。`;
    const en = `The database cannot be used (${code}). Check DATABASE_URL and the database server.`;
    process.stderr.write(`${say(house, zh, en)}\n`);
    return EXIT.database;
  }
  throw cause;
}

/** `ledger verify` of the command that runs. */
function pathOf(command: Command): string {
  const names = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}
