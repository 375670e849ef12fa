import { nearHint } from '../../problem.js';
import type { Declaration } from '../declare/declaration.js';
import { printFigure } from '../figures/printFigure.js';
import { overallLevel, pointsRange } from '../programme/overallLevel.js';
import { type Programme, ratingOf } from '../programme/programme.js';
import type { RatedUnit } from '../scenario.js';
import type { Finding } from './finding.js';

/** What the ratings of a scenario cannot be by the rules of its programme, and what is not known of them. */
export function ratingFindings({ rated }: Declaration, programme: Programme): Finding[] {
  if (rated === undefined) return [];
  const few =
    rated.all?.value.kind === 'count' && rated.all.value.count > rated.units.length
      ? rated.all.value.count
      : null;
  const chosen = rated.chosen === null ? 'nothing says how they were chosen' : rated.chosen.says;
  return [
    ...rated.units.flatMap((unit) => [...namesProblems(unit, programme), ...sumProblems(unit, programme)]),
    ...rated.units.flatMap((unit) => unknownNotes(unit, programme)),
    ...(few === null
      ? []
      : [
          note(
            'few-units',
            'units',
            `${rated.units.length} of ${few} ${rated.noun[1]} ${rated.units.length === 1 ? 'is' : 'are'} rated (${chosen}): ${rated.units.length === 1 ? 'it says' : 'they say'} little of the other ${few - rated.units.length}.`,
          ),
        ]),
  ];
}

/** Standards and levels that the programme does not have. */
function namesProblems(unit: RatedUnit, programme: Programme): Finding[] {
  const standards = programme.standards.map(({ name }) => name);
  const levels = ratingOf(programme)?.levels ?? [];
  const check = (key: string, name: string, level: string | null): Finding[] => {
    const path = `${key}.${name}`;
    if (!standards.includes(name)) {
      const hint = nearHint(name, standards, `Its standards are ${standards.join(', ')}.`);
      return [wrong(unit, 'unknown-standard', path, `${programme.id} has no standard ${name}.`, hint)];
    }
    return level === null ? [] : levelProblems(unit, path, level, levels);
  };
  return [
    ...Object.entries(unit.ratings ?? {}).flatMap(([name, level]) => check('ratings', name, level)),
    ...Object.entries(unit.atLeast).flatMap(([name, level]) => check('atLeast', name, level)),
    ...Object.keys(unit.supposed?.counts ?? {}).flatMap((name) => check('supposed', name, null)),
    ...Object.entries(unit.supposed?.counts ?? {}).flatMap(([name, counts]) =>
      countsProblems(unit, name, counts.length, programme),
    ),
    ...(unit.overall === null ? [] : levelProblems(unit, 'overall', unit.overall.level, levels)),
    ...unit.also.flatMap(({ level }) => levelProblems(unit, 'overall', level, levels)),
    ...missingStandards(unit, standards),
  ];
}

function levelProblems(unit: RatedUnit, path: string, level: string, levels: readonly string[]): Finding[] {
  if (levels.includes(level)) return [];
  const hint = nearHint(level, levels, `Levels are ${levels.join(', ')}.`);
  return [wrong(unit, 'unknown-level', path, `There is no level ${level}.`, hint)];
}

function countsProblems(unit: RatedUnit, name: string, number: number, programme: Programme): Finding[] {
  const standard = programme.standards.find((one) => one.name === name);
  if (standard === undefined) return [];
  const { lowest } = standard;
  if (lowest !== null && lowest.length === number) return [];
  const needs =
    lowest === null
      ? 'is judged as a whole, and has no counts'
      : `has ${lowest.length} questions, not ${number}`;
  return [wrong(unit, 'does-not-fit', `supposed.${name}`, `The standard ${name} ${needs}.`, null)];
}

function missingStandards(unit: RatedUnit, standards: readonly string[]): Finding[] {
  if (unit.ratings === null) return [];
  const missing = standards.filter((name) => !Object.hasOwn(unit.ratings ?? {}, name));
  if (missing.length === 0) return [];
  const explanation = `${unit.label} has no rating of ${missing.join(', ')}.`;
  return [
    wrong(unit, 'missing', 'ratings', explanation, 'Give the level of each standard of the programme.'),
  ];
}

/** A total or an overall level that the ratings do not give, or two printings that differ. */
function sumProblems(unit: RatedUnit, programme: Programme): Finding[] {
  const { ratings, total, overall, also, label } = unit;
  const differing = also.filter(({ level }) => overall !== null && level !== overall.level);
  const printed = differing.map(({ level }) =>
    wrong(
      unit,
      'sources-differ',
      'overall',
      `${label} is printed once as ${overall?.level} and once as ${level}.`,
      null,
    ),
  );
  const { total: rules } = programme;
  const tooMany =
    total?.value.kind === 'count' && total.value.of !== null && rules !== null && total.value.of !== rules.of
      ? [
          wrong(
            unit,
            'points-do-not-fit',
            'total',
            `${programme.id} gives up to ${rules.of} points, not ${total.value.of}.`,
            null,
          ),
        ]
      : [];
  const known = new Map(Object.entries(ratings ?? {}));
  if (ratings === null || programme.standards.some(({ name }) => !known.has(name)))
    return [...printed, ...tooMany];
  const { least } = pointsRange(programme, known);
  const sum =
    rules !== null && total?.value.kind === 'count' && total.value.count !== least
      ? [
          wrong(
            unit,
            'does-not-recompute',
            'total',
            `${label} is printed with ${printFigure(total)} points, and its ratings give ${least}.`,
            null,
          ),
        ]
      : [];
  const level = overallLevel(programme, known);
  const other =
    overall !== null && level !== null && level !== overall.level
      ? [
          wrong(
            unit,
            'does-not-recompute',
            'overall',
            `${label} is rated ${overall.level}, and its ratings give ${level}.`,
            null,
          ),
        ]
      : [];
  return [...printed, ...tooMany, ...sum, ...other];
}

/** What a unit without ratings can have had. */
function unknownNotes(unit: RatedUnit, programme: Programme): Finding[] {
  const { unknown, overall, label } = unit;
  if (unknown === null) return [];
  const how = unknown.how === 'notLegible' ? 'are not legible' : 'are not published';
  const range = pointsOfLevel(programme, overall?.level ?? null);
  const rest =
    range === null
      ? ''
      : ` From ${overall?.level} overall its points are ${range.least} to ${range.most} of ${programme.total?.of}.`;
  return [
    note(
      'ratings-not-known',
      `units.${unit.name}.ratings`,
      `The ratings of ${label} ${how}: ${unknown.why}.${rest}`,
      unit.positions.ratings,
    ),
  ];
}

/** The fewest and the most points of an overall level. */
export function pointsOfLevel(
  programme: Programme,
  level: string | null,
): { readonly least: number; readonly most: number } | null {
  const { total } = programme;
  const rank = level === null ? -1 : (ratingOf(programme)?.levels.indexOf(level) ?? -1);
  if (total === null || rank < 0) return null;
  return { least: total.from[rank]!, most: (total.from[rank + 1] ?? total.of + 1) - 1 };
}

function wrong(
  unit: RatedUnit,
  code: string,
  path: string,
  explanation: string,
  hint: string | null,
): Finding {
  const position = unit.positions[path] ?? null;
  return {
    severity: 'contradiction',
    code,
    figures: [`units.${unit.name}.${path}`],
    explanation,
    hint,
    position,
  };
}

function note(
  code: string,
  path: string,
  explanation: string,
  position: Finding['position'] = null,
): Finding {
  return { severity: 'note', code, figures: [path], explanation, hint: null, position };
}
