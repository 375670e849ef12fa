import { describe, expect, it } from 'vitest';
import { parseStudy } from '../../src/study/check/parse.js';
import { studyJsonSchema } from '../../src/study/file/jsonSchema.js';
import { runStudy } from '../../src/study/run/runStudy.js';
import { westMidlands } from '../model/scenarioFixture.js';
import { studyText } from './studyFixture.js';

/** What seed 7 gave when this file was written: a change here changes what published seeds stand for. */
const GOLDEN = {
  pdus: [0.484761904762, -0.00486886446886, 0.94],
  matched: [0.485595238095, -0.00125091575092, 0.96],
  atLarge: [0.483452380952, -0.00051684981685, 0.97],
  fourEach: [0.480238095238, -0.00108498168498, 0.96],
};

describe('the numbers of a seed', () => {
  it('stay as they are', () => {
    const text = studyText({
      designs:
        '{ pdus: { kind: two-stage, clusters: 11, take: 7, icc: 0.05, cohort: 650 }, matched: { kind: matched, by: [sentence, risk], cohort: 650 }, ' +
        'atLarge: { kind: two-stage, clusters: 11, icc: 0.02, cohort: 650, within: { clusters: 15, icc: 0.05 } }, ' +
        'fourEach: { kind: two-stage, clusters: 11, take: 7, icc: 0.02, cohort: 650, within: { clusters: 15, take: 4, icc: 0.05 } } }',
      inspectors: '{ six: { kappa: 0.6, leniency: 0.5, count: 6, doubleMarked: 20%, checked: 10% } }',
      inquiries: '{ assessment: { percentage: assessment, of: cohort } }',
      answers: '{ wilson: { interval: wilson } }',
    });
    const { answers } = runStudy(parseStudy(text, 'golden.yaml', westMidlands), { seed: 7, replicates: 100 });
    const found = Object.fromEntries(
      answers.map(({ design, measures }) => [
        design,
        ['estimate', 'bias', 'coverage'].map((name) =>
          Number(measures.find(({ measure }) => measure === name)?.value.toPrecision(12)),
        ),
      ]),
    );
    expect(found).toEqual(GOLDEN);
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
