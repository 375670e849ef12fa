import type { Study } from '../../src/study/study.js';
import { study } from './studyFixture.js';

/** Every kind of design on one cohort of 300 cases, with a question that depends on risk. */
export const designs: Record<string, string> = {
  simple: '{ kind: simple, cases: 60, cohort: 300 }',
  stratified: '{ kind: stratified, by: risk, cases: 60, cohort: 300 }',
  equal: '{ kind: stratified, by: risk, allocation: equal, cases: 60, cohort: 300 }',
  neyman: '{ kind: stratified, by: risk, allocation: neyman, question: assessment, cases: 60, cohort: 300 }',
  custom: '{ kind: stratified, by: risk, allocation: { low: 4, medium: 36, high: 20 }, cohort: 300 }',
  matched: '{ kind: matched, cases: 60, cohort: 300 }',
  quota: '{ kind: quota, by: risk, quotas: { low: 6, medium: 36, high: 18 }, cohort: 300 }',
  cluster: '{ kind: cluster, unit: practitioner, clusters: 30, take: 8, icc: 0.1, cohort: 300 }',
  twoStage: '{ kind: two-stage, clusters: 20, take: 12, icc: 0.1, cases: 60, cohort: 300 }',
  allClusters: '{ kind: two-stage, clusters: 12, icc: 0.1, cases: 60, cohort: 300 }',
  atLarge:
    '{ kind: two-stage, clusters: 12, take: 8, icc: 0.05, within: { clusters: 5, icc: 0.15 }, cases: 60, cohort: 300 }',
  threeStage:
    '{ kind: two-stage, clusters: 12, take: 8, icc: 0.05, within: { clusters: 5, take: 3, icc: 0.15 }, cases: 60, cohort: 300 }',
  threeStageUneven:
    '{ kind: two-stage, clusters: 11, take: 7, icc: 0.05, within: { clusters: 4, take: 3, icc: 0.15 }, cases: 60, cohort: 300 }',
  wholeUnits:
    '{ kind: cluster, clusters: 30, take: 8, icc: 0.05, within: { clusters: 2, icc: 0.15 }, cohort: 300 }',
  sizes:
    '{ kind: two-stage, sizes: [40, 30, 30, 25, 25, 25, 20, 20, 20, 20, 15, 15, 15], take: 9, icc: 0.1, cases: 60, cohort: 300 }',
  allOfSizes: '{ kind: two-stage, clusters: 15, cv: 0.5, icc: 0.1, cases: 60, cohort: 300 }',
  window: '{ kind: window, windows: 5, icc: 0.05, cases: 40, cohort: 300 }',
};

/** A study of one of them: what it says of the cohort and of the process, weighted by the design. */
export const declared = (design: string): Study =>
  study({
    scenarios: '{ linked: { scenario: west-midlands-2025, odds: { assessment: { risk: 3 } } } }',
    designs: `{ tried: ${design} }`,
    inquiries:
      '{ cohort: { percentage: assessment, of: cohort }, process: { percentage: assessment, of: process } }',
    answers: '{ weighted: { estimate: design, interval: logit } }',
  });
