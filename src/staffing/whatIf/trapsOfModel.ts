import { readable } from '../../scenario/figures/readable.js';
import type { CaseVariable } from '../../scenario/scenario.js';
import { list } from '../../words/format.js';
import { outcomesOf } from '../region/outcomes.js';
import { type MeanCourse, meanCourse } from '../simulation/meanCourse.js';
import type { Setup } from '../simulation/setup.js';
import type { Plan } from '../workforce/plan.js';
import type { Trap } from './trap.js';

/** Fewer people are not worth a sentence. */
const FEWER = 2;

/**
 * Workload that makes officers leave, which adds to workload: told where the course with levers has noticeably fewer officers
 * for it than the same course without that response.
 */
export function viciousCircle(setup: Setup, { baseline, whatIf }: MeanCourse): Trap[] {
  const { central, scenario } = setup;
  if (central.leavingByWorkload === 0) return [];
  const officers = outcomesOf(scenario).findIndex(({ name }) => name === 'officers');
  const last = whatIf[officers]!.length - 1;
  const changeIn = (course: MeanCourse): number =>
    course.whatIf[officers]![last]! - course.baseline[officers]![last]!;
  const change = changeIn({ baseline, whatIf });
  if (change > -FEWER) return [];
  const calm = changeIn(meanCourse(setup, last, { ...central, leavingByWorkload: 0 }));
  const extra = calm - change;
  if (extra < FEWER) return [];
  const message = `A vicious circle: fuller officers leave more often, and those who leave fill the others further. It takes ${extra.toFixed(0)} of the ${(-change).toFixed(0)} officers lost by month ${last}.`;
  return [{ kind: 'vicious-circle', outcome: 'officers', month: last, message }];
}

/** What moved case variables do to the key questions is declared, not found: said with the odds ratios that it rests on. */
export function associations({ moved, scenario }: Setup): Trap[] {
  const { variables } = scenario;
  const ofCases = moved.flatMap(({ name }) => variables.filter((variable) => variable.name === name));
  if (ofCases.length === 0) return [];
  const told = ofCases.map(({ name, label }) => {
    const effects = variables.flatMap((child) =>
      child.effects
        .filter(({ parent }) => parent === name)
        .map(({ odds, low, high }) => `${odds} (${low} to ${high}) on ${nameOf(child)}`),
    );
    return effects.length === 0
      ? `"${label}" has no odds ratio on anything, so no key question moves with it`
      : `"${label}" has odds ratios of ${list(effects)}`;
  });
  const message = `What is done in cases goes with the key questions as the scenario declares and assumes: ${told.join('; ')}. That two things go together does not say that changing one changes the other; if there is no effect, no key question moves.`;
  return [{ kind: 'association', outcome: null, month: null, message }];
}

/** A variable as a sentence has it. */
function nameOf({ name, label, section }: CaseVariable): string {
  return section === 'keyQuestion' ? readable(name).toLowerCase() : `"${label}"`;
}

/** A change whose other side is not in the model: which way a number goes, and what is taken to cost nothing. */
interface Free {
  readonly number: (plan: Plan) => number;
  readonly way: 'less' | 'more';
  readonly message: string;
}

const FREE: readonly Free[] = [
  {
    number: ({ demand }) => demand.workPerCase,
    way: 'less',
    message:
      'Less work for each case is taken to cost nothing: what is no longer done lightens the load and leaves the chance of Yes as it was.',
  },
  {
    number: ({ working }) => working.hours,
    way: 'more',
    message: 'Longer hours are taken to cost nothing: nobody tires of them, or leaves for them.',
  },
  {
    number: ({ after }) => after.vettingWeeks,
    way: 'less',
    message: 'Faster vetting is taken to cost nothing: recruits are as good as before.',
  },
  {
    number: ({ after }) => after.traineeMonths,
    way: 'less',
    message: 'A shorter training is taken to cost nothing: as many qualify, and they are as good as before.',
  },
];

/** What the levers take to cost nothing: it may, and the model could not tell. */
export function costsNothing({ baseline, central, whatIf }: Setup): Trap[] {
  const before = baseline(central);
  const plans = whatIf(before).map(({ plan }) => plan);
  return FREE.filter(({ number, way }) =>
    plans.some((plan) => (way === 'less' ? number(plan) < number(before) : number(plan) > number(before))),
  ).map(({ message }) => ({ kind: 'costs-nothing', outcome: null, month: null, message }));
}
