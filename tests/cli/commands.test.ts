import { join } from 'node:path';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { describe, expect, test } from 'vitest';
import { refuseRepeats } from '../../src/cli/arguments/once.js';
import { type CommandEntry, commands, TASKS } from '../../src/cli/registry.js';
import { commandRunner } from '../../src/cli/run.js';
import { explainFailure } from '../../src/cli/terminal/failure.js';
import { emptyFolder } from './casesim.js';
import { fakeTerminal } from './fakeTerminal.js';
import { wordsOf } from './inProcess.js';

/** One suite over every registered command: listed is tested. */

const loaded = await Promise.all(commands.map(async (entry) => ({ entry, ...(await entry.load()) })));
const NONSENSE = /\bNaN\b|undefined|\[object |\bnull\b|Infinity/;

/** Runs a command inside this process and gives what a person would see. */
async function ran(entry: CommandEntry, args: readonly string[]) {
  const { io, said } = fakeTerminal({ env: { COLUMNS: '80' } });
  const { runCommand } = await commandRunner(entry);
  const failure = await runCommand(args, io).then(
    () => undefined,
    (error: unknown) => explainFailure(error, {}),
  );
  await io.breathe();
  const stderr = said.stderr + (failure?.lines.map((line) => `${line}\n`).join('') ?? '');
  return { code: failure?.exitCode ?? io.exitCode, stdout: said.stdout, stderr };
}

function entryOf(name: string): CommandEntry {
  const found = commands.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(name);
  return found;
}

test('every command has its own name, a task and a summary of one line', () => {
  const names = commands.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, task, summary } of commands) {
    expect(name).toMatch(/^[a-z]+$/);
    expect(TASKS).toContain(task);
    expect(summary).toMatch(/^[a-z].*[^.]$/);
  }
});

test.each([
  ['interval 41/84 --cohort 650 --cohort 700', '--cohort takes one value, not 650 and 700. Give it once.'],
  ['plan margin 5% --deff 2 --deff 3', '--deff takes one value, not 2 and 3. Give it once.'],
  ['interval x.csv --stratum pdu --stratum region', '--stratum takes one value, not pdu and region.'],
  ['interval 41/84 --cohort 80', '--cohort must be a whole number of 84 or more, not 80.'],
  ['interval 41/84 --method korn', '--method must be one of wilson'],
  ['plan change 49% 59% --of 84 --cohort 50', '--cohort must be a whole number of 84 or more, not 50.'],
  ['plan band good --truth 65%', '--truth 65% is an end of the band'],
  ['plan reliability 0', '<single> must be a number from 0 to 1'],
  ['plan margin 0.001%', '<margin> asks for about 9,600,000,000 cases'],
  ['bands 4999999/10000000', '--next must be given: an inspection of as many as 10,000,000 cases'],
])('casesim %s is refused in the words that were typed', async (line, says) => {
  const [name = '', ...args] = wordsOf(line);
  const { code, stderr } = await ran(entryOf(name), args);
  expect({ code, says: stderr.includes(says) ? says : stderr }).toEqual({ code: 2, says });
});

test('an option that makes a list may be repeated', async () => {
  const { code, stdout } = await ran(entryOf('interval'), [
    '41/84',
    '--confidence',
    '0.8',
    '--confidence',
    '0.95',
    '--csv',
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/,0\.8,[\s\S]*,0\.95,/);
});

test('every option that says it can be repeated may be', () => {
  const refused: string[] = [];
  const check = (command: CommandUnknownOpts) => {
    for (const option of command.options) {
      if (!/can be repeated|may be repeated|given again/.test(option.description)) continue;
      const on = (_event: string, heard: (text: string) => void) => ['a', 'b'].forEach(heard);
      const stub = { options: [option], on } as unknown as CommandUnknownOpts;
      refuseRepeats(stub, () => refused.push(`${command.name()} ${option.flags}`));
    }
    command.commands.forEach(check);
  };
  for (const { default: make } of loaded) check(make(fakeTerminal().io));
  expect(refused).toEqual([]);
});

describe.each(loaded.map((one) => [one.entry.name, one] as const))(
  'casesim %s',
  (name, { entry, examples, default: make }) => {
    test('has help that opens with at least two examples and fits 80 columns', async () => {
      const { code, stdout, stderr } = await ran(entry, ['--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(examples.length).toBeGreaterThanOrEqual(2);
      const opening = stdout.slice(0, stdout.indexOf('Usage'));
      for (const { run } of examples) {
        expect(run).toMatch(new RegExp(`\\bcasesim ${name}\\b`));
        expect(opening).toContain(run);
      }
      expect(stdout).not.toMatch(NONSENSE);
      const long = stdout.split('\n').filter((line) => line.length > 80 && !line.includes('casesim '));
      expect(long).toEqual([]);
    });

    test('describes every option and argument', () => {
      const check = (command: CommandUnknownOpts) => {
        for (const option of command.options) expect(option.description, option.flags).not.toBe('');
        for (const argument of command.registeredArguments)
          expect(argument.description, argument.name()).not.toBe('');
        for (const child of command.commands) {
          expect(child.description(), child.name()).not.toBe('');
          check(child);
        }
      };
      check(make(fakeTerminal().io));
    });

    const first = examples.find(({ run, after }) => after === undefined && !/[|>&;]/.test(run));
    const usual = () => (first === undefined ? [] : elsewhere(wordsOf(first.run).slice(2)));

    test('refuses an option that it does not know, and points to its help', async () => {
      const { code, stdout, stderr } = await ran(entry, [...usual(), '--no-such-option']);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/unknown option '--no-such-option'.*See casesim .*--help\./i);
    });

    const children = make(fakeTerminal().io).commands.map((child) => child.name());
    test.runIf(children.length > 0).each(children)(
      'explains %s, refuses what that does not know, and points to its help',
      async (child) => {
        const help = await ran(entry, [child, '--help']);
        expect({ code: help.code, stderr: help.stderr }).toEqual({ code: 0, stderr: '' });
        expect(help.stdout).toContain(`casesim ${name} ${child}`);
        const { code, stderr } = await ran(entry, [child, '--no-such-option']);
        expect(code).toBe(2);
        expect(stderr).toMatch(/unknown option '--no-such-option'/i);
        expect(stderr).toContain(`See casesim ${name} ${child} --help.`);
      },
    );

    const flags = new Set(['--help', ...allOptions(make(fakeTerminal().io))]);

    test('can be told to replace what it writes', () => {
      const writes = ['--output', '--pages', '--svg', '--estimates'].some((option) => flags.has(option));
      expect(flags.has('--force')).toBe(writes);
    });

    const valued = optionsOf(make(fakeTerminal().io)).filter(({ flag }) => flag !== '--output');
    test.runIf(valued.length > 0).each(valued)(
      'refuses nonsense for $flag in words, never with a fault, a stack or a NaN',
      async ({ flag }) => {
        for (const value of ['@@@', '', '-1e999', '9'.repeat(40)]) {
          const { code, stdout, stderr } = await ran(entry, [...usual(), `${flag}=${value}`]);
          expect([0, 1, 2, 3, 4], stderr).toContain(code);
          if (code > 1) expect(stderr).not.toBe('');
          const named = stderr.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [];
          expect(
            named.filter((option) => !flags.has(option)),
            stderr,
          ).toEqual([]);
          expect(stdout + stderr).not.toMatch(/^\s+at |fault in casesim/m);
          expect(stderr).not.toMatch(NONSENSE);
          expect(stdout).not.toMatch(/\bNaN\b|undefined|\[object /);
        }
      },
    );
  },
);

/** These run in this process, whose folder is the project's: what they write goes into a folder of its own. */
function elsewhere(args: readonly string[]): string[] {
  return args.map((word, index) => (args[index - 1] === '-o' ? join(emptyFolder(), word) : word));
}

/** The options of a command and of those below it. */
function allOptions(command: CommandUnknownOpts): string[] {
  return [...command.options.map(({ long }) => String(long)), ...command.commands.flatMap(allOptions)];
}

function optionsOf(command: CommandUnknownOpts): { flag: string }[] {
  return command.options
    .filter(({ required, long }) => required && long !== undefined)
    .map(({ long }) => ({ flag: String(long) }));
}
