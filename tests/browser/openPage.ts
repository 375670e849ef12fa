import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { wholePage } from '../../src/files/pageScripts.js';
import { emptyFolder } from '../cli/casesim.js';

/** The page that `casesim page` writes, with one change of its text if any, on a disk. */
export function pageOnDisk(change: (html: string) => string = (html) => html): string {
  const file = join(emptyFolder(), 'casesim.html');
  writeFileSync(file, change(wholePage(null)));
  return pathToFileURL(file).href;
}

/**
 * Opens an address of the page in a browser, and gives what it says to a console and whom it asks.
 * @param before - a script that is run before the page's own, to make the browser another one
 */
export async function openAt(
  browser: Browser,
  address: string,
  before = '',
): Promise<{ page: Page; said: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(before);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) said.push(`asked ${request.url()}`);
  });
  await page.goto(`${pageOnDisk()}${address}`);
  await page.waitForSelector('.sentence p', { timeout: 50_000 });
  return { page, said };
}

/** Text as a reader sees it. */
export const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
