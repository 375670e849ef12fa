import { describe, expect, it } from 'vitest';
import { studyDocument } from '../../../../src/report/documents/study/studyDocument.js';
import { mechanismLines } from '../../../../src/report/documents/study/studyMechanisms.js';
import { studyReport } from '../../../../src/report/documents/study/studyReport.js';
import { tidyTable } from '../../../../src/report/documents/study/studyRows.js';
import { renderMarkdown } from '../../../../src/report/render/markdown.js';
import { runStudy } from '../../../../src/study/run/runStudy.js';
import { study } from '../../../study/studyFixture.js';

describe('the report of a study', () => {
  it('says of inspectors all that the study file says', () => {
    const declared = study({
      inspectors:
        '{ one: { kappa: 0.6, sensitivity: 90%, count: 6, checked: 10%, leads: { kappa: 0.8 } }, two: { sensitivity: 90%, specificity: 95%, leniency: 0.5 } }',
      grid: '{ leniency: [0.2, 0.4] }',
    });
    const report = renderMarkdown(studyReport(declared, runStudy(declared, { replicates: 20 })), 'test');
    expect(report).toContain(
      'Inspectors one: κ 0.6 and sensitivity 90%, 6 sharing the sample, the standard deviation of their leniency from the grid, 10% checked by two quality leads, of κ 0.8',
    );
    expect(report).toContain(
      'Inspectors two: sensitivity 90% and specificity 95%, 1 sharing the sample, leniency with standard deviation 0.5 on the logit scale',
    );
  });

  it('says of units within clusters, and of a stated correlation, all that the study file says', () => {
    const declared = study({
      designs:
        '{ any: { kind: two-stage, clusters: 11, icc: 0.02, within: { clusters: 15, icc: 0.05 } }, ' +
        'four: { kind: two-stage, clusters: 11, icc: 0.02, within: { unit: team, clusters: 15, take: 4, icc: 0.05 } }, ' +
        'window: { kind: window, windows: 26, icc: 0.03 } }',
      answers:
        '{ one: { interval: wilson, icc: 0.03 }, two: { estimate: design, interval: wald, icc: 0.03, iccWithin: 0.1 } }',
    });
    const report = renderMarkdown(studyReport(declared, runStudy(declared, { replicates: 20 })), 'test');
    expect(report).toContain(
      '11 clusters (PDU), intraclass correlation 0.02, 15 units in each (practitioner), intraclass correlation 0.05 within one',
    );
    expect(report).toContain('15 units in each (team), 4 of them taken in each, intraclass correlation 0.05');
    expect(report).toContain(
      '- Design window: window, 84 cases, as published, cohort without limit, 26 clusters (window), one of them taken',
    );
    expect(report).toContain(
      '- one: the percentage as published, with the variance of cases that are correlated by 0.03, as stated; interval at 95%: Wilson on the effective sample',
    );
    expect(report).toContain(
      '- two: weighted, with the variance of cases that are correlated by 0.03, and by 0.1 within a unit, as stated',
    );
  });

  it('sets reported standard errors beside true ones, and says which rest on nothing in the design', () => {
    const declared = study({
      designs:
        '{ window: { kind: window, windows: 26, icc: 0.03 }, quota: { kind: quota, by: risk, quotas: { low: 10, high: 74 } }, ' +
        'matched: { kind: matched } }',
      answers: '{ published: { interval: wilson }, weighted: { estimate: design, interval: wilson } }',
    });
    const result = runStudy(declared, { replicates: 500 });
    const report = renderMarkdown(studyReport(declared, result), 'test');
    const errors = report.slice(report.indexOf('Standard errors: what is reported'));
    expect(errors).toMatch(/\| window +\| published +\| +5\.34 +\| +10\.19 +\| +-47\.6% +\| not the design/);
    expect(errors).toMatch(/\| matched +\| weighted .* the design, about/);
    expect(errors).not.toMatch(/matched +\| published/);
    expect(report).toContain('window: No design-based variance: one window shows nothing of how 26 differ');
    expect(report).toContain(
      'quota: No design-based variance: a quota sample has no inclusion probabilities. The simple-random variance is shown, not justified by the design.',
    );
    const rows = tidyTable(result).rows.map(({ answer }) => [
      answer.design,
      answer.answer,
      answer.varianceBasis,
    ]);
    expect(rows).toContainEqual(['quota', 'published', 'none']);
    expect(rows).toContainEqual(['matched', 'weighted', 'approximate']);
    expect(rows).toContainEqual(['matched', 'published', 'independent']);
  });

  it('says of each design and answer all that the study file says', () => {
    const declared = study({
      designs:
        '{ quota: { kind: quota, by: risk, quotas: { low: 10, high: 74 } }, ' +
        'given: { kind: stratified, by: risk, allocation: { low: 10, medium: 40, high: 34 } }, ' +
        'neyman: { kind: stratified, by: risk, allocation: neyman, question: assessment }, ' +
        'some: { kind: two-stage, unit: practitioner, clusters: 60, take: 28, icc: 0.1 } }',
      answers: '{ wilson: { interval: wilson }, strict: { interval: wilson, confidence: 99% } }',
      grid: '{ confidence: [80%, 95%] }',
    });
    const report = renderMarkdown(studyReport(declared, runStudy(declared, { replicates: 20 })), 'test');
    expect(report).toContain('- Design quota: quota, cohort without limit, by risk, 10 low and 74 high');
    expect(report).toContain(
      '- Design given: stratified, 84 cases, as published, cohort without limit, by risk, 10 low, 40 medium and 34 high',
    );
    expect(report).toContain(
      '- Design neyman: stratified, 84 cases, as published, cohort without limit, by risk, neyman allocation for assessment',
    );
    expect(report).toContain('60 clusters (practitioner), 28 of them taken, intraclass correlation 0.1');
    expect(report).toContain('- wilson: the percentage as published; interval at 80% and 95%: Wilson');
    expect(report).toContain('- strict: the percentage as published; interval at 99%: Wilson');
  });
});

describe('what a report says beside a study', () => {
  const declared = study({
    designs: '{ pdus: { kind: two-stage, clusters: 11, cohort: scenario } }',
    inquiries: '{ cohort: { percentage: assessment, of: cohort } }',
    answers: '{ kg: { estimate: design, interval: korn-graubard } }',
    grid: '{ icc: [0, 0.2] }',
  });
  const result = runStudy(declared, { replicates: 20 });
  const report = renderMarkdown(studyReport(declared, result), 'test');

  it('is the cap of Korn-Graubard, where it is used', () => {
    expect(report).toContain('kg: Korn-Graubard never counts more cases than were taken');
    const wilson = study({ answers: '{ one: { interval: wilson } }' });
    expect(renderMarkdown(studyReport(wilson, runStudy(wilson)), 'test')).not.toContain('Korn-Graubard');
  });

  it('is the question once, the sizes of the design, and both standard errors of the tables', () => {
    expect(report.split(declared.title)).toHaveLength(2);
    expect(report).toContain(
      '- Design pdus: two-stage, 84 cases, as published, cohort 650 as in the scenario',
    );
    expect(report).toMatch(
      /- Standard error, percentage points: √\(variance .* without replicates; as simulated, √\(Σ/,
    );
  });
});

describe('the way the data are made', () => {
  it('is said in full for what a study uses, and no more', () => {
    const clustered = mechanismLines(
      study({ designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.05, cohort: 650 } }' }),
    ).join('\n');
    expect(clustered).toMatch(
      /normal with mean 0, drawn from a Gauss-Hermite quadrature .* with 32 points\./,
    );
    expect(clustered).toMatch(/answers, 0 or 1, of two cases of one cluster have the stated ICC/);
    expect(clustered).toMatch(
      /each replicate draws a whole cohort of cases that, given the effects of their clusters, are independent/,
    );
    expect(clustered).not.toMatch(/of independent cases/);
    expect(clustered).not.toMatch(/Leniency|κ/);
    const marked = mechanismLines(study({ inspectors: '{ six: { kappa: 0.6, leniency: 0.5, count: 6 } }' }));
    expect(marked.join('\n')).toMatch(/sensitivity is the chance of Yes[\s\S]*Leniency/);
    expect(marked.join('\n')).not.toMatch(/Clusters|cohort of the replicate/);
  });

  it('is said in full of each kind of inquiry that draws or sums anything of its own, and of what its truth is', () => {
    const next = study({ inquiries: '{ again: { next: assessment } }' });
    const made = mechanismLines(next);
    expect(made).toHaveLength(1);
    expect(made[0]).toMatch(
      /^Next \(again\): .*Jeffreys's prior.*beta-binomial, with mean m\(x \+ ½\)\/\(n \+ 1\)/,
    );
    const result = runStudy(next, {});
    for (const document of [studyDocument(next, result), studyReport(next, result)]) {
      const text = renderMarkdown(document, 'test');
      expect(text).toContain('beta-binomial');
      expect(text).toContain('The published percentage, with which the next one is compared, is 48.81%');
    }
    const programme = study({
      inquiries: '{ region: { programme: assessment, regions: 3 } }',
      inspectors: '{ six: { kappa: 0.6 } }',
    });
    const lines = mechanismLines(programme).join('\n');
    expect(lines).toMatch(/Programme \(region\): .*binomial/);
    expect(lines).toMatch(/sensitivity is the chance of Yes/);
    expect(lines).not.toMatch(/^Cases: /m);
  });
});
