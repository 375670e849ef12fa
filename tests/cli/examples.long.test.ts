import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/registry.js';
import { emptyFolder, shell } from './casesim.js';
import { inProcess, wordsOf } from './inProcess.js';

/**
 * Every example of every command's help that the README does not run to the letter: in a shell as it is printed when it
 * writes files, needs others or has shell syntax, and without the cost of a process when it does not. They take too long
 * to be run each time.
 */

const loaded = await Promise.all(
  commands.map(async (entry) => ({ name: entry.name, ...(await entry.load()) })),
);

const NEEDS_A_SHELL = /[|<>&;$]|\n|^(?!casesim )|--?(o|output|svg|estimates|protocol|pages|shard)\b/;

const README = readFileSync('README.md', 'utf8').split('\n');

const chosen = loaded
  .map(({ name, examples }) => ({
    name,
    examples: examples.filter(({ run }) => !README.includes(`$ ${run}`)),
  }))
  .filter(({ examples }) => examples.length > 0);

describe.each(chosen)('casesim $name', ({ examples }) => {
  test.each(examples.map((example) => [example.run, example] as const))(
    'works as its help says: %s',
    async (run, { after = [], exit = 0 }) => {
      const cwd = emptyFolder();
      for (const line of after) expect(await shell(line, { cwd })).toMatchObject({ code: 0 });
      const alone = after.length === 0 && !NEEDS_A_SHELL.test(run);
      const { code, stdout, stderr } = await (alone ? inProcess(wordsOf(run).slice(1)) : shell(run, { cwd }));
      expect({ code, trouble: /fault in casesim|^\s+at /m.test(stderr) }, stderr).toEqual({
        code: exit,
        trouble: false,
      });
      expect(stdout.length + stderr.length).toBeGreaterThan(0);
      if (!run.includes('json')) expect(stdout).not.toMatch(/\bNaN\b|undefined|\[object /);
    },
  );
});
