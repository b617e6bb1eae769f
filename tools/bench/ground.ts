/**
 * The ground on which the benchmarks of voting stand: a private PostgreSQL server, a cycle with open
 * ballots, and the platform's real server processes, all removed at the end.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileKeyring } from '@gongsuan/acts/ports';
import { setBallots } from '@gongsuan/acts/vote';
import type { OrganisationId, TenantId } from '@gongsuan/core/people';
import type { Area, AreaId, Cycle, CycleId, PhaseId } from '@gongsuan/core/plan';
import type { BallotOption, PollId, RollId } from '@gongsuan/core/vote';
import type { Money } from '@gongsuan/prelude';
import { inPlatform, inTenant, openDb } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { migrate } from '@gongsuan/store/migrate';
import { tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';
import { startServer } from '@gongsuan/store/server';
import { polls } from '@gongsuan/store/vote';

export const TENANT = 'bench' as TenantId;
export const SECRET = 'the-secret-of-the-benchmark-0123456789';
export const OPTIONS = 20;
const AREAS = 12;
const ROOT = join(import.meta.dirname, '../..');

export interface BenchPoll {
  readonly id: PollId;
  readonly roll: RollId;
}

export interface Ground {
  readonly ownerUrl: string;
  readonly webUrl: string;
  readonly keys: string;
  readonly polls: readonly BenchPoll[];
  readonly postmaster: number;
  readonly end: () => Promise<void>;
}

/** Raises the ground: twelve areas with twenty options each, voting open. */
export async function raiseGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongsuan-bench-'));
  const started = await startServer({ dataDir, port: 0 });
  if (!started.ok) throw new Error(JSON.stringify(started.refusal));
  const server = started.value;
  const end = async () => {
    for (const child of children) child.kill('SIGKILL');
    await server.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const migrated = await migrate(server.ownerUrl);
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.refusal));
    const keys = join(dataDir, 'keys');
    const open = await openCycle(server.webUrl, keys);
    return {
      ownerUrl: server.ownerUrl,
      webUrl: server.webUrl,
      keys,
      polls: open,
      postmaster: server.pid(),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function openCycle(url: string, keys: string): Promise<readonly BenchPoll[]> {
  const db = openDb(openPool(url));
  const now = new Date();
  const cycle = benchCycle(now);
  const name = { zh: '效能測試', en: 'Benchmark' };
  await inPlatform(db, (tx) =>
    tenants.insert(
      tx,
      { id: TENANT, parent: null, kind: 'city', name, intro: name, contact: '', demo: true },
      now,
    ),
  );
  await inTenant(db, TENANT, async (tx) => {
    await tenants.insertOrganisation(
      tx,
      { id: cycle.organisation, tenant: TENANT, parent: null, kind: 'city', name },
      now,
    );
    await cycles.insert(tx, cycle, now);
  });
  const options = new Map(cycle.areas.map((area) => [area.id, benchOptions()]));
  const machine = { kind: 'machine', name: 'cli' } as const;
  const set = await setBallots(
    db,
    fileKeyring(keys),
    machine,
    { tenant: TENANT, cycle: cycle.id, options },
    new Date(now.getTime() - 3_600_000 - 1),
  );
  if (!set.ok) throw new Error(JSON.stringify(set.refusal));
  const open = await inTenant(db, TENANT, (tx) => polls.ofCycle(tx, TENANT, cycle.id));
  await db.destroy();
  return open.map(({ id, roll }) => ({ id, roll }));
}

function benchCycle(now: Date): Cycle {
  const area = (at: number): Area => ({
    id: randomUUID() as AreaId,
    slug: `area-${at}`,
    ordinal: at,
    name: { zh: `第${at}區`, en: `Area ${at}` },
    organisation: null,
    townCode: null,
    eligible: null,
    caseCode: `B-${at}`,
    cap: 10,
    thresholdVotes: 100,
    money: null,
  });
  return {
    id: randomUUID() as CycleId,
    tenant: TENANT,
    slug: 'bench',
    organisation: randomUUID() as OrganisationId,
    kind: 'municipal',
    year: 2026,
    title: { zh: '效能測試', en: 'Benchmark' },
    summary: { zh: '', en: null },
    preset: null,
    clonedFrom: null,
    rules: {
      funding: ['general_budget'],
      legalBasis: '',
      effect: 'binding',
      eligibility: {
        minAge: 16,
        maxAge: null,
        ageOn: null,
        registeredBy: null,
        residencies: ['registered'],
        oneVotePer: 'cycle',
      },
      ballot: { kind: 'approval', min: 1, max: 8, shuffled: false },
      weights: { registered: 1, other: 1 },
      admission: { kind: 'threshold-and-cap', threshold: { kind: 'none' }, ties: [] },
      identity: 'household-registry',
      onSite: true,
      categories: [],
      exclusions: [],
      mostCost: null,
      moneyBonus: null,
      complaintDays: 30,
    },
    published: now,
    record: false,
    areas: Array.from({ length: AREAS }, (_, at) => area(at + 1)),
    phases: [
      {
        id: randomUUID() as PhaseId,
        step: 'vote',
        ordinal: 1,
        label: null,
        opens: new Date(now.getTime() - 3_600_000),
        closes: new Date(now.getTime() + 86_400_000),
        disabled: false,
      },
    ],
  };
}

const benchOptions = (): readonly BallotOption[] =>
  Array.from({ length: OPTIONS }, (_, at) => ({
    proposal: randomUUID(),
    number: at + 1,
    title: { zh: `提案 ${at + 1}`, en: null },
    cost: 1_000_000 as Money,
    category: null,
  }));

export interface App {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

const children = new Set<ChildProcess>();

/** Starts the platform's own server on a free port. */
export async function startApp(ground: Ground): Promise<App> {
  buildSite();
  const child = spawn(process.execPath, [join(ROOT, 'apps/web/server.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL_WEB: ground.webUrl,
      GONGSUAN_SECRET: SECRET,
      GONGSUAN_KEYS: ground.keys,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  const said = (await firstLine(child)) as { readonly listening: number };
  return {
    port: said.listening,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}

function buildSite(): void {
  const web = join(ROOT, 'apps/web');
  if (existsSync(join(web, 'build/handler.js'))) return;
  const built = spawnSync('npm', ['run', 'build', '--workspace', '@gongsuan/web'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('the site does not build');
}

/** Runs the load generator with a job; gives back what it measured. */
export async function runLoad(job: object): Promise<unknown> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'load.ts')], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(job));
  return firstLine(child);
}

function firstLine(child: ChildProcess): Promise<unknown> {
  return new Promise((done, fail) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end >= 0) done(JSON.parse(text.slice(0, end)));
    });
    child.once('exit', (code) => fail(new Error(`a process of the benchmark ended with ${code}`)));
  });
}

const TICKS = 100; // USER_HZ of Linux

/** CPU seconds that a process has used so far. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid);
  return fields ? (fields.user + fields.system) / TICKS : 0;
}

/** CPU seconds of the whole database server, ended backends included. */
export function cpuOfServer(postmaster: number): number {
  let total = 0;
  const own = statOf(postmaster);
  if (own) total += own.user + own.system + own.childUser + own.childSystem;
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const one = statOf(pid);
    if (one?.parent === postmaster) total += one.user + one.system;
  }
  return total / TICKS;
}

function statOf(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, user, system, childUser, childSystem] = [1, 11, 12, 13, 14].map(
      (at) => fields[at] ?? 0,
    );
    return {
      parent,
      user: user ?? 0,
      system: system ?? 0,
      childUser: childUser ?? 0,
      childSystem: childSystem ?? 0,
    };
  } catch {
    return undefined;
  }
}

/** The most memory that a process has held, in megabytes. */
export function peakMemory(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
