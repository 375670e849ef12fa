import type { Figure, FigureValue, Place } from '../scenario.js';

/** A value as its publication prints it: `49%`, `31 of 62`, `over three quarters of 64`. */
export function printValue(value: FigureValue): string {
  if (value.kind === 'number') return grouped(value.number);
  const amount =
    value.kind === 'percent'
      ? `${value.percent}%`
      : value.kind === 'count'
        ? grouped(value.count)
        : value.words;
  return value.of === null ? amount : `${amount} of ${grouped(value.of)}`;
}

/** With commas between thousands: `25,343`. */
function grouped(value: number): string {
  const [head = '', tail] = String(value).split('.');
  const whole = head.replace(/\B(?=(\d{3})+$)/g, ',');
  return tail === undefined ? whole : `${whole}.${tail}`;
}

/** A figure with its unit: `37.03 cases per full-time equivalent`, `101% of target`. */
export function printFigure({ value, unit }: Figure): string {
  if (unit === null) return printValue(value);
  return unit.startsWith('%') ? `${printValue(value)}${unit}` : `${printValue(value)} ${unit}`;
}

/** `report, Context` */
export function printPlace({ source, section }: Place): string {
  return section === null ? source : `${source}, ${section}`;
}

/** ` (report, Context; press)`, or nothing where no source prints the figure. */
export function printPlaces({ from }: Pick<Figure, 'from'>): string {
  return from.length === 0 ? '' : ` (${from.map(printPlace).join('; ')})`;
}
