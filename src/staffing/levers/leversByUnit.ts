import { refuse } from '../../problem.js';
import { type LeverRequest, pairsOf, readMoves } from './moves.js';

/** Levers that count people, posts or cases: of the whole region or of one unit, but not of each. */
const COUNTED = ['po', 'pso', 'spo', 'intake', 'cases'];

/** A lever with the unit it is for, such as `north: spo=+2 posts`. */
const OF_UNIT = /^([A-Za-z][A-Za-z0-9]*)\s*:\s*(\S.*)$/;

/**
 * The levers of each unit: those for all units, and its own.
 *
 * @throws ArgumentError for a unit that is not listed, and for a number of people, posts or cases without a unit
 */
export function leversByUnit(request: LeverRequest, units: readonly string[]): ReadonlyMap<string, string[]> {
  const levers = new Map(units.map((unit) => [unit, [] as string[]]));
  for (const [name, value] of pairsOf(request)) {
    const [, unit, lever] = OF_UNIT.exec(name) ?? [];
    const text = value === '' ? (lever ?? name) : `${lever ?? name}=${value}`;
    if (unit === undefined) {
      refuseCounted(text, units);
      for (const own of levers.values()) own.push(text);
      continue;
    }
    const own = levers.get(unit);
    if (own === undefined) {
      refuse('unknown-unit', `There is no unit "${unit}".`, {
        path: name,
        got: unit,
        near: units,
        hint: `There are ${units.join(', ')}.`,
      });
    }
    own.push(text);
  }
  return levers;
}

function refuseCounted(text: string, units: readonly string[]): void {
  const [move] = readMoves([text]);
  if (move === undefined || move.change.kind === 'scale' || !COUNTED.includes(move.lever)) return;
  refuse('whose-lever', `${text} does not say which unit it is for.`, {
    path: move.lever,
    got: text,
    hint: `Write it like "${units[0]}: ${text}", or as a percentage, which applies to each.`,
  });
}
