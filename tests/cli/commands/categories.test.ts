import { cpSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../casesim.js';
import { inProcess } from '../inProcess.js';

describe('casesim categories', () => {
  test('puts limits on the risk of serious harm of the published sample', async () => {
    const { code, stdout } = await inProcess(['categories', 'west-midlands-2025', 'risk', '--json']);
    expect(code).toBe(0);
    const { of, categories } = JSON.parse(stdout);
    expect(of).toBe(84);
    expect(categories.map(({ count }: { count: number }) => count)).toEqual([6, 53, 25]);
    expect(categories[0].intervals.goodman.lower).toBeCloseTo(0.02819298331234, 12);
    expect(categories[2].intervals.goodman.upper).toBeCloseTo(0.4268147450236, 12);
  });

  test('takes any counts, and gives one CSV row for each category and method', async () => {
    const { stdout } = await inProcess(['categories', '6', '53', '25', '--csv']);
    expect(stdout.trim().split('\n')).toHaveLength(10);
    const together = await inProcess(['categories', '6,53,25', '--csv']);
    expect(together.stdout).toBe(stdout);
  });

  test.each(['mine.yaml', '2025.yaml', '2025'])('reads a scenario whatever its name: %s', async (name) => {
    const path = relative('.', join(emptyFolder(), name));
    cpSync('scenarios/west-midlands-2025.yaml', path);
    const [own, ready] = [
      await inProcess(['categories', path, 'risk', '--csv']),
      await inProcess(['categories', 'west-midlands-2025', 'risk', '--csv']),
    ];
    expect(own).toEqual(ready);
  });

  test.each(['./none.yaml', '../none.yaml', '2025.yaml'])(
    'takes what is named like a file for one, though there is none: %s',
    async (path) => {
      const { code, stderr } = await inProcess(['categories', path, 'risk']);
      expect(code).toBe(4);
      expect(stderr).toContain(path);
      expect(stderr).not.toContain('whole number');
    },
  );

  test.each([
    [['84'], 2, 'the number of categories must be'],
    [['0', '0'], 2, 'All counts are 0'],
    [['6', '53.5'], 2, 'Each count must be a whole number'],
    [['6', 'many'], 2, 'Each count must be a whole number'],
    [['west-midlands-2025'], 2, 'one of its variables is needed'],
    [['west-midlands-2025', 'rsk'], 2, 'Did you mean risk?'],
    [['6', '53', '--method', 'goodmann'], 2, 'Did you mean goodman?'],
  ])('refuses %j in words', async (args, exit, says) => {
    const { code, stdout, stderr } = await inProcess(['categories', ...args]);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(says);
  });
});
