import { FIRST_QUESTION, type Outcome, type StaffingOutcome } from '../region/outcomes.js';
import type { SteadyState } from '../workforce/steadyState.js';
import type { MeanCourse } from './simulate.js';

/** Something about a what-if that misleads whoever looks at one number or one month. */
export interface Trap {
  readonly kind:
    | 'worse-before-better'
    | 'better-before-worse'
    | 'false-win'
    | 'two-sided'
    | 'growth'
    | 'no-posts';
  /** The outcome that it is about: one of staffing, or the id of a key question. */
  readonly outcome: string | null;
  /** The month at which it shows most. */
  readonly month: number | null;
  readonly message: string;
}

/** A move of less than a tenth of a point is none. */
const NOTICEABLE = 0.001;
/** Two points of utilisation. */
const BURDEN = 0.02;
/** Two people fewer. */
const FEWER = 2;

const points = (difference: number): string =>
  `${Math.abs(Math.round(difference * 1000) / 10).toFixed(1)} points`;

/** Turns of direction in the difference that a lever makes: first one way, at the end the other. */
function turns(difference: Float64Array, { name, label }: Outcome): Trap[] {
  const last = difference.length - 1;
  const end = difference[last] ?? 0;
  let [lowest, highest] = [0, 0];
  difference.forEach((value, month) => {
    if (value < (difference[lowest] ?? 0)) lowest = month;
    if (value > (difference[highest] ?? 0)) highest = month;
  });
  const [dip, peak] = [difference[lowest] ?? 0, difference[highest] ?? 0];
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
      others.length === 0 ? '' : ` So with ${others.map(({ outcome }) => outcome).join(', ')}.`;
    return [{ ...first, message: `${first.message}${likewise}` }];
  });
}

/** A share of growth as a person reads it, without a sign on nothing. */
function growthOf(rate: number): string {
  const shown = (rate * 100).toFixed(1);
  return `${shown === '-0.0' ? '0.0' : shown}%`;
}

/** The largest (sign 1) or smallest (sign −1) of some differences, and its month. */
function extreme(
  differences: Float64Array,
  sign: 1 | -1,
): { readonly value: number; readonly month: number } {
  let month = 0;
  differences.forEach((value, place) => {
    if (sign * value > sign * (differences[month] ?? 0)) month = place;
  });
  return { value: differences[month] ?? 0, month };
}

/**
 * Finds the traps in a what-if, on its mean course.
 *
 * @param course - with and without the levers
 * @param steady - where staff settle, with and without the levers
 * @param growth - growth of the staff in the what-if's first year beyond which assumptions are suspect, by grade
 * @param outcomes - what the course holds, in its order
 */
export function findTraps(
  { baseline, whatIf }: MeanCourse,
  steady: { readonly baseline: SteadyState; readonly whatIf: SteadyState },
  growth: readonly { readonly grade: string; readonly rate: number; readonly unmoved: number }[],
  outcomes: readonly Outcome[],
): Trap[] {
  const differenceOf = (outcome: Outcome): Float64Array => {
    const place = outcomes.indexOf(outcome);
    return (whatIf[place] ?? new Float64Array(0)).map(
      (value, month) => value - (baseline[place]?.[month] ?? 0),
    );
  };
  const named = (name: StaffingOutcome): Outcome =>
    outcomes.find((outcome) => outcome.name === name) as Outcome;
  const difference = (name: StaffingOutcome): Float64Array => differenceOf(named(name));
  const turnsOf = (outcome: Outcome): Trap[] => turns(differenceOf(outcome), outcome);
  const traps = [
    ...turnsOf(named('oversightEffective')),
    ...together(outcomes.slice(FIRST_QUESTION).flatMap(turnsOf)),
  ];

  const oversight = difference('oversightEffective');
  const utilisation = difference('officerUtilisation');
  const trainees = difference('trainees');
  const [helped, hurt] = [extreme(oversight, 1), extreme(oversight, -1)];
  const [heavier, lighter] = [extreme(utilisation, 1), extreme(utilisation, -1)];
  const officers = difference('officers');
  const falling = (people: Float64Array): boolean =>
    (people.at(-1) ?? 0) < Math.min(people[0] ?? 0, 0) - FEWER;
  const fewerTrainees = falling(trainees) && falling(officers);
  if (helped.value > NOTICEABLE && heavier.value > BURDEN) {
    const better = `effective oversight is ${points(helped.value)} higher at month ${helped.month}`;
    const worse = `officers' utilisation is ${points(heavier.value)} higher at month ${heavier.month}`;
    traps.unshift({
      kind: fewerTrainees ? 'false-win' : 'two-sided',
      outcome: 'oversightEffective',
      month: helped.month,
      message: fewerTrainees
        ? `A false win: with fewer trainees to supervise, seniors have time, and ${better}; but the officers those trainees would have become are missing, and ${worse}.`
        : `Two sides: ${better}, and ${worse}.`,
    });
  }
  if (hurt.value < -NOTICEABLE && lighter.value < -BURDEN / 2) {
    const seniors = difference('seniors')[hurt.month] ?? 0;
    const why = seniors < -FEWER ? 'there are fewer seniors' : "newcomers take more of their seniors' time";
    traps.unshift({
      kind: 'two-sided',
      outcome: 'oversightEffective',
      month: hurt.month,
      message: `Two sides: officers' utilisation is ${points(lighter.value)} lower at month ${lighter.month}, but effective oversight is ${points(hurt.value)} lower at month ${hurt.month}: ${why}.`,
    });
  }
  for (const { grade, rate, unmoved } of growth) {
    traps.push({
      kind: 'growth',
      outcome: null,
      month: 12,
      message: `${grade} grow by ${growthOf(rate)} in the first year${unmoved === rate ? '' : `, against ${growthOf(unmoved)} without the levers`}. More than 10% a year is fast: look at the assumptions before the answer.`,
    });
  }
  const more = steady.whatIf.redeployed - steady.baseline.redeployed;
  if (more > 0.25) {
    traps.push({
      kind: 'no-posts',
      outcome: 'officers',
      month: null,
      message: `In the long run ${steady.whatIf.redeployed.toFixed(1)} qualified trainees a month find no post as an officer and are redeployed, ${more.toFixed(1)} more than without the levers: more recruits add no officers.`,
    });
  }
  return traps;
}
