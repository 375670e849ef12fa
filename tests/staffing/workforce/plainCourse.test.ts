import { describe, expect, test } from 'vitest';
import { CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { outcomesOf } from '../../../src/staffing/region/outcomes.js';
import { assumedAt, latinHypercube } from '../../../src/staffing/simulation/draws.js';
import { meanCourses } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { WEST_MIDLANDS } from '../scenarios.js';
import { type Moves, type PlainMonth, plainCourse } from './plainCourse.js';

const MONTHS = 36;
const names = outcomesOf(WEST_MIDLANDS).map(({ name }) => name);
const hypercube = latinHypercube(20, 13);
const DRAWS = [CENTRAL, { ...assumedAt(hypercube, 3), vettingStarts: 1 }, assumedAt(hypercube, 11)];

describe('the course of staffing is that of a plain loop written from its equations:', () => {
  test.each<[string, readonly string[], Moves]>([
    ['without levers', [], {}],
    ['faster vetting', ['vetting=-60%'], {}],
    ['no starts', ['intake=0'], { starts: 0 }],
    ['fewer leavers', ['leaving=-2 points'], { leavingLess: 0.02 }],
    ['more seniors', ['spo=+15%'], { seniorsTimes: 1.15 }],
    ['less work', ['demand=-25%'], { workTimes: 0.75 }],
  ])('%s', (_, levers, moves) => {
    for (const baseline of ['held', 'level'] as const) {
      const courses = meanCourses(setUp(WEST_MIDLANDS, levers, { baseline }), MONTHS, DRAWS);
      DRAWS.forEach((assumed, draw) => {
        const vetting = levers[0]?.startsWith('vetting') ? { vettingWeeks: 0.4 * assumed.vettingWeeks } : {};
        const plain = plainCourse(assumed, baseline === 'held', { ...moves, ...vetting }, MONTHS);
        for (const month of [0, 1, 6, 18, 36]) {
          const expected = plain[month] as PlainMonth;
          for (const [name, value] of Object.entries(expected)) {
            const got = courses[draw]?.whatIf[names.indexOf(name)]?.[month] ?? Number.NaN;
            // Euler's method leaves about a step's length times what changes.
            const error = Math.abs(got - value) / Math.max(Math.abs(value), 1);
            expect(error, `${baseline} ${name} at ${month}: ${got} and ${value}`).toBeLessThan(2e-3);
          }
        }
      });
    }
  });
});
