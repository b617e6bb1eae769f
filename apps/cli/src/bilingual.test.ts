import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { speakBoth } from './bilingual.ts';

/** What a program with one command says of what was typed. */
async function said(...typed: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const program = speakBoth(new Command('gongsuan')).exitOverride();
  const { outputError } = program.configureOutput();
  const write = (text: string) => lines.push(text);
  program.configureOutput({
    writeOut: write,
    writeErr: write,
    ...(outputError && { outputError }),
  });
  program
    .command('open')
    .argument('<cycle>')
    .requiredOption('--why <reason>')
    .action(() => undefined);
  await program.parseAsync([...typed], { from: 'user' }).catch(() => undefined);
  return lines.join('');
}

describe('兩種語言的指令列', () => {
  it.each([
    [['close'], '沒有「close」這個指令。', "unknown command 'close'"],
    [
      ['open', '115', '--why', 'x', '--where', 'x'],
      '沒有「--where」這個選項。',
      "unknown option '--where'",
    ],
    [['open', '115'], '缺少必要的選項「--why <reason>」。', 'required option'],
    [['open', '--why', 'x'], '缺少引數「cycle」。', "missing required argument 'cycle'"],
    [['open', '115', '--why'], '選項「--why <reason>」後面要有值。', 'argument missing'],
    [['open', '115', '116', '--why', 'x'], '引數太多。', 'too many arguments'],
  ])('says of %j what is wrong, in both', async (typed, zh, en) => {
    const text = await said(...typed);
    expect(text).toContain(zh);
    expect(text).toContain(en);
  });

  it('heads its help in both', async () => {
    const text = await said('open', '--help');
    expect(text).toContain('用法 / usage: gongsuan open [options] <cycle>');
    expect(text).toContain('選項 / options:');
  });
});
