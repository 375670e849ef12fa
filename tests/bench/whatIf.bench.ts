import { bench, describe } from 'vitest';
import type { Practice } from '../../src/staffing/practice/practice.js';
import { bundled } from './bundled.js';

/** Each group's first entry is the plain way; the report gives the others as ratios to it. */

const {
  CENTRAL,
  calibrateQuestions,
  compileModel,
  drawsOf,
  loadScenario,
  practiceScenario,
  prepareWhatIf,
  questionEngine,
  questionNetwork,
  questionTable,
  setUp,
  sharesOfYes,
  simulate,
  whatIf,
} = await bundled<typeof import('./whatIfEngine.js')>('whatIfEngine');

const scenario = loadScenario('west-midlands-2025');
const network = questionNetwork(compileModel(scenario));
const engine = questionEngine(network, { programme: true });
const table = questionTable(engine);
const answers = new Float64Array(4);
const practice: Practice = {
  practitionerGrade: Float64Array.of(0.16, 0.3, 0.54),
  practitionerExperience: Float64Array.of(0.4, 0.2, 0.4),
  workloadBand: Float64Array.of(0.5, 0.2, 0.15, 0.1, 0.05),
  caseloadBand: Float64Array.of(0.85, 0.1, 0.05),
  programmePlace: Float64Array.of(0.55, 0.45),
  oversight: network.oversight.share,
};
const MONTHS = 37;

describe('the key questions of one draw over 36 months', () => {
  bench('plainly: compile the practice scenario and intervene every month (the baseline)', () => {
    const model = compileModel(practiceScenario(scenario, practice, CENTRAL));
    for (let month = 0; month < MONTHS; month++) {
      const moved = model.intervene({ oversightEffective: 0.38 + 0.002 * month });
      for (const { name } of network.questions) moved.margin(name);
    }
  });
  bench('calibrate once, then answer every month', () => {
    calibrateQuestions(engine, CENTRAL, practice, table);
    for (let month = 0; month < MONTHS; month++) {
      sharesOfYes(engine, table, { ...practice, oversight: 0.38 + 0.002 * month }, answers);
    }
  });
});

describe('1,000 draws of 36 months, with and without the levers', () => {
  const setup = setUp(scenario, ['vetting=8 weeks', 'spo=+15%']);
  const options = { months: 36, draws: 1000, seed: 1, inspectAt: 36 };
  const known = drawsOf(options, { kept: true });
  simulate(setup, known);
  const weights = new Float64Array(135 * 18).fill(1 / 135);
  const shares = new Float64Array(135).fill(1 / 135);
  const sink = new Float64Array(1);
  bench(
    'a plain loop over the 135 configurations of practice and 18 tables, every month (the baseline)',
    () => {
      for (let evaluation = 0; evaluation < 2 * 1000 * MONTHS; evaluation++) {
        for (let column = 0; column < 18; column++) {
          let sum = 0;
          for (let index = 0; index < 135; index++)
            sum += (shares[index] ?? 0) * (weights[column * 135 + index] ?? 0);
          sink[0] = sum;
        }
      }
    },
  );
  bench('the whole simulation: calibration, staff, chance and key questions', () => {
    sink[0] = simulate(setup, drawsOf(options, { kept: false })).draws;
  });
  bench('the same when a slider moves: what no lever changes is known', () => {
    sink[0] = simulate(setup, known).draws;
  });
});

describe('a what-if with all its answers: fans, chances of detection, tornado', () => {
  const ask = prepareWhatIf(scenario, { seed: 1 });
  bench('asked by itself (the baseline)', () => {
    whatIf(scenario, ['spo=+15%'], { seed: 1 });
  });
  bench('asked of draws that are known, as while a slider moves', () => {
    ask(['spo=+15%']);
  });
});
