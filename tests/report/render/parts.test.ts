import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/report/document/cells.js';
import {
  type AnyDocument,
  factsPart,
  mainTable,
  sectionPart,
  tablePart,
  textPart,
} from '../../../src/report/document/document.js';
import type { CellLook } from '../../../src/report/document/table.js';
import { bullet, step } from '../../../src/report/document/words.js';
import { ENDINGS, FORMAT_OF_ENDING, FORMAT_TYPES, FORMATS } from '../../../src/report/render/registry.js';
import { render, renderFolder } from '../../../src/report/render/render.js';
import { PAGE } from '../../../src/words/textOptions.js';

const OPTIONS = { ...PAGE, version: '1' };

const sheet: AnyDocument = {
  command: 'pack',
  title: 'Case 1',
  sentence: null,
  notice: 'Invented.',
  partOf: { name: 'pack X', origin: 'Pack X · seed 7' },
  parts: [
    factsPart([{ label: 'Sentence', value: 'licence *' }]),
    sectionPart(
      ['1. Log ', { quiet: '4 June' }],
      [
        textPart('Said', ['1. first', bullet('one'), bullet(['two ', { strong: 'three' }]), step('go')]),
        textPart(null, [['See ', { link: 'the key', to: 'key' }, ' ', { aside: 'Wrong', says: 'so' }]]),
      ],
      { onPaper: 'ownPage' },
    ),
  ],
  data: {},
};

describe('a document of sections, facts and lists', () => {
  test('is Markdown with headings by depth, and nothing in it is taken for markup', async () => {
    expect(await render(sheet, 'markdown', OPTIONS)).toBe(
      [
        ...['*Invented.*', '# Case 1', '- **Sentence:** licence \\*', '## 1. Log *4 June*', '### Said'],
        ...['1\\. first', '- one\n- two **three**', '1. go', 'See [the key](key.md) *Wrong:* so'],
        ...['---', 'Pack X · seed 7\n'],
      ].join('\n\n'),
    );
  });

  test('is a page with headings by depth, its lists and its links', async () => {
    const html = await render(sheet, 'html', OPTIONS);
    expect(html).toContain('<title>Case 1 – pack X</title>');
    expect(html).toContain('<h2>1. Log <span class="faint">4 June</span></h2>');
    expect(html).toMatch(/<article class="sheet">.*<h3>Said<\/h3><p>1\. first<\/p><ul><li>one<\/li>/s);
    expect(html).toContain('<ol><li>go</li></ol>');
    expect(html).toContain('<a href="key.html">the key</a>');
    expect(html).toContain('<dt>Sentence</dt><dd>licence *</dd>');
    expect(html).toContain('<footer>Pack X · seed 7</footer>');
  });

  test('is text that begins with its notice and title', async () => {
    expect(await render(sheet, 'text', OPTIONS)).toBe(
      [
        ...['Invented.', 'Case 1', 'Sentence: licence *', '1. Log 4 June'],
        ...['Said\n1. first\n- one\n- two three\n1. go', 'See the key Wrong: so\n'],
      ].join('\n\n'),
    );
  });
});

test('a table within a section is found for CSV', () => {
  const table = tablePart({ title: 'Deep', columns: [], rows: [] });
  expect(mainTable({ ...sheet, parts: [sectionPart('A', [sectionPart('B', [table])])] })?.title).toBe('Deep');
});

test('cells are set on a page as their looks say: headings, boxes to write in, shades', async () => {
  const looks: (CellLook | null)[] = ['heading', 'group', 'under', 'blank', 'dark', null];
  const columns = looks.map((look, index) => {
    return {
      key: `c${index}`,
      heading: 'H',
      value: () => 'x',
      ...(look === null ? {} : { look: () => look }),
    };
  });
  const cells = cellsOf({ title: '', columns, rows: [null] });
  const html = await render({ ...sheet, parts: [{ kind: 'table', cells, main: true }] }, 'html', OPTIONS);
  expect(html).toContain(
    '<tr class="group"><th scope="row">x</th><th scope="row">x</th>' +
      '<td class="under">x</td><td class="blank">x</td><td class="dark">x</td><td>x</td></tr>',
  );
});

test('a folder has each document in every format that people read, under its ending', async () => {
  const files = await renderFolder(new Map([['a/case', sheet]]), OPTIONS);
  const formats = FORMATS.filter((format) => FORMAT_TYPES[format].inFolders);
  expect(formats).toEqual(expect.arrayContaining(['markdown', 'html']));
  expect([...files.keys()]).toEqual(formats.map((format) => `a/case${FORMAT_TYPES[format].ending}`));
  for (const format of formats) {
    expect(files.get(`a/case${FORMAT_TYPES[format].ending}`)).toBe(await render(sheet, format, OPTIONS));
  }
});

test('each format has an ending of its own', () => {
  expect(ENDINGS.map((ending) => FORMAT_OF_ENDING[ending])).toEqual(FORMATS);
});
