import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholePage } from '../../src/files/pageScripts.js';
import { inProcess } from '../cli/inProcess.js';
import { openBrowser } from './chromium.js';

/** The page that `casesim page` writes, opened from a disk in a real Chromium with its policy on. */

const folder = mkdtempSync(join(tmpdir(), 'casesim-page-'));
const file = join(folder, 'casesim.html');
let browser: Browser;
beforeAll(async () => {
  writeFileSync(file, wholePage(null));
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/** Opens an address of the page, and gives what it says to a console and whom it asks. */
async function openAt(address: string): Promise<{ page: Page; said: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) said.push(`asked ${request.url()}`);
  });
  await page.goto(`${pathToFileURL(file)}${address}`);
  await page.waitForSelector('.sentence p', { timeout: 50_000 });
  return { page, said };
}

const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();

test('it opens with a guess and a button, and five presses draw fifty inspections and the sentence', async () => {
  const { page, said } = await openAt('#/?guess=6&seed=3');
  for (let press = 0; press < 5; press++) await page.click('text=Inspect again');
  await page.waitForSelector('text=Start again', { timeout: 30_000 });
  const { stdout } = await inProcess(['replay', '41/84', '--guess', '6', '--seed', '3']);
  expect(plain(stdout)).toContain(plain(await page.textContent('.sentence')));
  expect(await page.evaluate('location.hash')).toContain('shown=');
  expect(said).toEqual([]);
});

test("a region of one's own is checked as it is typed, and then answers", async () => {
  const { page, said } = await openAt('#/one');
  await page.evaluate('location.hash = "#/own"');
  await page.fill('textarea', 'id: x\ntitel: y\n');
  expect(plain(await page.textContent('.problems'))).toContain('my-region.yaml:2:1');
  await page.reload();
  await page.click('text=Use this region on every screen');
  await page.evaluate('location.hash = "#/region?region=own"');
  await page.waitForSelector('.sentence:has-text("published: 52%")', { timeout: 50_000 });
  expect(said).toEqual([]);
});

test('a script with a letter changed is refused, and the page says what it is and what it needs', async () => {
  const changed = join(folder, 'changed.html');
  writeFileSync(changed, wholePage(null).replace('Object.create', 'Object["create"]'));
  const page = await browser.newPage();
  await page.goto(pathToFileURL(changed).href);
  expect(plain(await page.textContent('#page'))).toContain('needs JavaScript');
});
