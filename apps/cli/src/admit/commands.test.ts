import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dealtBallots, fillBox } from '@gongsuan/acts/demo';
import { fileKeyring } from '@gongsuan/acts/ports';
import { setBallots } from '@gongsuan/acts/vote';
import type { Machine, TenantId } from '@gongsuan/core/people';
import type { AreaId, Cycle, CycleId, PhaseId } from '@gongsuan/core/plan';
import type { BallotOption } from '@gongsuan/core/vote';
import { money, type Money } from '@gongsuan/prelude';
import { inTenant, openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { cycles } from '@gongsuan/store/plan';
import { openCollector, polls } from '@gongsuan/store/vote';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal, type Terminal } from '../testing/terminal.ts';

const TAIPEI = 'taipei' as TenantId;
const machine: Machine = { kind: 'machine', name: 'cli' };
const opens = new Date('2026-01-05T01:00:00Z');
const closes = new Date('2026-01-12T09:00:00Z');

let terminal: Terminal;
let db: Db;

beforeAll(async () => {
  terminal = await openTerminal();
  db = openDb(openPool(terminal.database.webUrl, { max: 3 }));
  await terminal.gongsuan('demo', 'load');
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await terminal.close();
});

const result = (...words: readonly string[]) => terminal.gongsuan('result', ...words);

/** A copy of the finished demonstration with one area, whose box holds these votes and is closed. */
async function voted(slug: string, votes: readonly number[]): Promise<void> {
  const model = await inTenant(db, TAIPEI, (tx) => cycles.find(tx, TAIPEI, 'demo-finished'));
  const [area] = model?.areas ?? [];
  if (!model || !area) throw new Error('the demonstration has no finished cycle');
  const { admission } = model.rules;
  const cycle: Cycle = {
    ...model,
    id: randomUUID() as CycleId,
    slug,
    rules: {
      ...model.rules,
      ballot: { kind: 'approval', min: 1, max: votes.length, shuffled: false },
      admission: {
        kind: 'threshold-and-cap',
        threshold: { kind: 'votes', votes: 3, passing: 'over' },
        ties: admission.ties,
      },
    },
    areas: [{ ...area, id: randomUUID() as AreaId, cap: 2, thresholdVotes: null }],
    phases: model.phases.map((phase) => ({ ...phase, id: randomUUID() as PhaseId })),
  };
  await inTenant(db, TAIPEI, (tx) => cycles.insert(tx, cycle, opens));
  const options = votes.map((_, i): BallotOption => ({
    proposal: randomUUID(),
    number: i + 1,
    title: { zh: `提案${i + 1}`, en: null },
    cost: money(1_000) as Money,
    category: null,
  }));
  const input = {
    tenant: TAIPEI,
    cycle: cycle.id,
    options: new Map([[cycle.areas[0]?.id as AreaId, options]]),
    time: { opens, closes },
  };
  const keyring = fileKeyring(join(terminal.dataDir, 'keys'));
  const set = await setBallots(db, keyring, machine, input, new Date('2026-01-01T00:00:00Z'));
  const [id] = set.ok ? set.value : [];
  const poll = id && (await inTenant(db, TAIPEI, (tx) => polls.find(tx, TAIPEI, id)));
  if (!poll) throw new Error(JSON.stringify(set));
  const collector = openCollector(terminal.database.webUrl);
  await fillBox(collector, poll, dealtBallots(votes, 1, votes.length), opens);
  await collector.close();
}

describe('gongsuan result', () => {
  it('shows the votes, the verdict and the reason of every proposal of an area', async () => {
    const shown = await result('count', 'taipei', 'demo-finished', '--area', 'daan');
    expect(shown.exit).toBe(0);
    expect(shown.out).toContain('大安區 (daan)　有效票 3,305　錄案最低票數 2,518　錄案 4');
    expect(shown.out).toMatch(/ 5 +2 +大安森林公園舊落葉堆肥站 +2,110 +未錄案 +.*還差 408 票/);
    expect(shown.out).not.toContain('士林區');
    expect(shown.out).toContain('第 1 版');
  });

  it('shows nothing of a box that is not sealed, and publishes nothing of it', async () => {
    const shown = await result('count', 'taipei', 'demo');
    expect(shown.out).toContain('大安區的票匭尚未封存');
    expect(shown.out).not.toContain('有效票');
    const refused = await result('publish', 'taipei', 'demo');
    expect(refused).toMatchObject({ exit: 1, out: '' });
    expect(refused.err).toContain('截止後才能開票');
  });

  it('goes from the close to the published result: seal, count, settle the tie, publish', async () => {
    await voted('tie', [9, 6, 6, 2]);
    expect((await terminal.gongsuan('vote', 'close', 'taipei', 'tie')).exit).toBe(0);
    const counted = await result('count', 'taipei', 'tie');
    expect(counted.out).toContain('編號 2、3 同票，剩 1 個名額');
    expect(counted.out).toContain('result settle --area daan --by ');
    expect((await result('publish', 'taipei', 'tie')).err).toContain('同票尚未處理（2、3）');

    const where = ['settle', 'taipei', 'tie', '--area', 'daan', '--by', 'public-lot'] as const;
    const others = await result(...where, '--order', '3,1');
    expect(others).toMatchObject({ exit: 1, out: '' });
    const note = '115年1月14日10時，區公所禮堂公開抽籤，提案人在場';
    const drawn = await result(...where, '--order', '3、2', '--note', note);
    expect(drawn.out).toBe('公開抽籤：3、2\n');

    expect((await result('count', 'taipei', 'tie')).out).toContain('可以公告。');
    const published = await result('publish', 'taipei', 'tie');
    expect(published.out).toMatch(/^第 1 版\n公告內容雜湊 [0-9a-f]{64}\n$/);
    expect((await result('publish', 'taipei', 'tie')).err).toContain('如需更正');
  });

  it('corrects after a ruling with a reason only, and exports each version as it was', async () => {
    await voted('correct', [9, 6, 2]);
    await terminal.gongsuan('vote', 'close', 'taipei', 'correct');
    await result('publish', 'taipei', 'correct');
    const reason = '用地為私人所有，確定無法取得';
    const where = ['taipei', 'correct'] as const;
    const ruling = ['--area', 'daan', '--number', '1', '--kind', 'infeasible', '--reason', reason];
    expect(await result('rule', ...where, ...ruling)).toMatchObject({ exit: 0 });
    expect((await result('count', ...where)).out).toContain('與已公告的不同');
    expect((await result('publish', ...where, '--reason', '短')).exit).toBe(1);
    const done = await result('publish', ...where, '--reason', '第 1 案經裁定不可行，更正公告');
    expect(done.out).toContain('第 2 版');

    const verdictOf = async (version: string) => {
      const json = await result('export', ...where, '--format', 'json', '--version', version);
      const document = JSON.parse(json.out).document;
      return document.areas[0].findings.find((one: { number: string }) => one.number === '1')
        .verdict.kind;
    };
    expect(await verdictOf('1')).toBe('admitted');
    expect(await verdictOf('2')).toBe('ruled-out');
    const third = await result('export', ...where, '--format', 'csv', '--version', '3');
    expect(third).toMatchObject({ exit: 1, out: '' });
  });

  it('writes the list of ballots whose digest is the one shown, and the election as .pb', async () => {
    const file = join(terminal.dataDir, 'ballots.csv');
    const where = ['export', 'taipei', 'demo-finished', '--area', 'shilin', '--format'] as const;
    expect((await result(...where, 'ballots', '--out', file)).exit).toBe(0);
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    expect((await result('count', 'taipei', 'demo-finished')).out).toContain(digest);
    expect((await result(...where, 'pb')).out).toMatch(/^META\nkey;value\n/);
    const nowhere = await result(...where, 'pb', '--out', '/nonexistent/x.pb');
    expect(nowhere.exit).toBe(1);
    expect(nowhere.err).toContain('無法寫入 /nonexistent/x.pb（ENOENT）');
  });

  it('writes the proposals with their result, and categories by their names', async () => {
    const where = ['export', 'taipei', 'demo-finished', '--format'] as const;
    const csv = (await result(...where, 'proposals')).out;
    expect(csv).toMatch(/社子島共餐廚房設備更新,士林區,健康.*,admitted,.*錄案/);
    const { proposals } = JSON.parse((await result(...where, 'proposals-json')).out);
    expect(proposals).toHaveLength(14);
    expect((await result(...where, 'proposals', '--area', 'daan')).exit).toBe(2);
    expect((await result(...where, 'proposals', '--version', '1')).exit).toBe(2);
    const list = await terminal.gongsuan('proposals', 'export', 'taipei', 'demo-finished');
    expect(list.out).toMatch(/社子島共餐廚房設備更新,shilin,健康/);
  });

  it('asks for the area where there are several, and says what is typed wrongly', async () => {
    const pb = await result('export', 'taipei', 'demo-finished', '--format', 'pb');
    expect(pb).toMatchObject({ exit: 2, out: '' });
    expect(pb.err).toContain('--area 指定分區：daan, shilin');
    expect((await result('export', 'taipei', 'demo', '--format', 'xml')).exit).toBe(2);
    expect((await result('export', 'taipei', 'demo', '--format', 'json')).err).toContain(
      '尚未公告',
    );
    expect((await result('count', 'taipei', 'nope')).exit).toBe(1);
    expect((await result('count', 'elsewhere', 'demo')).exit).toBe(1);
    const area = await result('count', 'taipei', 'demo', '--area', 'x');
    expect(area.err).toContain('沒有「x」這一區');
  });

  it.each([
    ['a list of lines', ['plan', 'presets']],
    ['a file', ['result', 'export', 'taipei', 'demo-finished', '--area', 'daan', '--format', 'pb']],
  ])('ends quietly when the reader of %s has gone, as in a pipe into head', async (_, words) => {
    const main = new URL('../main.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [main, ...words], {
      env: { ...terminal.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
    const [exit] = (await once(child, 'close')) as [number | null];
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });
});
