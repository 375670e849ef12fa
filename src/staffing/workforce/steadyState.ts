import { leavingHazards } from '../queues/leaving.js';
import { type Stages, steadyStages } from '../queues/stages.js';
import { mechanicsOf, nextMonth, weighCases } from './month.js';
import { type Plan, trainingOf, vettingOf } from './plan.js';
import { STEP_MONTHS, startWorkforce, sum } from './workforce.js';

/** Full-time equivalents by grade. */
export interface Staff {
  readonly officers: number;
  readonly services: number;
  readonly seniors: number;
  readonly trainees: number;
}

export interface SteadyState extends Staff {
  /** Qualified trainees a month for whom there is no post. */
  readonly redeployed: number;
}

/**
 * Where the staff numbers of a plan settle if it goes on for ever, in closed form, with leaving at the rates of
 * the start (that is, without its response to workload).
 */
export function steadyState({ start, after, posts, intake }: Plan): SteadyState {
  const hazards = leavingHazards(after, start);
  const { survival } = vettingOf(after);

  const training = trainingOf(after);
  const joiningTraining = intake * survival;
  const qualified = joiningTraining * training.survival * after.traineePass;

  const seniors = posts.seniors;
  const promoted = seniors * hazards.seniors;

  // Officers are linear in the flow of new ones, less those promoted out of the last step.
  const moving = after.onward / 12;
  const ageing = (leaving: readonly number[], other: number): Stages => ({
    forward: Float64Array.of(1 / STEP_MONTHS[0], 1 / STEP_MONTHS[1], 0),
    loss: Float64Array.from(leaving, (hazard) => hazard + other),
  });
  const officerStages = ageing(hazards.officers, moving);
  const perOfficer = sum(steadyStages(officerStages, 1));
  const withoutPromoted = promoted / (officerStages.loss[2] ?? 1);
  const supplied = qualified * perOfficer - withoutPromoted;
  const officers = Math.min(supplied, posts.officers);
  const needed = (officers + withoutPromoted) / perOfficer;

  // Every leaver is offered for, but some are lost in vetting: a gap stays open that offers just make up.
  const perServices = sum(steadyStages(ageing(hazards.services, 0), 1));
  const joining = posts.services / (perServices + (1 - survival) / (survival * after.recruitmentRate));
  return {
    officers,
    services: joining * perServices,
    seniors,
    trainees: joiningTraining * training.stock,
    redeployed: Math.max(0, qualified - needed),
  };
}

/**
 * Growth of each grade in the first year of a plan, as a proportion of its start; `utilisation` is that of the
 * region before anything is moved, which leaving is measured against.
 */
export function firstYearGrowth(
  plan: Plan,
  utilisation?: { readonly officers: number; readonly services: number },
): Staff {
  const mechanics = mechanicsOf(plan, utilisation);
  const workforce = startWorkforce(plan);
  const count = () => ({
    officers: sum(workforce.officers),
    services: sum(workforce.services),
    seniors: sum(workforce.seniors),
    trainees: sum(workforce.trainees),
  });
  const before = count();
  for (let month = 0; month < 12; month++) {
    weighCases(mechanics, workforce);
    nextMonth(mechanics, workforce, null, 0);
  }
  const after = count();
  return {
    officers: after.officers / before.officers - 1,
    services: after.services / before.services - 1,
    seniors: after.seniors / before.seniors - 1,
    trainees: after.trainees / before.trainees - 1,
  };
}

/** Growth a year beyond which a set of assumptions is flagged: careless ones make officers grow by two thirds in three years. */
export const SUSPECT_GROWTH = 0.1;
