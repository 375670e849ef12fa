import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markingReport } from '../../src/results/mark.js';
import { pack } from '../training/packFixture.js';
import { openBrowser } from './chromium.js';
import { packOnDisk } from './packOnDisk.js';

/** The exercise and the key on the screen, opened from a disk in a real Chromium with their policy on. */

const made = pack({ cases: 2 });
const openFile = await packOnDisk(made);
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/** Presses Tab until what matches has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 400; presses++) {
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}

test('the exercise is answered by keyboard alone, kept, locked and exported as marking reads it', async () => {
  const { page, said } = await openFile(browser, 'participants/exercise.html');
  await tabTo(page, '#name');
  await page.keyboard.press('Enter');
  expect(await page.textContent('#name-error')).toMatch(/Write your name/);
  await page.keyboard.type('Ann');
  await page.keyboard.press('Enter');
  await tabTo(page, 'input[name="A"]');
  await page.keyboard.press('n');
  await tabTo(page, '[data-field="Deciding entries A"]');
  await page.keyboard.type('4, 999');
  expect(await page.textContent('.error:not(:empty)')).toBe('This case has no entry 999.');
  await tabTo(page, '[data-field="Reason A"]');
  await page.keyboard.type('-too late');
  await tabTo(page, 'input[name="A.a"]');
  await page.keyboard.press('r');
  expect(await page.textContent('#progress')).toBe(`2 of ${2 * made.items.length} questions are answered.`);
  await page.reload();
  await tabTo(page, '#name');
  await page.keyboard.type('Ann');
  await page.keyboard.press('Enter');
  expect(await page.isChecked('input[name="A.a"][value="notRelevant"]')).toBe(true);
  await tabTo(page, '#lock');
  const [exported] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(exported.suggestedFilename()).toBe(`answers-${made.code}-Ann.csv`);
  expect(await page.isDisabled('input[name="A"] >> nth=0')).toBe(true);
  expect(await page.evaluate('document.activeElement.id')).toBe('lock');
  const text = readFileSync(await exported.path(), 'utf8');
  expect(text).toMatch(/,1,A,No,4,"?'-too late"?,/);
  const { participants, leftOut } = markingReport(made, [{ text, file: 'Ann.csv' }]);
  expect(leftOut).toEqual([]);
  expect(participants).toMatchObject([{ participant: 'Ann', answered: 2 }]);
  expect(said).toEqual([]);
  await page.close();
}, 60_000);

test('the key is opened question by question, marks its entries, and shows what the group answered', async () => {
  const { page, said } = await openFile(browser, 'facilitator/reveal.html');
  const rows = ['Ann', 'Ben'].map((name, index) => `${name},1,A,${['Yes', 'No'][index]},3,because`);
  const file = {
    name: 'group.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['participant,case,item,answer,entries,reason', ...rows].join('\n')),
  };
  await page.setInputFiles('#load', file);
  await page.waitForFunction(`document.querySelector('#loaded').textContent.includes('Ann, Ben')`);
  expect(await page.textContent('.group summary >> nth=0')).toBe('The group on A: Yes 1, No 1');
  expect(await page.locator('.deciding').count()).toBe(0);
  await tabTo(page, 'details:not(.group) > summary');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.deciding');
  const cited = new Set(made.key[0]?.questions[0]?.prompts.flatMap(({ entries }) => entries));
  expect(await page.locator('.deciding').count()).toBe(cited.size);
  expect(said).toEqual([]);
  await page.close();
}, 60_000);
