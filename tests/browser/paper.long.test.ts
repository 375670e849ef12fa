import { afterAll, expect, test } from 'vitest';
import { packFiles } from '../../src/report/documents/training/packFiles.js';
import { pack } from '../training/packFixture.js';
import { openBrowser } from './chromium.js';

const browser = await openBrowser();
afterAll(() => browser.close());

test('the case files of a pack print on half the paper of 5 pages for 1,300 words, the answer sheet of eight cases on one page', async () => {
  const made = pack();
  const files = await packFiles(made);
  const page = await browser.newPage();
  const pagesOf = async (name: string): Promise<number> => {
    await page.setContent(files.get(`participants/${name}.html`) ?? '');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  };
  const words = made.cases.reduce((sum, file) => sum + file.words, 0);
  expect(await pagesOf('cases')).toBeLessThanOrEqual((words / 1300) * 2.5);
  expect(await pagesOf('answer-sheet')).toBe(1);
  expect(await pagesOf('instructions')).toBe(1);
});
