import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess } from '../cli/inProcess.js';
import { openBrowser } from './chromium.js';
import { goTo, openScreens, overflowOf, tabThrough, violationsOf } from './everyScreen.js';
import { openAt, pageOnDisk, plain } from './openPage.js';

/** The page that `casesim page` writes, opened from a disk in a real Chromium with its policy on. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

test('it opens with a guess and a button, and five presses draw fifty inspections and the sentence', async () => {
  const { page, said } = await openAt(browser, '#/?guess=6&seed=3');
  for (let press = 0; press < 5; press++) await page.click('text=Inspect again');
  await page.waitForSelector('text=Start again', { timeout: 30_000 });
  const { stdout } = await inProcess(['replay', '41/84', '--guess', '6', '--seed', '3']);
  expect(plain(stdout)).toContain(plain(await page.textContent('.sentence')));
  expect(await page.evaluate('location.hash')).toContain('shown=');
  expect(said).toEqual([]);
});

test('on a phone a screen passes an accessibility check, is as wide as the window, and its focus is seen', async () => {
  const { page, said } = await openScreens(browser, 390);
  await goTo(page, '#/two');
  expect([await violationsOf(page), await overflowOf(page)]).toEqual([[], 0]);
  expect((await tabThrough(page)).faults).toEqual([]);
  expect(said).toEqual([]);
});

test('a cut-off of a plan that may stop early is dragged, or moved by its keys, and the numbers follow', async () => {
  const { page, said } = await openScreens(browser, 1280);
  await goTo(page, '#/stop', { open: false });
  const low = page.locator('[role=slider]').first();
  const value = async () => [
    await low.getAttribute('aria-valuenow'),
    await low.getAttribute('aria-valuetext'),
    await page.inputValue('label:has-text("Stop, and say low, at") ~ .stepper input'),
  ];
  await low.focus();
  for (const [key, becomes] of [
    ['ArrowRight', '17'],
    ['PageDown', '7'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(value).toEqual([becomes, `low at ${becomes} or fewer`, becomes]);
  }
  const box = (await low.locator('circle').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number((await value())[0])).toBeGreaterThan(8);
  await page.keyboard.press('End');
  await expect.poll(value).toEqual(['24', 'low at 24 or fewer', '24']);
  const { stdout } = await inProcess(
    'plan two-stage --first 42 --of 84 --stop-low 24 --stop-high 26 --above 41'.split(' '),
  );
  await expect
    .poll(async () => plain(stdout).includes(plain(await page.textContent('.sentence'))))
    .toBe(true);
  await expect.poll(() => page.evaluate('location.hash')).toContain('low=24');
  expect([await violationsOf(page), await overflowOf(page)]).toEqual([[], 0]);
  expect(said).toEqual([]);
});

test('a script with a letter changed is refused, and the page says what it is and what it needs', async () => {
  const page = await browser.newPage();
  await page.goto(pageOnDisk((html) => html.replace('Object.create', 'Object["create"]')));
  expect(plain(await page.textContent('#page'))).toContain('needs JavaScript');
});
