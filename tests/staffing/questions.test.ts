import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileModel } from '../../src/model/compile.js';
import { expit } from '../../src/numeric/logistic.js';
import { KEY_QUESTIONS, type Scenario } from '../../src/scenario/scenario.js';
import { ASSUMPTIONS, atPlace, CENTRAL } from '../../src/staffing/assumptions.js';
import { emptyInterpolation, interpolateAt, nodeWeights } from '../../src/staffing/chebyshev.js';
import { curveAt, tabulateCurves } from '../../src/staffing/mixedLogistic.js';
import type { Practice } from '../../src/staffing/practice.js';
import { practiceScenario } from '../../src/staffing/practiceScenario.js';
import { questionEngine } from '../../src/staffing/questionEngine.js';
import { questionNetwork } from '../../src/staffing/questionNetwork.js';
import { answerQuestions, calibrateQuestions, questionTable } from '../../src/staffing/questions.js';
import { SOUTH_WEST, WEST_MIDLANDS } from './scenarios.js';

const shares = (size: number) =>
  fc
    .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: size, maxLength: size })
    .map((parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      return Float64Array.from(parts, (part) => part / total);
    });
const practices = (programme: boolean): fc.Arbitrary<Practice> =>
  fc.record({
    practitionerGrade: shares(3),
    practitionerExperience: shares(3),
    workloadBand: shares(5),
    caseloadBand: shares(3),
    programmePlace: programme ? shares(2) : fc.constant(Float64Array.of(1, 0)),
    oversight: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  });
const assumptions = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: ASSUMPTIONS.length,
    maxLength: ASSUMPTIONS.length,
  })
  .map(
    (where) =>
      Object.fromEntries(ASSUMPTIONS.map((a, i) => [a.name, atPlace(a, where[i] ?? 0.5)])) as typeof CENTRAL,
  );

/**
 * The same scenario with oversight depending on risk, and a prompt depending on oversight; without two prompts of
 * assessment, so that the tables of the compiled model stay small.
 */
function entangled(scenario: Scenario): Scenario {
  const effect = (parent: string, odds: number) => ({
    parent,
    odds,
    low: 1,
    high: odds,
    why: null,
    position: null,
  });
  return {
    ...scenario,
    variables: scenario.variables.map((variable) => {
      if (variable.name === 'oversightEffective') return { ...variable, effects: [effect('risk', 1.7)] };
      if (variable.name === 'otherAgenciesInPlan') {
        return { ...variable, effects: [...variable.effects, effect('oversightEffective', 2.2)] };
      }
      if (variable.name === 'assessment') {
        const kept = ['otherAgenciesInAssessment', 'oversightEffective'];
        return { ...variable, effects: variable.effects.filter(({ parent }) => kept.includes(parent)) };
      }
      if (variable.name === 'reviewing')
        return {
          ...variable,
          effects: [...variable.effects, effect('assessment', 1.6), effect('risk', 0.7)],
        };
      return variable;
    }),
  };
}

const WORLDS: [string, Scenario, boolean][] = [
  ['the West Midlands', WEST_MIDLANDS, true],
  ['the South West', SOUTH_WEST, false],
  ['a West Midlands with oversight entangled', entangled(WEST_MIDLANDS), true],
];

describe.each(WORLDS)('the key questions of %s', (_, scenario, programme) => {
  const model = compileModel(scenario);
  const network = questionNetwork(model);
  const engine = questionEngine(network, programme);
  const table = questionTable(engine);
  const answers = new Float64Array(4);

  test('equal the published counts at the start to 1e-12, whatever is assumed', () => {
    fc.assert(
      fc.property(practices(programme), assumptions, (practice, assumed) => {
        const start = { ...practice, oversight: network.oversight.share };
        calibrateQuestions(engine, assumed, start, table);
        answerQuestions(engine, table, start, answers);
        KEY_QUESTIONS.forEach((name, question) => {
          expect(Math.abs((answers[question] ?? 0) - (model.margin(name).yes ?? 0))).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('equal those of the compiled model after the same intervention to 1e-12', () => {
    fc.assert(
      fc.property(practices(programme), practices(programme), assumptions, (practice, later, assumed) => {
        const start = { ...practice, oversight: network.oversight.share };
        calibrateQuestions(engine, assumed, start, table);
        answerQuestions(engine, table, later, answers);
        const practised = compileModel(practiceScenario(scenario, start, assumed));
        const change: Record<string, number | Record<string, number>> = {
          oversightEffective: later.oversight,
        };
        for (const { name, levels } of practised.variables) {
          const to = later[name as keyof Practice];
          if (to instanceof Float64Array) {
            change[name] = Object.fromEntries(levels.map((level, place) => [level, to[place] ?? 0]));
          }
        }
        const moved = practised.intervene(change);
        KEY_QUESTIONS.forEach((name, question) => {
          expect(Math.abs((answers[question] ?? 0) - (moved.margin(name).yes ?? 0))).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 6 },
    );
  });

  test('rise with oversight, experience and grade, and fall with utilisation and caseload', () => {
    const base: Practice = {
      practitionerGrade: Float64Array.of(0.2, 0.3, 0.5),
      practitionerExperience: Float64Array.of(0.4, 0.2, 0.4),
      workloadBand: Float64Array.of(0.5, 0.2, 0.1, 0.1, 0.1),
      caseloadBand: Float64Array.of(0.8, 0.1, 0.1),
      programmePlace: programme ? Float64Array.of(0.5, 0.5) : Float64Array.of(1, 0),
      oversight: network.oversight.share,
    };
    calibrateQuestions(engine, CENTRAL, base, table);
    const at = (changes: Partial<Practice>): number[] => {
      answerQuestions(engine, table, { ...base, ...changes }, answers);
      return Array.from(answers);
    };
    const still = at({});
    const better = [
      at({ oversight: network.oversight.share + 0.1 }),
      at({ practitionerExperience: Float64Array.of(0.3, 0.2, 0.5) }),
      at({ practitionerGrade: Float64Array.of(0.1, 0.3, 0.6) }),
      at({ workloadBand: Float64Array.of(0.6, 0.2, 0.1, 0.1, 0) }),
      at({ caseloadBand: Float64Array.of(0.9, 0.1, 0) }),
    ];
    for (const answer of better) {
      answer.forEach((share, question) => {
        expect(share).toBeGreaterThan(still[question] ?? 1);
      });
    }
  });
});

describe('the tools of the evaluator', () => {
  test('a tabulated mean of logistic curves is right to 1e-13, within the table and beyond', () => {
    const terms = { weights: [0.2, 0.5, 0.3], shifts: [-2, 0.4, 3] };
    const curves = tabulateCurves([{ weights: [1], shifts: [0] }, terms]);
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        const direct = terms.weights.reduce((sum, w, i) => sum + w * expit(x + (terms.shifts[i] ?? 0)), 0);
        expect(Math.abs(curveAt(curves, 1, x) - direct)).toBeLessThan(1e-13);
      }),
      { numRuns: 2000 },
    );
  });

  test('a mean over points is a mean over nodes to 1e-12, for curves as steep as a key question', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1.9, max: 1.9, noNaN: true }), { minLength: 1, maxLength: 40 }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (points, at) => {
          const interpolation = emptyInterpolation(points.length);
          interpolateAt(Float64Array.from(points), interpolation);
          const weights = new Float64Array(interpolation.nodes.length);
          nodeWeights(interpolation, new Float64Array(points.length).fill(1 / points.length), weights);
          let mean = 0;
          for (let k = 0; k < interpolation.count; k++) {
            mean += (weights[k] ?? 0) * expit(at + (interpolation.nodes[k] ?? 0));
          }
          const direct = points.reduce((sum, point) => sum + expit(at + point) / points.length, 0);
          expect(Math.abs(mean - direct)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 500 },
    );
  });
});
