import { gaussLegendre } from './quadrature.js';

/** A function integrated over a stretch of the real line: what it comes to, and where. */
export interface Panels {
  /** The logarithm of the integral. */
  readonly log: number;
  /** The share of the integral that lies below a point. */
  readonly below: (x: number) => number;
  /** Points with shares of the integral that add to 1. */
  readonly nodes: readonly { readonly x: number; readonly weight: number }[];
}

interface Panel {
  readonly low: number;
  readonly high: number;
  readonly logs: Float64Array;
}

/**
 * Integrates a positive function, given by its logarithm, by Gauss and Legendre's rule on panels that are halved until their
 * halves add to the same: to about twelve digits of the whole for whatever is smooth.
 *
 * @param logOf - the logarithm of the function, −∞ where it is 0
 * @param knots - two or more points, ascending: the panels that are tried first
 * @param close - the share of the whole by which a panel and its halves may differ
 */
export function panelsOver(logOf: (x: number) => number, knots: readonly number[], close = 1e-12): Panels {
  const panel = (low: number, high: number): Panel => ({
    low,
    high,
    logs: RULE.nodes.map((node) => logOf((low + high) / 2 + (node * (high - low)) / 2)),
  });
  const first = knots.slice(1).map((high, i) => panel(knots[i]!, high));
  const top = topOf(first);
  const whole = first.reduce((sum, one) => sum + integral(one, top), 0);
  const settle = (one: Panel, depth: number): Panel[] => {
    const part = integral(one, top);
    if (part < NOTHING * whole) return [one];
    const middle = (one.low + one.high) / 2;
    const halves = [panel(one.low, middle), panel(middle, one.high)] as const;
    const both = integral(halves[0], top) + integral(halves[1], top);
    const isClose = Math.abs(both - part) <= close * Math.max(whole, both);
    return isClose || depth === 0 ? [...halves] : halves.flatMap((half) => settle(half, depth - 1));
  };
  return gathered(first.flatMap((one) => settle(one, DEEPEST)));
}

const RULE = gaussLegendre(12);
const NOTHING = 1e-15;
const DEEPEST = 30;

const topOf = (panels: readonly Panel[]): number =>
  panels.reduce((most, { logs }) => logs.reduce((one, log) => Math.max(one, log), most), -Infinity);

function integral({ low, high, logs }: Panel, top: number): number {
  return (logs.reduce((sum, log, i) => sum + RULE.weights[i]! * relative(log, top), 0) * (high - low)) / 2;
}

const relative = (log: number, top: number): number => (log === -Infinity ? 0 : Math.exp(log - top));

function gathered(panels: readonly Panel[]): Panels {
  const top = topOf(panels);
  const parts = panels.map((one) => integral(one, top));
  const total = parts.reduce((sum, part) => sum + part, 0);
  const before: number[] = [];
  parts.reduce((sum, part) => {
    before.push(sum);
    return sum + part;
  }, 0);
  return {
    log: top === -Infinity ? -Infinity : top + Math.log(total),
    below: (x) => {
      const index = panels.findLastIndex(({ low }) => low < x);
      const one = panels[index];
      if (one === undefined) return 0;
      if (x >= one.high) return index === panels.length - 1 ? 1 : (before[index]! + parts[index]!) / total;
      return (before[index]! + partBelow(one, x, top)) / total;
    },
    nodes: panels.flatMap(({ low, high, logs }) =>
      Array.from(RULE.nodes, (node, i) => ({
        x: (low + high) / 2 + (node * (high - low)) / 2,
        weight: (RULE.weights[i]! * relative(logs[i]!, top) * (high - low)) / 2 / total,
      })),
    ),
  };
}

/** The integral of a panel's polynomial up to a point, by Legendre's polynomials, whose integrals are differences of them. */
function partBelow({ low, high, logs }: Panel, x: number, top: number): number {
  const at = legendre((2 * (x - low)) / (high - low) - 1);
  const values = logs.map((log, i) => RULE.weights[i]! * relative(log, top));
  let sum = 0;
  for (let degree = 0; degree < LEGENDRE.length; degree++) {
    const projected = values.reduce((part, value, i) => part + value * LEGENDRE[degree]![i]!, 0);
    const risen = degree === 0 ? at[1]! + 1 : at[degree + 1]! - at[degree - 1]!;
    sum += (projected * risen) / 2;
  }
  return (sum * (high - low)) / 2;
}

/** Legendre's polynomials at x, from degree 0 to one more than a panel has nodes. */
function legendre(x: number): Float64Array {
  const values = new Float64Array(RULE.nodes.length + 1);
  values[0] = 1;
  values[1] = x;
  for (let k = 1; k < RULE.nodes.length; k++) {
    values[k + 1] = ((2 * k + 1) * x * values[k]! - k * values[k - 1]!) / (k + 1);
  }
  return values;
}

const AT_NODES = Array.from(RULE.nodes, legendre);
/** By degree, at each node. */
const LEGENDRE = Array.from(RULE.nodes, (_, degree) => AT_NODES.map((values) => values[degree]!));
