import type { Stream } from '../../numeric/stream.js';

/**
 * One draw from a Dirichlet distribution, not yet divided by its total: a gamma variate of scale 1 for each parameter.
 *
 * Marsaglia and Tsang 2000, ACM Transactions on Mathematical Software 26:363; parameters below 1 by their boost.
 */
export class GammaDraws {
  readonly values: Float64Array;
  private readonly d: Float64Array;
  private readonly c: Float64Array;
  private spare = Number.NaN;

  constructor(
    private readonly shapes: ArrayLike<number>,
    private readonly uniform: Stream,
  ) {
    this.values = new Float64Array(shapes.length);
    this.d = Float64Array.from(shapes, (shape) => (shape < 1 ? shape + 1 : shape) - 1 / 3);
    this.c = this.d.map((d) => 1 / Math.sqrt(9 * d));
  }

  /** Fills `values` and gives their total. */
  draw(): number {
    const { shapes, uniform, values } = this;
    let total = 0;
    for (let cell = 0; cell < values.length; cell++) {
      const shape = shapes[cell]!;
      let value = this.atLeastOne(cell);
      if (shape < 1) value *= Math.exp(Math.log(1 - uniform()) / shape);
      values[cell] = value;
      total += value;
    }
    return total;
  }

  private atLeastOne(cell: number): number {
    const d = this.d[cell]!;
    const c = this.c[cell]!;
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const square = x * x;
      const u = 1 - this.uniform();
      // What their squeeze accepts, the logarithms would too.
      if (u < 1 - 0.0331 * square * square) return d * v;
      if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** A standard normal variate by Marsaglia's polar method, which needs no sine. */
  private normal(): number {
    if (!Number.isNaN(this.spare)) {
      const kept = this.spare;
      this.spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.spare = y * scale;
      return x * scale;
    }
  }
}
