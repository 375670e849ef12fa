import { expect, test } from 'vitest';
import { figures, words } from '../../../src/report/document/columns.js';
import { tablePart } from '../../../src/report/document/document.js';
import { render } from '../../../src/report/render/render.js';
import { PAGE } from '../../../src/words/textOptions.js';

/** A page with a table of so many columns of numbers that have an error and a range. */
async function pageOf(count: number): Promise<string> {
  const columns = Array.from({ length: count }, (_, column) =>
    figures<null>(
      `c${column}`,
      'A',
      () => 1,
      () => '-112.0 ± 3.2 (-158.4 to -74.6)',
    ),
  );
  const table = {
    title: 'T',
    columns: [words<null>('row', 'Row', () => 'Officers'), ...columns],
    rows: [null],
  };
  const document = {
    command: 'whatif compare',
    title: 'T',
    sentence: null,
    parts: [tablePart(table)],
    data: {},
  };
  return render(document, 'html', { ...PAGE, version: '1' });
}

test('a page keeps numbers whole, and breaks them before errors and in brackets where a table would be too wide', async () => {
  const [narrow, wider, wide] = await Promise.all([pageOf(2), pageOf(5), pageOf(8)]);
  expect(narrow).toContain('-112.0\u00a0±\u00a03.2 (-158.4\u00a0to\u00a0-74.6)');
  expect(narrow).not.toContain('scroll many');
  expect(wider).toContain('scroll many');
  expect(wide).toContain('-112.0 ±\u00a03.2 (-158.4 to\u00a0-74.6)');
});
