import { aloneAs, type Declaration, figuresOf } from '../declare/declaration.js';
import type { Figure } from '../scenario.js';
import { checkConsistency } from './contradictions.js';
import { type Bounds, countNetwork, countsAllowed, namedWhole } from './countNetwork.js';

/** A figure and the whole counts of cases that it could have come from. */
export interface FigureCounts {
  readonly figure: Figure;
  /** The number of cases it is a share of; null when no source says. */
  readonly of: number | null;
  /** Lowest and highest count of them that print so; null when `of` is unknown or the figure is not a share. */
  readonly counts: Bounds | null;
}

/** Every figure of a scenario with its feasible counts, in the order of the file. */
export function figureCounts(scenario: Declaration): FigureCounts[] {
  const others = (scenario.samples ?? []).flatMap((other) => aloneAs(scenario, other) ?? []);
  const wholes = new Map([scenario, ...others].flatMap(wholesOf));
  return figuresOf(scenario).map((figure): FigureCounts => {
    const whole = wholes.get(figure);
    const of =
      namedWhole(figure) ?? (whole !== undefined && whole.lowest === whole.highest ? whole.lowest : null);
    return {
      figure,
      of,
      counts: of === null || figure.value.kind === 'number' ? null : countsAllowed(figure, of),
    };
  });
}

/** How many cases each figure of a sample is a share of. */
function wholesOf(sample: Declaration): (readonly [Figure, Bounds | undefined])[] {
  const network = countNetwork(sample);
  const { bounds } = checkConsistency(sample, network);
  return network.figures.map(({ figure, whole }) => [figure, bounds[whole]] as const);
}
