import { aloneAs, type Declaration, figuresOf } from '../declare/declaration.js';
import { printFigure, printValue } from '../figures/printFigure.js';
import { checkConsistency } from './contradictions.js';
import { countNetwork, countsAllowed } from './countNetwork.js';
import type { Observation } from './finding.js';

/** Figures that can be read in more than one way, or that more than one whole count of cases fits. */
export function ambiguities(declaration: Declaration): Observation[] {
  const others = (declaration.samples ?? []).flatMap((other) => aloneAs(declaration, other) ?? []);
  return [...otherReadings(declaration), ...[declaration, ...others].flatMap(severalCounts)];
}

function otherReadings(declaration: Declaration): Observation[] {
  return figuresOf(declaration).flatMap((figure) =>
    figure.readings.map(({ says, value, rejected }): Observation => {
      const [printed, other] = [printFigure(figure), printValue(value)];
      const amount = printed === other ? '' : `, ${other}`;
      return {
        code: 'other-reading',
        figures: [figure],
        explanation: `"${figure.label}" (${printed}) could also be read as "${says}"${amount}. That reading is rejected: ${rejected}.`,
        hint: null,
      };
    }),
  );
}

/** The figures of one sample that several counts of it fit. */
function severalCounts(declaration: Declaration): Observation[] {
  const network = countNetwork(declaration);
  const { bounds } = checkConsistency(declaration, network);
  return network.figures.flatMap(({ figure, counted, whole }): Observation[] => {
    const { value, basis } = figure;
    const size = bounds[whole]!;
    if (size.lowest !== size.highest || basis === 'assumed') return [];
    const allowed = countsAllowed(figure, size.lowest);
    const lowest = Math.max(allowed.lowest, bounds[counted]!.lowest);
    const highest = Math.min(allowed.highest, bounds[counted]!.highest);
    if (lowest >= highest) return [];
    const code = value.kind === 'words' ? 'words-allow-several-counts' : 'rounding-allows-several-counts';
    const explanation = `"${figure.label}" (${printFigure(figure)}) allows ${lowest} to ${highest} of ${size.lowest} cases; which of them is used is assumed.`;
    return [{ code, figures: [figure], explanation, hint: null }];
  });
}
