import { describe, expect, it } from 'vitest';
import {
  type Chart,
  describeChart,
  renderChart,
  renderSvg,
} from '../../../../../src/report/chart/registry.js';
import { studyCharts } from '../../../../../src/report/documents/study/charts/studyCharts.js';
import { zipChart } from '../../../../../src/report/documents/study/charts/zipPlot.js';
import { studyZip } from '../../../../../src/results/study/zip.js';
import { prepareStudy } from '../../../../../src/study/run/prepare.js';
import { runStudy } from '../../../../../src/study/run/runStudy.js';
import type { Study } from '../../../../../src/study/study.js';
import { PAGE } from '../../../../../src/words/textOptions.js';
import { study } from '../../../../study/studyFixture.js';

/** How much of a chart's text is not blank. */
const marksIn = (text: string): number => text.replace(/[ \u2800]/g, '').length;

describe('the charts of a study', () => {
  const declared = study({
    designs: '{ pdus: { kind: two-stage, clusters: 11 }, six: { kind: two-stage, clusters: 11, take: 6 } }',
    answers: '{ plain: { interval: wilson }, weighted: { estimate: design, interval: wilson } }',
    grid: '{ icc: [0, 0.05, 0.1] }',
  });
  const result = runStudy(declared, { replicates: 50 });

  it('draw coverage along an axis, and over every condition', () => {
    const [along, width, over] = studyCharts(declared, result);
    expect(along).toMatchObject({ kind: 'lines', title: 'Coverage along icc: assessment, intervals at 95%' });
    expect(width?.title).toBe('Mean interval width along icc: assessment, intervals at 95%');
    expect(along?.series.map(({ label }) => label)).toEqual([
      'pdus, plain (Wilson)',
      'pdus, weighted (Wilson on the effective sample)',
      'six, plain (Wilson)',
      'six, weighted (Wilson on the effective sample)',
    ]);
    expect(over).toMatchObject({
      kind: 'nested',
      factors: [
        { label: 'design', levels: ['pdus', 'pdus', 'pdus', 'six', 'six', 'six'] },
        { label: 'icc', levels: ['0', '0.05', '0.1', '0', '0.05', '0.1'] },
      ],
    });
    const coverage = (index: number) =>
      result.answers[index]?.measures.find(({ measure }) => measure === 'coverage')?.value;
    expect(over?.series[0]).toMatchObject({
      label: 'plain (Wilson)',
      values: [0, 2, 4, 6, 8, 10].map(coverage),
    });
  });

  it('break a line where its measure is not defined, as power is where the truth is what is tested against', () => {
    const tested = study({
      inquiries: '{ level: { percentage: assessment, against: 50% } }',
      answers: '{ wilson: { interval: wilson } }',
      grid: '{ cases: [60, 120], proportion: [40%, 45%, 50%, 55%] }',
    });
    const [along, , over] = studyCharts(tested, runStudy(tested, {}));
    if (along === undefined || over === undefined) throw new Error('no chart');
    expect(along).toMatchObject({ kind: 'lines', x: { label: 'True %; no value at 50%' } });
    const power = along.series.map((one) => ('points' in one ? one : null));
    expect(power.map((one) => one?.points.map(([at]) => at))).toEqual([
      [0.4, 0.45, 0.55],
      [0.4, 0.45, 0.55],
    ]);
    expect(power.map((one) => one?.breaks)).toEqual([[0.5], [0.5]]);
    const lines = { ...along, series: along.series.slice(0, 1) } as Chart<'lines'>;
    const svg = renderSvg(lines);
    // One path of two points, and a dot on the other side of the break beside the three of what is known.
    expect(svg.match(/<path d="M[^"]*" fill="none"/g)?.map((path) => path.split('L').length)).toEqual([2]);
    expect(describeChart(along)).toContain('without a value at 50%');
    const panels = renderChart(lines, PAGE);
    const connected = { ...lines, series: lines.series.map((one) => ({ ...one, breaks: [] })) };
    expect(marksIn(panels)).toBeLessThan(marksIn(renderChart(connected, PAGE)));
    expect(over.series[0]).toMatchObject({
      values: [
        expect.any(Number),
        expect.any(Number),
        null,
        expect.any(Number),
        expect.any(Number),
        expect.any(Number),
        null,
        expect.any(Number),
      ],
    });
  });

  it('draw what answers a ranking or a spread', () => {
    const chartsOf = (one: Study) => studyCharts(one, runStudy(one, { replicates: 20 }));
    const titles = (parts: Parameters<typeof study>[0]) => chartsOf(study(parts)).map(({ title }) => title);
    const worlds = '{ one: west-midlands-2025, two: { scenario: west-midlands-2025, shift: [assessment] } }';
    const ranking = {
      scenarios: worlds,
      inquiries: '{ order: { ranking: assessment } }',
      grid: '{ shift: [1, 5] }',
    };
    expect(titles(ranking)).toEqual(['Wrong ranking along shift: order']);
    const spread = {
      inspectors: '{ six: { count: 6 } }',
      inquiries: '{ parts: { spread: assessment } }',
      grid: '{ kappa: [0.4, 0.8] }',
    };
    expect(titles(spread)).toEqual(['Share of the variance due to inspectors along kappa: parts']);
  });

  it('draw the standard error that the design gives where the tables lead with it', () => {
    const bare = study({
      designs: '{ pdus: { kind: two-stage, clusters: 11, cohort: 650 } }',
      inquiries: '{ cohort: { percentage: assessment, of: cohort } }',
      grid: '{ icc: [0, 0.1] }',
    });
    const { answers } = runStudy(bare, { replicates: 20 });
    const [along] = studyCharts(bare, { answers });
    const exact = answers.map(
      ({ measures }) => measures.find(({ measure }) => measure === 'designError')?.value,
    );
    expect(along).toMatchObject({
      title: 'Standard error along icc: cohort',
      series: [
        {
          points: [
            [0, 100 * Number(exact[0])],
            [0.1, 100 * Number(exact[1])],
          ],
        },
      ],
    });
  });

  it('show the intervals of replicates from the nearest to the furthest, as often beside the truth as coverage says', () => {
    const zip = studyZip(prepareStudy(declared), 3);
    if (zip === null) throw new Error('no zip plot');
    expect(zip.rows).toHaveLength(100);
    const missed = zip.rows.flatMap(({ lower, upper }, index) => (lower > 0 || upper < 0 ? [index] : []));
    // A weighted interval after six clusters: those furthest from the truth miss it.
    expect(Math.min(...missed)).toBeGreaterThan(60);
    expect(zipChart(zip, declared).title).toMatch(
      /covers least in the first 1,000 replicates: assessment, weighted \(Wilson on the effective sample at 95%\), /,
    );
    expect(studyZip(prepareStudy(study({ answers: '{ one: { interval: wilson } }' })), 3)).toBeNull();
  });

  it('draw lines that are too many to distinguish only at the condition of the first sentence, and say so', () => {
    const wide = study({
      designs:
        '{ srs: { kind: simple }, five: { kind: simple, cohort: 650 }, eleven: { kind: simple, cohort: 300 } }',
      answers:
        '{ wilson: { interval: wilson }, cp: { interval: clopper-pearson }, jeffreys: { interval: jeffreys } }',
      grid: '{ cases: [42, 84, 126], proportion: [50%, 70%] }',
    });
    const charts = studyCharts(wide, runStudy(wide, { replicates: 20 }));
    expect(charts.map(({ title }) => title)).toEqual([
      'Coverage along cases: assessment, intervals at 95%, only with proportion 50% and design srs (3 of 18 lines)',
      'Mean interval width along cases: assessment, intervals at 95%, only with proportion 50% and design srs (3 of 18 lines)',
      'Coverage over every condition: assessment, intervals at 95%',
    ]);
    expect(charts[0]?.series.map(({ label }) => label)).toEqual([
      'wilson',
      'cp (Clopper-Pearson)',
      'jeffreys',
    ]);
    expect(charts[0]?.origin).toMatch(/^Study a-test, hash [0-9a-f]+: exact\.$/);
  });

  it('draw more answers than can be distinguished in as many charts as it takes', () => {
    const methods = [
      'wilson',
      'wilson-cc',
      'clopper-pearson',
      'mid-p',
      'jeffreys',
      'uniform',
      'wald',
      'arcsine',
      'logit',
    ];
    const many = study({
      answers: `{ ${methods.map((method, index) => `a${index}: { interval: ${method} }`).join(', ')} }`,
      grid: '{ cases: [42, 84] }',
    });
    const charts = studyCharts(many, runStudy(many, { replicates: 20 }));
    expect(charts.map(({ title, series }) => [title, series.length])).toEqual([
      ['Coverage along cases: assessment, intervals at 95%, part 1 of 2', 8],
      ['Coverage along cases: assessment, intervals at 95%, part 2 of 2', 1],
      ['Mean interval width along cases: assessment, intervals at 95%, part 1 of 2', 8],
      ['Mean interval width along cases: assessment, intervals at 95%, part 2 of 2', 1],
    ]);
  });

  it('name the one method and level that all lines have, and the measure of the first sentence', () => {
    const power = study({
      scenarios:
        '{ before: west-midlands-2025, after: { scenario: west-midlands-2025, shift: [assessment] } }',
      inquiries: '{ change: { difference: assessment, from: before, to: after } }',
      answers: '{ newcombe: { interval: newcombe, confidence: 90% } }',
      grid: '{ shift: [5, 10] }',
      headline: '{ measure: exaggeration }',
    });
    const titles = studyCharts(power, runStudy(power, { replicates: 20 })).map(({ title }) => title);
    expect(titles).toEqual([
      'Exaggeration when significant along shift: change',
      'Power along shift: change, Newcombe at 90%',
    ]);
  });
});
