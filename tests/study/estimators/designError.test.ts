import { expect, it } from 'vitest';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { designError } from '../../../src/study/estimators/designError.js';

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
    designErrorNote: expect.stringMatching(/^the question has a gate/),
  });
});
