import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, shell } from './cli/casesim.js';
import { inProcess, wordsOf } from './cli/inProcess.js';

/**
 * The README runs. Its conventions:
 * - In a fenced block marked `console`, each line that starts with `$ ` is run; the lines after it, up to the next `$ ` or
 *   the end of the block, are exactly what a person sees in a pipe 100 columns wide (stderr before stdout).
 * - A line that is only `…` stands for any number of lines left out.
 * - A fenced block whose mark is followed by a file name (`yaml my-region.yaml`) is written to that file.
 * - All blocks share one folder, in order, so that a file written by one command can be read by the next. It has
 *   nothing at first but casesim as an installed package.
 * - A line that is one command of casesim is run in this process, any other in a shell with the built command line. That the
 *   build says the same is for main.test.ts and packaging.test.ts.
 * - `npm start` is run as the script it stands for, without its build; other `npm` and `git` lines are not run here
 *   (continuous integration and packaging.test.ts do) and show no output.
 */

interface Block {
  readonly language: string;
  readonly file: string | undefined;
  readonly lines: readonly string[];
  readonly line: number;
}

interface Step {
  readonly command: string;
  readonly expected: readonly string[];
}

/** The fenced blocks of a Markdown text, each with the line number on which it opens. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; file: string | undefined; lines: string[]; line: number } | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    const fence = /^```(\w*)\s*(\S*)/.exec(text);
    if (fence === null) open?.lines.push(text);
    else if (open === undefined) {
      open = { language: fence[1] ?? '', file: fence[2] || undefined, lines: [], line: index + 1 };
    } else {
      blocks.push(open);
      open = undefined;
    }
  }
  return blocks;
}

/** The commands of a console block with the lines that each should print; `\` at a line's end continues it. */
function stepsOf(lines: readonly string[]): Step[] {
  const steps: { command: string; expected: string[] }[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), expected: [] });
    else if (last?.command.endsWith('\\') && last.expected.length === 0)
      last.command += `\n${line.replace(/^> /, '')}`;
    else last?.expected.push(line);
  }
  return steps.map(({ command, expected }) => ({ command, expected: trimmed(expected) }));
}

/** What a line prints: in this process where it is one command of casesim, in a shell where it is more. */
async function saidBy(line: string, cwd: string): Promise<string> {
  const words = wordsOf(line.replaceAll('\\\n', ' '));
  if (words[0] !== 'casesim' || /[|<>;&$`]/.test(line)) {
    return (await shell(`{ ${line}\n} 2>&1`, { cwd })).stdout;
  }
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const { stdout, stderr } = await inProcess(words.slice(1));
    return stderr + stdout;
  } finally {
    process.chdir(before);
  }
}

/** Lines without trailing spaces and without empty lines at the end. */
function trimmed(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
    .split('\n');
}

/** A pattern that the printed text must match as a whole; `…` lines match any lines. */
function patternOf(expected: readonly string[]): RegExp {
  const parts = expected.map((line) =>
    line === '…' ? '(?:[^\\n]*\\n)*?' : `${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\n`,
  );
  return new RegExp(`^${parts.join('')}$`);
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** The command to run for a README line; undefined when it is not run here. */
function runnable(command: string): string | undefined {
  if (/^npm (ci|install) && npm start$|^npm start$/.test(command)) {
    return scripts.start?.split('&&').at(-1)?.trim().replace('node dist/cli/main.js', 'casesim');
  }
  return /^(npm|npx|git|cd) /.test(command) ? undefined : command;
}

describe('the README', () => {
  const markdown = readFileSync('README.md', 'utf8');
  const blocks = blocksOf(markdown);
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(resolve('.'), join(cwd, 'node_modules', 'casesim'));

  test('shows commands, and every one of them in a block that is run', () => {
    expect(blocks.filter(({ language }) => language === 'console').length).toBeGreaterThan(0);
    const unrun = blocks.filter(
      ({ language, lines }) =>
        /^(sh|bash|shell|text|)$/.test(language) && lines.some((line) => /^(\$ )?casesim /.test(line)),
    );
    expect(unrun.map(({ line }) => `README.md:${line}`)).toEqual([]);
  });

  for (const { language, file, lines, line } of blocks) {
    if (file !== undefined) {
      test(`line ${line} writes ${file}`, () =>
        writeFileSync(join(cwd, file), `${lines.join('\n')}\n`, { flag: 'wx' }));
    }
    if (language !== 'console') continue;
    for (const { command, expected } of stepsOf(lines)) {
      const toRun = runnable(command);
      test(`line ${line}: $ ${command}`, async () => {
        if (toRun === undefined) return expect(expected).toEqual(['']);
        const printed = trimmed((await saidBy(toRun, cwd)).split('\n')).join('\n');
        if (expected.includes('…')) expect(`${printed}\n`).toMatch(patternOf(expected));
        else expect(printed).toBe(expected.join('\n'));
      });
    }
  }
});

describe('the reader of the README', () => {
  const sample = [
    'text',
    '```console',
    '$ echo one; \\',
    '> echo two',
    'one',
    'two',
    '$ true',
    '```',
    '```yaml my.yaml',
    'id: x',
    '```',
  ];

  test('finds commands, what they print, and files', () => {
    const [console, yaml] = blocksOf(sample.join('\n'));
    expect(stepsOf(console?.lines ?? [])).toEqual([
      { command: 'echo one; \\\necho two', expected: ['one', 'two'] },
      { command: 'true', expected: [''] },
    ]);
    expect(yaml).toEqual({ language: 'yaml', file: 'my.yaml', lines: ['id: x'], line: 9 });
  });

  test('lets lines be left out only where it says so', () => {
    const pattern = patternOf(['first (1)', '…', 'last']);
    expect('first (1)\nlast\n').toMatch(pattern);
    expect('first (1)\nsecond\n\nlast\n').toMatch(pattern);
    expect('first (1)\nlast\nmore\n').not.toMatch(pattern);
    expect('zeroth\nfirst (1)\nlast\n').not.toMatch(pattern);
  });
});
