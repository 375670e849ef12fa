import { describe, expect, test } from 'vitest';
import { screensOf } from '../../../src/page/screens/registry.js';
import { readAddress, writeAddress } from '../../../src/page/state/address.js';
import { usualOf } from '../../../src/page/state/keys.js';
import { inProcess } from '../../cli/inProcess.js';
import { WORLD } from './world.js';

const screens = screensOf(WORLD);
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

/** Addresses as people would keep them; those of what-ifs and studies are tried where time is. */
const ADDRESSES = [
  '#/?guess=5&shown=50&seed=3',
  '#/?guess=8&region=south-west-2025&question=planning&shown=1',
  '#/one',
  '#/one?yes=0&of=1',
  '#/one?yes=29&of=64&confidence=80&cohort=400',
  '#/one?deff=1.4',
  '#/two?confidence=90',
  '#/two?worse=10',
  '#/pair',
  '#/pair?first=50&second=41&both=35&confidence=99',
  '#/margin?margin=5&proportion=30&cohort=650',
  '#/change?from=49&to=65&chance=90',
  '#/band?band=outstanding&truth=88',
  '#/figures?region=south-west-2025',
  '#/region?region=south-west-2025&seed=3',
  '#/claims?region=south-west-2025&joint=planning%3Dyes%20%26%20delivery%3Dno&deff=1.4',
  '#/stop?low=15',
  '#/stop?first=20&low=-1&high=15&of=40&above=19',
  '#/stop?high=84',
];

describe('every screen', () => {
  test.each(screens.map((screen) => [screen.id, screen] as const))(
    '%j is named, and asks for what it can be given',
    (_, screen) => {
      expect(screen.heading).not.toBe('');
      expect(screens.filter(({ id }) => id === screen.id)).toHaveLength(1);
      const usual = usualOf(screen.keys);
      expect(readAddress(writeAddress(screen, usual), screens)).toEqual({
        screen: screen.id,
        state: usual,
        refused: [],
      });
      for (const key of Object.values(screen.keys)) {
        if (key.kind === 'choice') expect(key.options.map(({ value }) => value)).toContain(key.usual);
        else if (key.kind === 'number' && key.usual !== null) {
          expect(key.usual).toBeGreaterThanOrEqual(key.least);
          expect(key.usual).toBeLessThanOrEqual(key.greatest);
        }
      }
    },
  );
});

test.each(ADDRESSES)('%s says what the commands beside it print', async (address) => {
  const { screen: id, state, refused } = readAddress(address, screens);
  expect(refused).toEqual([]);
  const screen = screens.find((one) => one.id === id) ?? screens[0];
  if (screen === undefined) throw new Error('no screen');
  const { documents } = screen.answer(state, () => {});
  const commands = [screen.command(state), ...screen.others(state)];
  for (const [index, command] of commands.entries()) {
    const words = command.match(/"[^"]*"|\S+/g) ?? [];
    const { code, stdout } = await inProcess(words.slice(1).map((word) => word.replaceAll('"', '')));
    expect([command, code]).toEqual([command, 0]);
    expect(plain(stdout)).toContain(plain(documents[index]?.sentence ?? 'no sentence'));
  }
});

test('a table of regions with dates is rounds, or the league of the latest date', () => {
  const many = screens.find(({ id }) => id === 'many')!;
  const rows = ['A,2022,20', 'B,2022,30', 'C,2022,40', 'A,2025,25', 'B,2025,30', 'C,2025,55'];
  const state = {
    ...usualOf(many.keys),
    rows: `name,when,yes,of\n${rows.map((row) => `${row},60`).join('\n')}`,
  };
  const said = (dates: string) => many.answer({ ...state, dates }, () => {}).documents[0]?.sentence;
  expect(said('rounds')).toContain('over 2 rounds, 2022 to 2025');
  expect(said('latest')).toContain('Of 3 regions');
  expect(many.command({ ...state, dates: 'latest', shown: 3 })).toBe(
    'casesim compare regions.csv --latest --replay 3 --seed 1',
  );
  expect(many.command({ ...state, shown: 3 })).toBe('casesim compare regions.csv');
});
