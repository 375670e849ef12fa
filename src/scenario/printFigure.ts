import type { Figure, FigureValue, Place } from './scenario.js';

/** A value as its publication prints it: `49%`, `31 of 62`, `over three quarters of 64`. */
export function printValue(value: FigureValue): string {
  if (value.kind === 'number') return String(value.number);
  const amount =
    value.kind === 'percent' ? `${value.percent}%` : value.kind === 'count' ? `${value.count}` : value.words;
  return value.of === null ? amount : `${amount} of ${value.of}`;
}

export function printFigure(figure: Figure): string {
  return figure.unit === null ? printValue(figure.value) : `${printValue(figure.value)} ${figure.unit}`;
}

/** `report, Context` */
export function printPlace({ source, section }: Place): string {
  return section === null ? source : `${source}, ${section}`;
}
