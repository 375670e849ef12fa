import { requireCounts, requireFields, requireList, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { ArgumentError, type Problem, problem, refuse } from '../../problem.js';
import { overallLevel, pointsRange } from '../../scenario/programme/overallLevel.js';
import {
  type Bands,
  type Programme,
  ratingOf,
  requireProgramme,
  type Scale,
  type Standard,
} from '../../scenario/programme/programme.js';
import { type CasesToAnotherBand, casesToAnotherBand } from './casesToAnotherBand.js';
import { type LowestBand, lowestBand } from './lowestBand.js';
import { type StandardsTotal, standardsTotal, type TotalChances } from './standardsTotal.js';
import { type TotalPoints, totalPoints } from './totalPoints.js';

/**
 * What is known of a standard: the name of its level, or the points of it; the counts of its one question, or of each of its
 * questions in the order of the programme; null where neither is known.
 */
export type StandardGiven = string | number | Counts | readonly Counts[] | null;

export interface RatedStandard {
  readonly name: string;
  readonly label: string;
  readonly number: string | null;
  /** Null where it is not known. */
  readonly level: string | null;
  readonly points: number | null;
  /** Yes answers to each of its questions; null where its level alone is given, which is then taken as certain. */
  readonly counts: readonly Counts[] | null;
  /** Probabilities of each level; null where there are no counts. */
  readonly chances: Pick<LowestBand, 'now' | 'next'> | null;
}

/** Standards, points, total and overall level, and how probable each is. */
export interface Rating {
  readonly programme: { readonly id: string; readonly title: string };
  /** The levels of the rating, lowest first, with what they are called. */
  readonly levels: readonly string[];
  readonly labels: readonly string[];
  readonly standards: readonly RatedStandard[];
  /** Points of each standard by its name. */
  readonly points: Readonly<Record<string, number | null>>;
  /** Null where a standard is not known, or the programme adds no points. */
  readonly total: number | null;
  /** Fewest and most that the total could be, and the most there is; null where the programme adds no points. */
  readonly range: { readonly least: number; readonly most: number; readonly of: number } | null;
  /** The overall level; null where it does not follow. */
  readonly overall: string | null;
  /** What it would take to have the next overall level up or down; null where the programme adds no points. */
  readonly toOther: ToOther | null;
  /** Standards as if independent, those without counts as certain; null where a standard is not known or nothing is added. */
  readonly now: TotalChances | null;
  readonly next: TotalChances | null;
}

/** Points, and the fewest answers about cases, to the next overall level up and down; null where there is none, or no answers give it. */
export interface ToOther {
  readonly pointsUp: number | null;
  readonly pointsDown: number | null;
  readonly answersUp: number | null;
  readonly answersDown: number | null;
}

/**
 * Rates an inspection by the rules of its programme: points of each standard, total, overall level, and how probable each is
 * where standards follow from counts of cases.
 *
 * @param standards - by the name of each standard, or as a list in the order of the programme: a level such as
 *   `requiresImprovement`, points such as 1, `{ yes: 20, of: 24 }`, a list of such counts for the questions whose lowest it
 *   takes, or null where nothing is known of it
 * @param programme - as `loadProgramme` gives it
 * @param options - `next`, cases of each question at the next inspection, 1 to 100,000; as many as now if omitted
 * @returns points by standard, `total` (null where one is not known; `range` has what it could be), `overall`, and in `now` and
 *   `next` the distribution of the total and of the overall level; standards as if independent of each other
 * @throws ArgumentError naming the standard; for a programme that rates nothing
 * @source lowest of questions: products of beta tails (Jeffreys 1946), beta-binomial tails next time; the total by
 *   convolution; standards of the same cases depend on each other, which this leaves out.
 *
 * @example
 * rate([0, 1, 0, 1, 0, 0, 0, 0, 0], loadProgramme('core-2021')).total; // 2
 */
export function rate(
  standards: Readonly<Record<string, StandardGiven>> | readonly StandardGiven[],
  programme: Programme,
  options: { readonly next?: number } = {},
): Rating {
  requireProgramme('programme', programme);
  const scale = requireRated(programme);
  const { next } = requireFields('options', options, '{ next: 84 }');
  if (next !== undefined) requireWhole('next', next, { min: 1, max: LARGEST_NEXT });
  const given = byName(standards, programme);
  const rated = programme.standards.map((standard) =>
    ratedStandard(standard, given.get(standard.name) ?? null, { programme, scale, next }),
  );
  const levels = new Map(
    rated.flatMap(({ name, level }) => (level === null ? [] : [[name, level] as const])),
  );
  const range =
    programme.total === null ? null : { ...pointsRange(programme, levels), of: programme.total.of };
  return Object.freeze({
    programme: { id: programme.id, title: programme.title },
    levels: scale.levels,
    labels: scale.labels,
    standards: rated,
    points: Object.fromEntries(rated.map(({ name, points }) => [name, points])),
    overall: overallLevel(programme, levels),
    range,
    ...totalOf(rated, programme, next),
  });
}

type Totalled = Pick<Rating, 'total' | 'toOther' | 'now' | 'next'>;

/** The total and what follows from it, where points are added and each is known. */
function totalOf(rated: readonly RatedStandard[], programme: Programme, next: number | undefined): Totalled {
  const points = rated.flatMap((standard) => standard.points ?? []);
  if (programme.total === null || points.length < rated.length) {
    return { total: null, toOther: null, now: null, next: null };
  }
  const given = rated.map(({ counts }, index) =>
    counts === null ? { points: points[index]! } : { questions: counts },
  );
  const { from: starts } = programme.total;
  const rules = { starts, ...(programme.bands === null ? {} : cutsOf(programme.bands)) };
  const { total, toNextUp, toNextDown }: TotalPoints = totalPoints(points, starts);
  const { up, down }: CasesToAnotherBand = casesToAnotherBand(given, rules);
  const chances: StandardsTotal = standardsTotal(given, {
    ...rules,
    ...(next === undefined ? {} : { cases: next }),
  });
  const toOther = { pointsUp: toNextUp, pointsDown: toNextDown, answersUp: up, answersDown: down };
  return { total, toOther, now: chances.now, next: chances.next };
}

/** Bands as those who compare a share with them take them: without the start of the lowest, which is 0. */
const cutsOf = ({ from, cut }: Bands) => ({ cuts: from.slice(1), cut });

const LARGEST_NEXT = 100_000;

function requireRated(programme: Programme): Scale {
  const scale = ratingOf(programme);
  if (scale !== undefined && programme.standards.length > 0) return scale;
  const borrowed = programme.hypotheticalBands;
  refuse('nothing-rated', `The programme ${programme.id} rates no standards.`, {
    path: 'programme',
    got: programme.id,
    expected: 'a programme with standards',
    ...(borrowed === null
      ? {}
      : { hint: `casesim bands puts hypothetical bands on its percentages, those of ${borrowed}.` }),
  });
}

function byName(
  standards: Readonly<Record<string, StandardGiven>> | readonly StandardGiven[],
  programme: Programme,
): ReadonlyMap<string, StandardGiven> {
  const names = programme.standards.map(({ name }) => name);
  if (Array.isArray(standards)) {
    requireList('standards', standards);
    requireWhole('the number of standards', standards.length, { min: names.length, max: names.length });
    return new Map(names.map((name, index) => [name, standards[index] as StandardGiven]));
  }
  const given = requireGiven(standards);
  const problems: Problem[] = [
    ...Object.keys(given)
      .filter((name) => !names.includes(name))
      .map((name) =>
        problem('unknown-standard', `${programme.id} has no standard ${name}.`, {
          path: `standards.${name}`,
          got: name,
          near: names,
          hint: `Its standards are ${names.join(', ')}.`,
        }),
      ),
    ...names
      .filter((name) => !Object.hasOwn(given, name) || given[name] === undefined)
      .map((name) =>
        problem('missing', `standards.${name} is missing.`, {
          path: `standards.${name}`,
          hint: 'Give null where nothing is known of it.',
        }),
      ),
  ];
  if (problems.length > 0) throw new ArgumentError(problems);
  return new Map(Object.entries(given));
}

function requireGiven(standards: unknown): Readonly<Record<string, StandardGiven>> {
  if (typeof standards === 'object' && standards !== null)
    return standards as Readonly<Record<string, StandardGiven>>;
  refuse('bad-argument', 'standards must be a level, points or counts by the name of each standard.', {
    path: 'standards',
    got: String(standards),
    expected: "such as { leadership: 'good', courtWork: { yes: 20, of: 24 } }",
  });
}

interface Rules {
  readonly programme: Programme;
  readonly scale: Scale;
  readonly next: number | undefined;
}

function ratedStandard(
  standard: Standard,
  given: StandardGiven,
  { programme, scale, next }: Rules,
): RatedStandard {
  const { name, label, number } = standard;
  const counts = countsOf(given, standard, programme);
  const found =
    counts === null || programme.bands === null
      ? null
      : lowestBand(counts, {
          ...cutsOf(programme.bands),
          ...(next === undefined ? {} : { cases: next }),
        });
  const rank =
    found?.found ??
    (given === null || given === undefined ? null : rankGiven(given, scale, `standards.${name}`));
  return {
    name,
    label,
    number,
    level: rank === null ? null : (scale.levels[rank] ?? null),
    points: rank,
    counts,
    chances: found === null ? null : { now: found.now, next: found.next },
  };
}

/** The counts that are given of a standard; null where none are. */
function countsOf(
  given: StandardGiven,
  { name, lowest }: Standard,
  programme: Programme,
): readonly Counts[] | null {
  if (given === null || typeof given !== 'object') return null;
  const path = `standards.${name}`;
  if (programme.bands === null || lowest === null) {
    const why =
      lowest === null ? 'inspectors judge it as a whole' : `${programme.id} puts no bands on shares of cases`;
    refuse('no-bands', `${path} must be a level, not counts: ${why}.`, {
      path,
      expected: 'the name of a level',
    });
  }
  const list: readonly Counts[] = Array.isArray(given) ? given : [given as Counts];
  requireWhole(`the number of counts in ${path}`, list.length, { min: lowest.length, max: lowest.length });
  list.forEach((counts, index) => {
    const at = list.length === 1 ? path : `${path}[${index}]`;
    requireCounts(counts, at);
    requireWhole(`${at}.of`, counts.of, { min: 1, max: LARGEST_NEXT });
  });
  return list.map(({ yes, of }) => ({ yes, of }));
}

function rankGiven(given: unknown, { levels, points }: Scale, path: string): number {
  const rank = typeof given === 'number' ? (points?.indexOf(given) ?? -1) : levels.indexOf(String(given));
  if (rank >= 0 && (typeof given === 'number' || typeof given === 'string')) return rank;
  refuse('unknown-level', `${path} must be one of ${levels.join(', ')}, not ${written(given)}.`, {
    path,
    got: written(given),
    expected: `one of ${levels.join(', ')}${points === null ? '' : `, or of the points ${points.join(', ')}`}`,
    near: levels,
  });
}

const written = (given: unknown): string => (typeof given === 'string' ? `"${given}"` : String(given));
