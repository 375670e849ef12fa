import type { Counts } from '../../counts.js';
import type { Position } from '../../problem.js';
import { readable } from '../figures/readable.js';
import type { Figure, Place, RatedUnit, RatedUnits } from '../scenario.js';
import type { Path } from '../yaml/path.js';
import type { FigureReader } from './readFigureEntry.js';
import { readScalar } from './readFigureText.js';
import type { WrittenScenario, WrittenUnit } from './schema.js';

/** What a unit must have to be one that was rated. */
const RATED = ['ratings', 'overall', 'total', 'atLeast', 'supposed'] as const;

export const isRated = (unit: WrittenUnit): boolean => RATED.some((key) => unit[key] !== undefined);

/** The units of a file that were rated; undefined where none was. */
export function declareRatings({ units }: WrittenScenario, reader: FigureReader): RatedUnits | undefined {
  if (units === undefined) return undefined;
  const { from: places, noun = ['unit', 'units'], all, chosen, ...named } = units;
  const rated = Object.entries(named as Readonly<Record<string, WrittenUnit>>).filter(([, unit]) =>
    isRated(unit),
  );
  if (rated.length === 0) return undefined;
  const from = reader.places(places, ['units', 'from']);
  const label = `How many ${noun[1]} there are`;
  const number =
    all === undefined
      ? null
      : (reader.read(all, ['units', 'all'], { dotted: 'units.all', label, from, bare: 'count' }) ?? null);
  const count = number?.value.kind === 'count' ? number.value.count : null;
  if (count !== null && count < rated.length) {
    const message = `${rated.length} ${noun[1]} are rated, and there are only ${count}.`;
    reader.notebook.note('cohort-too-small', ['units', 'all'], message, {
      expected: `at least ${rated.length}`,
    });
  }
  return {
    noun,
    all: number,
    chosen:
      chosen === undefined
        ? null
        : typeof chosen === 'string'
          ? { says: chosen, assumedBecause: null }
          : { says: chosen.assumed, assumedBecause: chosen.why },
    from,
    units: rated.map(([name, unit]) => ratedUnit(name, unit, from, reader)),
  };
}

function ratedUnit(
  name: string,
  unit: WrittenUnit,
  shared: readonly Place[],
  reader: FigureReader,
): RatedUnit {
  const path = ['units', name];
  const own = reader.places(unit.from, [...path, 'from']);
  const from = own.length === 0 ? shared : own;
  const { label = readable(name), ratings, total, overall, atLeast = {}, supposed } = unit;
  const isKnown = ratings !== undefined && !isUnknown(ratings);
  const level = overall === undefined ? null : typeof overall === 'string' ? { level: overall } : overall;
  const { also = [] } = typeof overall === 'object' ? overall : {};
  const setting = { dotted: `units.${name}.total`, label: `${label}: points`, from, bare: 'count' as const };
  const totalFigure: Figure | null =
    total === undefined ? null : (reader.read(total, [...path, 'total'], setting) ?? null);
  return {
    name,
    label,
    ratings: isKnown ? (ratings as Readonly<Record<string, string>>) : null,
    unknown: ratings !== undefined && isUnknown(ratings) ? unknownOf(ratings) : null,
    total: totalFigure,
    overall:
      level === null
        ? null
        : {
            level: level.level,
            from: level.from === undefined ? from : reader.places(level.from, [...path, 'overall', 'from']),
          },
    also: also.map((other, index) => ({
      level: other.level,
      from: reader.places(other.from, [...path, 'overall', 'also', index, 'from']),
    })),
    atLeast: Object.fromEntries(
      Object.entries(atLeast).map(([standard, least]) => [
        standard,
        typeof least === 'string' ? least : least.level,
      ]),
    ),
    supposed: supposed === undefined ? null : supposedOf(supposed, [...path, 'supposed'], reader),
    positions: positionsOf(unit, path, reader),
  };
}

type Unknown = { readonly notLegible: string } | { readonly notPublished: string };
const isUnknown = (ratings: NonNullable<WrittenUnit['ratings']>): ratings is Unknown =>
  'notLegible' in ratings || 'notPublished' in ratings;
const unknownOf = (ratings: Unknown): RatedUnit['unknown'] =>
  'notLegible' in ratings
    ? { how: 'notLegible', why: ratings.notLegible }
    : { how: 'notPublished', why: ratings.notPublished };

function supposedOf(
  { why, ...standards }: NonNullable<WrittenUnit['supposed']>,
  path: Path,
  { notebook }: FigureReader,
): RatedUnit['supposed'] {
  const counts = Object.entries(standards as Record<string, string | number | (string | number)[]>).map(
    ([standard, given]): [string, Counts[]] => {
      const list = Array.isArray(given) ? given : [given];
      const read = list.flatMap((text, index): Counts[] => {
        const at = [...path, standard, ...(Array.isArray(given) ? [index] : [])];
        const value = readScalar(text, at, { notebook, bare: 'count' });
        if (value?.kind === 'count' && value.of !== null) return [{ yes: value.count, of: value.of }];
        if (value !== undefined) {
          const message = `${at.join('.')} must be a count such as 14 of 24.`;
          notebook.note('not-a-figure', at, message, { got: String(text), expected: 'such as 14 of 24' });
        }
        return [];
      });
      return [standard, read];
    },
  );
  return { why, counts: Object.fromEntries(counts) };
}

/** Where the parts of a unit are that the programme may contradict. */
function positionsOf(
  unit: WrittenUnit,
  path: Path,
  { notebook }: FigureReader,
): Readonly<Record<string, Position>> {
  const paths: readonly (readonly string[])[] = [
    ...(['ratings', 'atLeast', 'supposed'] as const).flatMap((key) => [
      [key],
      ...Object.keys(unit[key] ?? {}).map((standard) => [key, standard]),
    ]),
    ['total'],
    ['overall'],
  ];
  return Object.fromEntries(paths.map((own) => [own.join('.'), notebook.positionOf([...path, ...own])]));
}
