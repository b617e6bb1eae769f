// npm run check:steps: one word per step, the same word at every layer; no layer invents one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './install.js';

const steps = [
  ...['plan', 'learn', 'gather', 'route', 'deliberate', 'exhibit'],
  ...['vote', 'admit', 'fund', 'deliver', 'evaluate'],
];
const wings = ['people', 'alliance', 'desk'];
const words = new Set([...steps, ...wings]);

/** Names that are no step, with the reason why the layer has them. */
const allowed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'packages/core/src': {
    ledger: 'the shape and the hash of a ledger line, which every step writes',
  },
  'packages/store/src': {
    server: 'the embedded PostgreSQL',
    testing: 'databases for tests',
    ledger: 'the append-only ledger, which every step writes',
  },
  'packages/acts/src': {
    ports: 'what has two real adapters: identity, files',
    clock: 'what is due by itself, over all steps',
    mail: 'letters that leave after commit',
    demo: 'the demonstration, loaded through the acts that people use',
  },
  'packages/words/src': {
    shell: 'the frame of every page: navigation, footer, sign-in, errors',
  },
  'apps/web/src/routes/[tenant]/[cycle]': {
    data: 'open data of a cycle: files of several steps',
  },
  'apps/web/src/routes/office/[tenant]': {
    ledger: 'the ledger, which every step writes',
  },
};

const problems: string[] = [];
const foldersOf = (path: string): readonly string[] => {
  const full = join(project, path);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
};

/** Parameters, groups and addresses of machines are not words of the procedure. */
const isName = (folder: string) => !/^[[(]|^[@.]/.test(folder);

for (const [layer, exceptions] of Object.entries(allowed)) {
  const folders = foldersOf(layer).filter(isName);
  for (const folder of folders) {
    if (words.has(folder) || folder in exceptions) continue;
    problems.push(
      `${layer}/${folder}: no step or wing has this word; the words are ${[...words].join(', ')}`,
    );
  }
  for (const name of Object.keys(exceptions))
    if (!folders.includes(name))
      problems.push(`${layer}: allows "${name}", which is not there; remove it from the list`);
}

for (const step of foldersOf('packages/acts/src').filter((folder) => words.has(folder)))
  for (const layer of ['core', 'store', 'words'])
    if (!foldersOf(`packages/${layer}/src`).includes(step))
      problems.push(
        `packages/acts/src/${step} has acts, but packages/${layer}/src/${step} is missing`,
      );

const processPage = readFileSync(join(project, 'docs/process.md'), 'utf8');
for (const word of steps)
  if (!new RegExp(`^#+ .*\\b${word}\\b`, 'm').test(processPage))
    problems.push(`docs/process.md: no heading for "${word}"`);

for (const [, path = ''] of processPage.matchAll(/`([\w./-]+\.ts)`/g)) {
  const full = /^(apps|stories|packages)\//.test(path) ? path : `packages/${path}`;
  if (!existsSync(join(project, full)))
    problems.push(`docs/process.md: names ${path}, which is not there`);
}

const migrations = readdirSync(join(project, 'packages/store/migrations'));
const schemas = new Set([...words, 'house']);
for (const file of migrations) {
  const sql = readFileSync(join(project, 'packages/store/migrations', file), 'utf8');
  for (const [, schema = ''] of sql.matchAll(/^create schema (?:if not exists )?"?(\w+)"?/gim))
    if (!schemas.has(schema))
      problems.push(`packages/store/migrations/${file}: the schema "${schema}" is no step or wing`);
}

for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? 'Every layer speaks of the same steps.' : `${problems.length} problem(s)`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
