import { describe, expect, test } from 'vitest';
import { parseWhatIf } from '../../../src/staffing/file/whatIfFile.js';
import { readCosts } from '../../../src/staffing/levers/costs.js';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { WEST_MIDLANDS, WEST_MIDLANDS_2022 } from '../scenarios.js';

const RUN = { months: 12, draws: 20, seed: 1 };
const costsOf = (levers: readonly string[], costs: Readonly<Record<string, string | number>>) =>
  whatIf(WEST_MIDLANDS, levers, { ...RUN, costs }).costs;

describe('what posts cost', () => {
  test('is that of the posts a swap moves, and of the people in post month by month', () => {
    const levers = ['po=-10 posts', 'pso=+13 posts'];
    const [po, pso, all] = costsOf(levers, { po: 52_000, pso: '£40,000 a year' });
    expect(po).toMatchObject({ posts: expect.closeTo(-10, 9), postsCost: expect.closeTo(-520_000, 3) });
    expect(pso).toMatchObject({ posts: expect.closeTo(13, 9), postsCost: expect.closeTo(520_000, 3) });
    expect(all).toMatchObject({ grade: 'all', postsCost: expect.closeTo(0, 3) });
    const { difference } = whatIf(WEST_MIDLANDS, levers, RUN).trajectories.find(
      ({ name }) => name === 'services',
    ) ?? { difference: { middle: [] } };
    const paid = (40_000 / 12) * difference.middle.slice(0, 12).reduce((sum, people) => sum + people, 0);
    // The median of sums is near the sum of medians.
    expect(Math.abs(Number(pso?.middle) - paid)).toBeLessThan(0.2 * Math.abs(paid));
  });

  test('is none without a lever, and is not told unless it is given', () => {
    expect(costsOf([], { po: 52_000 })[0]).toMatchObject({ posts: 0, low: 0, middle: 0, high: 0 });
    expect(costsOf(['spo=+15%'], {})).toEqual([]);
    expect(costsOf(['intake=0'], { pqip: 30_000 })[0]).toMatchObject({ posts: null, postsCost: null });
  });

  test.each([
    [{ po: 52 }, /Did you mean 52000/],
    [{ po: '-52000' }, /not a cost of a post a year/],
    [{ po: 'lots' }, /not a cost/],
    [{ po: 52_000_000 }, /not a cost/],
    [{ officers: 52_000 }, /no cost of "officers".*po, pso/],
  ])('%o is refused with the likely slip', (costs, says) => {
    expect(() => readCosts(costs)).toThrow(says);
  });

  test('can be written on the command line and in a file', () => {
    expect(readCosts(['po=52,000', 'spo=£61000'])).toEqual({ po: 52_000, spo: 61_000 });
    expect(() => readCosts(['po=52000', 'po=53000'])).toThrow(/given twice/);
    const file = 'title: A\nscenario: b\ncosts:\n  po: 52\n';
    expect(() => parseWhatIf(file, 'a.yaml')).toThrow(/^a.yaml:4:7 .*Did you mean 52000/);
  });

  test('is refused of facilitators where none are published', () => {
    expect(() => whatIf(WEST_MIDLANDS_2022, [], { ...RUN, costs: { facilitators: 35_000 } })).toThrow(
      /facilitators are published/,
    );
  });
});
