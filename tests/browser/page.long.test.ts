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

test('a number counts once it is whole, and what is none is said and put back', async () => {
  const { page, said } = await openAt(browser, '#/one?yes=41&of=64');
  const [yes, of] = [
    page.getByLabel('Cases with Yes', { exact: true }),
    page.getByLabel('Cases inspected', { exact: true }),
  ];
  await of.fill('');
  await of.pressSequentially('84');
  await of.press('Enter');
  expect([await yes.inputValue(), await of.inputValue()]).toEqual(['41', '84']);
  await of.fill('many');
  await of.press('Tab');
  expect(await of.inputValue()).toBe('84');
  expect(plain(await page.textContent('.unread'))).toBe('“many” is not a whole number from 1 to 10000.');
  expect(said).toEqual([]);
});

test('long work is stopped by its button, and by going to another screen', async () => {
  const { page, said } = await openAt(browser, '#/one');
  await page.evaluate('location.hash = "#/study?id=inspector-spread&replicates=100000"');
  await page.click('text=Stop');
  await page.waitForSelector('text=Stop', { state: 'detached' });
  await page.evaluate('location.hash = "#/study?id=inspector-spread&replicates=99000"');
  await page.waitForSelector('text=Stop');
  await page.evaluate('location.hash = "#/many"');
  await page.waitForSelector('.sentence:has-text("Of 5 regions")', { timeout: 20_000 });
  expect(said).toEqual([]);
});
