import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../../src/problem.js';
import { type Chart, describeChart, renderChart, renderSvg } from '../../../src/report/chart/registry.js';
import { columnsOf } from '../../../src/words/columns.js';
import { PAGE } from '../../../src/words/textOptions.js';
import { anyChart, charts, shortened, wordsOf } from './kinds.js';

const all = Object.values(charts);

/** A heat map of more columns than most terminals have space for. */
const manyColumns: Chart = {
  ...charts.heat,
  columns: Array.from({ length: 24 }, (_, index) => `${index + 1}`),
  cells: [Array<number>(24).fill(0.5), Array<null>(24).fill(null)],
};

test('the description of intervals never says that a limit is what it only lies beside', () => {
  const row = { label: 'Planning', point: 10, lower: 0.023, upper: 21.7 };
  const chart: Chart<'intervals'> = {
    kind: 'intervals',
    title: 'Differences',
    axis: { label: 'percentage points', format: 'number' },
    references: [{ at: 0, label: 'no difference' }],
    rows: [row, { ...row, lower: -0.4 }, { ...row, lower: 0 }],
  };
  expect(describeChart(chart)).toBe(
    'percentage points. Planning 10, from 0.02 to 22; Planning 10, from -0.4 to 22; Planning 10, from 0 to 22. Marked for reference: no difference at 0.',
  );
});

describe.each(all.map((chart) => [chart.kind, chart] as const))('%s charts', (_, chart) => {
  test.each([40, 60, 80, 180])('fit a terminal of %d columns, however long their names are', (width) => {
    for (const [some, before, after] of [
      [chart, '', ''],
      [chart, 'the question of whether enough was done about ', ', as marked by the third of the inspectors'],
      [chart, '評価', '評価'.repeat(20)],
      [manyColumns, 'Prompt ', ''],
    ] as const) {
      const named = renamed(some, (name) => `${before}${name}${after}`);
      for (const unicode of [true, false]) {
        const lines = renderChart(named, { ...PAGE, width, unicode }).split('\n');
        expect(lines.filter((line) => columnsOf(line) > width && line.trim().includes(' '))).toEqual([]);
      }
    }
  });

  test('fall back to ASCII', () => {
    const text = renderChart(chart, { ...PAGE, unicode: false });
    expect(Array.from(text).filter((character) => character > '~')).toEqual([]);
  });

  test('become an SVG that stands alone and says in words what it shows', () => {
    const svg = renderSvg(chart);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain('role="img"');
    expect(svg).toMatch(/<title>[^<]+<\/title>/);
    expect(svg).toMatch(/<desc>[^<]+<\/desc>/);
    expect(svg).toContain('font-family="Arial');
    expect(svg).not.toMatch(/NaN|undefined|currentColor|var\(|<script|<style|url\(|href/);
    expect(renderSvg(chart)).toBe(svg);
  });

  test.each([240, 390, 760, 1280, 2000])('are laid out for a picture %d pixels wide', (width) => {
    const svg = renderSvg(chart, { width });
    expect(svg).toMatch(new RegExp(`viewBox="0 0 ${width} \\d+" width="${width}" height="\\d+"`));
    expect(coordinatesIn(svg).filter((x) => x < 0 || x > width)).toEqual([]);
  });

  test('show the same words and numbers at every width', () => {
    const [narrow = '', wide = ''] = [390, 1280].map((width) => renderSvg(chart, { width }));
    expect(/<desc>.*<\/desc>/.exec(wide)?.[0]).toBe(/<desc>.*<\/desc>/.exec(narrow)?.[0]);
    for (const words of wordsOf(chart)) {
      expect(lettersIn(wide)).toContain(words.replaceAll(' ', ''));
      expect(lettersIn(narrow)).toContain(words.replaceAll(' ', ''));
    }
  });

  test('draw with one row or one point, and with none', () => {
    for (const keep of [1, 0]) {
      const small = shortened(chart, keep);
      expect(renderChart(small, PAGE)).not.toMatch(/NaN|undefined/);
      expect(renderSvg(small)).not.toMatch(/NaN|undefined/);
      expect(describeChart(small)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

test('a terminal interval chart draws each value where it belongs', () => {
  const chart: Chart = {
    kind: 'intervals',
    title: 'Key questions',
    axis: { label: 'Yes', format: 'percent', low: 0, high: 1, ticks: [0, 0.5, 1] },
    references: [{ at: 0.5, label: '50%' }],
    rows: [{ label: 'Assessment', point: 0.4, lower: 0.3, upper: 0.6, note: '40%' }],
  };
  expect(renderChart(chart, { ...PAGE, width: 40 })).toBe(
    [
      'Key questions',
      '                      50%',
      'Assessment         ├─●─┼─┤           40%',
      '            ┬──────────┬──────────┬',
      '            0%        50%        100%',
      '                      Yes',
    ].join('\n'),
  );
});

describe('under a nested loop plot', () => {
  const levels = (...all: readonly (readonly [string, number])[]) =>
    all.flatMap(([level, count]) => Array<string>(count).fill(level));
  const chart: Chart = {
    ...charts.nested,
    factors: [
      { label: 'Design', levels: levels(['simple', 6], ['pdus', 6]) },
      { label: 'ICC', levels: levels(['0', 2], ['0.1', 2], ['0.2', 2], ['0', 2], ['0.1', 2], ['0.2', 2]) },
    ],
    series: [{ label: 'wilson', values: Array.from({ length: 12 }, (_, index) => 0.95 - index / 200) }],
  };

  test('each factor is a row of steps in a terminal, where there are columns for them', () => {
    const text = renderChart(chart, { ...PAGE, width: 60 });
    expect(text).toMatch(/Design {3}▁ simple {3}█ pdus\n +▁{25,27}█{25,27}\n/);
    expect(text).toMatch(/ICC {3}▁ 0 {3}▅ 0\.1 {3}█ 0\.2\n +▁{7,10}▅{7,10}█{7,10}▁{7,10}▅{7,10}█{7,10}\n/);
    expect(renderChart(chart, { ...PAGE, width: 60, unicode: false })).toMatch(/\n +1{25,27}2{25,27}\n/);
    const alternating = { label: 'κ', levels: Array.from({ length: 60 }, (_, index) => `${index % 2}`) };
    const crowded = { ...chart, factors: [alternating], series: [{ label: '', values: Array(60).fill(1) }] };
    expect(renderChart(crowded, { ...PAGE, width: 60 })).toContain('κ   each in turn: 0, 1');
  });

  test('each factor is a line of steps in a picture, over the same stretch as the plot', () => {
    const svg = renderSvg(chart);
    const [wilson, ...steps] = Array.from(svg.matchAll(/ d="([^"]+)"/g), ([, path = '']) =>
      Array.from(path.matchAll(/[ML]([\d.]+),([\d.]+)/g), ([, x, y]) => [Number(x), Number(y)] as const),
    );
    expect(steps.map((one) => new Set(one.map(([, y]) => y)).size)).toEqual([2, 3]);
    for (const one of steps) expect(one.map(([x]) => x)).toEqual(wilson?.map(([x]) => x));
    expect(svg).toContain('ICC, upwards: 0, 0.1, 0.2');
  });
});

test('a text alternative gives the numbers', () => {
  expect(describeChart(charts.tornado)).toBe(
    'Change, points, 2 as written. Widest first: Drop-out from 4.0 to -1.0; Vetting from 1.0 to 3.0.',
  );
  expect(describeChart({ ...charts.heat, description: 'In my words.' })).toBe('In my words.');
});

describe('an SVG', () => {
  test('draws each value where it belongs', () => {
    const svg = renderSvg(
      {
        kind: 'intervals',
        title: 'Key questions',
        axis: { label: 'Yes', format: 'percent', low: 0, high: 1, ticks: [0, 0.5, 1] },
        rows: [{ label: '', point: 0.5, lower: 0.25, upper: 1 }],
      },
      { width: 1000 },
    );
    const [, x, width] = /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="10"/.exec(svg) ?? [];
    const [, cx] = /<circle cx="([\d.]+)"/.exec(svg) ?? [];
    const ticks = Array.from(svg.matchAll(/<line x1="([\d.]+)"[^>]*stroke="#d8dadb"/g), ([, at]) =>
      Number(at),
    );
    const [zero = 0, half = 0, one = 0] = ticks;
    expect(ticks).toHaveLength(3);
    expect(Number(cx)).toBeCloseTo(half, 1);
    expect(Number(x)).toBeCloseTo(zero + (one - zero) / 4, 1);
    expect(Number(x) + Number(width)).toBeCloseTo(one, 1);
  });

  test('writes numbers below 0 as the tables beside it do, with a hyphen', () => {
    const svg = renderSvg({ ...charts.tornado, title: 'From -4.5 to 1, SYN-1, 2024-25' });
    expect(svg).toContain('<title>From -4.5 to 1, SYN-1, 2024-25</title>');
    expect(svg).toContain('Drop-out from 4.0 to -1.0');
    expect(svg).toMatch(/>-1<\/text>/);
  });

  test('keeps every letter of a label that is longer than a line', () => {
    const label = `${'Incomprehensibility'.repeat(12)} and more`;
    const svg = renderSvg({ ...charts.tornado, rows: [{ label, atLow: 1, atHigh: 3 }] }, { width: 240 });
    expect(lettersIn(svg)).toContain(label.replaceAll(' ', ''));
  });

  test('draws any finite data at any width with finite numbers inside the picture', () => {
    fc.assert(
      fc.property(anyChart, fc.integer({ min: 240, max: 2000 }), (chart, width) => {
        const svg = renderSvg(chart, { width });
        expect(svg).not.toMatch(/NaN|Infinity|undefined|="-?[\d.]+e/);
        expect(coordinatesIn(svg).filter((x) => x < 0 || x > width)).toEqual([]);
        expect(renderSvg(chart, { width })).toBe(svg);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test.each([239, 2001, Number.NaN, Number.POSITIVE_INFINITY])('is refused at a width of %d', (width) => {
    expect(() => renderSvg(charts.heat, { width })).toThrow(ArgumentError);
  });
});

test('any finite data have a description and a terminal chart without NaN', () => {
  fc.assert(
    fc.property(anyChart, fc.integer({ min: 40, max: 200 }), (chart, width) => {
      expect(describeChart(chart)).not.toMatch(/NaN|Infinity|undefined/);
      expect(renderChart(chart, { ...PAGE, width })).not.toMatch(/NaN|Infinity|undefined/);
    }),
    { numRuns: 200, seed: 1 },
  );
});

describe('a number that cannot be drawn', () => {
  const renderers = {
    describeChart: (chart: Chart) => describeChart(chart),
    renderChart: (chart: Chart) => renderChart(chart, PAGE),
    renderSvg: (chart: Chart) => renderSvg(chart),
  };
  const NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e16];

  test.each(Object.entries(renderers))('is refused by %s with its path', (_, draw) => {
    for (const upper of NUMBERS) {
      const chart: Chart = {
        ...charts.intervals,
        rows: [{ label: 'Assessment', point: 0.5, lower: 0.4, upper }],
      };
      expect(() => draw(chart)).toThrow(ArgumentError);
      expect(() => draw(chart)).toThrow(`chart.rows[0].upper is ${upper}`);
    }
    expect(() => draw({ ...charts.lines, series: [{ label: 'a', points: [[0, Number.NaN]] }] })).toThrow(
      'chart.series[0].points[0][1] is NaN',
    );
    expect(() => draw({ ...charts.heat, cells: [[0, Number.NaN]] })).toThrow('chart.cells[0][1] is NaN');
  });

  test('may be an axis without length', () => {
    const axis = { label: 'Yes', low: 1, high: 1 };
    expect(() => renderSvg({ ...charts.intervals, axis })).toThrow('chart.axis runs from 1 to 1');
  });
});

test('a kind of chart that there is not is refused by name', () => {
  const pie = JSON.parse('{ "kind": "pie", "title": "Pie" }') as Chart;
  expect(() => renderSvg(pie)).toThrow(/chart\.kind must be one of .*tornado.*, not "pie"/);
});

/** The chart with other names for everything that it names. */
function renamed(chart: Chart, name: (name: string) => string): Chart {
  const within = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === 'kind' || key === 'format' ? value : name(value);
    if (Array.isArray(value)) return value.map((one) => within(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, within(one, inner)]));
  };
  return within(chart, '') as Chart;
}

/** Every horizontal coordinate of marks on their own. */
function coordinatesIn(svg: string): number[] {
  const single = Array.from(svg.matchAll(/ (?:x|x1|x2|cx)="([^"]+)"/g), ([, x]) => Number(x));
  const paths = Array.from(svg.matchAll(/ d="([^"]+)"/g), ([, d = '']) =>
    Array.from(d.matchAll(/[ML](-?[\d.]+),/g), ([, x]) => Number(x)),
  );
  return [...single, ...paths.flat()];
}

/** All that is written in a picture, its title and description left out, without spaces. */
function lettersIn(svg: string): string {
  const texts = Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text = '']) => text);
  const plain = texts.join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  return plain.replaceAll('&amp;', '&').replaceAll(' ', '');
}
