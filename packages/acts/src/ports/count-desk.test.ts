import { readPb, type Election } from '@gongsuan/tally';
import { afterAll, describe, expect, it } from 'vitest';
import { openCountDesk, type CountDesk, type DeskLimits } from './count-desk.ts';
import type { CountAnswer, CountJob, CountPlan } from './count-job.ts';

const NOW = new Date('2026-11-21T10:00:00+08:00');
const LONG = 30_000;
const COMPARE: CountPlan = {
  kind: 'compare',
  shares: { utility: 'usual', completion: 'add1+greedy' },
};

/** Six people want A and B, four want C: by votes alone, the four get nothing. */
const FILE = `META
key;value
description;Worked example
country;Nowhere
unit;Village
instance;2026
num_projects;3
num_votes;10
budget;1000
vote_type;approval
rule;greedy
date_begin;2026
date_end;2026
PROJECTS
project_id;cost;name;votes;selected
A;600;Lights;6;1
B;400;Shade;6;1
C;400;Path;4;0
VOTES
voter_id;vote
${[1, 2, 3, 4, 5, 6].map((n) => `${n};A,B`).join('\n')}
${[7, 8, 9, 10].map((n) => `${n};C`).join('\n')}
`;

const desks: CountDesk[] = [];
function desk(limits: Partial<DeskLimits> = {}, errors: string[] = []): CountDesk {
  const opened = openCountDesk(limits, (error) => errors.push(error));
  desks.push(opened);
  return opened;
}
afterAll(() => Promise.all(desks.map((one) => one.close())));

function jobOf(text: string, plan: CountPlan = COMPARE): CountJob {
  const bytes = new TextEncoder().encode(text);
  const shared = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(shared).set(bytes);
  return { key: String(text.length), source: { kind: 'pb', bytes: shared }, plan };
}

async function answerOf(one: CountDesk, name: string, job: CountJob): Promise<CountAnswer> {
  const asked = await one.ask(name, job, NOW, LONG);
  if (asked.state !== 'ready') throw new Error(asked.state);
  return asked.answer;
}

describe('計票檯', () => {
  it('counts a file by its own rule beside the others, and says whom each reaches', async () => {
    const answer = await answerOf(desk(), 'a', jobOf(FILE));
    if (answer.kind !== 'counted') throw new Error(answer.kind);
    expect(answer.head).toMatchObject({ voters: 10, budget: 1000, unknownRule: null });
    expect(answer.head.selected).toEqual(['A', 'B']);
    const of = (key: string) => answer.columns.find((column) => column.key === key);
    expect(of('official')).toMatchObject({
      outcome: { funded: ['A', 'B'] },
      reach: { some: 6, none: 4, picks: { numerator: 12, denominator: 10 } },
    });
    expect(of('equal-shares')?.outcome.funded).toContain('C');
    // Its own rule is the greedy one, which is not shown twice.
    expect(of('greedy')).toBeUndefined();
    expect(answer.missing).toEqual([]);
  });

  it('says everything that is wrong in a file, with line and field, in both languages', async () => {
    const bad = FILE.replace('A;600', 'A;sixhundred').replace('7;C', '7;X');
    const answer = await answerOf(desk(), 'b', jobOf(bad));
    if (answer.kind !== 'refused') throw new Error(answer.kind);
    expect(answer.problems.map(({ line, field }) => [line, field])).toEqual([
      [16, 'PROJECTS.cost'],
      [27, 'VOTES.vote'],
    ]);
    expect(answer.problems[0]?.zh).toContain('不是數字');
    expect(answer.problems[0]?.en).toContain('is not a number');
  });

  it.each([
    ['nothing', ''],
    ['no text', '\u0000\u0001\uFFFD'.repeat(2000)],
    ['one endless line', 'META;'.repeat(100_000)],
    ['one endless cell', `META\nkey;value\nbudget;"${'9'.repeat(500_000)}`],
    ['prototype names', FILE.replace('description', '__proto__').replace('C;400', 'toString;400')],
  ])('answers a file of %s with problems, in few words', async (name, text) => {
    const answer = await answerOf(desk(), name, jobOf(text));
    if (answer.kind !== 'refused') throw new Error(answer.kind);
    expect(answer.problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer).length).toBeLessThan(100_000);
  });

  it('refuses more projects than a page can show', async () => {
    const projects = Array.from({ length: 2001 }, (_, i) => ({ id: String(i), cost: 1 }));
    const election: Election = { kind: 'approval', budget: 9, projects, groups: [] };
    const source = {
      kind: 'election',
      election,
      official: { kind: 'greedy', ties: ['id'] },
      money: 'given',
    } as const;
    const answer = await answerOf(desk(), 'big', { key: 'big', source, plan: COMPARE });
    expect(answer).toEqual({ kind: 'failed', trouble: 'too-big' });
  });

  it('refuses a project that is called like the prototype of all objects', async () => {
    const hostile = FILE.replaceAll(/^A;/gm, '__proto__;').replaceAll(/\bA\b/g, '__proto__');
    const answer = await answerOf(desk(), 'proto', jobOf(hostile));
    expect(answer).toEqual({ kind: 'failed', trouble: 'too-big' });
  });

  it('ends a job that is out of time, and counts the next one', async () => {
    const one = desk({ seconds: 0 });
    expect(await answerOf(one, 'c', jobOf(FILE))).toEqual({ kind: 'failed', trouble: 'too-long' });
    const other = desk();
    expect((await answerOf(other, 'c', jobOf(FILE))).kind).toBe('counted');
  });

  it('outlives a job that is out of memory', async () => {
    const one = desk({ megabytes: 24 });
    const votes = Array.from({ length: 400_000 }, (_, i) => `v${i};A,B`).join('\n');
    const huge = await answerOf(one, 'd', jobOf(`${FILE}${votes}\n`));
    expect(huge).toEqual({ kind: 'failed', trouble: 'too-much-memory' });
    expect((await answerOf(one, 'e', jobOf(FILE))).kind).toBe('counted');
  });

  it('counts once however often it is asked, and knows it for an hour', async () => {
    const one = desk();
    const [first, second] = await Promise.all([
      answerOf(one, 'f', jobOf(FILE)),
      answerOf(one, 'f', jobOf(FILE)),
    ]);
    expect(second).toBe(first);
    expect(one.knows('f', NOW)).toBe(true);
    expect(one.knows('f', new Date(NOW.getTime() + 3_600_001))).toBe(false);
  });

  it('says how many go first, and refuses when too many wait', async () => {
    const one = desk({ waiting: 1 });
    const asked = await Promise.all(
      ['g', 'h', 'i'].map((name) => one.ask(name, jobOf(FILE), NOW, 0)),
    );
    expect(asked).toEqual([
      { state: 'waiting', before: 0 },
      { state: 'waiting', before: 1 },
      { state: 'busy' },
    ]);
  });

  it('keeps a file under the hash of its content for an hour, the newest ones when they are many', () => {
    const one = desk({ bytes: 10 });
    const eight = one.keep(new Uint8Array(8), NOW);
    expect(one.keep(new Uint8Array(8), NOW)).toBe(eight);
    expect(one.kept(eight, NOW)?.byteLength).toBe(8);
    const four = one.keep(new Uint8Array([1, 2, 3, 4]), NOW);
    expect(one.kept(eight, NOW)).toBeNull();
    expect(one.kept(four, new Date(NOW.getTime() + 3_600_001))).toBeNull();
  });
});

describe('換一個數字', () => {
  const read = readPb(FILE);
  const election = read.ok ? read.value : null;
  const changed = async (change: Partial<Extract<CountPlan, { kind: 'change' }>['change']>) => {
    if (!election) throw new Error('the example is a good file');
    const plan: CountPlan = {
      kind: 'change',
      change: { rule: null, budget: null, threshold: null, cap: null, ...change },
    };
    const source = {
      kind: 'election',
      election,
      official: {
        kind: 'threshold-and-cap',
        threshold: { votes: 3 },
        cap: 1,
        ties: ['cost', 'id'],
      },
      money: 'admitted',
    } as const;
    const answer = await answerOf(desk(), JSON.stringify(change), { key: 'x', source, plan });
    if (answer.kind !== 'counted') throw new Error(answer.kind);
    return answer.columns.map((column) => column.outcome.funded);
  };

  it('changes nothing when nothing is changed', async () => {
    expect(await changed({})).toEqual([['B'], ['B']]);
  });

  it('a higher cap admits more', async () => {
    expect(await changed({ cap: 3 })).toEqual([['B'], ['A', 'B', 'C']]);
  });

  it('a threshold is the least number of votes that passes', async () => {
    expect(await changed({ cap: 3, threshold: 6 })).toEqual([['B'], ['A', 'B']]);
  });

  it('another rule spends what the official result costs, unless the money is changed too', async () => {
    expect(await changed({ rule: 'greedy' })).toEqual([['B'], ['B']]);
    expect(await changed({ rule: 'greedy', budget: 1000 })).toEqual([['B'], ['A', 'B']]);
  });
});
