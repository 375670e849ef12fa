import { describe, expect, it } from 'vitest';
import { loadStudy } from '../../../../src/files/studies.js';
import { listStudies } from '../../../../src/files/studyCollection.js';
import { measuresPart } from '../../../../src/report/documents/study/measuresPart.js';
import { prepareStudy } from '../../../../src/study/run/prepare.js';
import { plannedAnswers } from '../../../../src/study/run/results.js';
import { runStudy } from '../../../../src/study/run/runStudy.js';
import type { Study } from '../../../../src/study/study.js';
import { study } from '../../../study/studyFixture.js';

/** What the protocol of a study promises to measure, and what its results measure. */
function promisedAndReported(asked: Study, replicates: number) {
  const promised = measuresPart(plannedAnswers(prepareStudy(asked)));
  return { promised, reported: measuresPart(runStudy(asked, { replicates }).answers) };
}

describe('what a protocol promises to measure', () => {
  it.each(listStudies())('is what the study %s reports', (id) => {
    const whole = loadStudy(id);
    // The first and last value of an axis have, or lack, what those between them do.
    const grid = whole.grid.map(({ name, values }) => ({
      name,
      values: values.filter((_, index) => index === 0 || index === values.length - 1),
    })) as Study['grid'];
    const { promised, reported } = promisedAndReported({ ...whole, grid }, 30);
    expect(promised).toEqual(reported);
  });

  it('is no power where nothing is tested against, and power where something is', () => {
    const answers = '{ wilson: { interval: wilson } }';
    const plain = promisedAndReported(study({ answers }), 30);
    expect(plain.promised).toEqual(plain.reported);
    expect(JSON.stringify(plain.promised)).not.toMatch(/Power|False alarm|θ₀/);
    const inquiries = '{ assessment: { percentage: assessment, against: 30% } }';
    const tested = promisedAndReported(study({ answers, inquiries }), 30);
    expect(tested.promised).toEqual(tested.reported);
    expect(JSON.stringify(tested.promised)).toMatch(/Power.*θ₀ what is tested against|θ₀ what .*Power/);
    const bare = promisedAndReported(study({}), 30);
    expect(JSON.stringify(bare.promised)).not.toMatch(/Coverage|Width|the interval/);
    expect(bare.promised).toEqual(bare.reported);
  });
});
