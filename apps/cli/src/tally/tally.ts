/** gongsuan count, gongsuan compare: any .pb file by any rule. */
import { Option, type Command } from 'commander';
import {
  compare,
  count,
  ruleProblems,
  usualRules,
  type Election,
  type Language,
  type Rule,
} from '@gongsuan/tally';
import { comparisonText, outcomeText } from './print.ts';
import { readElection } from './read-election.ts';
import { addRuleOptions, ruleOf, type RuleOptions } from './rule-options.ts';

interface FileOptions {
  readonly json?: true;
  readonly language: Language;
  readonly repeatedProjects: 'refuse' | 'normalise';
}

/** As typed: the language may be left to the program's own option. */
type Given = Omit<FileOptions, 'language'> & { readonly language?: Language };

function inLanguage<T extends Given>(command: Command, given: T): T & FileOptions {
  const asked: unknown = command.optsWithGlobals()['lang'];
  return { ...given, language: given.language ?? (asked === 'en' ? 'en' : 'zh-Hant-TW') };
}

/** Add `count` and `compare` to the program. */
export function registerTally(program: Command): void {
  const counting = program
    .command('count')
    .argument('<file>', 'Pabulib .pb 檔 / a Pabulib .pb file')
    .description(
      '以一條規則計票，說明每一案入選或未入選的理由 / count by a rule and say why each proposal was or was not funded',
    );
  addFileOptions(addRuleOptions(counting)).action(
    async (path: string, given: Given & RuleOptions) => {
      const options = inLanguage(counting, given);
      const election = await electionOf(counting, path, options);
      if (!election) return;
      const rule = ruleFor(counting, options);
      if (!rule) return;
      const problems = ruleProblems(rule, election);
      if (problems.length > 0) {
        return fail(
          counting,
          problems.map((problem) => words(problem, options)),
        );
      }
      const outcome = count(election, rule);
      print(
        counting,
        options.json
          ? JSON.stringify(outcome, null, 2)
          : outcomeText(election, outcome, options.language),
      );
    },
  );
  const comparing = program
    .command('compare')
    .argument('<file>', 'Pabulib .pb 檔 / a Pabulib .pb file')
    .description('以常用的規則各計一次，並列比較 / count by the usual rules, side by side');
  addFileOptions(comparing).action(async (path: string, given: Given) => {
    const options = inLanguage(comparing, given);
    const election = await electionOf(comparing, path, options);
    if (!election) return;
    const results = compare(election, usualRules());
    print(
      comparing,
      options.json
        ? JSON.stringify(results, null, 2)
        : comparisonText(election, results, options.language),
    );
  });
}

function addFileOptions(command: Command): Command {
  return command
    .option('--json', '輸出 JSON / print JSON')
    .addOption(
      new Option(
        '--language <language>',
        '說明的語言，預設同 --lang / language of the sentences',
      ).choices(['zh-Hant-TW', 'en']),
    )
    .addOption(
      new Option(
        '--repeated-projects <way>',
        '選票重複列出同一案時 / a ballot that names a project twice',
      )
        .choices(['refuse', 'normalise'])
        .default('refuse'),
    );
}

/** The election in the file; warnings and problems go to the error output. */
async function electionOf(
  command: Command,
  path: string,
  options: FileOptions,
): Promise<Election | undefined> {
  const read = await readElection(path, options).catch((cause: unknown) =>
    cause instanceof Error && 'code' in cause ? cause : Promise.reject(cause),
  );
  if (read instanceof Error) {
    const zh = `讀不到檔案「${path}」。`;
    fail(command, [words({ zh, en: `The file "${path}" cannot be read.` }, options), read.message]);
    return undefined;
  }
  if (!read.ok) {
    fail(
      command,
      read.refusal.map((problem) => words(problem, options)),
    );
    return undefined;
  }
  const warnings = read.value.file?.warnings ?? [];
  write(
    command,
    warnings.map((warning) => words(warning, options)),
  );
  return read.value;
}

function ruleFor(command: Command, options: RuleOptions): Rule | undefined {
  try {
    return ruleOf(options);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    fail(command, [cause.message]);
    return undefined;
  }
}

function words(
  { zh, en }: { readonly zh: string; readonly en: string },
  { language }: FileOptions,
): string {
  return language === 'en' ? en : zh;
}

function print(command: Command, text: string): void {
  command.configureOutput().writeOut?.(`${text}\n`);
}

function write(command: Command, lines: readonly string[]): void {
  for (const line of lines) command.configureOutput().writeErr?.(`${line}\n`);
}

function fail(command: Command, lines: readonly string[]): void {
  write(command, lines);
  process.exitCode = 1;
}
