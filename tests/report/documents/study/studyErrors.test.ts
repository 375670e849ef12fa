import { expect, it } from 'vitest';
import { errorsTable } from '../../../../src/report/documents/study/studyErrors.js';
import { studyFindings } from '../../../../src/results/study.js';
import { runStudy } from '../../../../src/study/run/runStudy.js';
import { study } from '../../../study/studyFixture.js';

it('the table of standard errors counts the answers that it leaves out, and the JSON has each of them', () => {
  const declared = study({
    designs: '{ simple: { kind: simple }, pdus: { kind: two-stage, clusters: 8, icc: 0.1 } }',
    answers: '{ wilson: { interval: wilson }, agresti: { interval: agresti-coull } }',
  });
  const result = runStudy(declared, { replicates: 20 });
  const { answers } = studyFindings(declared, result);
  const table = errorsTable(result);
  const shown = table?.rows ?? [];
  const leftOut = answers.filter((answer) => !shown.includes(answer));
  expect(shown.map(({ design }) => design)).toEqual(['pdus', 'pdus']);
  expect(leftOut.map(({ design }) => design)).toEqual(['simple', 'simple']);
  expect(table?.notes).toContainEqual(expect.stringMatching(/^2 answers left out: .* in --csv and --json/));
  for (const { measures } of leftOut) {
    expect(measures.map(({ measure }) => measure)).toContain('modelError');
  }
});
