/**
 * 計票檯: counts away from the requests, one job at a time in a thread of its own, with a limit of
 * time and memory. What cannot be counted within them says so; the requests go on meanwhile. Files
 * and answers are kept in memory alone, and for an hour at most.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type {
  ColumnKey,
  CountAnswer,
  CountColumn,
  CountHead,
  CountJob,
  CountReport,
  CountTrouble,
} from './count-job.ts';

export interface DeskLimits {
  /** For one job, reading included. */
  readonly seconds: number;
  /** Of the worker's heap. */
  readonly megabytes: number;
  /** Jobs that may wait. */
  readonly waiting: number;
  /** Answers that are kept. */
  readonly answers: number;
  /** Bytes of files that are kept, all together. */
  readonly bytes: number;
}

const USUAL: DeskLimits = {
  seconds: 20,
  // A file of 10 MB with 250,000 ballots is counted within it, and requests and count together stay
  // near 400 MB.
  megabytes: 192,
  waiting: 12,
  answers: 120,
  bytes: 96 * 1024 * 1024,
};
/** By the package, not by this file: a bundle of the server leaves the thread's script where it is. */
const SCRIPT = join(
  dirname(createRequire(import.meta.url).resolve('@gongsuan/acts/ports')),
  'count-worker.ts',
);
const HOUR_MS = 3_600_000;
/** With nothing to do for so long, the thread ends and gives its memory back. */
const REST_MS = 15_000;
/** Out of time may mean that the machine was busy: asked again later, it is counted again. */
const TROUBLE_MS = 300_000;

/** 'waiting': so many jobs go first, the running one among them. 'busy': too many wait already. */
export type Asked =
  | { readonly state: 'ready'; readonly answer: CountAnswer }
  | { readonly state: 'waiting'; readonly before: number }
  | { readonly state: 'busy' };

export interface CountDesk {
  /** Whether the answer under this name is here or on its way, so that no job has to be made. */
  readonly knows: (name: string, now: Date) => boolean;
  /** The answer, if it comes within `waitMs`; the job goes on in any case. */
  readonly ask: (name: string, job: CountJob | null, now: Date, waitMs: number) => Promise<Asked>;
  /** Keeps a file for an hour; returns the name to ask for it. */
  readonly keep: (bytes: Uint8Array, now: Date) => string;
  /** The kept file, if it is still here. */
  readonly kept: (name: string, now: Date) => SharedArrayBuffer | null;
  readonly close: () => Promise<void>;
}

/** @param onError is told of errors in the counting itself, without values of files */
export function openCountDesk(
  limits: Partial<DeskLimits> = {},
  onError: (error: string) => void = () => undefined,
): CountDesk {
  const { seconds, megabytes, waiting, answers, bytes } = { ...USUAL, ...limits };
  const files = shelf(bytes);
  const done = new Map<string, { readonly answer: CountAnswer; readonly until: number }>();
  const pending = new Map<string, Task>();
  const queue: Task[] = [];
  const thread = countThread(megabytes, onError);
  let running: Task | null = null;
  let closed = false;
  let rest: NodeJS.Timeout | undefined;

  const known = (name: string, now: Date) => {
    const found = done.get(name);
    if (!found || found.until < now.getTime()) return undefined;
    done.delete(name);
    done.set(name, found);
    return found.answer;
  };

  const file = (name: string, answer: CountAnswer, at: Date) => {
    const until = at.getTime() + (isTroubled(answer) ? TROUBLE_MS : HOUR_MS);
    done.set(name, { answer, until });
    for (const old of done.keys()) {
      if (done.size <= answers) break;
      done.delete(old);
    }
  };

  const next = async (): Promise<void> => {
    if (running || closed) return;
    clearTimeout(rest);
    running = queue.shift() ?? null;
    if (!running) {
      rest = setTimeout(() => void thread.close(), REST_MS).unref();
      return;
    }
    const task: Task = running;
    const answer = await thread.count(task.job, seconds * 1000);
    file(task.name, answer, task.at);
    pending.delete(task.name);
    running = null;
    task.settle(answer);
    void next();
  };

  return {
    knows: (name, now) => pending.has(name) || known(name, now) !== undefined,
    async ask(name, job, now, waitMs) {
      const answer = known(name, now);
      if (answer) return { state: 'ready', answer };
      if (!pending.has(name)) {
        if (!job || queue.length >= waiting) return { state: 'busy' };
        const task = taskOf(name, job, now);
        pending.set(name, task);
        queue.push(task);
        void next();
      }
      const task = pending.get(name);
      if (!task) return { state: 'busy' };
      const found = await within(task.answer, waitMs);
      if (found) return { state: 'ready', answer: found };
      return { state: 'waiting', before: task === running ? 0 : 1 + queue.indexOf(task) };
    },
    keep: files.keep,
    kept: files.kept,
    close() {
      closed = true;
      clearTimeout(rest);
      return thread.close();
    },
  };
}

interface Task {
  readonly name: string;
  readonly job: CountJob;
  readonly at: Date;
  readonly answer: Promise<CountAnswer>;
  readonly settle: (answer: CountAnswer) => void;
}

function taskOf(name: string, job: CountJob, at: Date): Task {
  const { promise: answer, resolve: settle } = Promise.withResolvers<CountAnswer>();
  return { name, job, at, answer, settle };
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isTroubled(answer: CountAnswer): boolean {
  return answer.kind === 'failed' || (answer.kind === 'counted' && answer.missing.length > 0);
}

/** Files by the hash of their content; the oldest go when there are too many bytes. */
function shelf(most: number): Pick<CountDesk, 'keep' | 'kept'> {
  const files = new Map<string, { readonly bytes: SharedArrayBuffer; readonly until: number }>();
  const sweep = (now: Date) => {
    for (const [name, { until }] of files) if (until < now.getTime()) files.delete(name);
  };
  return {
    keep(bytes, now) {
      const name = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
      const shared = new SharedArrayBuffer(bytes.byteLength);
      new Uint8Array(shared).set(bytes);
      files.delete(name);
      files.set(name, { bytes: shared, until: now.getTime() + HOUR_MS });
      sweep(now);
      let total = [...files.values()].reduce((sum, file) => sum + file.bytes.byteLength, 0);
      for (const [old, file] of files) {
        if (total <= most || old === name) break;
        total -= file.bytes.byteLength;
        files.delete(old);
      }
      return name;
    },
    kept(name, now) {
      sweep(now);
      return files.get(name)?.bytes ?? null;
    },
  };
}

/** The thread itself: begun at the first job, ended and begun again when a job breaks its limits. */
function countThread(megabytes: number, onError: (error: string) => void) {
  let worker: Worker | null = null;
  const end = async () => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  const begin = () => {
    const fresh = new Worker(SCRIPT, {
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
      env: {},
    });
    // A thread with nothing to do keeps no process alive.
    fresh.unref();
    return fresh;
  };

  return {
    close: end,
    async count(job: CountJob, ms: number): Promise<CountAnswer> {
      const current = (worker ??= begin());
      const pieces = collect(onError);
      current.ref();
      const trouble = await troubleIn(current, job, ms, pieces, onError);
      current.unref();
      if (trouble) await end();
      return pieces.answer(trouble);
    },
  };
}

/** Posts a job and takes its pieces; null when it ends well. */
function troubleIn(
  worker: Worker,
  job: CountJob,
  ms: number,
  pieces: ReturnType<typeof collect>,
  onError: (error: string) => void,
): Promise<CountTrouble | null> {
  const { promise, resolve } = Promise.withResolvers<CountTrouble | null>();
  const timer = setTimeout(() => resolve('too-long'), ms);
  const onMessage = (piece: CountReport) =>
    piece.part === 'done' ? resolve(null) : pieces.take(piece);
  const onFall = (error: unknown) => resolve(troubleOf(error, onError));
  const onExit = () => resolve('broken');
  worker.on('message', onMessage).on('error', onFall).on('exit', onExit);
  worker.postMessage(job);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', onMessage).off('exit', onExit).off('error', onFall);
    // What may still come of a thread that is being ended.
    if (worker.listenerCount('error') === 0) worker.on('error', () => undefined);
  });
}

function troubleOf(error: unknown, onError: (error: string) => void): CountTrouble {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'too-much-memory';
  onError(String(error));
  return 'broken';
}

/** Puts the pieces of a job together; what had been counted before trouble came is kept. */
function collect(onError: (error: string) => void) {
  const columns: CountColumn[] = [];
  const failed = new Map<ColumnKey, CountTrouble>();
  let head: CountHead | null = null;
  let keys: readonly ColumnKey[] = [];
  let whole: CountAnswer | null = null;
  return {
    take(piece: CountReport): void {
      switch (piece.part) {
        case 'refused':
          whole = { kind: 'refused', problems: piece.problems };
          return;
        case 'too-big':
          whole = { kind: 'failed', trouble: 'too-big' };
          return;
        case 'head':
          head = piece.head;
          keys = piece.keys;
          return;
        case 'column':
          columns.push(piece.column);
          return;
        case 'broken':
          onError(piece.error);
          if (piece.key) failed.set(piece.key, 'broken');
          else whole = { kind: 'failed', trouble: 'broken' };
          return;
        case 'done':
          return;
      }
    },
    answer(trouble: CountTrouble | null): CountAnswer {
      if (whole) return whole;
      if (!head) return { kind: 'failed', trouble: trouble ?? 'broken' };
      const have = new Set(columns.map(({ key }) => key));
      const missing = keys
        .filter((key) => !have.has(key))
        .map((key) => ({ key, trouble: failed.get(key) ?? trouble ?? ('broken' as const) }));
      return { kind: 'counted', head, columns, missing };
    },
  };
}
