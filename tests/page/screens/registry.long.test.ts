import { expect, test } from 'vitest';
import { screensOf } from '../../../src/page/screens/registry.js';
import { readAddress } from '../../../src/page/state/address.js';
import { inProcess } from '../../cli/inProcess.js';
import { WORLD } from './world.js';

const screens = screensOf(WORLD);
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

/** What takes seconds: what-ifs and studies. */
test.each([
  '#/staff?spo=84&vetting=8&draws=200',
  '#/staff?region=south-west-2025&demand=90&months=24&draws=200&seed=3',
  '#/staff?leaving-po=5.5&draws=200&kept=spo%3D84%20posts%0Avetting%3D8%20weeks%2C%20intake%3D12%20a%20month',
  ...[...WORLD.studies.keys()].map((id) => `#/study?id=${id}&replicates=1000`),
])('%s says what the command beside it prints', async (address) => {
  const { screen: id, state, refused } = readAddress(address, screens);
  expect(refused).toEqual([]);
  const screen = screens.find((one) => one.id === id) ?? screens[0];
  if (screen === undefined) throw new Error('no screen');
  const told: number[] = [];
  const [first] = screen.answer(state, (done) => told.push(done)).documents;
  const words = screen.command(state).match(/"[^"]*"|\S+/g) ?? [];
  const { code, stdout } = await inProcess(words.slice(1).map((word) => word.replaceAll('"', '')));
  expect(code).toBe(0);
  expect(plain(stdout)).toContain(plain(first?.sentence ?? 'no sentence'));
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});
