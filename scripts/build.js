// Builds the package: the library, for Node and for browsers, and the command line, each with all that it needs of others; the
// JSON Schemas; the types; and the licences of what was bundled. What does not wait for another step runs beside it.
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'rolldown';
import { writeLicences } from './licences.js';
import { pageScenarios, pageScript, pageText } from './page.js';

const ROOT = resolve(import.meta.dirname, '..');
const DIST = resolve(ROOT, 'dist');
const TSC = 'node_modules/typescript/bin/tsc';

/**
 * What many commands share goes into few files: opening a file takes longer than reading a little more than a command needs.
 * What help needs stays alone; words come without numbers, as the distributions are the largest library.
 */
const SHARED = [
  { name: 'first', test: /src.cli.start\.ts$/, priority: 2 },
  {
    name: 'words',
    test: /src.(cli|files|words|tables|check|problem|deepFreeze)/,
    minShareCount: 8,
    priority: 1,
  },
  { name: 'numbers', test: /src.(numeric|estimation|designs|results)/, minShareCount: 20 },
];

/** The pages of a pack that answer to a person, each with the one script that goes into it. */
const PAGES = {
  exercise: 'src/exercise/exercise.ts',
  reveal: 'src/exercise/reveal.ts',
};

rmSync(DIST, { recursive: true, force: true });
const [, page, ...bundles] = await Promise.all([
  declarations(),
  pageScript(),
  // As some six hundred files, with its libraries, the command line takes Node a fifth of a second longer to start.
  bundle({
    input: 'src/cli/main.ts',
    platform: 'node',
    output: { dir: 'dist/cli', codeSplitting: { groups: SHARED } },
  }),
  libraryForNode(),
  bundle({
    input: { browser: 'src/browser.ts' },
    platform: 'browser',
    output: { dir: 'dist/library' },
  }),
  // The scripts of the pages that answer to a person, each one file to be put into a page.
  ...Object.entries(PAGES).map(([page, input]) =>
    bundle({
      input: { [page]: input },
      platform: 'browser',
      output: { dir: 'dist/pages', format: 'iife' },
    }),
  ),
]);
for (const [path, from] of [
  ['index', './library/index.js'],
  ['browser', './library/browser.js'],
]) {
  writeFileSync(resolve(DIST, `${path}.js`), `export * from '${from}';\n`);
}
// Not before: a bundle may just have made a folder that it has not written to.
removeEmptyFolders(DIST);
for (const name of Object.keys(PAGES)) requireWithin(`pages/${name}.js`);
writeFileSync(resolve(DIST, 'pages/casesim.html'), pageText(page.script, pageScenarios()));
writeLicences([...page.modules, ...bundles.flat()], resolve(DIST, 'THIRD-PARTY-LICENCES.txt'));

/**
 * The JSON Schemas, and of the declarations that they are read from those that the library leads to. The types are checked by
 * `npm run check`, tests and all.
 */
async function declarations() {
  await node(TSC, '-p', 'tsconfig.build.json', '--noCheck', '--emitDeclarationOnly');
  const all = filesIn(DIST).filter((path) => path.endsWith('.d.ts'));
  await node('scripts/resultSchemas.js');
  const used = published(['index.d.ts', 'browser.d.ts']);
  for (const path of all) if (!used.has(path)) rmSync(path);
}

/** Bundles what is written in TypeScript; gives the modules that went in. */
async function bundle({ output: to, ...options }) {
  const { output } = await build({
    cwd: ROOT,
    tsconfig: 'tsconfig.build.json',
    // tinypool starts a worker from a file beside its own.
    external: ['tinypool'],
    logLevel: 'warn',
    // Notices are in the file of licences, once.
    output: { ...to, minify: true, comments: { legal: false } },
    ...options,
  });
  return output.flatMap((chunk) => chunk.moduleIds ?? []);
}

/** The library for Node, and what it writes of the scenarios: the schemas of their files, and what it read of each. */
async function libraryForNode() {
  const modules = await bundle({
    input: { index: 'src/index.ts', worker: 'src/files/worker.ts' },
    platform: 'node',
    output: { dir: 'dist/library' },
  });
  const library = await import('../dist/library/index.js');
  writeSchemas(library);
  writeScenarios(library);
  return modules;
}

/** A script that is put into a page must have nothing that ends its element. */
function requireWithin(path) {
  const found = /<\/script|<!--/i.exec(readFileSync(resolve(DIST, path), 'utf8'));
  if (found !== null) throw new Error(`${path} has ${found[0]}, which ends the script of a page`);
}

/** The declarations that these lead to; one that leads out of the package asks for something that is not installed. */
function published(entries) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, from] of readFileSync(path, 'utf8').matchAll(
      /(?:from |import\(|import )["']([^"']+)["']/g,
    )) {
      if (!from.startsWith('.')) throw new Error(`${path} refers to ${from}`);
      visit(resolve(dirname(path), from.replace(/\.js$/, '.d.ts')));
    }
  };
  for (const entry of entries) visit(resolve(DIST, entry));
  return found;
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function removeEmptyFolders(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) removeEmptyFolders(path);
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

/** The schema of each kind of file, beside the scenarios, where editors find it. */
function writeSchemas(library) {
  for (const [kind, schema] of [
    ['scenario', library.scenarioJsonSchema()],
    ['study', library.studyJsonSchema()],
    ['what-if', library.whatIfJsonSchema()],
    ['point-set', library.pointSetJsonSchema()],
    ['programme', library.programmeJsonSchema()],
    ['presentation-rule', library.presentationRuleJsonSchema()],
  ]) {
    writeFileSync(resolve(ROOT, `scenarios/${kind}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

/** What was read of each scenario, beside the text that it was read from: `files/readyScenarios.ts` says what for. */
function writeScenarios(library) {
  mkdirSync(resolve(DIST, 'scenarios'), { recursive: true });
  for (const id of library.listScenarios()) {
    const file = `scenarios/${id}.yaml`;
    const text = readFileSync(resolve(ROOT, file), 'utf8');
    const declaration = library.parseDeclaration(text, file);
    const { variables, samples } = library.parseScenario(text, file);
    const ready = { text, declaration, variables, samples };
    writeFileSync(resolve(DIST, `scenarios/${id}.json`), `${JSON.stringify(ready)}\n`);
  }
}

/** Runs a script of Node and gives what it printed; when it fails, the build ends with what it said. */
async function node(...args) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    process.stderr.write(`${error.stdout}${error.stderr}`);
    process.exit(1);
  }
}
