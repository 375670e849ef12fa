import { describe, expect, test } from 'vitest';
import { STAFFING_OUTCOMES } from '../../../src/staffing/region/outcomes.js';
import { unitScenarios } from '../../../src/staffing/region/unitScenarios.js';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { addUnits } from '../../../src/staffing/whatIf/addUnits.js';
import {
  type UnitResult,
  type UnitsWhatIf,
  whatIfByUnit,
} from '../../../src/staffing/whatIf/whatIfByUnit.js';
import { WEST_MIDLANDS } from '../scenarios.js';
import { unitRegion } from '../unitRegion.js';

const COPIES = unitRegion(
  'units:\n  north: { peopleSupervised: 5000, from: return }\n  south: { peopleSupervised: 2000, from: return }',
);
const OWN = unitRegion(`units:
  north:
    from: return
    peopleSupervised: 3600
    probationOfficersInPost: 44
    trainees: 30
    seniorProbationOfficersInPost: 10
    probationOfficers: { number: 79, unit: "% of target" }
    caseloadProbationOfficer: 42.5
    twoToFiveYears: 40%
  south: { from: return, peopleSupervised: 3100, probationOfficersInPost: 50, trainees: 12 }`);
const FEW = { draws: 30, month: 12, seed: 7 };

const rowOf = ({ outcomes }: Pick<UnitResult, 'outcomes'>, name: string) => {
  const found = outcomes.find((outcome) => outcome.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const all = ({ together }: UnitsWhatIf, name: string) => {
  const found = together.find((outcome) => outcome.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('a what-if unit by unit', () => {
  test('is the region itself in every outcome and month where units differ by their size alone', () => {
    const names = STAFFING_OUTCOMES.map(({ name }) => name);
    const levers = ['leaving=-20%', 'intake=-50%'];
    const course = (scenario: typeof COPIES) => {
      const setup = setUp(scenario, levers);
      return { setup, ...meanCourse(setup, 36, setup.central) };
    };
    const region = course({ ...COPIES, context: { ...COPIES.context } });
    const units = unitScenarios(COPIES).map(({ scenario }) => course(scenario));
    for (const arm of ['baseline', 'whatIf'] as const) {
      const named = (values: readonly Float64Array[]) =>
        new Map(names.map((name, outcome) => [name, values[outcome] ?? new Float64Array(0)]));
      const sum = addUnits(
        units.map((unit) => named(unit[arm])),
        region.setup.region,
      );
      names.forEach((name, outcome) => {
        const expected = region[arm][outcome];
        sum.get(name)?.forEach((value, month) => {
          const one = expected?.[month] ?? Number.NaN;
          expect(Math.abs(value - one), `${name} in month ${month}`).toBeLessThan(1e-9 * Math.max(1, one));
        });
      });
    }
  });

  test('returns the figures of the region as the sum of units that have figures of their own', () => {
    const result = whatIfByUnit(OWN, [], FEW);
    for (const name of [
      'officers',
      'seniors',
      'trainees',
      'supervised',
      'officerCaseload',
      'officersOfTarget',
    ]) {
      const { today, asOne } = all(result, name);
      expect(Math.abs(today - asOne), name).toBeLessThan(1e-9 * asOne);
    }
    const [north] = result.units;
    expect(rowOf(north as UnitResult, 'officers').today).toBeCloseTo(44, 9);
    expect(rowOf(north as UnitResult, 'officerCaseload').today).toBeCloseTo(42.5, 9);
    expect(rowOf(north as UnitResult, 'twoToFive').today).toBeCloseTo(0.4, 9);
    expect(result.units.map(({ name }) => name)).toEqual(['north', 'south', 'rest']);
    for (const { difference } of result.together) expect(difference).toEqual({ low: 0, middle: 0, high: 0 });
  });

  test.each(['held', 'level'] as const)(
    'keeps published figures in every unit without a lever, %s, and sums to the region',
    (baseline) => {
      // The south trains 12 for 50 officers, the north 30 for 44: graduates take posts wherever they are needed.
      const names = STAFFING_OUTCOMES.map(({ name }) => name);
      const course = (scenario: typeof OWN) => {
        const setup = setUp(scenario, [], { baseline });
        const values = meanCourse(setup, 36, setup.central).baseline;
        return (name: string, month: number) =>
          values[names.indexOf(name as 'officers')]?.[month] ?? Number.NaN;
      };
      const region = course(OWN);
      const units = unitScenarios(OWN).map(({ scenario }) => course(scenario));
      for (const unit of units) {
        for (const name of [
          'officersOfTarget',
          'officerCaseload',
          'servicesOfTarget',
          'servicesCaseload',
          'officerUtilisation',
        ]) {
          const [today, later] = [unit(name, 0), unit(name, 36)];
          expect(Math.abs(later / today - region(name, 36) / region(name, 0)), name).toBeLessThan(0.005);
        }
        expect(unit('officers', 36) / unit('officers', 0)).toBeCloseTo(
          region('officers', 36) / region('officers', 0),
          2,
        );
      }
      for (const name of ['officers', 'services', 'seniors', 'trainees', 'supervised']) {
        for (const month of [0, 12, 36]) {
          const together = units.reduce((sum, unit) => sum + unit(name, month), 0);
          expect(Math.abs(together / region(name, month) - 1), `${name} in month ${month}`).toBeLessThan(
            0.003,
          );
        }
      }
    },
  );

  test('moves a lever in one unit and leaves the others to the byte', () => {
    const result = whatIfByUnit(OWN, ['north: spo=+3 posts'], FEW);
    const [north, south, rest] = result.units as [UnitResult, UnitResult, UnitResult];
    expect(rowOf(north, 'seniors').difference.middle).toBeGreaterThan(1);
    for (const unit of [south, rest]) {
      expect(unit.levers).toEqual([]);
      for (const row of unit.outcomes) expect(row.withLevers).toEqual(row.without);
    }
    const { difference } = all(result, 'oversightEffective');
    expect(difference.middle).toBeGreaterThan(0);
    expect(difference.middle).toBeLessThan(rowOf(north, 'oversightEffective').difference.middle);
    const again = whatIfByUnit(OWN, { 'north: spo': '+3 posts' }, FEW);
    expect(again).toEqual(result);
  });

  test('moves a percentage in every unit, and asks whose a number of posts is', () => {
    const { units } = whatIfByUnit(OWN, ['leaving=-10%'], { ...FEW, month: 1 });
    expect(units.map(({ levers }) => levers.length)).toEqual([1, 1, 1]);
    expect(() => whatIfByUnit(OWN, ['spo=+3 posts'], FEW)).toThrow('does not say which unit');
    expect(() => whatIfByUnit(OWN, ['nroth: spo=+3 posts'], FEW)).toThrow('no unit "nroth"');
    expect(() => whatIfByUnit(WEST_MIDLANDS, [], FEW)).toThrow('lists no units');
  });

  test('has cases of one unit alike where its practitioners differ, and not where units differ in size alone', () => {
    for (const { today } of whatIfByUnit(COPIES, [], { ...FEW, month: 1 }).sameUnit) {
      expect(Math.abs(today.high)).toBeLessThan(1e-20);
    }
    for (const { today } of whatIfByUnit(OWN, [], { ...FEW, month: 1 }).sameUnit) {
      expect(today.low).toBe(0);
      expect(today.central).toBeGreaterThan(0);
      expect(today.high).toBeGreaterThan(today.central);
    }
  });

  test('refuses units that leave others fewer cases than none', () => {
    const units =
      'units:\n  north: { peopleSupervised: 9000, probationOfficersInPost: 120, caseloadProbationOfficer: 60, from: return }';
    expect(() => whatIfByUnit(unitRegion(units), [], FEW)).toThrow('leave nothing of');
  });

  test('refuses a unit whose officers and trainees leave its services officers no case', () => {
    const units =
      'units:\n  north: { peopleSupervised: 2000, probationOfficersInPost: 44, trainees: 40, from: return }';
    expect(() => whatIfByUnit(unitRegion(units), [], FEW)).toThrow('leave none of the 2000 people');
  });
});
