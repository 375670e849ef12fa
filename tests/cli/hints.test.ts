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
      readFileSync(file, 'utf8').matchAll(/(?<![\w-]|var\()--[a-z][a-z-]*[a-z](?![\w-]|: )/g),
      ([option]) => option,
    )
      .filter((option) => !known.has(option))
      .map((option) => `${file}: ${option}`),
  );
  expect([...new Set(unknown)]).toEqual([]);
});

test('every option that a file of one command names is of that command, or of another that it names', async () => {
  const loaded = await Promise.all(commands.map(({ load }) => load()));
  const options = new Map(
    loaded.map(({ default: make }, index) => {
      const command = make(fakeTerminal().io);
      return [commands[index]?.name ?? '', new Set([...optionsOf(command), '--help', '--version'])];
    }),
  );
  const unknown = sourceFiles().flatMap((file) => {
    const [, own = ''] = /^src\/cli\/commands\/([a-z]+)[./]/.exec(file) ?? [];
    if (!options.has(own)) return [];
    // What other commands give with an option is no option of this one.
    const text = readFileSync(file, 'utf8').replaceAll('gives with --json', '');
    const named = Array.from(text.matchAll(/casesim ([a-z]+)/g), ([, name = '']) => name);
    const known = [own, ...named].map((name) => options.get(name));
    return Array.from(text.matchAll(/(?<![\w-]|var\()--[a-z][a-z-]*[a-z](?![\w-]|: )/g), ([option]) => option)
      .filter((option) => !known.some((some) => some?.has(option)))
      .map((option) => `${file}: ${option}`);
  });
  expect(options.size).toBeGreaterThan(5);
  expect([...new Set(unknown)]).toEqual([]);
});

function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `src/${file}`);
}
