import { describe, expect, it } from 'vitest';
import { listStudies, loadStudy } from '../../src/files/studies.js';
import { runStudy } from '../../src/study/run/runStudy.js';

/**
 * Six Monte Carlo errors: 2e-9 each; with some 500 comparisons the false-alarm probability is 1e-6. Seeds are fixed.
 */
const SIGMAS = 6;

describe.each(listStudies())('the study %s', (id) => {
  it('gives by simulation what it gives exactly', () => {
    const study = loadStudy(id);
    const exact = runStudy(study);
    const simulated = runStudy(study, { exact: false, replicates: 50_000 });
    let compared = 0;
    exact.answers.forEach((answer, index) => {
      if (!answer.exact) return;
      for (const { measure, value } of answer.measures) {
        const other = simulated.answers[index]?.measures.find((one) => one.measure === measure);
        if (other === undefined) continue;
        const binomial = other.unit === 'probability' ? Math.sqrt((value * (1 - value)) / 50_000) : 0;
        const error = Math.max(other.mcse, binomial, 1e-9);
        // A count this rare is not normal: it may be a handful of replicates off.
        const rare = other.unit === 'probability' ? 12 / 50_000 : 0;
        const conditional = measure === 'wrongSign' || measure === 'exaggeration';
        if (conditional) continue;
        expect(Math.abs(other.value - value), `${answer.inquiry} ${measure}`).toBeLessThan(
          SIGMAS * error + rare,
        );
        compared++;
      }
    });
    if (exact.answers.some((answer) => answer.exact)) expect(compared).toBeGreaterThan(0);
  });
});
