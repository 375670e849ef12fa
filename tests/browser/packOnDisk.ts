import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { packFiles } from '../../src/report/documents/training/packFiles.js';
import type { Pack } from '../../src/training/pack.js';
import { emptyFolder } from '../cli/casesim.js';

/** A pack's folder on the disk, and its pages opened from there, with anything that they say or ask for. */
export async function packOnDisk(made: Pack) {
  const folder = emptyFolder();
  for (const [name, content] of await packFiles(made)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return async (browser: Browser, name: string): Promise<{ page: Page; said: string[] }> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) said.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, name)).href);
    return { page, said };
  };
}
