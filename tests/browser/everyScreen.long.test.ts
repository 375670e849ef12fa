import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './chromium.js';
import {
  ADDRESSES,
  focusableOf,
  goTo,
  openScreens,
  overflowOf,
  tabThrough,
  violationsOf,
} from './everyScreen.js';

/** Every screen that the registry has, in a real Chromium from a disk: a new one is tried by being listed. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

describe.each([
  [1280, false],
  [390, false],
  [320, false],
  [1280, true],
] as const)('%d pixels wide, forced colours %s', (width, forced) => {
  test('every screen passes an accessibility check with all of it open, and nothing is beyond its side', async () => {
    const { page, said } = await openScreens(browser, width, forced);
    for (const address of ADDRESSES) {
      await goTo(page, address);
      expect([address, await violationsOf(page)]).toEqual([address, []]);
      expect([address, await overflowOf(page)]).toEqual([address, 0]);
    }
    expect(said).toEqual([]);
    await page.close();
  });

  test('the keyboard alone goes through every screen, and its focus is always seen', async () => {
    const { page, said } = await openScreens(browser, width, forced);
    for (const address of ADDRESSES) {
      await goTo(page, address);
      const { names, faults } = await tabThrough(page);
      expect([address, faults]).toEqual([address, []]);
      expect([address, names.length]).toEqual([address, await focusableOf(page)]);
    }
    expect(said).toEqual([]);
    await page.close();
  });
});
