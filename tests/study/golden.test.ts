import { describe, expect, it } from 'vitest';
import { parseStudy } from '../../src/study/check/parse.js';
import { studyJsonSchema } from '../../src/study/file/jsonSchema.js';
import { runStudy } from '../../src/study/run/runStudy.js';
import { westMidlands } from '../model/scenarioFixture.js';
import { studyText } from './studyFixture.js';

/** What seed 7 gave when this file was written: a change here changes what published seeds stand for. */
const GOLDEN = {
  pdus: [0.484761904762, -0.00408424908425, 0.94],
  matched: [0.484880952381, -0.00202673992674, 0.93],
  atLarge: [0.483452380952, -0.00370146520147, 0.95],
  fourEach: [0.480238095238, -0.00859267399267, 0.93],
};

/** The same where no inspector errs, so that counts are drawn in place of cases. */
const GOLDEN_COUNTS = {
  simple: [0.484404761905, -0.00322600732601, 0.96],
  risk: [0.493928571429, 0.00520549450549, 0.93],
  pdus: [0.495119047619, 0.00485750915751, 0.95],
  whole: [0.4954, 0.00606153846154, 0.77],
};

/** Estimate, bias and coverage of each design with seed 7. */
function measured(parts: Readonly<Record<string, string>>): Record<string, number[]> {
  const text = studyText({
    inquiries: '{ assessment: { percentage: assessment, of: cohort } }',
    answers: '{ wilson: { interval: wilson } }',
    ...parts,
  });
  const { answers } = runStudy(parseStudy(text, 'golden.yaml', westMidlands), {
    seed: 7,
    replicates: 100,
    exact: false,
  });
  const measure = (measures: (typeof answers)[number]['measures'], name: string) =>
    Number(measures.find((one) => one.measure === name)?.value.toPrecision(12));
  return Object.fromEntries(
    answers.map(({ design, measures }) => [
      design,
      ['estimate', 'bias', 'coverage'].map((name) => measure(measures, name)),
    ]),
  );
}

describe('the numbers of a seed', () => {
  it('stay as they are', () => {
    const designs =
      '{ pdus: { kind: two-stage, clusters: 11, take: 7, icc: 0.05, cohort: 650 }, matched: { kind: matched, by: [sentence, risk], cohort: 650 }, ' +
      'atLarge: { kind: two-stage, clusters: 11, icc: 0.02, cohort: 650, within: { clusters: 15, icc: 0.05 } }, ' +
      'fourEach: { kind: two-stage, clusters: 11, take: 7, icc: 0.02, cohort: 650, within: { clusters: 15, take: 4, icc: 0.05 } } }';
    const inspectors = '{ six: { kappa: 0.6, leniency: 0.5, count: 6, doubleMarked: 20%, checked: 10% } }';
    expect(measured({ designs, inspectors })).toEqual(GOLDEN);
  });

  it('stay as they are where counts are drawn', () => {
    const designs =
      '{ simple: { kind: simple, cohort: 650 }, risk: { kind: stratified, by: risk, cohort: 650 }, ' +
      'pdus: { kind: two-stage, clusters: 11, take: 7, icc: 0.05, cohort: 650 }, ' +
      'whole: { kind: cluster, clusters: 13, take: 2, icc: 0.05, cohort: 650 } }';
    expect(measured({ designs })).toEqual(GOLDEN_COUNTS);
  });
});

describe('the JSON Schema of a study file', () => {
  it('describes what an editor should offer', () => {
    const text = JSON.stringify(studyJsonSchema());
    expect(text).toContain('"two-stage"');
    expect(text).toContain('Intraclass correlation: 0 or more, below 1.');
    expect(text).toContain('The question that the study answers.');
  });
});
