import { mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** A real Chromium without a window. It unpacks itself once per machine, so two test files must not do so at once. */
export async function openBrowser(): Promise<Browser> {
  const release = await lock(join(tmpdir(), 'casesim-chromium.lock'));
  try {
    const executablePath = await chromium.executablePath();
    // The package's own arguments include --single-process, for which closing a page ends the browser.
    const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];
    return await playwright.launch({ executablePath, args, headless: true });
  } finally {
    release();
  }
}

/** A folder is made by one process only; one left behind by a killed run is ignored after half a minute. */
async function lock(path: string): Promise<() => void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    try {
      mkdirSync(path);
      break;
    } catch {
      await new Promise((wait) => setTimeout(wait, 50));
    }
  }
  return () => {
    try {
      rmdirSync(path);
    } catch {
      // Another process took it for abandoned.
    }
  };
}
