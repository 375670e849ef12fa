import { leastOf, mostOf } from '../../numeric/extremes.js';
import { FIRST_QUESTION, type Outcome, outcomesOf, type StaffingOutcome } from '../region/outcomes.js';
import { differenceOf } from '../simulation/fan.js';
import type { MeanCourse } from '../simulation/meanCourse.js';
import type { Setup } from '../simulation/setup.js';
import { costsNothing } from './costsNothing.js';
import { fastGrowth, type LongRun } from './longRun.js';
import type { Trap } from './trap.js';
import { associations, drift, viciousCircle } from './trapsOfModel.js';

/** A move of less than a tenth of a point is none. */
const NOTICEABLE = 0.001;
/** Two points of utilisation. */
const BURDEN = 0.02;
/** Two people fewer. */
const FEWER = 2;
/** Of the officers at the start: fewer than these are a remnant, whose work each grows without end. */
const REMNANT = 0.05;
/** A share of target at which posts are full. */
const FULL = 0.999;

/** Finds the traps in a what-if, on its mean course with and without the levers. */
export function findTraps(setup: Setup, { baseline, whatIf }: MeanCourse, longRun: LongRun): Trap[] {
  const { scenario } = setup;
  const told = outcomesOf(scenario);
  const officers = told.findIndex(({ name }) => name === 'officers');
  const areManyLeft = (month: number) =>
    Math.min(whatIf[officers]![month]!, baseline[officers]![month]!) >= REMNANT * baseline[officers]![0]!;
  const outcomes = told.map((outcome, index) => {
    const difference = differenceOf(whatIf[index]!, baseline[index]!);
    // What each officer has to do says little once nearly all are gone.
    const isEach = outcome.name === 'officerUtilisation';
    return {
      ...outcome,
      difference: isEach ? difference.map((by, month) => (areManyLeft(month) ? by : 0)) : difference,
    };
  });
  const named = (name: StaffingOutcome) => outcomes.find((outcome) => outcome.name === name)!;
  return [
    ...lessOversight(named('oversightEffective'), named('officerUtilisation'), named('seniors')),
    ...moreWork(named('oversightEffective'), named('officerUtilisation'), [
      named('trainees'),
      named('officers'),
    ]),
    ...turns(named('oversightEffective')),
    ...together(outcomes.slice(FIRST_QUESTION).flatMap(turns)),
    ...growth(longRun, setup),
    ...fullPosts(
      outcomes.findIndex(({ name }) => name === 'officersOfTarget'),
      { baseline, whatIf },
    ),
    ...associations(setup),
    ...drift(setup, { baseline, whatIf }),
    ...viciousCircle(setup, { baseline, whatIf }),
    ...costsNothing(setup),
  ];
}

/** An outcome with what the levers make of it. */
interface MovedOutcome extends Outcome {
  readonly difference: Float64Array;
}

/** Officers are relieved, and oversight suffers. */
function lessOversight(oversight: MovedOutcome, utilisation: MovedOutcome, seniors: MovedOutcome): Trap[] {
  const hurt = extreme(oversight.difference, 'lowest');
  const lighter = extreme(utilisation.difference, 'lowest');
  if (!(hurt.value < -NOTICEABLE && lighter.value < -BURDEN / 2)) return [];
  const why =
    seniors.difference[hurt.month]! < -FEWER
      ? 'there are fewer seniors'
      : "newcomers take more of their seniors' time";
  return [
    {
      kind: 'two-sided',
      outcome: 'oversightEffective',
      month: hurt.month,
      message: `Gains and losses: officers' utilisation is ${points(lighter.value)} lower at month ${lighter.month}, but effective oversight is ${points(hurt.value)} lower at month ${hurt.month}: ${why}.`,
    },
  ];
}

/** Oversight gains, and officers have more to do: a false win where it comes of training none. */
function moreWork(
  oversight: MovedOutcome,
  utilisation: MovedOutcome,
  traineesAndOfficers: readonly MovedOutcome[],
): Trap[] {
  const helped = extreme(oversight.difference, 'highest');
  const heavier = extreme(utilisation.difference, 'highest');
  if (!(helped.value > NOTICEABLE && heavier.value > BURDEN)) return [];
  const better = `effective oversight is ${points(helped.value)} higher at month ${helped.month}`;
  const worse = `officers' utilisation is ${points(heavier.value)} higher at month ${heavier.month}`;
  const fewerTrainees = traineesAndOfficers.every(falling);
  return [
    {
      kind: fewerTrainees ? 'false-win' : 'two-sided',
      outcome: 'oversightEffective',
      month: helped.month,
      message: fewerTrainees
        ? `A misleading gain: with fewer trainees to supervise, seniors have time, and ${better}; but the officers those trainees would have become are missing, and ${worse}.`
        : `Gains and losses: ${better}, and ${worse}.`,
    },
  ];
}

function falling({ difference }: MovedOutcome): boolean {
  return difference.at(-1)! < Math.min(difference[0]!, 0) - FEWER;
}

/** Grades that grow faster than the assumptions can be trusted with. */
function growth(longRun: LongRun, setup: Setup): Trap[] {
  return fastGrowth(longRun, setup).map(({ grade, rate, unmoved }) => ({
    kind: 'growth',
    outcome: null,
    month: 12,
    message: `${grade} grow by ${growthOf(rate)} in the first year${unmoved === rate ? '' : `, against ${growthOf(unmoved)} without the levers`}. More than 10% a year is fast: check the assumptions before you trust the result.`,
  }));
}

/** Posts of officers that the levers fill to the last: who qualifies after that finds none. */
function fullPosts(share: number, { baseline, whatIf }: MeanCourse): Trap[] {
  const isFull = (value: number) => value > FULL;
  const month = whatIf[share]!.findIndex(isFull);
  if (month < 0 || baseline[share]!.some(isFull)) return [];
  const message = `Officers' posts are full from month ${month} on: trainees who qualify after that find none, so more of them add no officers.`;
  return [{ kind: 'no-posts', outcome: 'officers', month, message }];
}

/** Turns of direction in the difference that a lever makes: first one way, at the end the other. */
function turns({ name, label, difference }: MovedOutcome): Trap[] {
  const last = difference.length - 1;
  const end = difference[last]!;
  const { value: dip, month: lowest } = extreme(difference, 'lowest');
  const { value: peak, month: highest } = extreme(difference, 'highest');
  if (end > NOTICEABLE && dip < -NOTICEABLE && lowest < last) {
    const better = difference.findIndex((value, month) => month > lowest && value > 0);
    return [
      {
        kind: 'worse-before-better',
        outcome: name,
        month: lowest,
        message: `Worse before better: "${label}" is ${points(dip)} lower at month ${lowest}, higher only from month ${better}, and ${points(end)} higher at month ${last}. An inspection in between would see the dip.`,
      },
    ];
  }
  if (end < -NOTICEABLE && peak > NOTICEABLE && highest < last) {
    const worse = difference.findIndex((value, month) => month > highest && value < 0);
    return [
      {
        kind: 'better-before-worse',
        outcome: name,
        month: highest,
        message: `Better before worse: "${label}" is ${points(peak)} higher at month ${highest}, lower from month ${worse}, and ${points(end)} lower at month ${last}.`,
      },
    ];
  }
  return [];
}

/** Key questions that turn the same way are told once, by the first of them. */
function together(found: readonly Trap[]): Trap[] {
  return (['worse-before-better', 'better-before-worse'] as const).flatMap((kind) => {
    const [first, ...others] = found.filter((trap) => trap.kind === kind);
    if (first === undefined) return [];
    const likewise =
      others.length === 0 ? '' : ` The same is true of ${others.map(({ outcome }) => outcome).join(', ')}.`;
    return [{ ...first, message: `${first.message}${likewise}` }];
  });
}

/** A share of growth as a person reads it, without a sign on nothing. */
function growthOf(rate: number): string {
  const shown = (rate * 100).toFixed(1);
  return `${shown === '-0.0' ? '0.0' : shown}%`;
}

/** The highest or the lowest of some differences, and the first month that has it. */
function extreme(
  differences: Float64Array,
  end: 'highest' | 'lowest',
): { readonly value: number; readonly month: number } {
  const value = end === 'highest' ? mostOf(differences) : leastOf(differences);
  return { value, month: differences.indexOf(value) };
}

function points(difference: number): string {
  return `${Math.abs(Math.round(difference * 1000) / 10).toFixed(1)} percentage points`;
}
