import { describe, expect, it } from 'vitest';
import { listScenarios, loadScenario } from '../../src/files/loadScenario.js';
import { compileModel } from '../../src/model/compile/compile.js';
import { inspectionDocument } from '../../src/report/documents/inspection/inspectDocument.js';
import { nextTable } from '../../src/report/documents/inspection/nextTable.js';
import { renderText } from '../../src/report/render/text.js';
import { inspectionReport } from '../../src/results/inspect.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { scenario, westMidlands } from '../model/scenarioFixture.js';
import { MINIMAL } from '../scenario/minimal.js';

const settings = { cases: 84, seed: 7, confidence: 0.95, method: 'wilson' as const };
const model = compileModel(westMidlands());
const report = inspectionReport(model, settings);

/** Every number anywhere in some data. */
function numbersIn(data: unknown): number[] {
  if (typeof data === 'number') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(numbersIn) : [];
}

describe('the report of an inspection', () => {
  it('gives each key question its published counts, interval, range, chance and bands', () => {
    const [assessment] = report.keyQuestions;
    expect(assessment).toMatchObject({
      id: 'assessment',
      label: 'Assessment',
      published: { percent: 49, yes: 41, of: 84 },
      interval: { method: 'wilson', confidence: 0.95 },
    });
    expect(assessment?.interval.lower).toBeCloseTo(0.3840835, 7);
    expect(assessment?.interval.upper).toBeCloseTo(0.5931482, 7);
    expect(assessment?.reinspection).toMatchObject({ lower: 32 / 84, upper: 50 / 84 });
    expect(assessment?.reinspection.predictiveProbability).toBeCloseTo(0.860232260266, 12);
    // Reference values of the shared oracle for rating bands.
    expect(assessment?.bands.next.inadequate).toBeCloseTo(0.531, 3);
    expect(Object.values(assessment?.bands.now ?? {}).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  it('predicts the next inspection, each key question for itself and all four together', () => {
    // Oracle: beta-binomial sums with 40 digits.
    const ends = (key: 'next' | 'nextTogether') =>
      report.keyQuestions.map((row) => [row[key].lowerCount, row[key].upperCount]);
    expect(ends('next')).toEqual([
      [29, 54],
      [36, 61],
      [28, 53],
      [28, 53],
    ]);
    expect(ends('nextTogether')).toEqual([
      [25, 57],
      [33, 64],
      [24, 56],
      [24, 56],
    ]);
    expect(report.allWithin.each.ifIndependent).toBeCloseTo(0.8438010660005, 12);
    expect(report.allWithin.together.atLeast).toBeGreaterThan(0.95);
  });

  it('says one chance of less than half, the one of the next inspection', () => {
    for (const { bands, next } of report.keyQuestions) {
      expect(bands.next.inadequate).toBeGreaterThan(0);
      expect(next.cases).toBe(report.cases);
    }
    const headings = nextTable(report, { confidence: 0.95 }).columns;
    expect(headings.filter(({ heading }) => heading.includes('below 50%'))).toHaveLength(1);
  });

  it('sets published, model and sample side by side for every level of every variable', () => {
    expect(report.margins).toHaveLength(model.variables.reduce((sum, { levels }) => sum + levels.length, 0));
    for (const { published, model: inModel, sample, sampleCount, publishedCount } of report.margins) {
      expect(Math.abs(published - inModel)).toBeLessThan(1e-12);
      expect(sample).toBe(sampleCount.count / sampleCount.of);
      if (publishedCount !== null)
        expect(published).toBeCloseTo(publishedCount.count / publishedCount.of, 12);
    }
  });

  it('quotes a percentage with the digits and the rounding of its publication', async () => {
    const own = parseScenario(
      MINIMAL.replace('cases: 60', 'cases: 400')
        .replace('45%', '45.3%')
        .replace('50%', '{ percent: 50, rounding: truncated }')
        .replace('40%', '{ value: 163, from: report }'),
      'mine.yaml',
    );
    const options = { ...settings, cases: 400 };
    const compiled = compileModel(own);
    const made = inspectionReport(compiled, options);
    expect(made.keyQuestions.map(({ published: { percent } }) => percent)).toEqual([45.3, 50, 41, 42]);
    const text = await renderText(inspectionDocument(compiled, made, options));
    expect(text).toContain('(published: 45.3%)');
    expect(text).toContain('45.3% (181 of 400)');
  });

  it('speaks of oversight where it was needed only where the scenario says where it was', async () => {
    const textOf = async (id: string) => {
      const own = compileModel(loadScenario(id));
      const told = await renderText(inspectionDocument(own, inspectionReport(own, settings), settings));
      return told.replaceAll(/\s+/g, ' ');
    };
    expect(await textOf('west-midlands-2025')).toContain(
      'ineffective or absent where it was needed in 61% (49 of 80)',
    );
    expect(await textOf('south-west-2025')).toContain('ineffective or absent in 77% (49 of 64) as assumed');
  });

  it('gives each prompt its own denominator, and the oversight gap', () => {
    const of = Object.fromEntries(report.prompts.map(({ id, published }) => [id, published?.of]));
    expect(of).toMatchObject({
      domesticAbuseAnalysed: 52,
      oversightEffective: 80,
      enforcementSufficient: 36,
    });
    expect(report.oversightGap).toMatchObject({ published: { yes: 49, of: 80 }, words: null });
  });

  it('does not change with the effects except in the joint answers of the sample', () => {
    const strong = inspectionReport(compileModel(westMidlands(), { effects: 'strong' }), settings);
    expect(strong.jointAnswers).toEqual(report.jointAnswers);
    const published = ({ id, interval, reinspection, bands }: (typeof report.keyQuestions)[number]) => ({
      id,
      interval,
      reinspection,
      bands,
    });
    expect(strong.keyQuestions.map(published)).toEqual(report.keyQuestions.map(published));
  });

  it('narrows the range of repeated inspections as they grow, and follows confidence and method', () => {
    const large = inspectionReport(model, { ...settings, cases: 840, confidence: 0.8, method: 'jeffreys' });
    const [before, after] = [report, large].map(({ keyQuestions }) => keyQuestions[0]);
    const width = (row: typeof before) => Number(row?.next.upper) - Number(row?.next.lower);
    expect(width(after)).toBeLessThan(width(before));
    expect(after?.interval).toMatchObject({ method: 'jeffreys', confidence: 0.8 });
    expect(after?.sampleInterval).toMatchObject({ method: 'jeffreys', confidence: 0.8 });
  });

  it('survives a prompt that is relevant to no case of the sample', async () => {
    const rare = compileModel(
      scenario(
        [
          { name: 'gate', shares: [1, 0], counts: [10, 0], relevant: 10 },
          {
            name: 'asked',
            shares: [0.5, 0.5],
            when: ['gate', 'yes'],
            section: 'prompt',
            question: 'planning',
          },
          {
            name: 'planning',
            shares: [0.5, 0.5],
            counts: [5, 5],
            section: 'keyQuestion',
            question: 'planning',
          },
        ],
        10,
      ),
    );
    const small = inspectionReport(rare, { ...settings, cases: 10 });
    expect(small.prompts[0]).toMatchObject({
      sample: { yes: 0, of: 0, percent: null },
      sampleInterval: null,
    });
    expect(numbersIn(small).every(Number.isFinite)).toBe(true);
    expect(await renderText(inspectionDocument(rare, small, settings))).not.toMatch(/NaN|undefined|null/);
  });
});

describe.each(listScenarios())('the document of inspecting %s', async (id) => {
  const compiled = compileModel(loadScenario(id));
  const inspected = inspectionReport(compiled, { ...settings, cases: 50 });
  const document = inspectionDocument(compiled, inspected, settings);
  const text = await renderText(document);

  it('has only finite numbers and no trace of a missing value', () => {
    expect(numbersIn(inspected).every(Number.isFinite)).toBe(true);
    expect(text).not.toMatch(/NaN|undefined|null/);
  });

  it('lists every assumed share, every effect and every reading that was not used', () => {
    const paths = inspected.assumptions.map(({ path }) => path);
    for (const variable of compiled.scenario.variables) {
      for (const { parent } of variable.effects)
        expect(paths).toContain(`${variable.name}.effects.${parent}`);
      for (const figure of variable.figures) {
        if (figure?.basis === 'assumed') expect(paths).toContain(figure.path);
        for (const { says } of figure?.readings ?? []) {
          expect(
            inspected.assumptions.some(
              (assumption) => assumption.kind === 'reading' && assumption.reading === says,
            ),
          ).toBe(true);
        }
      }
    }
  });

  it('marks every assumed figure in the table that shows it', () => {
    for (const { basis, label, level } of inspected.margins) {
      const { name } = compiled.scenario.variables.find((v) => v.label === label) ?? {};
      if (name === undefined || basis !== 'assumed' || level === 'no') continue;
      const shown = inspected.margins.filter((row) => row.variable === name);
      expect(shown.every((row) => row.basis === 'assumed')).toBe(true);
    }
    const marks = inspected.margins.filter(
      ({ basis, level }) => basis === 'assumed' && level !== 'no',
    ).length;
    expect((text.match(/\) {2,}assumed/g) ?? []).length).toBeGreaterThanOrEqual(marks);
  });

  it('opens with one sentence that names the key questions and their published percentages', () => {
    const isAssumed = inspected.keyQuestions.every(({ basis }) => basis === 'assumed');
    expect(document.sentence).toMatch(
      isAssumed
        ? /^No percentage of these key questions is published, .*: if nothing changed but the cases, .*\.$/
        : /^If nothing changed but the cases, the next inspection of 50 cases .*\.$/,
    );
    for (const { label, published } of inspected.keyQuestions) {
      expect(document.sentence).toMatch(
        new RegExp(
          `${label.toLowerCase()} between \\d+% and \\d+% \\((?:published|assumed): ${published.percent}%\\)`,
        ),
      );
    }
  });
});
