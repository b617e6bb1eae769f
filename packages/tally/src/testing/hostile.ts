/** Files that nobody should send, and what the reader owes to whoever does. */
import fc from 'fast-check';
import { count } from '../count.ts';
import { measure } from '../measures/measures.ts';
import { explain } from '../outcome/explain.ts';
import type { Election } from '../election/election.ts';
import { PbReader, readPb } from '../pb/read.ts';
import { writePb } from '../pb/write.ts';
import { anyElection } from './elections.ts';

const PIECES = [
  'META',
  'PROJECTS',
  'VOTES',
  ';',
  '\n',
  '\r\n',
  '"',
  '""',
  ',',
  'key;value',
  'project_id;cost',
  'voter_id;vote',
  'budget;5',
  'num_votes;1',
  'num_projects;1',
  'vote_type;approval',
  'a;1',
  '1;5',
  '\uFEFF',
  'None',
  '__proto__',
  'constructor',
] as const;

const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 }));

/** Words of the format and any others in any order. */
export const anyText: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 60 })
  .map((pieces) => pieces.join(''));

/** A file with a few places cut out or written over. */
export function damaged(file: string): fc.Arbitrary<string> {
  const edit = fc.tuple(fc.nat(file.length), fc.nat(3), piece);
  return fc
    .array(edit, { maxLength: 5 })
    .map((edits) =>
      edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), file),
    );
}

const anyFile: fc.Arbitrary<string> = fc
  .constantFrom('choose-one', 'approval', 'knapsack', 'points', 'ranking')
  .chain((kind) => fc.tuple(anyElection(kind), fc.array(piece, { maxLength: 4 })))
  .map(([election, name]) => {
    const projects = election.projects.map((project) => ({ ...project, name: name.join('') }));
    return writePb({ ...election, projects });
  });

/** A good file, with names of any text, of which a few places are cut out or written over. */
export const anyDamaged: fc.Arbitrary<string> = anyFile.chain(damaged);

/**
 * What the reader does wrong with a text; undefined when it does what it promises: the file is
 * refused with words in both languages for each problem, or it can be counted, measured and
 * explained, and written and read again without loss; and the same when it arrives in two pieces.
 */
export function faultOf(text: string): string | undefined {
  const read = readPb(text, { repeatedProjects: 'normalise' });
  const half = Math.floor(text.length / 2);
  const reader = new PbReader({ repeatedProjects: 'normalise' });
  for (const part of [text.slice(0, half), text.slice(half)]) reader.push(part);
  if (JSON.stringify(reader.finish()) !== JSON.stringify(read)) return 'differs in two pieces';
  if (read.ok) {
    for (const kind of ['greedy', 'equal-shares'] as const) {
      const outcome = count(read.value, { kind });
      measure(read.value, outcome);
      for (const { id } of read.value.projects) explain(outcome, id, 'zh-Hant-TW');
    }
    const again = readPb(writePb(read.value));
    return again.ok && plain(again.value) === plain(read.value) ? undefined : 'is lost in writing';
  }
  const problems = read.refusal;
  if (!problems.some(({ severity }) => severity === 'error')) return 'is refused without an error';
  const silent = problems.some(({ line, zh, en }) => !(line > 0) || zh === '' || en === '');
  return silent ? 'is refused without words' : undefined;
}

/** The election without its warnings, whose lines move when blank lines are left out. */
function plain({ file, ...election }: Election): string {
  return JSON.stringify([election, { ...file, warnings: [] }]);
}
