import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    pool: 'forks',
    // Vitest's own choice leaves one core idle, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
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
    benchmark: { include: ['tests/bench/**/*.bench.ts'] },
  },
});
