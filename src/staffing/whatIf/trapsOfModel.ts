import { readable } from '../../scenario/figures/readable.js';
import type { CaseVariable } from '../../scenario/scenario.js';
import { list, percent } from '../../words/format.js';
import { outcomesOf } from '../region/outcomes.js';
import { type MeanCourse, meanCourse } from '../simulation/meanCourse.js';
import type { Setup } from '../simulation/setup.js';
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

/** Percentage points by which a share drifts that are worth a sentence. */
const DRIFTS = 0.02;

/** A published bulge of experience that grows older without any lever, while what else is published stays. */
export function drift({ scenario, kind }: Setup, { baseline }: MeanCourse): Trap[] {
  if (kind === 'repair') return [];
  const at = outcomesOf(scenario).findIndex(({ name }) => name === 'twoToFive');
  const months = baseline[at]!.length - 1;
  const [today, later] = [baseline[at]![0]!, baseline[at]![months]!];
  if (Math.abs(later - today) < DRIFTS) return [];
  const message = `Without a lever practitioners of two to five years' service go from ${percent(today)} to ${percent(later)} by month ${months}: as many are published as the flows of today would not keep up, so they grow older. With and without the levers alike.`;
  return [{ kind: 'drift', outcome: 'twoToFive', month: months, message }];
}

/** Levers that begin with the inspection or after it, or have gone back by then: what it sees of them is little or nothing. */
export function lateLevers({ moves }: Setup, inspectAt: number): Trap[] {
  const said = moves.flatMap(({ lever, text, when: { from, until } }) =>
    from >= inspectAt
      ? [
          `${lever}=${text} begins when the inspection at month ${inspectAt} is over, which sees nothing of it`,
        ]
      : until <= inspectAt
        ? [
            `${lever}=${text} has gone back by the inspection at month ${inspectAt}, which sees only what is left of it`,
          ]
        : [],
  );
  if (said.length === 0) return [];
  const message = `${list(said)}: see the months.`;
  return [{ kind: 'time', outcome: null, month: inspectAt, message }];
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
