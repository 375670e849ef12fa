import type { Declaration } from '../declare/declaration.js';
import { readPercentage } from '../figures/feasibleCounts.js';
import { printFigure, printPlaces } from '../figures/printFigure.js';
import type { Figure } from '../scenario.js';
import { countsAllowed, namedWhole } from './countNetwork.js';
import type { Observation } from './finding.js';

/**
 * Printings of the same quantity that cannot both be right, rounding and vague words allowed for, among the figures
 * that no case variable uses; those of case variables meet in the network of counts.
 */
export function compareWitnesses({ context, sample }: Declaration): Observation[] {
  const figures = [
    sample.casesFigure,
    sample.cohortFigure,
    ...Object.values(context).flatMap(Object.values<Figure>),
  ];
  return figures.flatMap((figure) =>
    figure.also
      .filter((other) => !agree(figure, other))
      .map((other): Observation => {
        const [first, second] = [figure, other].map((one) => `${printFigure(one)}${printPlaces(one)}`);
        return {
          code: 'sources-differ',
          figures: [figure, other],
          explanation: `${figure.label} is printed as ${first} and as ${second}, which cannot both be right.`,
          hint: 'Keep the one that is right, and put the other under readings with the reason it is not used.',
        };
      }),
  );
}

/** Whether two printings could be of the same number: by whole counts where the cases are known, else by range. */
export function agree(one: Figure, other: Figure): boolean {
  const of = namedWhole(one) ?? namedWhole(other);
  if (of !== null && one.value.kind !== 'number' && other.value.kind !== 'number') {
    if ((namedWhole(one) ?? of) !== of || (namedWhole(other) ?? of) !== of) return false;
    const [a, b] = [countsAllowed(one, of), countsAllowed(other, of)];
    return Math.max(a.lowest, b.lowest) <= Math.min(a.highest, b.highest);
  }
  const [a, b] = [rangeOf(one), rangeOf(other)];
  const slack = 1e-9;
  if (a === undefined || b === undefined || a.scale !== b.scale) return false;
  return a.low <= b.high + slack && b.low <= a.high + slack;
}

interface Range {
  readonly low: number;
  readonly high: number;
  /** Shares and plain numbers are not the same kind of quantity. */
  readonly scale: 'share' | 'number';
}

/** The numbers that print as a figure does. */
function rangeOf({ value }: Figure): Range | undefined {
  if (value.kind === 'words') return { low: value.low, high: value.high, scale: 'share' };
  if (value.kind === 'count') return { low: value.count, high: value.count, scale: 'number' };
  const text = value.kind === 'percent' ? value.percent : String(value.number);
  const half = 0.5 / Number(`1e${text.split('.')[1]?.length ?? 0}`);
  if (value.kind === 'number')
    return { low: value.number - half, high: value.number + half, scale: 'number' };
  if (readPercentage(text) === undefined) return undefined;
  return { low: (Number(text) - half) / 100, high: (Number(text) + half) / 100, scale: 'share' };
}
