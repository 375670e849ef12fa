import { describe, expect, test } from 'vitest';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { costsNothing, viciousCircle } from '../../../src/staffing/whatIf/trapsOfModel.js';
import { WEST_MIDLANDS } from '../scenarios.js';

describe('what is taken to cost nothing', () => {
  const told = (lever: string) => costsNothing(setUp(WEST_MIDLANDS, [lever])).map(({ message }) => message);

  test.each([
    ['demand=-25%', /^Less work for each case is taken to cost nothing/],
    ['hours=40 hours', /^Longer hours/],
    ['vetting=8 weeks from month 6', /^Faster vetting/],
    ['pqip-length=15 months', /^A shorter training/],
  ])('%s is named', (lever, words) => {
    expect(told(lever)).toEqual([expect.stringMatching(words)]);
  });

  test.each(['demand=+25%', 'hours=35 hours', 'vetting=30 weeks', 'suspended=20%', 'spo=+15%'])(
    '%s has nothing of the kind',
    (lever) => {
      expect(told(lever)).toEqual([]);
    },
  );
});

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
