/** The command line's own words, which come with the library in English, in both languages. */
import type { Command } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法 / usage:',
  'Arguments:': '引數 / arguments:',
  'Options:': '選項 / options:',
  'Commands:': '指令 / commands:',
};

/** What the library says of a command that was typed wrongly, as it begins. */
const ERRORS: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/^error: unknown command '(.*?)'/, '沒有「$1」這個指令。'],
  [/^error: unknown option '(.*?)'/, '沒有「$1」這個選項。'],
  [/^error: required option '(.*?)' not specified/, '缺少必要的選項「$1」。'],
  [/^error: missing required argument '(.*?)'/, '缺少引數「$1」。'],
  [/^error: option '(.*?)' argument missing/, '選項「$1」後面要有值。'],
  [
    /^error: option '(.*?)' argument '(.*?)' is invalid\. Allowed choices are (.*?)\.?$/m,
    '選項「$1」的值「$2」不能用，可用的是：$3。',
  ],
  [/^error: option '(.*?)' argument '(.*?)' is invalid/, '選項「$1」的值「$2」不能用。'],
  [/^error: too many arguments/, '引數太多。'],
];

/** Lets the program, and every command made after this, speak both languages. */
export function speakBoth(program: Command): Command {
  return program
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({
      outputError: (text, write) => {
        const found = ERRORS.find(([pattern]) => pattern.test(text));
        const zh = found && (found[0].exec(text)?.[0] ?? '').replace(found[0], found[1]);
        write(zh ? `${zh}\n${text}` : text);
      },
    })
    .helpOption('-h, --help', '顯示用法 / show the usage')
    .helpCommand('help [command]', '某一指令的用法 / the usage of a command');
}
