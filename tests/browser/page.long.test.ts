import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './chromium.js';
import { openAt, plain } from './openPage.js';

/** The page with a region of one's own, opened from a disk in a real Chromium. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

test("a region of one's own is checked as it is typed, and then answers", async () => {
  const { page, said } = await openAt(browser, '#/one');
  await page.evaluate('location.hash = "#/own"');
  await page.fill('textarea', 'id: x\ntitel: y\n');
  expect(plain(await page.textContent('.problems'))).toContain('my-region.yaml:2:1');
  await page.reload();
  await page.click('text=Use this region on every screen');
  await page.evaluate('location.hash = "#/region?region=own"');
  await page.waitForSelector('.sentence:has-text("published: 52%")', { timeout: 50_000 });
  expect(said).toEqual([]);
});
