import { requireByName, requireConfidence, requireFields } from '../check.js';
import type { Counts } from '../counts.js';
import { type Rating, rate, type StandardGiven } from '../estimation/standards/rate.js';
import { ArgumentError, allOf, refuse, together } from '../problem.js';
import { pointsOfLevel, ratingFindings } from '../scenario/audit/ratings.js';
import { type Programme, type RuleSource, requireProgramme } from '../scenario/programme/programme.js';
import { requireAnyScenario } from '../scenario/requireScenario.js';
import type { RatedUnit, RatedUnits, Scenario } from '../scenario/scenario.js';
import { type RatedOfAll, ratedOfAll } from './ratedOfAll.js';

/** The ratings of the units of a scenario, by the rules of its programme. */
export interface RatingReport {
  readonly scenario: { readonly id: string; readonly title: string };
  readonly programme: { readonly id: string; readonly title: string };
  /** The levels of a rating, lowest first, with what they are called. */
  readonly levels: readonly string[];
  readonly labels: readonly string[];
  /** The standards of the programme, in its order. */
  readonly standards: readonly {
    readonly name: string;
    readonly label: string;
    readonly number: string | null;
  }[];
  readonly units: readonly UnitRating[];
  readonly noun: readonly [string, string];
  /** How many units there are, rated or not; null where that is not said. */
  readonly all: number | null;
  readonly chosen: RatedUnits['chosen'];
  /** What those rated say of all, if they were drawn at random; null where all are rated, or nobody says how many there are. */
  readonly ofAll: RatedOfAll | null;
  /** What the rules do not allow, or leave unknown, in words. */
  readonly findings: readonly string[];
  /** Where each rule comes from, and how sure that is. */
  readonly rules: Readonly<Record<string, RuleSource>>;
}

export interface UnitRating {
  readonly name: string;
  readonly label: string;
  /** As printed; null where nothing is. */
  readonly printed: { readonly total: number | null; readonly overall: string | null };
  /** Worked out again from its standards. */
  readonly rating: Rating;
  /** The points that it can have had: its total where each standard is known, else what its overall level allows. */
  readonly range: { readonly least: number; readonly most: number; readonly of: number } | null;
  /** Why its standards are not known; null where they are. */
  readonly unknown: RatedUnit['unknown'];
  /** Why counts are supposed behind some of its standards; null where none are. */
  readonly supposed: string | null;
}

export interface RatingSettings {
  /** Cases of each question at the next inspection; as many as now if omitted. */
  readonly next?: number;
  /** Of what the rated units say of all, in (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
  /** Counts to suppose behind the standards of a unit, by the names of both. */
  readonly suppose?: Readonly<Record<string, Readonly<Record<string, readonly Counts[]>>>>;
}

/**
 * The units of a scenario rated again from their standards, and how sure that is where counts are supposed.
 *
 * @param scenario - one that names a programme and has rated units
 * @param programme - that programme, as `loadProgramme(scenario.programme)` gives it
 * @param settings - `next` cases of each question, counts to `suppose` behind standards, and `confidence` in (0, 1) of what the
 *   rated units say of all
 * @returns each unit with points, total and overall level as printed and as recomputed
 * @throws ArgumentError for a scenario without rated units, and for a unit or a standard that is not there
 *
 * @example
 * ratingReport(loadScenario('west-midlands-2022'), loadProgramme('core-2021')).units[0]?.rating.total; // 2
 */
export function ratingReport(
  scenario: Scenario,
  programme: Programme,
  settings: RatingSettings = {},
): RatingReport {
  requireAnyScenario('scenario', scenario);
  requireProgramme('programme', programme);
  const { next, suppose = {}, confidence = 0.95 } = requireFields('settings', settings, '{ next: 24 }');
  requireConfidence(confidence);
  const { rated } = scenario;
  if (rated === undefined) refuseUnrated(scenario);
  const supposed = Object.keys(requireByName('suppose', suppose, 'counts by unit and standard'));
  const [, units] = together(
    () => allOf(supposed.map((name) => () => requireUnit(name, rated))),
    () =>
      allOf(
        rated.units.map(
          (unit) => () =>
            asSupposed(unit.name, () => unitRating(unit, programme, { next, suppose: suppose[unit.name] })),
        ),
      ),
  );
  const [first] = units;
  const all = rated.all?.value.kind === 'count' ? rated.all.value.count : null;
  const { levels = [], labels = [] } = first?.rating ?? {};
  return {
    scenario: { id: scenario.id, title: scenario.title },
    programme: { id: programme.id, title: programme.title },
    levels,
    labels,
    standards: programme.standards.map(({ name, label, number }) => ({ name, label, number })),
    units,
    noun: rated.noun,
    all,
    chosen: rated.chosen,
    ofAll: ratedOfAll({ all, units, levels, labels, confidence }),
    findings: ratingFindings(scenario, programme).map(({ explanation }) => explanation),
    rules: programme.rules,
  };
}

/** What is wrong with standards, by the name of the unit of which it was supposed. */
function asSupposed<Value>(unit: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const problems = error.problems.map((found) => ({
      ...found,
      path: 'suppose',
      message: found.message.replace(/^(the number of counts in )?standards\./, `$1suppose ${unit}.`),
    }));
    throw new ArgumentError(problems);
  }
}

function refuseUnrated({ id, programme }: Scenario): never {
  refuse('nothing-rated', `${id} has no units with ratings.`, {
    path: 'scenario',
    got: id,
    expected: 'units with ratings, and a programme',
    hint:
      programme === undefined
        ? 'Write programme: and units: with the level of each standard.'
        : 'Write units: with the level of each standard.',
  });
}

function requireUnit(name: string, { units }: RatedUnits): void {
  const names = units.map((unit) => unit.name);
  if (names.includes(name)) return;
  refuse('unknown-unit', `There is no rated unit ${name}.`, {
    path: `suppose.${name}`,
    got: name,
    near: names,
    hint: `There are ${names.join(', ')}.`,
  });
}

interface UnitSettings {
  readonly next: number | undefined;
  readonly suppose: Readonly<Record<string, readonly Counts[]>> | undefined;
}

function unitRating(unit: RatedUnit, programme: Programme, { next, suppose }: UnitSettings): UnitRating {
  const { name, label, ratings, unknown, total, overall, supposed } = unit;
  const counts = { ...supposed?.counts, ...suppose };
  const levels = Object.fromEntries(
    programme.standards.map((one) => [one.name, ratings?.[one.name] ?? null]),
  );
  const given: Record<string, StandardGiven> = { ...levels, ...counts };
  const rating = rate(given, programme, next === undefined ? {} : { next });
  const printed = {
    total: total?.value.kind === 'count' ? total.value.count : null,
    overall: overall?.level ?? null,
  };
  const allowed = ratings === null ? pointsOfLevel(programme, printed.overall) : null;
  return {
    name,
    label,
    printed,
    rating,
    range: allowed === null || rating.range === null ? rating.range : { ...allowed, of: rating.range.of },
    unknown,
    supposed: Object.keys(counts).length === 0 ? null : (supposed?.why ?? 'as asked'),
  };
}
