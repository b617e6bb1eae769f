/**
 * Hold the library against the open files of Pabulib: round trip, official results, reference
 * outcomes. Ends with 1 when something differs that is not a listed deviation of a city.
 */
import { isDeepStrictEqual } from 'node:util';
import { count, readPb, writePb, type Election, type Rule } from '../src/index.ts';
import { DEVIATIONS, officialOf } from './official-rule.ts';
import { openFiles, readReference, type OpenFiles } from './pabulib.ts';

const files = openFiles();
if (files) {
  const failures = check(files);
  files.remove();
  process.exitCode = failures === 0 ? 0 : 1;
}

interface Tally {
  readonly equal: Map<string, number>;
  readonly different: { readonly name: string; readonly what: string }[];
}

function check(files: OpenFiles): number {
  const reference = readReference();
  const round: Tally = { equal: new Map(), different: [] };
  const official: Tally = { equal: new Map(), different: [] };
  const outcomes: Tally = { equal: new Map(), different: [] };
  const without = new Map<string, number>();
  const warnings = new Map<string, number>();
  for (const name of files.names) {
    const read = readPb(files.read(name), { repeatedProjects: 'normalise' });
    if (!read.ok) {
      round.different.push({ name, what: read.refusal.map(({ en }) => en).join(' ') });
      continue;
    }
    for (const { code } of read.value.file?.warnings ?? []) add(warnings, code);
    if (sameAfterRoundTrip(read.value)) add(round.equal, 'files');
    else round.different.push({ name, what: 'reads back differently' });
    checkOfficial(read.value, name, official, without);
    checkReference(read.value, name, reference[name] ?? {}, outcomes);
  }
  return report(files.names.length, { round, official, outcomes }, without, warnings);
}

function sameAfterRoundTrip(election: Election): boolean {
  const again = readPb(writePb(election));
  if (!again.ok) return false;
  const bare = ({ file, ...rest }: Election) => ({ rest, file: { ...file, warnings: [] } });
  return isDeepStrictEqual(bare(again.value), bare(election));
}

function checkOfficial(
  election: Election,
  name: string,
  official: Tally,
  without: Map<string, number>,
): void {
  const known = officialOf(election, name);
  if (typeof known === 'string') return add(without, known);
  const kind = new Map(election.file?.meta).get('rule') ?? '';
  const funded = count(election, known.rule).funded.toSorted();
  if (isDeepStrictEqual(funded, known.selected)) add(official.equal, kind);
  else {
    const more = funded.filter((id) => !known.selected.includes(id));
    const less = known.selected.filter((id) => !funded.includes(id));
    const what = DEVIATIONS[name] ?? `not listed: we fund [${more}], the city [${less}]`;
    official.different.push({ name, what: `${kind}: ${what}` });
  }
}

function checkReference(
  election: Election,
  name: string,
  expected: Readonly<Record<string, readonly string[]>>,
  outcomes: Tally,
): void {
  for (const [key, ids] of Object.entries(expected)) {
    const funded = count(election, referenceRule(key)).funded.toSorted();
    if (isDeepStrictEqual(funded, ids.toSorted())) add(outcomes.equal, key);
    else outcomes.different.push({ name, what: key });
  }
}

/** "mes/cost/add1+greedy" as our rule. */
function referenceRule(key: string): Rule {
  const [, family = '', measure = '', completion = ''] =
    /^(greedy|mes)\/([a-z]+)(?:[/+](.*))?$/.exec(key) ?? [];
  if (family === 'greedy') {
    const score = measure === 'score' ? 'points' : measure === 'borda' ? 'borda' : 'ballots';
    const by = measure === 'cost' ? 'votes' : 'votes-per-cost';
    return { kind: 'greedy', by, score, ties: ['id'] };
  }
  const utilities = { cost: 'cost', card: 'cardinality', score: 'points', borda: 'borda' } as const;
  return {
    kind: 'equal-shares',
    utility: utilities[measure as keyof typeof utilities],
    completion: (completion || 'none') as 'none' | 'greedy' | 'add1' | 'add1+greedy',
    ties: ['id'],
  };
}

function report(
  total: number,
  tallies: Readonly<Record<'round' | 'official' | 'outcomes', Tally>>,
  without: ReadonlyMap<string, number>,
  warnings: ReadonlyMap<string, number>,
): number {
  const { round, official, outcomes } = tallies;
  section(`Round trip: ${sum(round.equal)} of ${total} files`, round);
  const reproducible = sum(official.equal) + official.different.length;
  section(`Official results: ${sum(official.equal)} of ${reproducible} reproduced`, official);
  console.log('  not comparable:');
  for (const [why, n] of without) console.log(`    ${n} × ${why}`);
  const compared = sum(outcomes.equal) + outcomes.different.length;
  section(`Reference outcomes: ${sum(outcomes.equal)} of ${compared} equal`, outcomes);
  console.log('Warnings on reading:');
  for (const [code, n] of warnings) console.log(`    ${n} × ${code}`);
  const unlisted = official.different.filter(({ name }) => !(name in DEVIATIONS)).length;
  const failures = round.different.length + outcomes.different.length + unlisted;
  console.log(
    JSON.stringify({
      roundTrip: [sum(round.equal), total],
      official: [sum(official.equal), reproducible],
      reference: [sum(outcomes.equal), compared],
      failures,
    }),
  );
  return failures;
}

function section(title: string, { equal, different }: Tally): void {
  console.log(title);
  for (const [key, n] of [...equal].sort()) console.log(`    ${String(n).padStart(5)}  ${key}`);
  for (const { name, what } of different) console.log(`    differs  ${name}: ${what}`);
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, n) => total + n, 0);
}
