import { measuresPart } from '../../../../src/report/documents/study/measuresPart.js';
import { prepareStudy } from '../../../../src/study/run/prepare.js';
import { plannedAnswers } from '../../../../src/study/run/results.js';
import { runStudy } from '../../../../src/study/run/runStudy.js';
import type { Study } from '../../../../src/study/study.js';

/** What the protocol of a study promises to measure, and what its results measure. */
export function promisedAndReported(asked: Study, replicates: number) {
  const promised = measuresPart(plannedAnswers(prepareStudy(asked)));
  return { promised, reported: measuresPart(runStudy(asked, { replicates }).answers) };
}
