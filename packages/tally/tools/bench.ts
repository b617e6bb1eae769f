/**
 * How long reading, grouping and each rule take on every open file, the slowest ten of each and
 * the memory, in milliseconds of processor time. The last line is one JSON object with the figures and the bars.
 */
import { count, PbReader, readPb, type Election, type Rule } from '../src/index.ts';
import { profileOf, usualScore } from '../src/election/profile.ts';
import { openFiles, type OpenFiles } from './pabulib.ts';

const RULES: Readonly<Record<string, Rule>> = {
  greedy: { kind: 'greedy', ties: ['id'] },
  phragmen: { kind: 'phragmen', ties: ['id'] },
  'max-welfare': { kind: 'max-welfare', ties: ['id'] },
  'equal-shares': { kind: 'equal-shares', ties: ['id'] },
  'equal-shares/add1': { kind: 'equal-shares', completion: 'add1', ties: ['id'] },
  'equal-shares/add1-to-the-end': {
    kind: 'equal-shares',
    completion: 'add1',
    exhaustiveStop: false,
    ties: ['id'],
  },
};

interface Timing {
  readonly name: string;
  readonly votes: number;
  readonly currency: string;
  readonly times: Readonly<Record<string, number>>;
}

const files = openFiles();
if (files) {
  warmUp(files);
  const keys = ['read', 'group', ...Object.keys(RULES)];
  console.log(['votes', ...keys, 'file'].join('\t'));
  const timings = files.names.map((name) => {
    const timing = timeFile(files, name);
    const times = keys.map((key) => timing.times[key]?.toFixed(1));
    console.log([timing.votes, ...times, name].join('\t'));
    return timing;
  });
  print(timings);
  const largest = largestFile(files, timings);
  files.remove();
  summary(timings, largest);
}

function warmUp(files: OpenFiles): void {
  for (const name of files.names.slice(0, 20)) timeFile(files, name);
}

function timeFile(files: OpenFiles, name: string): Timing {
  const text = files.read(name);
  const times: Record<string, number> = {};
  const read = timed(times, 'read', () => readPb(text, { repeatedProjects: 'normalise' }));
  if (!read.ok) throw new Error(`${name} cannot be read`);
  const election = read.value;
  timed(times, 'group', () => profileOf(election, usualScore(election.kind)));
  for (const [key, rule] of Object.entries(RULES)) timed(times, key, () => count(election, rule));
  return { name, votes: votesOf(election), currency: election.currency ?? '?', times };
}

function timed<T>(times: Record<string, number>, key: string, work: () => T): T {
  const from = cpu();
  const result = work();
  times[key] = cpu() - from;
  return result;
}

/** Processor time of this thread in milliseconds: others on the machine do not slow it down. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function votesOf(election: Election): number {
  return election.groups.reduce((sum, group) => sum + group.count, 0);
}

/** The file with the most votes: the best of seven readings and runs by the clock, at once and in pieces. */
function largestFile(files: OpenFiles, timings: readonly Timing[]) {
  const { name, votes } = timings.reduce((a, b) => (b.votes > a.votes ? b : a));
  const text = files.read(name);
  const read = best(() => readPb(text, { repeatedProjects: 'normalise' }));
  const inPieces = best(() => {
    const reader = new PbReader({ repeatedProjects: 'normalise' });
    for (let at = 0; at < text.length; at += 65_536) reader.push(text.slice(at, at + 65_536));
    return reader.finish();
  });
  if (!read.result.ok) throw new Error('the largest file cannot be read');
  const election = read.result.value;
  const shares = best(() => count(election, { kind: 'equal-shares', ties: ['id'] }));
  const add1 = best(() =>
    count(election, { kind: 'equal-shares', completion: 'add1', ties: ['id'] }),
  );
  return {
    name,
    votes,
    read: read.ms,
    readInPieces: inPieces.ms,
    equalShares: shares.ms,
    add1: add1.ms,
    /** What reading a file of 131,778 votes would take at this pace. */
    read131k: (read.ms * 131_778) / votes,
  };
}

function best<T>(work: () => T): { readonly ms: number; readonly result: T } {
  let result = work();
  let ms = Infinity;
  for (let i = 0; i < 7; i++) {
    const from = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - from);
  }
  return { ms, result };
}

function print(timings: readonly Timing[]): void {
  const keys = Object.keys(timings[0]?.times ?? {});
  for (const key of keys) {
    console.log(`\nSlowest ten: ${key} (ms)`);
    const slowest = timings.toSorted((a, b) => (b.times[key] ?? 0) - (a.times[key] ?? 0));
    for (const { name, votes, currency, times } of slowest.slice(0, 10)) {
      console.log(`${times[key]?.toFixed(1).padStart(10)}  ${votes} votes  ${currency}  ${name}`);
    }
  }
}

function worstOf(key: string, timings: readonly Timing[]) {
  const [worst] = timings.toSorted((a, b) => (b.times[key] ?? 0) - (a.times[key] ?? 0));
  return { name: worst?.name, votes: worst?.votes, ms: worst?.times[key] ?? 0 };
}

function summary(timings: readonly Timing[], largest: ReturnType<typeof largestFile>): void {
  const worst = (key: string, of: (timing: Timing) => boolean) =>
    Math.max(0, ...timings.filter(of).map(({ times }) => times[key] ?? 0));
  const forint = ({ currency }: Timing) => currency === 'HUF';
  const other = (timing: Timing) => !forint(timing);
  const memory = process.memoryUsage();
  const add1 = ['equal-shares/add1', 'equal-shares/add1-to-the-end'];
  const figures = {
    files: timings.length,
    votes: timings.reduce((sum, { votes }) => sum + votes, 0),
    largest,
    /** Each file counted once, the first time that this election is counted. */
    worstEqualShares: worstOf('equal-shares', timings),
    worstAdd1: Math.max(...add1.map((key) => worst(key, other))),
    worstAdd1Forint: Math.max(...add1.map((key) => worst(key, forint))),
    totals: Object.fromEntries(
      Object.keys(timings[0]?.times ?? {}).map((key) => [
        key,
        Math.round(timings.reduce((sum, { times }) => sum + (times[key] ?? 0), 0)),
      ]),
    ),
    memoryMB: Math.round(memory.rss / 1e6),
    heapMB: Math.round(memory.heapUsed / 1e6),
  };
  const bars = {
    'one Equal Shares run of the largest file < 50 ms': largest.equalShares < 50,
    'one Equal Shares run of any file < 50 ms': figures.worstEqualShares.ms < 50,
    'add1 < 2 s on files in other currencies than forint': figures.worstAdd1 < 2000,
    'add1 < 10 s on forint files': figures.worstAdd1Forint < 10_000,
    'a file of 131k votes read in < 1 s': largest.read131k < 1000,
  };
  console.log(`\n${JSON.stringify({ figures, bars, ok: Object.values(bars).every(Boolean) })}`);
}
