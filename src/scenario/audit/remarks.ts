import { type Declaration, figuresOf } from '../declare/declaration.js';
import { printFigure } from '../figures/printFigure.js';
import type { Observation } from './finding.js';

/** What a careful reader would like to know about a scenario that is not wrong. */
export function remarks(declaration: Declaration): Observation[] {
  const figures = figuresOf(declaration);
  const cited = new Set(
    figures.flatMap((figure) =>
      [figure, ...figure.also].flatMap(({ from }) => from.map(({ source }) => source)),
    ),
  );
  const uncited = Object.keys(declaration.sources).filter((source) => !cited.has(source));
  return [
    ...uncited.map(
      (source): Observation => ({
        code: 'source-not-cited',
        figures: [],
        explanation: `No figure cites the source ${source}.`,
        hint: 'Cite it with from, or remove it.',
      }),
    ),
    ...figures
      .filter(({ basis, low, high }) => basis === 'assumed' && (low === null || high === null))
      .map(
        (figure): Observation => ({
          code: 'assumed-without-range',
          figures: [figure],
          explanation: `${figure.label} is assumed to be ${printFigure(figure)}, without a range.`,
          hint: 'Say how low and how high it could be.',
        }),
      ),
  ];
}
