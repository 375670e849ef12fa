import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { designError } from '../../../src/study/estimators/designError.js';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { study } from '../studyFixture.js';

const SCENARIO = loadScenario('west-midlands-2025');

it('gives the standard error of a simple sample, and no note', () => {
  const design = { kind: 'simple', cases: 84, cohort: null } as const;
  const { designError: found, designErrorNote } = designError(SCENARIO, { question: 'assessment', design });
  const share = 41 / 84;
  expect(found).toBeCloseTo(Math.sqrt((share * (1 - share)) / 84), 12);
  expect(designErrorNote).toBeNull();
});

it('says why the standard error is not known where a gated question is asked of a stratified cohort', () => {
  const asked = { kind: 'stratified', by: ['risk'], allocation: 'proportional', question: null } as const;
  const found = designError(SCENARIO, {
    question: 'childSafeguardingAnalysed',
    design: { ...asked, cases: 20, cohort: 50 },
    about: 'cohort',
  });
  expect(found).toEqual({
    designError: null,
    designErrorNote: expect.stringMatching(/^the question has a gate.* through the design$/),
  });
});

describe.each([
  ['simple', '{ kind: simple, cases: 30, cohort: 90 }'],
  ['two-stage', '{ kind: two-stage, clusters: 9, take: 6, icc: 0.1, cases: 30, cohort: 90 }'],
  [
    'units',
    '{ kind: two-stage, clusters: 9, icc: 0.05, within: { clusters: 3, icc: 0.1 }, cases: 30, cohort: 90 }',
  ],
])('the standard error of a %s sample', (name, design) => {
  const GATED = 'childSafeguardingAnalysed';
  const everyWay = ['assessment', GATED].flatMap((question) =>
    ['process', 'cohort'].flatMap((about) =>
      ['kappa: 1', 'kappa: 0.6', 'kappa: 0.6, leniency: 0.8, count: 3, doubleMarked: 0.3'].map(
        (inspectors) => ({ question, about, inspectors }),
      ),
    ),
  );
  it('is known, or not for the one reason that is true of it', () => {
    for (const { question, about, inspectors } of everyWay) {
      const declared = study({
        designs: `{ tried: ${design} }`,
        inspectors: `{ tried: { ${inspectors} } }`,
        inquiries: `{ asked: { percentage: ${question}, of: ${about} } }`,
        answers: '{ tried: { estimate: design } }',
      });
      const { answers } = runStudy(declared, { replicates: 1, exact: false });
      const [differ, gated] = [inspectors.includes('leniency'), question === GATED];
      const through = [...(name === 'simple' ? [] : ['the design']), ...(differ ? ['the inspectors'] : [])];
      const expected =
        gated && about === 'cohort' && through.length > 0
          ? new RegExp(`^the question has a gate, .* through ${through.join(' and ')}$`)
          : name === 'units' && gated
            ? /^units within clusters .*, and the question has a gate$/
            : name === 'units' && differ
              ? /^units within clusters .*, and inspectors differ$/
              : null;
      const note = answers[0]?.designErrorNote;
      if (expected === null)
        expect([question, about, inspectors, note]).toEqual([question, about, inspectors, null]);
      else expect(note).toMatch(expected);
    }
  });
});
