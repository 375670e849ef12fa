import { describe, expect, it } from 'vitest';
import { expit } from '../../src/numeric/logistic.js';
import { gaussHermite } from '../../src/numeric/quadrature.js';

describe('Gauss-Hermite quadrature', () => {
  it.each([1, 2, 3, 8, 31, 64])('with %i points has the moments of the standard normal', (points) => {
    const { nodes, weights } = gaussHermite(points);
    let normal = 1;
    for (let degree = 0; degree <= Math.min(2 * points - 1, 20); degree += 2) {
      if (degree > 0) normal *= degree - 1;
      let moment = 0;
      let odd = 0;
      nodes.forEach((x, index) => {
        const power = Math.exp(degree * Math.log(Math.abs(x) || 1e-300));
        moment += (weights[index] ?? 0) * (degree === 0 ? 1 : power);
        odd += (weights[index] ?? 0) * (degree === 0 ? x : power * x);
      });
      expect(Math.abs(moment / normal - 1)).toBeLessThan(1e-11);
      expect(Math.abs(odd) / normal).toBeLessThan(1e-11);
    }
  });

  it('has the nodes and weights printed by Abramowitz and Stegun, table 25.10, for five points', () => {
    const { nodes, weights } = gaussHermite(5);
    // The table is for exp(−x²): nodes scale by √2, weights by 1/√π.
    expect(nodes[4]).toBeCloseTo(2.020182870456086 * Math.SQRT2, 13);
    expect(nodes[3]).toBeCloseTo(0.9585724646138185 * Math.SQRT2, 13);
    expect(weights[2]).toBeCloseTo(0.9453087204829419 / Math.sqrt(Math.PI), 13);
    expect(weights[4]).toBeCloseTo(0.01995324205904591 / Math.sqrt(Math.PI), 13);
  });

  it('agrees with the trapezoid rule on a logistic curve', () => {
    const { nodes, weights } = gaussHermite(48);
    let trapezoid = 0;
    const step = 1 / 64;
    for (let x = -12; x <= 12; x += step) {
      trapezoid += (step * Math.exp((-x * x) / 2) * expit(0.3 + 0.8 * x)) / Math.sqrt(2 * Math.PI);
    }
    const sum = nodes.reduce((total, x, index) => total + (weights[index] ?? 0) * expit(0.3 + 0.8 * x), 0);
    expect(Math.abs(sum - trapezoid)).toBeLessThan(1e-12);
  });
});
