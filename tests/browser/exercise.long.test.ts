import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pack } from '../training/packFixture.js';
import { openBrowser } from './chromium.js';
import { packOnDisk } from './packOnDisk.js';

/** The exercise and the key on the screen for everybody: at each width, with every part shown. */

const openFile = await packOnDisk(pack({ cases: 2 }));
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/** What axe finds; the page's own policy lets no script of another in, so a tester's tool puts it there. */
async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
  );
}

test.each([
  ['participants/exercise.html', 1280],
  ['participants/exercise.html', 390],
  ['participants/exercise.html', 320],
  ['facilitator/reveal.html', 1280],
  ['facilitator/reveal.html', 320],
])(
  '%s passes an accessibility check at %d pixels, with nothing beyond its side',
  async (name, width) => {
    const { page } = await openFile(browser, name);
    await page.setViewportSize({ width, height: 800 });
    if (name.includes('exercise')) {
      expect(await violations(page)).toEqual([]);
      await page.fill('#name', 'Ann');
      await page.press('#name', 'Enter');
    }
    for (const shown of width < 900 ? ['file', 'questions'] : ['file']) {
      if (width < 900) await page.click(`#show-${shown}`);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await page.close();
  },
  60_000,
);
