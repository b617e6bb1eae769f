import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { registerTally } from './tally.ts';

const PB = `META
key;value
description;Test
country;Taiwan
unit;臺北市
instance;2026
num_projects;3
num_votes;5
budget;1000
vote_type;approval
rule;greedy
date_begin;2026
date_end;2026
eligible_voters;100
currency;TWD
PROJECTS
project_id;cost;name;category;neighborhood
1;600;公園;green;north
2;500;Ramp;access;north
3;400;Mural;green;south
VOTES
voter_id;vote
a;1,2
b;1,2
c;1
d;3
e;3,2
`;

const folder = mkdtempSync(join(tmpdir(), 'gongsuan-tally-'));
const file = join(folder, 'a.pb');
writeFileSync(file, PB);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = 0;
});

/** What the command prints, what it says on the error output, and how it ends. */
async function gongsuan(...args: string[]) {
  process.exitCode = 0;
  const output = { out: '', err: '', code: 0 };
  const program = new Command('gongsuan').exitOverride().configureOutput({
    writeOut: (text) => (output.out += text),
    writeErr: (text) => (output.err += text),
  });
  registerTally(program);
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync(args, { from: 'user' }).catch((cause: Error & { exitCode?: number }) => {
    if (cause.exitCode === undefined) throw cause;
    output.code = cause.exitCode;
  });
  if (process.exitCode) output.code = Number(process.exitCode);
  return output;
}

const funded = async (...options: string[]) => {
  const { out, err } = await gongsuan('count', file, '--json', ...options);
  expect(err).toBe('');
  return (JSON.parse(out) as { funded: string[]; rule: object }).funded;
};
const rule = async (...options: string[]) =>
  (JSON.parse((await gongsuan('count', file, '--json', ...options)).out) as { rule: object }).rule;

describe('gongsuan count', () => {
  it('counts by every rule', async () => {
    expect(await funded('--rule', 'greedy', '--ties', 'cost')).toEqual(['2', '3']);
    expect(await funded('--rule', 'greedy', '--ties', 'lot:1:2')).toEqual(['1', '3']);
    expect(await funded('--rule', 'equal-shares', '--completion', 'add1', '--ties', 'id')).toEqual([
      '1',
      '3',
    ]);
    expect(
      await funded('--rule', 'threshold-and-cap', '--threshold', '2', '--cap', '1', '--ties', 'id'),
    ).toEqual(['1']);
    expect(
      await funded(
        '--rule',
        'threshold-and-cap',
        '--threshold-share',
        '3/100',
        '--comparison',
        'reach',
        '--cap',
        '9',
      ),
    ).toEqual(['1', '2']);
    expect(await funded('--rule', 'top-per-group', '--group', 'all', '--top', '3')).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(await funded('--rule', 'max-welfare', '--utility', 'score', '--ties', 'id')).toEqual([
      '1',
      '3',
    ]);
    expect(await funded('--rule', 'phragmen', '--ties', 'votes,cost,id')).toEqual(['2', '3']);
  });

  it('hands every option to the rule', async () => {
    expect(
      await rule(
        '--rule',
        'greedy',
        '--by',
        'votes-per-cost',
        '--on-misfit',
        'stop',
        '--partly-from',
        '4/5',
        '--exclusive',
        '1,2',
        '--exclusive',
        '2,3',
        '--precedence',
        'listed',
        '--threshold',
        '1',
        '--comparison',
        'over',
        '--limit-area',
        'north=projects:1',
        '--limit-area',
        'north=cost:700',
        '--limit-category',
        'green=cost:600',
        '--score',
        'ballots',
        '--ties',
        'refuse',
      ),
    ).toEqual({
      kind: 'greedy',
      by: 'votes-per-cost',
      onMisfit: 'stop',
      partlyFrom: { numerator: 4, denominator: 5 },
      exclusive: [
        ['1', '2'],
        ['2', '3'],
      ],
      precedence: 'listed',
      threshold: { votes: 1 },
      comparison: 'over',
      limits: {
        areas: { north: { projects: 1, cost: 700 } },
        categories: { green: { cost: 600 } },
      },
      score: 'ballots',
      ties: ['refuse'],
    });
    expect(
      await rule(
        '--rule',
        'equal-shares',
        '--utility',
        'cardinality',
        '--completion',
        'add1+greedy',
        '--increment',
        '5',
        '--integral-start',
        '--no-exhaustive-stop',
        '--endowment',
        '100',
        '--comparison',
        '--ties',
        'id',
      ),
    ).toMatchObject({
      utility: 'cardinality',
      completion: 'add1+greedy',
      increment: 5,
      integralStart: true,
      exhaustiveStop: false,
      endowments: { perVoter: { numerator: 100, denominator: 1 } },
      comparison: true,
    });
    expect(
      await rule(
        '--rule',
        'threshold-and-cap',
        '--threshold-share',
        '1/100',
        '--eligible',
        '150',
        '--rounding',
        'down',
        '--cap',
        '2',
      ),
    ).toMatchObject({
      threshold: { share: { numerator: 1, denominator: 100 }, of: 150, rounding: 'down' },
    });
    expect(
      await rule('--rule', 'top-per-group', '--top', '0', '--top-of', 'x=2', '--top-of', 'y=1'),
    ).toMatchObject({ top: 0, tops: { x: 2, y: 1 } });
    expect(
      await rule('--rule', 'equal-shares', '--endowment', '=600', '--endowment', 'x=4'),
    ).toMatchObject({
      endowments: { byElectorate: { '': 600, x: 4 } },
    });
  });

  it('prints a table with the reasons in either language', async () => {
    const zh = await gongsuan('count', file, '--rule', 'greedy', '--ties', 'id');
    expect(zh.out).toContain(
      '未入選     2  Ramp      3  500 元        80 %  未入選：得 3 票，需 500 元，輪到時只餘 400 元，還差 100 元。',
    );
    expect(zh.out).toContain('共 2 案入選，合計 1,000 元，經費 1,000 元。');
    const en = await gongsuan('count', file, '--rule', 'greedy', '--language', 'en');
    expect(en.out).toContain('open');
    expect(en.out).toContain('0 funded, NT$0 of NT$1,000.');
  });

  it.each([
    [['--rule', 'greedy', '--ties', 'x'], /votes, cost, id, lot/],
    [['--rule', 'greedy', '--threshold', '-1'], /whole number/],
    [['--rule', 'greedy', '--comparison', 'x'], /over or reach/],
    [['--rule', 'greedy', '--limit-area', 'x'], /name=projects/],
    [['--rule', 'top-per-group', '--top-of', 'x'], /name=<number>/],
    [['--rule', 'threshold-and-cap'], /needs --threshold/],
    [['--rule', 'max-welfare', '--utility', 'borda'], /--utility is one of score, cost/],
    [['--rule', 'equal-shares', '--increment', '0'], /increment/],
    [['--rule', 'nonsense'], /nonsense/],
    [['--rule', 'greedy', '--cap', '3'], /--cap means nothing to greedy/],
    [['--rule', 'phragmen', '--threshold-share', '1/100'], /--threshold-share means nothing to/],
    [['--rule', 'phragmen', '--no-exhaustive-stop'], /--no-exhaustive-stop means nothing to/],
  ])('refuses %j in words', async (options, words) => {
    const { err, code } = await gongsuan('count', file, ...options);
    expect(err).toMatch(words);
    expect(code).toBe(1);
  });

  it('says what is wrong with a file, and what is odd', async () => {
    const bad = join(folder, 'bad.pb');
    writeFileSync(bad, PB.replace('a;1,2', 'a;1,1'));
    const refused = await gongsuan('count', bad, '--rule', 'greedy');
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: '第 23 行 VOTES.vote：選票上提案「1」出現兩次以上。\n',
    });
    const read = await gongsuan(
      'count',
      bad,
      '--rule',
      'greedy',
      '--repeated-projects',
      'normalise',
      '--language',
      'en',
    );
    expect(read.err).toBe(
      'Line 23, VOTES.vote: The ballot names the project "1" more than once; the first is kept.\n',
    );
    expect(read.code).toBe(0);
    const none = join(folder, 'none.pb');
    const absent = await gongsuan('compare', none);
    expect(absent.err).toContain(`讀不到檔案「${none}」。\nENOENT`);
    expect(absent.code).toBe(1);
  });
});

describe('gongsuan compare', () => {
  it('shows who wins under which rule, and what voters get', async () => {
    const { out } = await gongsuan('compare', file, '--language', 'en');
    expect(out.split('\n')[0]).toMatch(
      /^id +project +cost +greedy +votes-per-cost +equal-shares +/,
    );
    expect(out).toMatch(/^ *1 +公園 +NT\$600 +· +/m);
    expect(out).toMatch(/^with nothing +20 %/m);
    const json = JSON.parse((await gongsuan('compare', file, '--json')).out) as unknown[];
    expect(json).toHaveLength(6);
  });
});
