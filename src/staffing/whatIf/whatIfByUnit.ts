import { requireFields, requireFunction, requireWhole } from '../../check.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import { leversByUnit } from '../levers/leversByUnit.js';
import type { LeverRequest, MovedLever } from '../levers/moves.js';
import { refuseLate } from '../levers/when.js';
import { practitionerKinds } from '../practice/practitioners.js';
import { type Outcome, outcomesOf } from '../region/outcomes.js';
import { type UnitScenario, unitScenarios } from '../region/unitScenarios.js';
import { unmovedCourse } from '../simulation/arms.js';
import { atMonth, differenceOf, type EndErrors, quantileErrors, quantilesOf } from '../simulation/fan.js';
import { meanCourse } from '../simulation/meanCourse.js';
import { readRun } from '../simulation/runOptions.js';
import { type GroundOptions, type Setup, setUp } from '../simulation/setup.js';
import { drawsOf, simulate } from '../simulation/simulate.js';
import type { Baseline } from '../workforce/closing.js';
import { addUnits, type Outcomes } from './addUnits.js';
import { type Implied, impliedBetween } from './practitionerCorrelation.js';

/** The 5, 50 and 95% over the draws. */
export interface Quantiles {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** One outcome of a unit, or of all units together. */
export interface UnitOutcome extends Pick<Outcome, 'name' | 'label' | 'format'> {
  /** At the start, with every assumption at its central value. */
  readonly today: number;
  /** In the month asked for. */
  readonly without: Quantiles;
  readonly withLevers: Quantiles;
  readonly difference: Quantiles;
  /** Monte Carlo standard error of the median difference. */
  readonly differenceError: number;
  /** The same of the ends of the difference. */
  readonly endErrors: EndErrors;
}

export interface UnitResult {
  readonly name: string;
  readonly label: string;
  /** Its part of the people supervised in the region. */
  readonly share: number;
  /** Names of the figures that are its own; others are the region's, or its part of them. */
  readonly own: readonly string[];
  readonly levers: readonly MovedLever[];
  readonly outcomes: readonly UnitOutcome[];
}

/** What a change in staffing does in each unit of a region, and in the region as their sum. */
export interface UnitsWhatIf {
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  readonly baseline: Baseline;
  readonly month: number;
  readonly draws: number;
  readonly seed: number | string;
  readonly units: readonly UnitResult[];
  /** All units together; `asOne` is the same number today if the region is taken as one. */
  readonly together: readonly (UnitOutcome & { readonly asOne: number })[];
  /** Correlation of two cases of one unit that follows from who has the cases of each, by the assumed effects of grade and experience. */
  readonly sameUnit: readonly { readonly question: string; readonly today: Implied }[];
}

export interface UnitsOptions extends GroundOptions {
  /** The month to look at, 1 to 240; 36 if omitted. */
  readonly month?: number;
  /** Draws of the assumptions and of chance, 20 or more; 1,000 if omitted. */
  readonly draws?: number;
  readonly seed?: number | string;
  /** Told how many draws of all units are done, every few draws. */
  readonly progress?: (done: number) => void;
}

/**
 * A what-if unit by unit, where a scenario lists units with staffing of their own, and of the region as their sum.
 *
 * What a unit does not say of itself is what the others leave of the region's figure, or as in the region. In every draw
 * all units share the assumptions; each has its own chance. People do not move between units, but trainees who qualify
 * take posts in any, so that without a lever officers grow alike in all of them.
 *
 * @param scenario - a scenario with staffing figures under `context`, and `units`
 * @param levers - as in `whatIf`, for every unit; or for one, as `['north: spo=+2 posts']`
 * @param options - the month, draws, seed, the baseline, assumptions of one's own
 * @returns every outcome of every unit and of all together, today and in that month, with and without the levers
 * @throws ArgumentError for a lever, unit or option that cannot be; DataError for a scenario without units
 * @source as `whatIf`; the correlation of two cases of one unit: Fleiss, Levin and Paik 2003, equation 15.1
 * @example
 * const units = '\nunits: { north: { peopleSupervised: 9000, from: report } }\n';
 * whatIfByUnit(parseScenario(text + units, 'region.yaml'), ['north: spo=+2 posts'], { draws: 20 }).units.length; // 2
 */
export function whatIfByUnit(
  scenario: Scenario,
  levers: LeverRequest = [],
  options: UnitsOptions = {},
): UnitsWhatIf {
  requireScenario('scenario', scenario, 'A what-if');
  const { month: asked = 36, progress, ...others } = requireFields('options', options, '{ month: 24 }');
  if (progress !== undefined) requireFunction('progress', progress);
  const month = requireWhole('month', asked, { min: 1, max: 240 });
  const run = readRun(scenario, { ...others, months: month });
  const { draws, seed, ground } = run;
  const units = unitScenarios(scenario);
  const moves = leversByUnit(
    levers,
    units.map(({ name }) => name),
  );
  const setups = units.map((unit) => ({ unit, setup: setUp(unit.scenario, moves.get(unit.name)!, ground) }));
  for (const { setup } of setups) refuseLate(setup.moves, month);
  const region = setUp(scenario, [], ground);
  const outcomes = outcomesOf(scenario);
  const followed = setups.map(({ unit, setup }, index) => {
    const drawn = drawsOf(
      { ...run, unit: unit.name, once: true },
      { kept: false, progress: (done) => progress?.(index * draws + done) },
    );
    const { baseline, whatIf } = simulate(setup, drawn);
    const named = (values: readonly Float64Array[], rows: number, at: number): Outcomes =>
      new Map(outcomes.map(({ name }, row) => [name, atMonth(values[row]!, rows, at)]));
    return {
      unit,
      setup,
      today: named(meanCourse(setup, 1, setup.central).baseline, 1, 0),
      without: named(baseline, draws, month),
      withLevers: named(whatIf, draws, month),
    };
  });
  const all = {
    today: addUnits(
      followed.map(({ today }) => today),
      region.region,
    ),
    without: addUnits(
      followed.map(({ without }) => without),
      region.region,
    ),
    withLevers: addUnits(
      followed.map(({ withLevers }) => withLevers),
      region.region,
    ),
  };
  const asOne = meanCourse(region, 1, region.central).baseline;
  const people = all.today.get('supervised')![0]!;
  return {
    scenario: { id: scenario.id, title: scenario.title, hash: scenario.hash },
    baseline: region.kind,
    month,
    draws,
    seed,
    units: followed.map(({ unit, setup, ...values }) => ({
      name: unit.name,
      label: unit.label,
      share: values.today.get('supervised')![0]! / people,
      own: unit.own,
      levers: setup.moved,
      outcomes: outcomes.map((outcome) => rowOf(outcome, values)),
    })),
    together: outcomes.map((outcome, row) => ({ ...rowOf(outcome, all), asOne: asOne[row]![0]! })),
    sameUnit: sameUnit(scenario, region, setups),
  };
}

/** The outcomes of a unit, or of all: today, and in the month with and without the levers. */
interface Followed {
  readonly today: Outcomes;
  readonly without: Outcomes;
  readonly withLevers: Outcomes;
}

function rowOf({ name, label, format }: Outcome, { today, without, withLevers }: Followed): UnitOutcome {
  const [before, after] = [without.get(name)!, withLevers.get(name)!];
  const difference = differenceOf(after, before);
  const errors = quantileErrors(difference);
  return {
    name,
    label,
    format,
    today: today.get(name)![0]!,
    without: quantilesOf(before),
    withLevers: quantilesOf(after),
    difference: quantilesOf(difference),
    differenceError: errors.middle,
    endErrors: { low: errors.low, high: errors.high },
  };
}

/** How alike two cases of one unit are today for being worked by its practitioners. */
function sameUnit(
  scenario: Scenario,
  region: Setup,
  setups: readonly { readonly unit: UnitScenario; readonly setup: Setup }[],
): UnitsWhatIf['sameUnit'] {
  const kinds = setups.map(({ setup }) =>
    practitionerKinds(unmovedCourse(setup, setup.central, 1).start.workforce),
  );
  const cases = setups.map(({ setup }) => setup.region.cases);
  const total = cases.reduce((sum, count) => sum + count, 0);
  const implied = impliedBetween(scenario, region, { weights: cases.map((count) => count / total), kinds });
  return scenario.keyQuestions.map(({ id }, question) => ({ question: id, today: implied[question]! }));
}
