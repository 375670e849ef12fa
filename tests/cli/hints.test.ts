import { readdirSync, readFileSync } from 'node:fs';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/registry.js';
import { fakeTerminal } from './fakeTerminal.js';

const optionsOf = (command: CommandUnknownOpts): string[] => [
  ...command.options.map(({ long }) => String(long)),
  ...command.commands.flatMap(optionsOf),
];

test('every option that a sentence, a hint or an example names is one of a command', async () => {
  const loaded = await Promise.all(commands.map(({ load }) => load()));
  const known = new Set([
    '--help',
    '--version',
    ...loaded.flatMap(({ default: make }) => optionsOf(make(fakeTerminal().io))),
  ]);
  const unknown = sourceFiles().flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(/(?<![\w-])--[a-z][a-z-]*[a-z](?![\w-])/g),
      ([option]) => option,
    )
      .filter((option) => !known.has(option))
      .map((option) => `${file}: ${option}`),
  );
  expect([...new Set(unknown)]).toEqual([]);
});

function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `src/${file}`);
}
