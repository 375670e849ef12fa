// Compiles src/ once for the tests, file by file, so that Node loads it itself: Vitest's own loader asks its main process for
// each file and transforms it there, which took a third of the time of all tests on two cores.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = resolve(ROOT, 'src');
/** Of this process alone: others may run tests of the same folder. */
export const COMPILED = resolve(ROOT, `node_modules/.casesim-${process.pid}`);

/** Called by Vitest before the tests; gives what it calls after them. */
export default async function compileForTests() {
  const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => resolve(entry.parentPath, entry.name));
  await build({
    cwd: ROOT,
    input: files,
    tsconfig: 'tsconfig.json',
    platform: 'node',
    treeshake: false,
    external: (id: string) => !/^[./]/.test(id),
    logLevel: 'warn',
    plugins: [{ name: 'where-it-was', transform: whereItWas }],
    output: {
      dir: COMPILED,
      preserveModules: true,
      preserveModulesRoot: 'src',
      sourcemap: 'inline',
      entryFileNames: '[name].js',
    },
  });
  writeFileSync(resolve(COMPILED, 'package.json'), '{"type":"module"}\n');
  return () => rmSync(COMPILED, { recursive: true, force: true });
}

/** What a file finds beside itself it finds beside its source. */
function whereItWas(code: string, id: string) {
  return code.includes('import.meta.url')
    ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null }
    : null;
}
