import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { COMPILED } from './tests/compileForTests.js';

const COMPILES = process.argv.includes('run') && !process.argv.includes('--coverage');
const SRC = resolve(import.meta.dirname, 'src');

/** What tests import from src is what was compiled of it, but where files are watched or what tests cover is counted. */
const compiledSource = {
  name: 'compiled-source',
  enforce: 'pre' as const,
  resolveId(id: string, importer: string | undefined) {
    if (importer === undefined || !/^\.\.?\//.test(id)) return null;
    const path = resolve(importer, '..', id);
    return path.startsWith(`${SRC}/`) ? path.replace(SRC, COMPILED) : null;
  },
};

/** Files that take long though they are short: started last, one of them would keep a core busy while the others wait. */
const LONGEST = ['readme', 'browser/browser', 'publicApi', 'packaging', 'cli/main', 'cli/commands/study'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return found === -1 ? LONGEST.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    pool: 'forks',
    // Vitest's own choice leaves one core idle, which on two cores is half of them.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        ...(COMPILES ? { plugins: [compiledSource] } : {}),
        test: {
          name: 'fast',
          ...(COMPILES ? { globalSetup: ['tests/compileForTests.ts'] } : {}),
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.{long,isolated}.test.ts'],
          // Files share what they import: a fifth of the time would go on loading the same modules again.
          isolate: false,
        },
      },
      {
        extends: true,
        // A file that puts a module of its own in another's way must not share what it imports.
        test: { name: 'isolated', include: ['tests/**/*.isolated.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'long', include: ['tests/**/*.long.test.ts'], testTimeout: 600_000 },
      },
    ],
    coverage: {
      provider: 'v8',
      // Files that no test loads count too. What runs in a process of its own, the built command line, does not.
      include: ['src/**/*.ts'],
      reporter: ['text-summary'],
      reportsDirectory: 'node_modules/.coverage',
    },
    benchmark: { include: ['tests/bench/**/*.bench.ts'] },
  },
});
