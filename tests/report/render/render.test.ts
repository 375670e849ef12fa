import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/report/document/cells.js';
import { chartPart, mainTable, tablePart, textPart } from '../../../src/report/document/document.js';
import { csvLine, renderCsv } from '../../../src/report/render/csv.js';
import { renderJson } from '../../../src/report/render/json.js';
import { markdownTable } from '../../../src/report/render/markdown.js';
import { FORMATS } from '../../../src/report/render/registry.js';
import { render } from '../../../src/report/render/render.js';
import { renderTable } from '../../../src/report/render/textTable.js';
import { columnsOf } from '../../../src/words/columns.js';
import { number, numberOrNoLimit, percent, points, signed, whole } from '../../../src/words/format.js';
import { PAGE, wrap } from '../../../src/words/textOptions.js';
import { charts } from '../chart/kinds.js';
import { document, rows, table } from '../fixture.js';

/** What no output has. */
const ODD = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

const OPTIONS = { ...PAGE, version: '1.2.3' };

describe('text', () => {
  test('says the sentence first, then the parts in their order', async () => {
    const text = await render(document, 'text', OPTIONS);
    const places = [
      String(document.sentence),
      'Assumptions',
      'Not the main one',
      'The key questions',
      'What 84 cases',
    ];
    const found = places.map((words) => text.indexOf(words));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found[0]).toBe(0);
  });

  test('aligns numbers to the right and words to the left, under a rule', () => {
    expect(renderTable(cellsOf({ ...table, columns: table.columns.slice(0, 3) }))).toBe(
      [
        'The key questions',
        'Key question             Yes  Interval at 95%',
        '────────────  ──────────────  ───────────────',
        'Assessment    49% (41 of 84)       38% to 59%',
        'Planning      58% (49 of 84)       48% to 68%',
        '=SUM(A1)      48% (40 of 84)     -25% to 100%',
        'The intervals are exact.',
      ].join('\n'),
    );
  });

  test.each([40, 60, 80, 200])('fits a terminal of %d columns and loses no word', async (width) => {
    const text = await render(document, 'text', { ...OPTIONS, width });
    const longest = Math.max(...text.split('\n').map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(Math.max(width, 52));
    for (const word of ['Assessment', 'Planning', '650', 'exact']) expect(text).toContain(word);
  });

  test('leaves out a column of marks where nothing is marked', () => {
    const marked = (mark: string) =>
      renderTable(
        cellsOf({
          title: '',
          columns: [
            { key: 'a', heading: 'A', value: () => 'x' },
            { key: 'mark', heading: '', value: () => mark },
            { key: 'b', heading: 'B', value: () => 'y' },
          ],
          rows: [null],
        }),
      );
    expect(marked('').split('\n')).toEqual(['A  B', '─  ─', 'x  y']);
    expect(marked('!').split('\n')).toEqual(['A     B', '─  ─  ─', 'x  !  y']);
  });

  test('breaks headings too', async () => {
    const heading = 'Assumed effects, as odds ratios with their ranges; none is published';
    const text = await render({ ...document, parts: [textPart(heading, ['one'])] }, 'text', {
      ...OPTIONS,
      width: 60,
    });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test('cuts only words that leave no space for a second column', () => {
    const word = 'Wiederaufnahmeverfahren';
    const cells = cellsOf({
      title: '',
      columns: [
        { key: 'a', heading: 'A', value: () => `${word} and ${word}` },
        { key: 'b', heading: 'B', value: () => `${word} again` },
      ],
      rows: [null],
    });
    const narrow = renderTable(cells, { ...PAGE, width: 40 }).split('\n');
    expect(Math.max(...narrow.map((line) => line.length))).toBe(40);
    expect(renderTable(cells, { ...PAGE, width: 48 }).split('\n')).toEqual([
      ...['A                        B', '───────────────────────  ───────────────────────'],
      `${word}  ${word}`,
      `and                      again`,
      word,
    ]);
  });

  test('stays a table with names of a hundred letters and many columns, at 40 columns too', () => {
    const name = 'Pseudopseudohypoparathyroidism'.repeat(4).slice(0, 100);
    const numbers = ['One', 'Two', 'Three', 'Four', 'Five'].map((heading) => ({
      key: heading,
      heading,
      value: () => '38.4% to 59.3%',
      align: 'right' as const,
    }));
    const cells = cellsOf({
      title: '',
      columns: [{ key: 'name', heading: 'Participant', value: (row: string) => row }, ...numbers],
      rows: [name, 'short'],
    });
    for (const width of [40, 60, 80, 100]) {
      const text = renderTable(cells, { ...PAGE, width });
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
      const blocks = text.split('\n\n');
      for (const block of blocks) expect(block).toMatch(/^Participant .*\n(.*\n)?─+ {2}─/);
      expect(text.match(/38\.4%/g)).toHaveLength(10);
      const [first = ''] = blocks;
      const spelt = first
        .split('\n')
        .map((line) => line.slice(0, width === 40 ? 24 : undefined).split('  ')[0]);
      expect(spelt.join('').replaceAll(' ', '')).toContain(name);
    }
  });

  test('lines up columns beside names in letters of two columns, and breaks endless names before counts', () => {
    const cells = cellsOf({
      title: '',
      columns: [
        { key: 'a', heading: 'Region', value: (row: string) => row },
        { key: 'b', heading: 'Another', value: (row: string) => row },
        { key: 'c', heading: 'Share', value: () => '56% (29 of 52)', align: 'right' },
      ],
      rows: ['x'.repeat(100), '中文名字'.repeat(10)],
    });
    const lines = renderTable(cells, { ...PAGE, width: 80 }).split('\n');
    expect(Math.max(...lines.map(columnsOf))).toBe(80);
    const counted = lines.filter((line) => line.endsWith('56% (29 of 52)'));
    expect(counted.map(columnsOf)).toEqual([80, 80]);
  });

  test('wraps words before it breaks counts', () => {
    const cells = cellsOf({
      title: '',
      columns: [
        { key: 'a', heading: 'Prompt', value: () => 'Domestic abuse was sufficiently analysed' },
        { key: 'b', heading: 'Published', value: () => '56% (29 of 52)', align: 'right' },
      ],
      rows: [null],
    });
    expect(renderTable(cells, { ...PAGE, width: 40 }).split('\n')).toEqual([
      ...['Prompt                         Published', '────────────────────────  ──────────────'],
      ...['Domestic abuse was        56% (29 of 52)', 'sufficiently analysed'],
    ]);
  });

  test('of ten thousand rows takes a moment', () => {
    const started = performance.now();
    const cells = cellsOf({
      ...table,
      rows: Array.from({ length: 10_000 }, () => table.rows)
        .flat()
        .slice(0, 10_000),
    });
    expect(renderTable(cells).split('\n')).toHaveLength(10_004);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('repeats every column that says which row it is, where there is space for another beside them', () => {
    const column = (key: string, cell: string) => ({ key, heading: key, value: () => cell });
    const named = cellsOf({
      title: '',
      columns: [
        column('cases', '84'),
        column('shift', '10'),
        column('power', 'x'.repeat(20)),
        column('width', 'y'.repeat(20)),
      ],
      rows: [1],
      naming: 2,
    });
    const heads = (width: number) =>
      renderTable(named, { ...PAGE, width })
        .split('\n\n')
        .map((block) => block.split('\n')[0]?.split(/ +/));
    expect(heads(40)).toEqual([
      ['cases', 'shift', 'power'],
      ['cases', 'shift', 'width'],
    ]);
    expect(heads(80)).toEqual([['cases', 'shift', 'power', 'width']]);
    const [first, ...others] = named.columns;
    const wide = {
      ...named,
      columns: [{ key: 'cases', align: 'left' as const, ...first, heading: 'z'.repeat(20) }, ...others],
    };
    expect(renderTable(wide, { ...PAGE, width: 40 }).match(/shift/g)).toHaveLength(1);
  });

  test('keeps to ASCII when asked', async () => {
    const text = await render(document, 'text', { ...OPTIONS, unicode: false });
    expect(Array.from(text).filter((character) => character > '~')).toEqual([]);
  });

  test('breaks lines at spaces, and only words that no line is long enough for', () => {
    expect(wrap('one two three', 7)).toBe('one two\nthree');
    expect(wrap('incomprehensibilities a', 9)).toBe('incompreh\nensibilit\nies a');
    expect(wrap('- one two three', 9, '  ')).toBe('- one two\n  three');
  });
});

describe('CSV', () => {
  test('has the main table at full precision under its machine names', async () => {
    const parsed = Papa.parse<Record<string, string>>(await render(document, 'csv', OPTIONS), {
      header: true,
      skipEmptyLines: true,
    });
    expect(parsed.errors).toEqual([]);
    expect(parsed.meta.fields).toEqual(['question', 'yes', 'lower', 'upper']);
    expect(parsed.data.map(({ lower }) => Number(lower))).toEqual(rows.map(({ lower }) => lower));
    expect(parsed.data[2]?.upper).toBe('');
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['@SUM', "'@SUM"],
    ['-2+3', "'-2+3"],
    ['\tx', "'\tx"],
  ])('escapes %j, which a spreadsheet would run', (cell, escaped) => {
    expect(Papa.parse<string[]>(csvLine([cell])).data[0]).toEqual([escaped]);
  });

  test('leaves numbers alone, also negative and tiny ones', () => {
    expect(csvLine([-1, 0.5, -2e-10, 41, true, null])).toBe('-1,0.5,-2e-10,41,true,\r\n');
  });

  test('quotes commas, quotation marks and line ends', () => {
    const cells = ['a,b', 'say "no"', 'two\nlines'];
    expect(Papa.parse<string[]>(csvLine(cells)).data[0]).toEqual(cells);
  });

  test('gives back any text as it went in, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (cells) => {
        const [read = []] = Papa.parse<string[]>(csvLine(cells), { newline: '\r\n', delimiter: ',' }).data;
        read.forEach((cell, c) => {
          expect(cell.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(cells[c]?.replace(/^'(?=[=+\-@\t\r])/, ''));
        });
        expect(read).toHaveLength(cells.length);
        expect(
          read.filter((cell) => /^[=+@\t\r]/.test(cell) || /^-(?!\d*\.?\d*(e[-+]?\d+)?$)/i.test(cell)),
        ).toEqual([]);
      }),
      { examples: [[['', '\t']]] },
    );
  });

  test('refuses what cannot be printed, in a line by itself too, but no limit of a column that may have none', () => {
    for (const odd of ODD) expect(() => csvLine([odd])).toThrow(`a cell is ${odd}`);
    const columns = [
      { key: 'most', heading: 'Most', value: () => Number.POSITIVE_INFINITY, noLimit: true },
    ] as const;
    expect(renderCsv(cellsOf({ title: '', columns, rows: [1] }))).toBe('most\r\nInfinity\r\n');
  });

  test('of the first table stands in when none is marked', () => {
    const parts = document.parts.map((part) => (part.kind === 'table' ? { ...part, main: false } : part));
    expect(mainTable({ ...document, parts })?.title).toBe('Not the main one');
  });

  test('is refused in words when there is no table', async () => {
    await expect(render({ ...document, parts: [] }, 'csv', OPTIONS)).rejects.toThrow(/no table/);
    await expect(render({ ...document, parts: [] }, 'svg', OPTIONS)).rejects.toThrow(/no chart/);
  });

  test('of a table without rows is its header', () => {
    expect(renderCsv(cellsOf({ ...table, rows: [] }))).toBe('question,yes,lower,upper\r\n');
  });
});

describe('JSON', () => {
  test('is one object with meta first and the data at full precision', async () => {
    const parsed: unknown = JSON.parse(await render(document, 'json', OPTIONS));
    expect(parsed).toEqual({
      meta: {
        casesim: '1.2.3',
        command: 'inspect',
        scenario: { id: 'west-midlands-2025', hash: 'abc123' },
        seed: 7,
      },
      keyQuestions: rows,
      weights: [0.5, 0.25],
    });
  });

  test('names every scenario when there are several', async () => {
    const scenarios = ['a', 'b'].map((id) => ({ id, hash: `${id}1` }));
    const parsed: unknown = JSON.parse(await render({ ...document, scenarios }, 'json', OPTIONS));
    expect(parsed).toMatchObject({ meta: { scenarios } });
  });

  test('refuses NaN by name, and Infinity but where a result may have no limit: there it is null', () => {
    for (const odd of ODD) expect(() => renderJson({ rows: [{ width: odd }] })).toThrow(`"width" is ${odd}`);
    const upper = Number.POSITIVE_INFINITY;
    expect(renderJson({ riskRatio: { upper }, effectiveSample: upper }).replaceAll(/\s/g, '')).toBe(
      '{"riskRatio":{"upper":null},"effectiveSample":null}',
    );
    expect(() => renderJson({ riskRatio: { upper: Number.NaN } })).toThrow('"upper" is NaN');
    expect(() => renderJson({ wilson: { upper } })).toThrow('"upper" is Infinity');
  });
});

describe('Markdown', () => {
  test('is a table with a title, alignment and notes', () => {
    expect(markdownTable(cellsOf({ ...table, columns: table.columns.slice(0, 2) }))).toBe(
      [
        '**The key questions**',
        '',
        '| Key question | Yes |',
        '| --- | ---: |',
        '| Assessment | 49% (41 of 84) |',
        '| Planning | 58% (49 of 84) |',
        '| =SUM(A1) | 48% (40 of 84) |',
        '',
        '- The intervals are exact.',
      ].join('\n'),
    );
  });

  test('escapes what would break a cell', () => {
    const one = cellsOf({
      title: '',
      columns: [{ key: 'a', heading: 'a|b', value: (row: string) => row }],
      rows: ['x|y\n*z* <b>'],
    });
    expect(markdownTable(one)).toContain('| x\\|y<br>\\*z\\* \\<b\\> |');
    expect(markdownTable(one)).toContain('| a\\|b |');
  });
});

describe.each(ODD)('%d', (odd) => {
  test('stops a table before it is written in any format, Parquet too', () => {
    const columns = [{ key: 'width', heading: 'Width', value: () => odd, show: () => 'wide' }];
    expect(() => tablePart({ title: '', columns, rows: [1] })).toThrow(`"width" is ${odd}`);
  });
  test.each(FORMATS.filter((format) => format !== 'json' && format !== 'csv'))(
    'in a chart stops %s',
    async (format) => {
      const rows = charts.intervals.rows.map((row) => ({ ...row, lower: odd }));
      const chart = chartPart({ ...charts.intervals, rows });
      await expect(render({ ...document, parts: [chart] }, format, OPTIONS)).rejects.toThrow(
        /finite numbers/,
      );
    },
  );
  test('is printed in no sentence, and only upwards as no limit where that is asked for', () => {
    for (const say of [number, percent, signed, whole, points])
      expect(() => say(odd)).toThrow(/is (NaN|-?Infinity), which cannot be printed/);
    if (odd === Number.POSITIVE_INFINITY) expect(numberOrNoLimit(odd)).toBe('no limit');
    else expect(() => numberOrNoLimit(odd)).toThrow(`a number is ${odd}`);
  });
});

test.each(FORMATS)('%s gives the same bytes twice and shows neither NaN nor undefined', async (format) => {
  const once = await render(document, format, OPTIONS);
  expect(await render(document, format, OPTIONS)).toBe(once);
  expect(once).not.toMatch(/NaN|undefined|\[object/);
});
