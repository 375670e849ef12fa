import { describe, expect, test } from 'vitest';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { drift, viciousCircle } from '../../../src/staffing/whatIf/trapsOfModel.js';
import { SOUTH_WEST, WEST_MIDLANDS } from '../scenarios.js';

describe('a vicious circle', () => {
  const told = (lever: string, leavingByWorkload = 0.8) => {
    const assume = { leavingByWorkload: { value: leavingByWorkload, low: 0, high: 1.6 } };
    const setup = setUp(WEST_MIDLANDS, [lever], { assume });
    return viciousCircle(setup, meanCourse(setup, 36, setup.central));
  };

  test('of workload and leaving is told with the officers it takes, among all that are lost', () => {
    const [{ message = '' } = {}] = told('intake=0');
    const [, taken, lost] = /It takes (\d+) of the (\d+) officers lost by month 36/.exec(message) ?? [];
    expect(Number(taken)).toBeGreaterThan(2);
    expect(Number(lost)).toBeGreaterThan(Number(taken));
  });

  test('is not told where officers gain, or where workload makes nobody leave', () => {
    expect(told('demand=-25%')).toEqual([]);
    expect(told('intake=0', 0)).toEqual([]);
  });
});

test('a published bulge of experience that grows older without a lever is named, and a share that stays is not', () => {
  const kinds = (scenario: typeof WEST_MIDLANDS) => {
    const setup = setUp(scenario, []);
    return drift(setup, meanCourse(setup, 36, setup.central)).map(({ message }) => message);
  };
  expect(kinds(WEST_MIDLANDS)).toEqual([]);
  expect(kinds(SOUTH_WEST)[0]).toMatch(/go from 5\d% to \d\d% by month 36.*grow older/);
});
