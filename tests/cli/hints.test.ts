import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/registry.js';
import { commandEntries, type Entry, reachOf, type SourceFile, sourceFiles } from './reach.js';

/** Each text that names an option, with the commands that can say it. */
interface Said {
  readonly file: string;
  readonly text: string;
  readonly options: readonly string[];
  readonly by: readonly Entry[];
}

let entries: readonly Entry[] = [];
let files: readonly SourceFile[] = [];
let said: readonly Said[] = [];

beforeAll(async () => {
  entries = await commandEntries();
  files = sourceFiles();
  const reached = entries.map((entry) => ({ entry, reach: reachOf(entry, entries, files) }));
  said = files.flatMap(({ file, texts }) => {
    const by = reached.filter(({ reach }) => reach.has(file)).map(({ entry }) => entry);
    return texts
      .map((text) => ({ file, text, options: optionsIn(text), by }))
      .filter(({ options }) => options.length > 0);
  });
}, 60_000);

/** The options that a sentence names; a text that is nothing but an option declares or reads it. */
const optionsIn = (text: string): string[] =>
  /^(-\w, )?--[a-z][\w-]*( [<[].*)?$/.test(text)
    ? []
    : [...new Set(text.match(/(?<![\w-]|var\()--[a-z][a-z-]*[a-z](?![\w-]|: )/g) ?? [])];
/** What names an option that a command which reaches its file does not have, and why that is right. */
const EXCEPTIONS: readonly { readonly says: RegExp; readonly why: string }[] = [
  { says: /^--json and --csv cannot both be given\.$/, why: 'it is said where both were given' },
  {
    says: /^Ask for --json or text instead\.$/,
    why: 'it is said of formats that only commands with --json write',
  },
  { says: /gives with --json/, why: 'casesim schema says what the other commands give' },
];

describe('every text that names an option', () => {
  test('is said by commands that have it, or names one that has', () => {
    const wrong = said.flatMap(({ file, text, options, by }) => {
      const named = entries.filter(({ name }) => new RegExp(`casesim ${name}(?![a-z-])`).test(text));
      return options
        .filter((option) => !by.every(({ options: own }) => own.has(option)))
        .filter((option) => !named.some(({ options: own }) => own.has(option)))
        .filter(() => !EXCEPTIONS.some(({ says }) => says.test(text)))
        .map((option) => {
          const lacking = by.filter(({ options: own }) => !own.has(option)).map(({ name }) => name);
          return `${file} names ${option}, which ${lacking.join(', ')} has not: ${text.slice(0, 100)}`;
        });
    });
    expect(wrong).toEqual([]);
    expect(said.length).toBeGreaterThan(100);
  });

  test('is one that a command can say: nothing is passed over', () => {
    const unreached = said.filter(({ by }) => by.length === 0).map(({ file }) => file);
    // What every command does around its own code.
    expect([...new Set(unreached)].toSorted()).toEqual([
      'src/cli/findCommand.ts',
      'src/cli/help.ts',
      'src/cli/run.ts',
    ]);
    expect(said.filter(({ by, options }) => by.length === 0 && options.join() !== '--help')).toEqual([]);
  });

  test('is found: an option that no command has is not overlooked', () => {
    const [{ options } = { options: [] }] = said;
    expect(options).not.toContain('--nothing');
    expect(optionsIn('Give --nothing, or `--all-of-it`.')).toEqual(['--nothing', '--all-of-it']);
    expect(optionsIn('--clusters <n>')).toEqual([]);
    expect(optionsIn('a--b and var(--ink)')).toEqual([]);
  });

  test('has no exception that nothing needs', () => {
    for (const { says } of EXCEPTIONS) expect(said.some(({ text }) => says.test(text))).toBe(true);
  });
});

test('every command that a text gives an option or an argument is one', () => {
  const names = new Set(commands.map(({ name }) => name));
  const wrong = files.flatMap(({ file, texts }) =>
    texts.flatMap((text) =>
      Array.from(text.matchAll(/\bcasesim ([a-z][a-z-]*)(?= (?:[A-Z]{2,}|-))/g), ([, name = '']) => name)
        .filter((name) => !names.has(name))
        .map((name) => `${file}: casesim ${name}: ${text.slice(0, 80)}`),
    ),
  );
  expect(wrong).toEqual([]);
});
