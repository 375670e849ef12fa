import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../src/numeric/distributions.js';
import { panelsOver } from '../../src/numeric/panels.js';

describe('panels', () => {
  it('integrate a narrow normal density over a wide stretch, and the part of it below any point', () => {
    const logOf = (x: number) => (-(x - 3) * (x - 3)) / (2 * 0.01);
    const { log, below, nodes } = panelsOver(logOf, [-8, -4, 0, 4, 8]);
    expect(log).toBeCloseTo(Math.log(0.1 * Math.sqrt(2 * Math.PI)), 11);
    for (const x of [2.7, 2.95, 3.001, 3.2]) expect(below(x)).toBeCloseTo(normalCdf(x, 3, 0.1), 10);
    expect([below(-9), below(9)]).toEqual([0, 1]);
    expect(nodes.reduce((sum, { x, weight }) => sum + x * weight, 0)).toBeCloseTo(3, 11);
  });
});
