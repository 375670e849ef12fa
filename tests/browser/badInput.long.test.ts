import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { screensOf } from '../../src/page/screens/registry.js';
import { WORLD } from '../page/screens/world.js';
import { openBrowser } from './chromium.js';
import { openAt, pageOnDisk, plain } from './openPage.js';

/** What people and their browsers may do to the page: it keeps what it has, and says what to do. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/** Drops a file; its content as JavaScript, for what is too large to be sent. */
function drop(page: Page, name: string, content: string): Promise<void> {
  return page.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([${content}], ${JSON.stringify(name)}));
    dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  })()`) as Promise<void>;
}

test('a picture, a workbook, 50 MB and a file of something else are refused in words, and what was typed stays', async () => {
  const { page, said } = await openAt(browser, '#/one');
  await page.evaluate('location.hash = "#/own"');
  const typed = await page.inputValue('textarea');
  const refusals = [
    ['photo.png', 'new Uint8Array([137, 80, 78, 71, 0, 255, 254])', 'photo.png is not a text file'],
    ['region.xlsx', 'new Uint8Array([80, 75, 3, 4, 0, 0])', 'copy its lines into the box'],
    ['all.yaml', 'new Uint8Array(50_000_000)', 'all.yaml has 48,828 KiB; a scenario has at most 256.'],
  ] as const;
  for (const [name, content, says] of refusals) {
    await drop(page, name, content);
    await page.waitForSelector(`.problems:has-text("${name}")`);
    await page.waitForTimeout(400);
    expect(plain(await page.textContent('.problems'))).toContain(says);
    expect(await page.inputValue('textarea')).toBe(typed);
  }
  await drop(page, 'package.json', JSON.stringify('{\n  "name": "x"\n}'));
  await page.waitForSelector('.problems:has-text("package.json:2:3 The file has no key name.")');
  await drop(page, 'empty.yaml', '""');
  await page.waitForSelector('.problems:has-text("empty.yaml")');
  expect(said).toEqual([]);
});

test('a file dropped on another screen is not read, and the page says where it belongs', async () => {
  const { page, said } = await openAt(browser, '#/one?yes=40');
  await drop(page, 'my-region.yaml', '"id: x"');
  await page.waitForSelector('.note:has-text("my-region.yaml was not read here.")');
  expect(await page.getByLabel('Cases with Yes', { exact: true }).inputValue()).toBe('40');
  await page.click('.note a');
  await page.waitForSelector('h1:has-text("Put your own inspection in")');
  expect(await page.locator('.note').count()).toBe(0);
  expect(said).toEqual([]);
});

test('an address of another version opens with what is usual, and says what it could not use', async () => {
  const { page, said } = await openAt(browser, '#/one?yes=3.7&of=64&region=constructor');
  const note = plain(await page.textContent('.note'));
  expect(note).toContain('Cases with Yes cannot be "3.7"');
  expect(note).toContain('Nothing here is called "region".');
  expect(await page.getByLabel('Cases inspected', { exact: true }).inputValue()).toBe('64');
  await page.evaluate('location.hash = "#/forecast?x=1"');
  await page.waitForSelector('.note:has-text("There is no screen")');
  expect(said).toEqual([]);
});

test('no key of any screen makes a white page, whatever its address says', async () => {
  const { page, said } = await openAt(browser, '#/one');
  const NASTY = ['', 'constructor', '-1', '1e9', '%E0%A4%A', '%22%3E%3Cb%3E', '9'.repeat(400), '__proto__'];
  for (const { id, keys, heading } of screensOf(WORLD)) {
    for (const [index, value] of NASTY.entries()) {
      const query = Object.keys(keys).map(
        (name, key) => `${name}=${NASTY[(index + key) % NASTY.length] ?? value}`,
      );
      await page.evaluate(
        (next) => {
          location.hash = next;
        },
        `#/${id}?${query.join('&')}`,
      );
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
  }
  expect(said).toEqual([]);
});

test('where a browser refuses its history, its storage and its clipboard, the page answers all the same', async () => {
  const refusing = `
    const no = () => { throw new DOMException('refused', 'SecurityError'); };
    history.pushState = no;
    history.replaceState = no;
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { get: no });
    Object.defineProperty(navigator, 'clipboard', { get: no });`;
  const { page, said } = await openAt(browser, '#/one', refusing);
  for (let press = 0; press < 3; press++)
    await page.getByRole('button', { name: 'More: Cases with Yes' }).click();
  await page.waitForSelector('.sentence:has-text("(44 of 84)")');
  await page.click('text=Say it: take this result away');
  await page.getByRole('button', { name: 'Copy: Sentence' }).first().click();
  await page.waitForSelector('text=Select the words and copy them');
  expect(said).toEqual([]);
});

test('an old browser is told that it is one', async () => {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(String(error)));
  await page.addInitScript('delete Array.prototype.toSorted');
  await page.goto(pageOnDisk());
  expect(plain(await page.textContent('#page'))).toContain('This browser is too old for this page');
  expect(plain(await page.textContent('#page'))).toContain('Chrome, Edge or Firefox of 2023 or later');
  expect(said).toEqual([]);
});

test('a control is one step back, however often it was pressed, and a reload keeps what was asked', async () => {
  const { page, said } = await openAt(browser, '#/one');
  const yes = page.getByLabel('Cases with Yes', { exact: true });
  for (let press = 0; press < 10; press++)
    await page.getByRole('button', { name: 'More: Cases with Yes' }).press('Enter');
  await page.waitForTimeout(500);
  expect(await page.evaluate('location.hash')).toBe('#/one?yes=51');
  await page.reload();
  expect(await yes.inputValue()).toBe('51');
  await page.goBack();
  expect(await yes.inputValue()).toBe('41');
  await page.goForward();
  expect(await yes.inputValue()).toBe('51');
  expect(said).toEqual([]);
});
