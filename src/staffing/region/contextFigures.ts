import type { Figure, FigureValue, Scenario } from '../../scenario/scenario.js';

/** A figure's number as it is written: 50 for 50%. */
export function size(value: FigureValue): number {
  return value.kind === 'percent' ? Number(value.percent) : amount(value);
}

/** Words leave a range: it is read this far from its low end, or in its middle if that is nearer. */
const INTO_WORDS = 0.05;

export function amount(value: FigureValue): number {
  switch (value.kind) {
    case 'number':
      return value.number;
    case 'count':
      return value.count;
    case 'percent':
      return Number(value.percent) / 100;
    case 'words':
      return value.low + Math.min((value.high - value.low) / 2, INTO_WORDS);
  }
}

/** A share, whether printed as a percentage or as a number of `% of target` or `% a year`. */
export function share(figure: Figure): number {
  const number = amount(figure.value);
  return figure.value.kind === 'number' ? number / 100 : number;
}

export function findFigure(scenario: Scenario, [group, name]: readonly [string, string]): Figure | undefined {
  return scenario.context[group]?.[name];
}
