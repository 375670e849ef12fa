import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { screensOf } from '../../src/page/screens/registry.js';
import { readAddress } from '../../src/page/state/address.js';
import { emptyFolder } from '../cli/casesim.js';
import { inProcess } from '../cli/inProcess.js';
import { WORLD } from '../page/screens/world.js';
import { openBrowser } from './chromium.js';
import { goTo } from './everyScreen.js';
import { openAt, plain } from './openPage.js';

/** Addresses as people keep them, opened in the page from a disk: each sentence and each cell is what the command line writes. Studies write folders: `registry.long` compares them. */
const ADDRESSES = [
  ...['#/?shown=1', '#/?guess=5&shown=50&seed=3', '#/?guess=12&question=planning&shown=20'],
  ...[
    '#/?guess=8&region=south-west-2025&question=delivery&shown=5&seed=99',
    '#/?guess=1&shown=50&seed=999999',
  ],
  ...['#/one', '#/one?yes=0', '#/one?yes=84', '#/one?yes=0&of=1', '#/one?yes=1&of=1&confidence=99'],
  ...['#/one?yes=29&of=64', '#/one?yes=18&of=60&confidence=80', '#/one?yes=700&of=1000&confidence=90'],
  ...['#/one?cohort=84', '#/one?cohort=400', '#/one?yes=29&of=64&confidence=80&cohort=120', '#/one?deff=1.4'],
  ...['#/one?deff=2.25&confidence=99', '#/one?yes=22&of=56&deff=1.1'],
  ...['#/two', '#/two?confidence=90', '#/two?yes=0&yes2=64', '#/two?worse=10', '#/two?worse=5&confidence=90'],
  ...['#/two?yes=49&of=84&yes2=60&of2=84&confidence=99', '#/two?yes=5&of=12&yes2=7&of2=9'],
  ...['#/pair', '#/pair?confidence=80', '#/pair?both=35', '#/pair?first=50&second=41&both=35&confidence=99'],
  ...['#/pair?first=10&second=12&of=20&both=6'],
  ...['#/many', '#/many?shown=4', '#/many?shown=50&seed=11', '#/many?confidence=99'],
  '#/many?rows=name%2Cyes%2Cof%0AA%2C10%2C20%0AB%2C12%2C30%0AC%2C5%2C25&shown=10&seed=2',
  ...['#/margin', '#/margin?margin=5&proportion=30', '#/margin?margin=8&cohort=650', '#/margin?margin=20'],
  ...['#/change', '#/change?from=49&to=65&chance=90', '#/change?from=49&to=40&cohort=650'],
  ...['#/band', '#/band?band=outstanding&truth=88', '#/band?band=requires-improvement&chance=95'],
  ...['#/stop', '#/region', '#/region?region=south-west-2025&seed=3&confidence=90'],
  ...['#/figures', '#/figures?region=south-west-2025'],
  ...['#/staff?spo=84&draws=100', '#/staff?region=south-west-2025&demand=90&draws=100&months=24'],
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

test('there are fifty or more', () => {
  expect(new Set(ADDRESSES).size).toBeGreaterThanOrEqual(50);
});

test('every address gives the sentence and every cell that its commands write', async () => {
  const { page, said } = await openAt(browser, '#/one');
  const paper = await browser.newPage();
  const screens = screensOf(WORLD);
  for (const address of ADDRESSES) {
    await goTo(page, address);
    const { screen: id, state } = readAddress(address, screens);
    const { command, others } = screens.find((one) => one.id === id)!;
    const cells: string[] = [];
    const sentences: string[] = [];
    for (const line of [command(state), ...others(state)]) {
      const written = join(emptyFolder(), 'written.html');
      const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
      const { code, stderr } = await inProcess([...atTerminal(words.slice(1), state), '-o', written]);
      expect([address, code, code === 0 ? '' : stderr]).toEqual([address, 0, '']);
      await paper.goto(pathToFileURL(written).href);
      sentences.push(plain(await paper.textContent('.lead')));
      // The page has of an audit what it has space for: its sentence is compared, and not every cell.
      if (!line.startsWith('casesim audit')) cells.push(...(await cellsOf(paper, 'main')));
    }
    const shownCells = await cellsOf(page, '.answer');
    expect([address, shownCells.slice(0, id === 'figures' ? cells.length : undefined)]).toEqual([
      address,
      cells,
    ]);
    const shown = plain(await page.textContent('.sentence'));
    // A what-if says first what moves, and then what would be without.
    for (const sentence of id === 'staff' ? [] : sentences) expect(shown).toContain(sentence);
  }
  expect(said).toEqual([]);
});

/** At a terminal the rows of a table are a file. */
function atTerminal(words: string[], state: Readonly<Record<string, unknown>>): string[] {
  if (!words.includes('regions.csv')) return words;
  const file = join(emptyFolder(), 'regions.csv');
  writeFileSync(file, String(state.rows));
  return words.map((word) => (word === 'regions.csv' ? file : word));
}

function cellsOf(page: Page, within: string): Promise<string[]> {
  return page.evaluate(
    `[...document.querySelectorAll('${within} td, ${within} tbody th')].map((cell) => cell.textContent)`,
  ) as Promise<string[]>;
}
