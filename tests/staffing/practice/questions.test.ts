import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { expit } from '../../../src/numeric/logistic.js';
import { QUESTION_ROLES } from '../../../src/scenario/roles.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { differentiate, MOST_NODES, nodeWeights } from '../../../src/staffing/practice/chebyshev.js';
import {
  type Curves,
  evaluations,
  sumWithDerivatives,
  tabulateCurves,
  weighedValues,
} from '../../../src/staffing/practice/mixedLogistic.js';
import { PRACTICE_VARIABLES, type Practice } from '../../../src/staffing/practice/practice.js';
import { practiceScenario } from '../../../src/staffing/practice/practiceScenario.js';
import { emptyShift, setShift, shiftMoments } from '../../../src/staffing/practice/practiceShift.js';
import { questionEngine } from '../../../src/staffing/practice/questionEngine.js';
import { questionNetwork } from '../../../src/staffing/practice/questionNetwork.js';
import { calibrateQuestions, sharesOfYes } from '../../../src/staffing/practice/questions.js';
import { questionTable } from '../../../src/staffing/practice/questionTable.js';
import { ASSUMPTIONS, atQuantile, CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { SOUTH_WEST, WEST_MIDLANDS } from '../scenarios.js';

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
      Object.fromEntries(
        ASSUMPTIONS.map((a, i) => [a.name, atQuantile(a, where[i] ?? 0.5)]),
      ) as typeof CENTRAL,
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
  const engine = questionEngine(network, { programme });
  const table = questionTable(engine);
  const answers = new Float64Array(4);

  test('equal the published counts at the start to 1e-12, whatever is assumed', () => {
    fc.assert(
      fc.property(practices(programme), assumptions, (practice, assumed) => {
        const start = { ...practice, oversight: network.oversight.share };
        calibrateQuestions(engine, assumed, start, table);
        sharesOfYes(engine, table, start, answers);
        QUESTION_ROLES.forEach((name, question) => {
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
        sharesOfYes(engine, table, later, answers);
        const practised = compileModel(practiceScenario(scenario, start, assumed));
        const change: Record<string, number | Record<string, number>> = {
          oversightEffective: later.oversight,
        };
        for (const { name, levels } of practised.variables) {
          const to = later[name as keyof Practice];
          if (to instanceof Float64Array) {
            change[name] = Object.fromEntries(levels.map((level, index) => [level, to[index] ?? 0]));
          }
        }
        const moved = practised.intervene(change);
        QUESTION_ROLES.forEach((name, question) => {
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
      sharesOfYes(engine, table, { ...base, ...changes }, answers);
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
  const asked = evaluations(1);
  asked.mass[0] = 1;
  const value = new Float64Array(1);
  const curveAt = (curves: Curves, curve: number, x: number): number => {
    asked.curve[0] = curve;
    asked.x[0] = x;
    weighedValues(curves, asked, 1, value);
    return value[0] ?? Number.NaN;
  };
  const curveWithDerivatives = (curves: Curves, x: number, into: Float64Array): void => {
    asked.curve[0] = 0;
    asked.x[0] = x;
    sumWithDerivatives(curves, asked, 1, into);
  };

  test('a tabulated mean of logistic curves is right to 1e-13, within the table and beyond', () => {
    const terms = { weights: [0.2, 0.5, 0.3], shifts: [-2, 0.4, 3] };
    const { curves, of } = tabulateCurves([{ weights: [1], shifts: [0] }, terms]);
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        const direct = terms.weights.reduce((sum, w, i) => sum + w * expit(x + (terms.shifts[i] ?? 0)), 0);
        expect(Math.abs(curveAt(curves, of[1] ?? 0, x) - direct)).toBeLessThan(1e-13);
      }),
      { numRuns: 2000 },
    );
  });

  test('means that differ by a shift alone share a table, and others do not', () => {
    const means = [
      { weights: [0.4, 0.6], shifts: [0, 1] },
      { weights: [0.4, 0.6], shifts: [0.25, 1.25] },
      { weights: [0.4, 0.6], shifts: [0.25, 1.5] },
      { weights: [0.5, 0.5], shifts: [0, 1] },
    ];
    const { curves, of, offsets } = tabulateCurves(means);
    expect(of).toEqual([0, 0, 1, 2]);
    expect(offsets).toEqual([0, 0.25, 0, 0]);
    expect(curves.terms).toHaveLength(3);
  });

  test("a curve's derivatives are those of its difference quotients", () => {
    const { curves } = tabulateCurves([{ weights: [0.3, 0.7], shifts: [-1, 0.8] }]);
    const [at, above, below] = [new Float64Array(4), new Float64Array(4), new Float64Array(4)];
    const step = 1e-5;
    fc.assert(
      fc.property(fc.double({ min: -12, max: 12, noNaN: true }), (x) => {
        curveWithDerivatives(curves, x, at);
        expect(at[0]).toBe(curveAt(curves, 0, x));
        curveWithDerivatives(curves, x + step, above);
        curveWithDerivatives(curves, x - step, below);
        for (const order of [1, 2, 3]) {
          const quotient = ((above[order - 1] ?? 0) - (below[order - 1] ?? 0)) / (2 * step);
          // The series has five terms, so every derivative loses digits, and the third most.
          expect(Math.abs((at[order] ?? 0) - quotient)).toBeLessThan([0, 1e-9, 1e-6, 1e-4][order] ?? 0);
        }
      }),
    );
  });

  test('a mean over practice by moments is the mean over every configuration to 1e-12, by nodes too', () => {
    const shift = emptyShift();
    const moments = new Float64Array(MOST_NODES);
    const weights = new Float64Array(MOST_NODES);
    fc.assert(
      fc.property(
        practices(false),
        assumptions,
        fc.double({ min: -3, max: 3, noNaN: true }),
        (practice, assumed, at) => {
          setShift(shift, assumed);
          shiftMoments(shift, practice, moments);
          const { middle, half, grid } = shift;
          const count = grid.nodes.length;
          const values = Float64Array.from(grid.nodes, (node) => expit(at + middle + half * node));
          nodeWeights(grid, moments, weights);
          const byNodes = values.reduce((sum, value, node) => sum + value * (weights[node] ?? 0), 0);
          differentiate(grid, values, 0);
          const byMoments = values
            .subarray(0, count)
            .reduce((sum, value, power) => sum + value * (moments[power] ?? 0), 0);
          const direct = PRACTICE_VARIABLES.slice(0, 4).reduce<readonly (readonly [number, number])[]>(
            (sofar, { name, effect }) =>
              sofar.flatMap(([share, x]) =>
                Array.from(practice[name], (part, level): [number, number] => [
                  share * part,
                  x + level * Math.log(assumed[effect]),
                ]),
              ),
            [[1, at]],
          );
          expect(direct).toHaveLength(135);
          const mean = direct.reduce((sum, [share, x]) => sum + share * expit(x), 0);
          expect(Math.abs(byMoments - mean)).toBeLessThan(1e-12);
          expect(Math.abs(byNodes - mean)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('and so at the ends of every range, where practice adds most', () => {
    const shift = emptyShift();
    const ends = ASSUMPTIONS.map((a) => [a.name, a.noEffect === a.low ? a.high : a.low]);
    setShift(shift, Object.fromEntries(ends));
    expect(shift.half).toBeGreaterThan(1.85);
    const moments = new Float64Array(MOST_NODES);
    const certain: Practice = {
      practitionerGrade: Float64Array.of(0, 0, 1),
      practitionerExperience: Float64Array.of(0, 0, 1),
      workloadBand: Float64Array.of(1, 0, 0, 0, 0),
      caseloadBand: Float64Array.of(1, 0, 0),
      programmePlace: Float64Array.of(1, 0),
      oversight: 0.5,
    };
    shiftMoments(shift, certain, moments);
    const { middle, half, grid } = shift;
    for (const at of [-2, 0, 1.5]) {
      const values = Float64Array.from(grid.nodes, (node) => expit(at + middle + half * node));
      differentiate(grid, values, 0);
      const mean = values.reduce((sum, value, power) => sum + value * (moments[power] ?? 0), 0);
      expect(Math.abs(mean - expit(at + middle + half))).toBeLessThan(1e-12);
    }
  });
});
