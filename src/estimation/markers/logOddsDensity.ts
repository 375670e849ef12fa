import type { Counts } from '../../counts.js';

/** The density of one rate on an even grid of its log odds, up to a factor. */
export interface LogOddsDensity {
  /** Index of the first value: it is at `first·step`. */
  readonly first: number;
  readonly step: number;
  readonly values: Float64Array;
}

/** The posterior of one rate by itself, under Jeffreys' prior. */
export function jeffreysDensity({ yes, of }: Counts): LogOddsDensity {
  const [a, b] = [yes + 0.5, of - yes + 0.5];
  const log = (logOdds: number) => a * logOdds - (a + b) * softplus(logOdds);
  const top = Math.log(a / b);
  // The standard deviation at the top, below which a smooth density needs a few steps.
  const step = 0.2 / Math.sqrt((a * b) / (a + b));
  const peak = log(top);
  const isLeft = (index: number) => log(index * step) - peak > -REACH;
  let first = Math.floor(top / step);
  let last = first + 1;
  while (isLeft(first)) first--;
  while (isLeft(last)) last++;
  const values = Float64Array.from({ length: last - first + 1 }, (_, i) =>
    Math.exp(log((first + i) * step) - peak),
  );
  return { first, step, values };
}

/** e to the minus this no longer counts. */
const REACH = 34;

/** log(1 + e^x), without overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** The density at log odds between those of the grid, by the sixth-degree polynomial through the nearest seven. */
export function densityAt({ first, step, values }: LogOddsDensity, logOdds: number): number {
  const index = logOdds / step - first;
  const middle = Math.round(index);
  if (middle < -3 || middle > values.length + 2) return 0;
  let sum = 0;
  for (let i = -3; i <= 3; i++) {
    const value = values[middle + i] ?? 0;
    if (value > 0) sum += value * basis(i, index - middle);
  }
  return Math.max(0, sum);
}

/** Lagrange's polynomial of a node among −3 … 3. */
function basis(node: number, at: number): number {
  let product = 1;
  for (let other = -3; other <= 3; other++) {
    if (other !== node) product *= (at - other) / (node - other);
  }
  return product;
}
