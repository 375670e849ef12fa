// Builds the package: the compiled library, the JSON Schemas, and the command line as a few files. What does not wait for
// another step runs beside it.
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'rolldown';

const ROOT = resolve(import.meta.dirname, '..');

rmSync(resolve(ROOT, 'dist'), { recursive: true, force: true });
// The types are checked by `npm run check`, tests and all.
await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck');
await Promise.all([node('scripts/resultSchemas.js'), bundle()]);

/**
 * The command line as a few files: as some six hundred, with its libraries, it takes Node a fifth of a second longer to
 * start. The library stays as it was compiled.
 */
async function bundle() {
  await build({
    cwd: ROOT,
    input: 'dist/cli/main.js',
    platform: 'node',
    // It starts a worker from a file beside its own.
    external: ['tinypool'],
    output: { dir: 'dist/cli', minify: true },
    logLevel: 'warn',
  });
  await Promise.all(['scenario', 'study'].map(writeSchema));
}

/** The schema of one kind of file, beside the scenarios, where editors find it. */
async function writeSchema(kind) {
  const schema = await node('dist/cli/main.js', 'schema', kind);
  writeFileSync(resolve(ROOT, `scenarios/${kind}.schema.json`), schema);
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
