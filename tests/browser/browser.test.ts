import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { h } from 'preact';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as library from '../../src/browser.js';
import { type Chart, renderSvg } from '../../src/report/chart/registry.js';
import { intervalDocument } from '../../src/report/documents/estimation/intervalDocument.js';
import { markingFiles } from '../../src/report/documents/training/markingFiles.js';
import { packFiles } from '../../src/report/documents/training/packFiles.js';
import { INVENTED, renderPage } from '../../src/report/render/page.js';
import { render } from '../../src/report/render/render.js';
import { intervalReport } from '../../src/results/interval.js';
import { inspectMarkers } from '../../src/training/marking/inspectMarkers.js';
import { markAnswers } from '../../src/training/marking/markAnswers.js';
import { PAGE } from '../../src/words/textOptions.js';
import { charts } from '../report/chart/kinds.js';
import { document } from '../report/fixture.js';
import { pack } from '../training/packFixture.js';
import { bundleForBrowsers } from './bundle.js';
import { openBrowser } from './chromium.js';

/** The engine and the pages in a real Chromium. */

let browser: Browser;
/** A page that has axe, which takes longer to load than most pages to check: it keeps it while its document is replaced. */
let checked: Awaited<ReturnType<typeof emptyPage>>;
beforeAll(async () => {
  browser = await openBrowser();
  checked = await emptyPage();
  await checked.page.addScriptTag({ content: axe.source });
}, 60_000);
afterAll(() => browser.close());

async function emptyPage() {
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  return { page, requests };
}

/** The same work in Node and in the browser, as text in which every bit of a number shows. It may use only its arguments. */
function work(casesim: typeof library, scenario: string): string {
  const model = casesim.compileModel(casesim.parseScenario(scenario, 'west-midlands-2025.yaml'), {
    effects: 'strong',
  });
  const names = [
    'wilson',
    'clopper-pearson',
    'jeffreys',
    'mid-p',
    'blaker',
    'likelihood-ratio',
    'arcsine',
    'probit',
  ] as const;
  return JSON.stringify({
    intervals: names.flatMap((method) =>
      [0, 1, 41, 84].map((yes) => casesim.proportionInterval({ yes, of: 84 }, { method, confidence: 0.95 })),
    ),
    difference: casesim.differenceInterval(
      { yes: 41, of: 84 },
      { yes: 29, of: 64 },
      { method: 'miettinen-nurminen', confidence: 0.95 },
    ),
    coverage: casesim.coverageSummary({ of: 84, method: 'wilson', confidence: 0.95 }),
    bands: casesim.bandProbabilities({ yes: 41, of: 84 }, { next: 84 }),
    counts: casesim.feasibleCounts({ percent: '49', of: 84 }),
    margins: ['assessment', 'planning', 'delivery', 'reviewing', 'risk'].map((name) => model.margin(name)),
    joint: Array.from(model.joint(['assessment', 'planning', 'delivery', 'reviewing']).probabilities),
    cases: casesim.drawCases(model, { cases: 84, seed: 7 }),
    exact: casesim.drawCases(model, { cases: 84, seed: 7, match: 'exact' }),
    inspection: casesim.inspect(model, { seed: 7 }),
  });
}

describe('the library in a browser', () => {
  test('needs nothing of Node, and gives the same bits as Node does', async () => {
    const scenario = readFileSync('scenarios/west-midlands-2025.yaml', 'utf8');
    const { code, nodeModules } = await bundleForBrowsers();
    expect(nodeModules).toEqual([]);
    const { page, requests } = await emptyPage();
    await page.addScriptTag({ content: code });
    const there = await page.evaluate(`(${work.toString()})(casesim, ${JSON.stringify(scenario)})`);
    const here = work(library, scenario);
    expect(here.length).toBeGreaterThan(10_000);
    expect(there).toBe(here);
    expect(requests).toEqual([]);
    await page.close();
  }, 60_000);
});

describe('charts', () => {
  let drawn: Awaited<ReturnType<typeof emptyPage>>;
  beforeAll(async () => {
    drawn = await emptyPage();
  });
  afterAll(() => drawn.page.close());

  test.each(Object.values(charts).map((chart) => [chart.kind, chart] as const))(
    '%s are well-formed XML, keep inside their frame and ask nothing of the network',
    async (_, chart) => {
      const svg = renderSvg(chart);
      const { page, requests } = drawn;
      await page.setContent(`<!doctype html><body style="margin:0">${svg}`);
      const found = await page.evaluate(`(() => {
        const parsed = new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml');
        const frame = document.querySelector('svg').getBoundingClientRect();
        const outside = [...document.querySelectorAll('svg text')].filter((text) => {
          const box = text.getBoundingClientRect();
          return box.left < -1 || box.top < -1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
        });
        return { error: parsed.querySelector('parsererror')?.textContent ?? null, outside: outside.map((text) => text.textContent) };
      })()`);
      expect(found).toEqual({ error: null, outside: [] });
      expect(requests).toEqual([]);
    },
  );
});

describe('the words of a chart', () => {
  const long: Readonly<Record<string, Chart>> = {
    ...charts,
    'intervals with long labels': {
      ...charts.intervals,
      title:
        'How much higher the first is than the second, in points, by key question and by enabling factor',
      references: [0.5, 0.52, 0.54].map((at) => ({ at, label: 'what would be good in every region' })),
      rows: charts.intervals.rows.map((row) => ({
        ...row,
        label: 'Standard deviation of utilisation between practitioners',
        note: '48.8%, from 38.4% to 59.3% (41 of 84)',
      })),
    },
    'tornado with ends on one side': {
      ...charts.tornado,
      rows: [
        { label: 'Odds of Yes per ten points of utilisation over 110%', atLow: 2.4, atHigh: 2.5 },
        { label: 'Time in vetting', atLow: -1234.5, atHigh: -1300 },
      ],
    },
    'fan of three': { ...charts.fan, series: [...charts.fan.series, ...charts.fan.series].slice(1) },
    'heat with many columns': {
      ...charts.heat,
      rows: ['Assessment (c) actual and potential victims', 'Reviewing (d) written record'],
      columns: Array.from({ length: 14 }, (_, c) => `SYN-${1000 + c}`),
      cells: [0, 1].map((r) => Array.from({ length: 14 }, (_, c) => ((r + c) % 2 === 0 ? 1 : null))),
    },
  };

  test.each([240, 390, 760, 1280])('neither overlap nor leave the picture at %d pixels', async (width) => {
    const { page } = await emptyPage();
    const faults: Record<string, unknown> = {};
    for (const [name, chart] of Object.entries(long)) {
      await page.setContent(`<!doctype html><body style="margin:0">${renderSvg(chart, { width })}`);
      faults[name] = await page.evaluate(`(${wordsThatCollide.toString()})()`);
    }
    expect(faults).toEqual(Object.fromEntries(Object.keys(long).map((name) => [name, []])));
    await page.close();
  });

  test('stay legible where a page has forced colours', async () => {
    const { page } = await emptyPage();
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await page.setContent(`<!doctype html><body>${renderSvg(charts.intervals)}`);
    const fills = await page.evaluate(
      `[...document.querySelectorAll('svg text')].map((text) => getComputedStyle(text).fill)`,
    );
    expect(new Set(fills as string[])).toEqual(new Set(['rgb(11, 12, 12)', 'rgb(72, 79, 84)']));
    await page.close();
  });
});

test('a chart whose words have anything at all is still well-formed XML', async () => {
  const { page } = await emptyPage();
  const odd = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), { numRuns: 20, seed: 1 });
  const drawn = [...odd, '<b>&amp;"\'', ']]>', '\u0000\u0007\ufffe', '\ud800'].map((label) =>
    renderSvg({
      ...charts.intervals,
      title: label,
      axis: { label },
      references: [{ at: 0.5, label }],
      rows: [{ label, point: 0.5, lower: 0.4, upper: 0.6, note: label }],
    }),
  );
  const errors = await page.evaluate(`${JSON.stringify(drawn)}.map((svg) =>
    new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent ?? null)`);
  expect(errors).toEqual(drawn.map(() => null));
  await page.close();
});

describe('pages', () => {
  test('with a fault are found to have it, also after others', async () => {
    const html = renderPage({
      title: 'Case',
      origin: 'seed 7',
      banner: INVENTED,
      body: h('img', { src: 'https://example.org/a.png' }),
    });
    const found = await violations(html);
    expect(found).toContainEqual(['image-alt', [expect.stringContaining('<img')]]);
    expect(found).toContain('https://example.org/a.png');
    expect(await violations(html)).toEqual(found);
  });

  test('have their text as text, and pass an accessibility check', async () => {
    const html = renderPage({
      title: 'Case SYN-0001 <b>',
      origin: 'casesim 0.1.0 · seed 7',
      banner: INVENTED,
      body: h('h1', {}, '<script>alert(1)</script> & more'),
    });
    expect(html).toContain('&lt;script>');
    expect(await violations(html)).toEqual([]);
  });

  test('of a document pass an accessibility check and ask nothing of the network', async () => {
    const html = await render({ ...document, parts: document.parts.slice(2) }, 'html', {
      ...PAGE,
      version: '0.1.0',
    });
    expect(await violations(html)).toEqual([]);
  });

  test.each([
    [390, 'screen', 14],
    [1280, 'screen', 14],
    [680, 'print', 12],
  ] as const)(
    'show a chart once at %d pixels on %s, its words no smaller than %d pixels',
    async (width, media, least) => {
      const html = await render({ ...document, parts: document.parts.slice(2) }, 'html', {
        ...PAGE,
        version: '0.1.0',
      });
      const { page } = await emptyPage();
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ media });
      await page.setContent(html);
      const shown = await page.evaluate(`[...document.querySelectorAll('figure svg')]
      .map((svg) => 14 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)
      .filter((size) => size > 0)`);
      expect(shown).toEqual([expect.any(Number)]);
      expect((shown as number[])[0]).toBeGreaterThanOrEqual(least);
      const beyond = await page.evaluate(
        `[...document.querySelectorAll('figure svg')].filter((svg) => svg.getBoundingClientRect().right > innerWidth).length`,
      );
      expect(beyond).toBe(0);
      await page.close();
    },
  );

  test('show a table of eleven columns whole at 1000 pixels, and let one scroll in its own box on a phone', async () => {
    const report = intervalReport({ stated: [library.readCounts('41/84')], cohort: 650, against: 0.5 });
    const html = await render(intervalDocument(report), 'html', { ...PAGE, version: '0.1.0' });
    const { page } = await emptyPage();
    const beyond = async (width: number) => {
      await page.setViewportSize({ width, height: 800 });
      await page.setContent(html);
      return page.evaluate(`[document.documentElement, document.querySelector('.many')]
        .map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)`);
    };
    expect(await beyond(1000)).toEqual([false, false]);
    expect(await beyond(390)).toEqual([false, true]);
    await page.close();
  });

  test('of a pack and of its marks pass an accessibility check', async () => {
    const made = pack({ cases: 1 });
    const rows = made.cases.flatMap(({ number }) =>
      made.items.map(({ id }) => ({ participant: 'Ann', case: number, item: id, answer: 'yes' as const })),
    );
    const marking = markAnswers(made, rows);
    const files = [
      ...(await packFiles(made)),
      ...(await markingFiles(made, {
        ...marking,
        inspection: inspectMarkers(marking, made),
        trial: null,
        readiness: null,
        drift: null,
      })),
    ];
    for (const [name, content] of files) {
      if (name.endsWith('.html')) expect([name, await violations(content)]).toEqual([name, []]);
    }
  }, 60_000);

  test('print each sheet on a page of its own', async () => {
    const sheets = [1, 2, 3].map((number) => h('section', { class: 'sheet' }, `Case ${number}`));
    const html = renderPage({ title: 'Cases', origin: 'seed 7', banner: INVENTED, body: sheets });
    const { page } = await emptyPage();
    await page.setContent(html);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(3);
    await page.close();
  });

  test('say on every printed page where they come from, whatever that has', async () => {
    const origin = 'pack "A"; </style><b> \\ } é · seed 7';
    const html = renderPage({ title: 'Case', origin, banner: INVENTED, body: 'Text.' });
    const { page } = await emptyPage();
    await page.setContent(html);
    const contents = await page.evaluate(`[...document.styleSheets[0].cssRules]
      .filter((rule) => rule instanceof CSSPageRule)
      .flatMap((rule) => [...rule.cssRules].map(({ style }) => style.content))`);
    expect(contents).toEqual([
      `"${INVENTED}"`,
      `"${origin.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
      '"Page " counter(page) " of " counter(pages)',
    ]);
    expect(await page.evaluate(`document.querySelectorAll('b').length`)).toBe(0);
    await page.close();
  });
});

/** What axe finds wrong with a page, and any request that it made. */
async function violations(html: string): Promise<unknown[]> {
  const { page, requests } = checked;
  await page.setContent(html);
  const found = await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
  );
  return [...(Array.isArray(found) ? found : ['axe did not run']), ...requests.splice(0)];
}

/** In a page: the words of its picture that leave it, and the pairs that overlap where letters are. */
function wordsThatCollide(): string[] {
  const frame = globalThis.document.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect();
  const boxes = Array.from(globalThis.document.querySelectorAll('svg text'), (text) => {
    const { left, right, top, bottom, height } = text.getBoundingClientRect();
    // A line of text is a sixth higher than its letters above and below.
    return { words: text.textContent, left, right, top: top + height / 7, bottom: bottom - height / 7 };
  });
  const outside = boxes.filter(
    ({ left, right, top, bottom }) => left < 0 || top < 0 || right > frame.right || bottom > frame.bottom,
  );
  const pairs = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.words} over ${b.words}`),
  );
  return [...outside.map(({ words }) => `${words} outside`), ...pairs];
}
