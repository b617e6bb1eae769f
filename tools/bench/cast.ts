/**
 * `npm run bench:cast`: how many ballots per second the platform takes through its real HTTP API,
 * beside pgbench with the bare statement on the same server, in turn, in one run. Prints CPU per
 * ballot, answer times at 183 ballots per second offered (the worst rush known in Taiwan), and
 * whether every ballot for the same options is slower than random ones. Last line: JSON with bars.
 */
import { spawnSync } from 'node:child_process';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { rmSync, writeFileSync } from 'node:fs';
import {
  cpuOf,
  cpuOfServer,
  median,
  peakMemory,
  raiseGround,
  runLoad,
  startApp,
  TENANT,
  type Ground,
} from './ground.ts';
import type { Job, Load } from './load.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const BALLOTS = Number(process.env['BENCH_BALLOTS'] ?? 20_000);
const PGBENCH_SECONDS = Number(process.env['BENCH_SECONDS'] ?? 3);
const CONNECTIONS = 128;
const OFFERED = 183;
const bars = { ratio: 0.6, cpuMicrosPerBallot: 400, p99At183Ms: 50, memoryMb: 400, hotSpot: 0.9 };

const say = (line: string) => process.stdout.write(`${line}\n`);

const ground = await raiseGround();
try {
  const app = await startApp(ground);
  const job = {
    ports: [app.port],
    polls: ground.polls,
    connections: CONNECTIONS,
    perSecond: 0,
    same: false,
  };
  say('Warming up …');
  await measure({ ...job, ballots: 5_000 });
  pgbench(ground, 1);

  const platform: number[] = [];
  const bare: number[] = [];
  const micros: number[] = [];
  const hot: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const before = cpuOf(app.pid) + cpuOfServer(ground.postmaster);
    const load = await measure({ ...job, ballots: BALLOTS });
    micros.push(((cpuOf(app.pid) + cpuOfServer(ground.postmaster) - before) * 1e6) / BALLOTS);
    platform.push(BALLOTS / load.seconds);
    bare.push(pgbench(ground, PGBENCH_SECONDS));
    hot.push(BALLOTS / (await measure({ ...job, same: true, ballots: BALLOTS })).seconds);
    say(
      `round ${round}: platform ${Math.round(platform.at(-1) ?? 0)}/s (p50 ${load.p50} ms, p99 ${load.p99} ms, ` +
        `${Math.round(micros.at(-1) ?? 0)} µs CPU per ballot), pgbench ${Math.round(bare.at(-1) ?? 0)}/s, ` +
        `all for the same options ${Math.round(hot.at(-1) ?? 0)}/s, load ${loadavg()[0]?.toFixed(1)}`,
    );
  }
  say(`Offering ${OFFERED} ballots per second for 20 seconds …`);
  const rush = await measure({ ...job, ballots: OFFERED * 20, perSecond: OFFERED });
  say(`p50 ${rush.p50} ms, p99 ${rush.p99} ms, slowest ${rush.most} ms`);
  const memoryMb = peakMemory(app.pid);
  await app.stop();

  const figures = {
    // Of each round by itself: what else the machine does then weighs on both alike.
    ratio: round2(median(platform.map((rate, at) => rate / (bare[at] ?? Infinity)))),
    cpuMicrosPerBallot: Math.round(median(micros)),
    p99At183Ms: rush.p99,
    p50At183Ms: rush.p50,
    ballotsPerSecond: Math.round(median(platform)),
    pgbenchPerSecond: Math.round(median(bare)),
    hotSpot: round2(median(hot.map((rate, at) => rate / (platform[at] ?? Infinity)))),
    memoryMb,
  };
  const met =
    figures.ratio >= bars.ratio &&
    figures.cpuMicrosPerBallot <= bars.cpuMicrosPerBallot &&
    figures.p99At183Ms <= bars.p99At183Ms &&
    memoryMb <= bars.memoryMb &&
    figures.hotSpot >= bars.hotSpot;
  say(JSON.stringify({ ...figures, bars, met }));
  if (!met) process.exitCode = 1;
} finally {
  await ground.end();
}

async function measure(job: Job): Promise<Load> {
  const load = (await runLoad(job)) as Load;
  if (load.statuses['201'] !== job.ballots)
    throw new Error(`not every ballot was taken: ${JSON.stringify(load.statuses)}`);
  return load;
}

/** The bare statement with 32 clients, each ballot a transaction of its own; ballots per second. */
function pgbench(on: Ground, seconds: number): number {
  const poll = on.polls[0];
  if (!poll) throw new Error('no polls');
  const script = join(tmpdir(), `gongsuan-pgbench-${process.pid}.sql`);
  const bytes = (names: string) => [...names].map((name) => `int8send(:${name})`).join(' || ');
  const draw = [...'abcdefghijkl']
    .map((name) => `\\set ${name} random(1, 9000000000000000000)`)
    .join('\n');
  writeFileSync(
    script,
    `${draw}
with person as (
  insert into vote.participation (roll_id, tag, poll_id, tenant_id, claim, channel, residency, assisted,
                                  consent_version, consented_at, cast_at)
  values ('${poll.roll}', ${bytes('abcd')}, '${poll.id}', '${TENANT}', ${bytes('efgh')}, 'online', 'registered', false,
          '2026-11-1', now(), now())
  on conflict (roll_id, tag) do nothing returning tag)
insert into vote.ballot (poll_id, id, tenant_id, electorate, picks)
select '${poll.id}', ${bytes('ijkl')}, '${TENANT}', 'all', '{1,2,3,4,5}' from person;
`,
  );
  const ran = spawnSync(
    'pgbench',
    ['-n', '-f', script, '-c', '32', '-j', '2', '-M', 'prepared', '-T', String(seconds), on.webUrl],
    { encoding: 'utf8', env: { ...process.env, PGOPTIONS: `-c gongsuan.tenant=${TENANT}` } },
  );
  rmSync(script, { force: true });
  const rate = /tps = ([\d.]+)/.exec(ran.stdout)?.[1];
  if (ran.status !== 0 || rate === undefined)
    throw new Error(`pgbench: ${ran.stderr || ran.stdout || String(ran.error)}`);
  return Number(rate);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
