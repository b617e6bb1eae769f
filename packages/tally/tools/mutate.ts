/**
 * Mutation testing without a dependency: change one operator, condition, constant or statement of
 * the source at a time and see whether a test fails. Usage:
 *
 *     node packages/tally/tools/mutate.ts [--share 0.2] [--seed 1] [--minutes 10] [part …]
 *
 * A part is one of a mutant as the survivors are printed: "pb/read" or "rows.ts:39  true".
 * The mutated files live in a copy below the system's temporary folder; the checkout is not touched.
 * Prints the survivors and, last, one JSON object with the score.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '../../..');
const PACKAGE = 'packages/tally';

const { values, positionals } = parseArgs({
  options: {
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
  },
  allowPositionals: true,
});
const copy = workingCopy();
let timedOut = 0;

interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

function sources(): readonly string[] {
  return readdirSync(join(ROOT, PACKAGE, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'),
    )
    .map((name) => join(PACKAGE, 'src', name))
    .sort();
}

function describe({ file, line, before, after }: Mutant): string {
  return `${file}:${line}  ${before.slice(0, 50)}  →  ${after.slice(0, 50)}`;
}

/** Every change to one file. */
function mutantsOf(file: string): readonly Mutant[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const add = (node: ts.Node, after: string) => {
    const start = node.getStart(source);
    const { line } = source.getLineAndCharacterOfPosition(start);
    found.push({ file, start, end: node.end, line: line + 1, before: node.getText(source), after });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      return;
    if (ts.isImportDeclaration(node) || isComplaint(node)) return;
    changesOf(node).forEach((after) => add(node, after));
    if (ts.isBinaryExpression(node)) {
      const other = OPERATORS[node.operatorToken.getText(source)] ?? [];
      other.forEach((operator) => add(node.operatorToken, operator));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A thrown error means a bug; its words are not the rule's. */
function isComplaint(node: ts.Node): boolean {
  return ts.isThrowStatement(node);
}

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['+'],
  '/': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
};

function changesOf(node: ts.Node): readonly string[] {
  if (
    ts.isIfStatement(node.parent ?? node) &&
    (node.parent as ts.IfStatement).expression === node
  ) {
    return ['true', 'false'];
  }
  if (ts.isConditionalExpression(node)) {
    return [`(${node.whenTrue.getText()})`, `(${node.whenFalse.getText()})`];
  }
  if (ts.isNumericLiteral(node))
    return [node.text === '0' ? '1' : node.text === '1' ? '0' : `(${node.text} + 1)`];
  if (ts.isBigIntLiteral(node)) return [node.text === '0n' ? '1n' : '0n'];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false'];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true'];
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [`(${node.operand.getText()})`];
  }
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) return [';'];
  if (
    ts.isPropertyAccessExpression(node) &&
    ts.isCallExpression(node.parent) &&
    node.parent.expression === node
  ) {
    const other = { every: 'some', some: 'every', floor: 'ceil', max: 'min', min: 'max' }[
      node.name.text
    ];
    return other === undefined ? [] : [`${node.expression.getText()}.${other}`];
  }
  return [];
}

/** A part of the mutants, spread evenly and the same for the same seed. */
function sample(all: readonly Mutant[], share: number, seed: number): readonly Mutant[] {
  if (share >= 1) return all;
  let state = seed;
  return all.filter(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 < share;
  });
}

function workingCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tally-mutants-'));
  cpSync(join(ROOT, PACKAGE), join(folder, PACKAGE), {
    recursive: true,
    filter: (path) => !relative(ROOT, path).includes('node_modules') && !path.endsWith('dist'),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  return folder;
}

/** The tests that can tell: those beside the file first, then all the others. */
async function isKilled(mutant: Mutant): Promise<boolean> {
  const path = join(copy, mutant.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.slice(0, mutant.start) + mutant.after + text.slice(mutant.end));
  const folder = mutant.file.slice(0, mutant.file.lastIndexOf('/'));
  const own = folder.endsWith('/src') ? `${PACKAGE}/src/axioms` : `${folder}/`;
  const killedNear = await fails([own]);
  const result = killedNear || (await fails([`${PACKAGE}/src`]));
  writeFileSync(path, text);
  return result;
}

/** Ten times as long as the tests take by themselves, or longer. */
let patience = 300_000;

/** Whether a test fails, or the tests do not end. */
function fails(paths: readonly string[]): Promise<boolean> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  // The source keeps no state, so that the test files can share one process.
  const shared = ['--pool=threads', '--no-isolate'];
  const args = [vitest, 'run', '--bail=1', '--silent', '--reporter=dot', ...shared, ...paths];
  return new Promise((settle) => {
    const child = spawn(process.execPath, args, { cwd: copy, stdio: 'ignore' });
    const timer = setTimeout(() => {
      timedOut += 1;
      child.kill('SIGKILL');
    }, patience);
    child.on('exit', (code) => {
      clearTimeout(timer);
      settle(code !== 0);
    });
  });
}

const before = performance.now();
if (await fails([`${PACKAGE}/src`])) throw new Error('the tests fail as it is');
patience = Math.max(60_000, 10 * (performance.now() - before));
const mutants = sources()
  .flatMap(mutantsOf)
  .filter(
    (mutant) =>
      positionals.length === 0 || positionals.some((part) => describe(mutant).includes(part)),
  );
const chosen = sample(mutants, Number(values.share), Number(values.seed));
const survivors: Mutant[] = [];
let killed = 0;
let tried = 0;
const end = performance.now() + 60_000 * Number(values.minutes);
for (const mutant of chosen) {
  if (performance.now() > end) break;
  tried += 1;
  const dies = await isKilled(mutant);
  if (dies) killed += 1;
  else {
    survivors.push(mutant);
    console.log(`survived  ${describe(mutant)}`);
  }
}
rmSync(copy, { recursive: true });
const score = Math.round((1000 * killed) / Math.max(1, tried)) / 10;
console.log(
  JSON.stringify({
    possible: mutants.length,
    tried,
    killed,
    timedOut,
    survived: survivors.length,
    score,
  }),
);
