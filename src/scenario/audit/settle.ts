import type { Declaration, DeclaredVariable } from '../declare/declaration.js';
import { readWords } from '../figures/conventions.js';
import type { Basis, CaseVariable, Figure } from '../scenario.js';
import { type Bounds, type CountNetwork, countNetwork, countsAllowed, propagate } from './countNetwork.js';

/**
 * Gives every case variable its whole counts and shares: the counts that its figures allow, nearest to what they
 * print where they allow several. Null when no whole counts satisfy everything.
 */
export function settle(declaration: Declaration): readonly CaseVariable[] | null {
  const network = countNetwork(declaration);
  const open = propagate(network);
  if (open === null) return null;
  const settled = choose(network, new Map(), 0, { left: network.figures.length + SPARE_STEPS });
  if (settled === null) return null;
  return declaration.variables.map((variable, position) => {
    const relevant = settled[network.relevantCell(position)]!.lowest;
    const counts = variable.levels.map((_, level) => settled[network.levelCell(position, level)]!.lowest);
    const possible = variable.levels.map((_, level) => open[network.levelCell(position, level)]!);
    return settleVariable(variable, relevant, counts, possible);
  });
}

/** How many steps beyond one per figure the search may take before it gives up; real scenarios take none. */
const SPARE_STEPS = 500;

/** Settles one level after another at the count nearest to its figure, going back where that leads nowhere. */
function choose(
  network: CountNetwork,
  fixed: ReadonlyMap<number, number>,
  from: number,
  steps: { left: number },
): Bounds[] | null {
  if (steps.left-- <= 0) return null;
  const bounds = propagate(network, () => true, fixed);
  if (bounds === null) return null;
  for (let index = from; index < network.figures.length; index++) {
    const entry = network.figures[index];
    if (entry === undefined) continue;
    const cell = bounds[entry.counted];
    const whole = bounds[entry.whole];
    if (
      cell === undefined ||
      whole === undefined ||
      (cell.lowest === cell.highest && whole.lowest === whole.highest)
    )
      continue;
    for (const size of outwards(whole, whole.highest)) {
      for (const count of outwards(cell, targetOf(entry.figure) * size)) {
        const next = new Map(fixed).set(entry.whole, size).set(entry.counted, count);
        const done = choose(network, next, index + 1, steps);
        if (done !== null) return done;
      }
    }
    return null;
  }
  return bounds;
}

/** Whole numbers within bounds, the nearest to a target first. */
function* outwards({ lowest, highest }: Bounds, target: number): Generator<number> {
  const start = Math.min(Math.max(Math.round(target), lowest), highest);
  yield start;
  for (let step = 1; step <= highest - lowest; step++) {
    const near = target >= start ? start + step : start - step;
    const far = target >= start ? start - step : start + step;
    if (near >= lowest && near <= highest) yield near;
    if (far >= lowest && far <= highest) yield far;
  }
}

/** The proportion that a figure names, to which the count used is the nearest possible. */
function targetOf({ value }: Figure): number {
  if (value.kind === 'percent') return Number(value.percent) / 100;
  if (value.kind !== 'words') return 0;
  const named = readWords(value.words, value.convention)?.named;
  return named === undefined ? (value.low + value.high) / 2 : named.top / named.bottom;
}

function settleVariable(
  variable: DeclaredVariable,
  relevant: number,
  counts: readonly number[],
  possible: readonly Bounds[],
): CaseVariable {
  const assumedShares = exactShares(variable);
  const whole =
    assumedShares === null ||
    assumedShares.every((share, level) => Math.abs(share * relevant - counts[level]!) < 1e-9);
  const bases = variable.figures.flatMap((figure) => (figure === null ? [] : [basisIn(figure, relevant)]));
  const basis: Basis = bases.includes('assumed')
    ? 'assumed'
    : bases.includes('derived')
      ? 'derived'
      : 'published';
  return {
    ...variable,
    figures: variable.figures.map((figure, level) =>
      figure === null ? null : withWhole(figure, relevant, counts[level]!, possible[level]),
    ),
    shares: assumedShares ?? counts.map((count) => count / relevant),
    counts: whole ? counts : null,
    relevant,
    basis,
  };
}

/** Assumed percentages are used as they are, whole cases or not; null when any level is counted. */
function exactShares({ figures, levels }: DeclaredVariable): number[] | null {
  const given = figures.map((figure) =>
    figure?.basis === 'assumed' && figure.value.kind === 'percent'
      ? Number(figure.value.percent) / 100
      : null,
  );
  const missing = given.filter((share) => share === null).length;
  const open = figures.filter((figure) => figure === null).length;
  if (missing === levels.length || missing > 1 || missing !== open) return null;
  const rest = 1 - given.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  return given.map((share) => share ?? rest);
}

/** Words that allow several counts leave the one used to assumption. */
function basisIn(figure: Figure, relevant: number): Basis {
  if (figure.value.kind !== 'words') return figure.basis;
  const { lowest, highest } = countsAllowed(figure, relevant);
  return lowest === highest ? figure.basis : 'assumed';
}

/** A figure that knows how many cases it is a share of, and what range its words leave. */
function withWhole(figure: Figure, relevant: number, count: number, possible: Bounds | undefined): Figure {
  const { value } = figure;
  if (value.kind === 'number') return figure;
  const left = value.of === null ? { ofSettled: true as const } : {};
  const known: Figure = { ...figure, value: { ...value, of: relevant }, ...left };
  if (value.kind !== 'words' || possible === undefined || possible.lowest === possible.highest) return known;
  const { lowest, highest } = possible;
  return {
    ...known,
    low: figure.low ?? lowest / relevant,
    high: figure.high ?? highest / relevant,
    why:
      figure.why ??
      `the words allow ${lowest} to ${highest} of ${relevant} cases; ${count} is used, the nearest to the fraction they name`,
  };
}
