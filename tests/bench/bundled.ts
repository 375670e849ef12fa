import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'rolldown';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * A module of the benchmarks as it ships: bundled, and loaded by Node itself. Loaded by the test runner, every name that is
 * imported is looked up whenever it is used, which makes an inner loop half as slow again.
 */
export async function bundled<Module>(name: string): Promise<Module> {
  const file = resolve(ROOT, `dist/bench/${name}.cjs`);
  await build({
    cwd: ROOT,
    tsconfig: 'tsconfig.build.json',
    external: ['tinypool'],
    platform: 'node',
    logLevel: 'warn',
    input: resolve(import.meta.dirname, `${name}.ts`),
    output: { file, format: 'cjs', minify: true },
  });
  return createRequire(import.meta.url)(file);
}
