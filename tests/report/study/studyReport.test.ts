import { describe, expect, it } from 'vitest';
import { studyReport } from '../../../src/report/study/studyReport.js';
import { runStudy } from '../../../src/study/runStudy.js';
import { study } from '../../study/studyFixture.js';

describe('the report of a study', () => {
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
    const report = studyReport(declared, runStudy(declared, { replicates: 20 }));
    expect(report).toContain('- Design quota: quota, by risk, 10 low and 74 high');
    expect(report).toContain('- Design given: stratified, by risk, 10 low, 40 medium and 34 high');
    expect(report).toContain('- Design neyman: stratified, by risk, neyman allocation for assessment');
    expect(report).toContain('60 clusters (practitioner), 28 of them taken, intraclass correlation 0.1');
    expect(report).toContain('- wilson: the percentage as published, wilson interval at 80% and 95%');
    expect(report).toContain('- strict: the percentage as published, wilson interval at 99%');
  });
});
