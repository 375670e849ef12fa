import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { screensOf } from '../../src/page/screens/registry.js';
import { WORLD } from '../page/screens/world.js';
import { openAt, plain } from './openPage.js';

/** What a reader may do to a screen before it is looked at: its usual state, and one that shows its other parts. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  '': ['shown=50'],
  one: ['cohort=650&deff=1.4'],
  two: ['worse=10'],
  pair: ['both=35'],
  many: ['shown=50'],
  study: ['replicates=1000'],
  staff: ['spo=84&draws=200', 'spo=84&draws=200&kept=vetting%3D8%20weeks'],
};

/** Every screen of the page by its address, in its usual state and in others. */
export const ADDRESSES = screensOf(WORLD).flatMap(({ id }) => [
  `#/${id}`,
  ...(OTHERS[id] ?? []).map((query) => `#/${id}?${query}`),
]);

/** A page in which one goes from screen to screen, and what it says to a console and whom it asks. */
export async function openScreens(browser: Browser, width: number, forced = false) {
  const { page, said } = await openAt(browser, '#/one');
  await page.emulateMedia({
    reducedMotion: 'reduce',
    ...(forced ? { forcedColors: 'active' as const } : {}),
  });
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(axe.source);
  return { page, said };
}

/** Goes to an address and waits until nothing is under way; opens all that can be opened, where asked. */
export async function goTo(page: Page, address: string, { open = true } = {}): Promise<void> {
  const { heading } = screensOf(WORLD).find(({ id }) => address.split('?')[0] === `#/${id}`)!;
  // From another screen, so that nothing of the answer before is taken for this one's.
  for (const next of ['#/own', address]) {
    await page.evaluate((to) => {
      location.hash = to;
    }, next);
    await page
      .getByRole('heading', { level: 1, name: next === address ? heading : /own inspection/ })
      .waitFor();
  }
  if (!address.startsWith('#/own')) await page.waitForSelector('.sentence p', { timeout: 60_000 });
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForTimeout(40);
    const isBusy = (await page.getByRole('button', { name: 'Stop', exact: true }).count()) > 0;
    const isRough = plain(await page.textContent('.answer')).includes('Rough:');
    quiet = isBusy || isRough ? 0 : quiet + 1;
  }
  await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = ${open};`);
  // A table knows how wide it is once it was laid out.
  await page.waitForTimeout(100);
}

/** What axe finds, each with where. */
export function violationsOf(page: Page): Promise<unknown> {
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]))`,
  );
}

/** How wide the page is, beside its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth') as Promise<number>;
}

/**
 * Goes with the Tab key through all that takes focus, from the top of the page, and gives each with what is wrong with it: that it
 * cannot be seen to have focus, or that something covers it.
 */
export async function tabThrough(page: Page): Promise<{ names: string[]; faults: string[] }> {
  const names: string[] = [];
  const faults: string[] = [];
  for (let presses = 0; presses < 400; presses++) {
    if (presses === 0) await page.focus('.skip');
    else await page.keyboard.press('Tab');
    const { name, fault } = (await page.evaluate(FOCUSED)) as { name: string; fault: string };
    if (name === '') return { names, faults };
    names.push(name);
    if (fault !== '') faults.push(`${name}: ${fault}`);
  }
  return { names, faults: [...faults, 'Tab never came to the end'] };
}

/** How many elements in sight take focus by the Tab key. */
export function focusableOf(page: Page): Promise<number> {
  return page.evaluate(
    `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
      .filter((one) => one.getClientRects().length > 0).length`,
  ) as Promise<number>;
}

/** Run in the page, whose policy lets no script of another in: as text. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return { name: '', fault: '' };
  const name = (element.getAttribute('aria-label') ?? element.textContent).slice(0, 60) || element.id || element.tagName;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return { name, fault: 'no focus is seen' };
  const { left, top, right, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const y = Math.min(bottom, innerHeight) > top ? (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 : top;
  const at = document.elementFromPoint((left + Math.min(right, innerWidth)) / 2, y);
  const isSeen = at !== null && (element.contains(at) || at.contains(element));
  return { name, fault: isSeen ? '' : 'covered by ' + (at?.outerHTML.slice(0, 80) ?? 'nothing in sight') };
})()`;
