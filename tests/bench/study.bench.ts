import { availableParallelism } from 'node:os';
import { bench, describe } from 'vitest';
import { coverage, coverageCurves } from '../../src/estimation/coverage/coverage.js';
import { proportionInterval } from '../../src/estimation/proportion/proportion.js';
import { openPool, type Pool } from '../../src/files/pool.js';
import { aliasTable, drawAlias } from '../../src/model/draw/alias.js';
import { stream } from '../../src/numeric/stream.js';
import { estimateLabels } from '../../src/report/documents/study/estimateLabels.js';
import { csvEstimates } from '../../src/report/documents/study/estimatesCsv.js';
import { prepareStudy, runStudyBlock } from '../../src/study/run/prepare.js';
import { runStudy } from '../../src/study/run/runStudy.js';
import { streamsFor } from '../../src/study/world/sampler.js';
import { study } from '../study/studyFixture.js';

/** Each group's first entry is the plain way to the same answer; the report gives the others as ratios to it. */

const FOUR =
  '{ a: { percentage: assessment }, p: { percentage: planning }, d: { percentage: delivery }, r: { percentage: reviewing } }';
const INSPECTIONS = 2000;

const simple = prepareStudy(study({ inquiries: FOUR }), { exact: false });
const mixed = prepareStudy(
  study({
    designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.05 } }',
    inspectors: '{ six: { kappa: 0.6, leniency: 0.5, count: 6 } }',
    inquiries: FOUR,
  }),
  { exact: false },
);

const nested = prepareStudy(
  study({
    designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.02, within: { clusters: 15, icc: 0.05 } } }',
    inspectors: '{ six: { kappa: 0.6, leniency: 0.5, count: 6 } }',
    inquiries: FOUR,
  }),
  { exact: false },
);

describe(`${INSPECTIONS} inspections of 84 cases, scored on four questions`, () => {
  const [condition] = simple.conditions;
  const [clustered] = mixed.conditions;
  const [within] = nested.conditions;
  const world = condition?.worlds[0];

  bench('baseline: one case at a time, as objects', () => {
    const random = stream(1, 'baseline');
    for (let inspection = 0; inspection < INSPECTIONS; inspection++) {
      const cases = Array.from({ length: 84 }, () => {
        let left = random();
        const pattern = world?.overall.findIndex((mass) => {
          left -= mass;
          return left < 0;
        });
        const yes = world?.patterns.yes[pattern ?? 0] ?? 0;
        return { assessment: yes & 1, planning: yes & 2, delivery: yes & 4, reviewing: yes & 8 };
      });
      for (const question of ['assessment', 'planning', 'delivery', 'reviewing'] as const) {
        cases.filter((one) => one[question] !== 0).length;
      }
    }
  });
  bench('the inner loop, simple design', () => {
    const streams = streamsFor(1, 0, 0);
    for (let inspection = 0; inspection < INSPECTIONS; inspection++) condition?.samplers[0]?.draw(streams);
  });
  bench('the inner loop, eleven clusters and six inspectors', () => {
    const streams = streamsFor(1, 0, 0);
    for (let inspection = 0; inspection < INSPECTIONS; inspection++) clustered?.samplers[0]?.draw(streams);
  });
  bench('the inner loop, fifteen practitioners in each of eleven clusters', () => {
    const streams = streamsFor(1, 0, 0);
    for (let inspection = 0; inspection < INSPECTIONS; inspection++) within?.samplers[0]?.draw(streams);
  });
});

describe('1,000 inspections of a cohort of 650, stratified by risk, with five answers', () => {
  const declared = study({
    designs: '{ risk: { kind: stratified, by: risk, cohort: 650 } }',
    inquiries: '{ assessment: { percentage: assessment, of: cohort } }',
    answers:
      '{ wilson: { interval: wilson }, jeffreys: { interval: jeffreys }, weighted: { estimate: design, interval: wilson }, ' +
      'logit: { estimate: design, interval: logit }, wald: { estimate: design, interval: wald } }',
  });
  const prepared = prepareStudy(declared, { exact: false });
  const [world] = prepared.conditions[0]?.worlds ?? [];
  bench('baseline: drawing the cases of each cohort, and nothing else', () => {
    const table = aliasTable(world?.overall ?? [1]);
    const random = stream(1, 'baseline');
    let yes = 0;
    for (let one = 0; one < 650 * 1000; one++) yes += drawAlias(table, random);
    return void yes;
  });
  bench('drawing counts, five estimates, intervals and all measures', () => {
    runStudyBlock(prepared, { seed: 1, block: 0, replicates: 1000 });
  });
  const slowest = prepareStudy(
    {
      ...declared,
      answers: declared.answers.map((one) =>
        one.name === 'wald' ? { ...one, interval: 'korn-graubard' } : one,
      ),
    },
    { exact: false },
  );
  bench('the same with Korn-Graubard in place of Wald', () => {
    runStudyBlock(slowest, { seed: 1, block: 0, replicates: 1000 });
  });
  const csv = csvEstimates(estimateLabels(slowest));
  bench('and every replicate written as CSV', () => {
    csv.block(runStudyBlock(slowest, { seed: 1, block: 0, replicates: 1000, keep: true }));
  });
});

describe('intervals by seven methods for four questions, 1,000 inspections', () => {
  const methods = [
    'wilson',
    'wald',
    'jeffreys',
    'clopper-pearson',
    'agresti-coull',
    'mid-p',
    'arcsine',
  ] as const;
  const answers = methods.map((method, index) => `m${index}: { interval: ${method} }`).join(', ');
  const declared = study({ inquiries: FOUR, answers: `{ ${answers} }` });
  const prepared = prepareStudy(declared, { exact: false });
  bench('baseline: every interval made anew', () => {
    const random = stream(1, 'baseline');
    for (let inspection = 0; inspection < 1000; inspection++) {
      for (let question = 0; question < 4; question++) {
        const yes = Math.floor(random() * 85);
        for (const method of methods) proportionInterval({ yes, of: 84 }, { method });
      }
    }
  });
  bench('one block: inspections, tables and all measures', () => {
    runStudyBlock(prepared, { seed: 1, block: 0, replicates: 1000 });
  });
});

describe('coverage of five methods at 999 shares, 84 cases', () => {
  const methods = ['wilson', 'jeffreys', 'clopper-pearson', 'agresti-coull', 'wald'] as const;
  const at = Array.from({ length: 999 }, (_, index) => (index + 1) / 1000);
  bench('baseline: share by share', () => {
    for (const method of methods) for (const p of at) coverage({ of: 84, p, method });
  });
  bench('one call', () => void coverageCurves({ of: 84, methods, at }));
});

describe('forty blocks of a clustered study', () => {
  const declared = study({
    designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.05, cases: 840 } }',
    answers: '{ weighted: { estimate: design, interval: korn-graubard } }',
  });
  const blocks = Array.from({ length: 40 }, (_, block) => block);
  const workers = Math.min(2, availableParallelism());
  // Workers are started before the clock: a long study starts them once.
  const pools = new Map<number, Pool>();
  const run = async (count: number) => {
    const pool = pools.get(count) ?? openPool(declared, { workers: count, exact: true });
    pools.set(count, pool);
    await Promise.all(blocks.map((block) => pool.run({ seed: 1, block, replicates: 1e6 })));
  };
  const options = { iterations: 3, warmupIterations: 1, time: 0, warmupTime: 0 };
  bench('baseline: one worker', () => run(1), options);
  bench(`${workers} workers`, () => run(workers), options);
});

describe('how far chance moves an inspection', () => {
  const declared = study({ answers: '{ wilson: { interval: wilson } }' });
  bench('baseline: 20,000 replicates', () => void runStudy(declared, { exact: false, replicates: 20_000 }));
  bench('the exact sum', () => void runStudy(declared));
});
