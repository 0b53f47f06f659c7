// Rules of who may import whom, made from the map in rooms.cjs; `npm run check` runs them.
const { existsSync } = require('node:fs');
const path = require('node:path');
const rooms = require('./rooms.cjs');

const doors = '(index|routes|jobs|commands|health|browser)[.]ts$';
const tests = '[.]test[.]ts$';

/** What a room may import: itself, and the rooms that its line in the map names. */
const knowledge = rooms.map(({ room, knows }) => ({
  name: `${room}-knows`,
  comment: `rooms.cjs: ${room} may know ${knows.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...knows].join('|')})/` },
}));

const thresholds = rooms.map(({ room }) => ({
  name: `${room}-door`,
  comment: 'another room is entered by its door index.ts only',
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: { path: `^src/${room}/`, pathNot: `^src/${room}/index[.]ts$` },
}));

module.exports = {
  forbidden: [
    ...knowledge,
    ...thresholds,
    {
      name: 'program-door',
      comment: 'the program, journeys, benches and examples enter a room by its doors only',
      severity: 'error',
      from: { path: '^(program|bench|examples|test)/' },
      to: { path: '^src/', pathNot: `^src/[^/]+/${doors}` },
    },
    {
      name: 'pages-door',
      comment: 'pages enter a room by browser.ts only',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|program)/', pathNot: '^src/[^/]+/browser[.]ts$' },
    },
    {
      name: 'pages-pure',
      comment: 'what browser.ts gives to pages reaches no database and no Node module',
      severity: 'error',
      from: { path: '^src/[^/]+/browser[.]ts$' },
      to: { path: '^(src/database/|node:|fs$|path$|crypto$|stream|zlib$)', reachable: true },
    },
    {
      name: 'rooms-below-program',
      comment: 'src knows no program, no page, no bench, no tool; tests may use test/support',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^(program|web|bench|tools|test|examples)/' },
    },
    {
      name: 'tests-below-program',
      comment: 'the test of a room may use test/support, and nothing else above the rooms',
      severity: 'error',
      from: { path: `^src/.*${tests}` },
      to: { path: '^(program|web|bench|tools|examples|test/(?!support/))' },
    },
    {
      name: 'program-below-tests',
      comment: 'what runs for users knows no test, bench or tool; of web only its build',
      severity: 'error',
      from: { path: '^(program|web)/', pathNot: tests },
      to: { path: '^(test|bench|tools)/' },
    },
    {
      name: 'program-builds-pages',
      comment: 'of web the program knows its build only',
      severity: 'error',
      from: { path: '^program/' },
      to: { path: '^web/', pathNot: '^web/build[.]ts$' },
    },
    {
      name: 'no-web-framework-in-rooms',
      comment: 'routes are records; Fastify and React are unknown in src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/(fastify|@fastify|react|react-dom|@mantine|@tanstack|vite)(/|$)' },
    },
    {
      name: 'engine-links-any-csv',
      comment: 'linkage/engine is pure: values and itself, no database, no other part of its room',
      severity: 'error',
      from: { path: '^src/linkage/engine/' },
      to: { path: '^src/', pathNot: '^src/(linkage/engine/|values/index[.]ts$)' },
    },
    {
      name: 'tests-are-leaves',
      comment: 'nothing imports a test file',
      severity: 'error',
      from: {},
      to: { path: tests },
    },
    {
      name: 'no-cycle',
      comment: 'a circle of imports; types alone load nothing',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-package',
      comment: 'a package that package.json does not name',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-package-at-run-time',
      comment: 'what runs for users imports no devDependency',
      severity: 'error',
      from: { path: '^(src|program)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    ...(existsSync(path.join(__dirname, 'tsconfig.json')) ? { tsConfig: { fileName: 'tsconfig.json' } } : {}),
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^node_modules/[.]cache' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.css'],
    },
  },
};
