import { logit } from '../../numeric/logistic.js';
import {
  emptyPractice,
  type Practice,
  type PracticeBands,
  practiceBands,
  practiceOf,
} from '../practice/practice.js';
import type { QuestionEngine } from '../practice/questionEngine.js';
import { queuesIn } from '../region/outcomes.js';
import type { QueueName } from '../region/queueAssumptions.js';
import { type AlikeGrades, alikeGrades, NONE_ALIKE } from '../workforce/gradeMonths.js';
import {
  type Mechanics,
  mechanicsOf,
  type StartUtilisation,
  type Yardstick,
} from '../workforce/mechanics.js';
import { weighStart } from '../workforce/month.js';
import {
  type OversightRates,
  oversightRates,
  oversightRatio,
  seniorExperience,
} from '../workforce/oversight.js';
import { type Plan, unmoved } from '../workforce/plan.js';
import { startWorkforce, type Workforce } from '../workforce/workforce.js';
import { yardstickOf } from '../workforce/yardstick.js';
import { movesQueue } from './queueCourse.js';

/** What a what-if is measured against: the region as published, under one draw of the assumptions. */
export interface Start {
  readonly practice: Practice;
  readonly ratio: number;
  readonly experience: number;
  readonly oversight: number;
  /** Utilisation, to which leaving responds. */
  readonly utilisation: StartUtilisation;
  /** The workforce at month 0, which stays as it is. */
  readonly workforce: Workforce;
  readonly yardstick: Yardstick;
}

/** The state of things at month 0 of a plan in which nothing is moved, where this share of oversight is effective. */
export function startOf(
  plan: Plan,
  { network }: QuestionEngine,
  months: number,
  oversight = network.oversight.share,
): Start {
  const yardstick = yardstickOf(plan, months);
  const workforce = weighStart(plan, yardstick);
  const practice = emptyPractice();
  const { before, region } = plan;
  const inTime = region.queues.programmes === null ? 0 : before.programmeNeed * before.programmeStarts;
  practiceOf(workforce, practiceBands(before), inTime, practice);
  practice.oversight = oversight;
  return {
    practice,
    ratio: oversightRatio(oversightRates(plan, network.oversight.needed), workforce),
    experience: seniorExperience(workforce),
    oversight,
    utilisation: {
      officers: workforce.caseload.officerUtilisation,
      services: workforce.caseload.servicesUtilisation,
    },
    workforce,
    yardstick,
  };
}

/** A plan from a month on, until the next one begins. */
export interface Stretch {
  readonly from: number;
  readonly plan: Plan;
}

/** A stretch made ready to be followed. */
export interface Phase {
  readonly from: number;
  readonly plan: Plan;
  readonly mechanics: Mechanics;
  readonly bands: PracticeBands;
  readonly oversight: OversightRates;
  /** Grades that are governed as on the course without levers. */
  readonly alike: AlikeGrades;
  /** Log odds that a lever adds to effective oversight, beside what staff add. */
  readonly oversightMoved: number;
}

/** Plans made ready to be followed, as often as chance is to be drawn for them. */
export interface Course {
  readonly plan: Plan;
  readonly start: Start;
  readonly phases: readonly Phase[];
  /** Posts of the trainees who are counted with services officers in their share of target; null where none are. */
  readonly trainees: number | null;
  /** The workforce at month 0: that of the start, unless the staff are another region's. */
  readonly workforce: Workforce;
  /** The queues that are governed otherwise than without levers. */
  readonly movedQueues: readonly QueueName[];
}

/**
 * The course of some stretches, with levers moved or without; `start` is that of the plan `before` them, and `like` its
 * course if that is known.
 */
export function courseOf(
  stretches: readonly Stretch[],
  start: Start,
  before: Plan,
  { network }: QuestionEngine,
  like: Course | null = null,
): Course {
  const { plan } = stretches[0]!;
  const same = plan.start === before.start;
  const known = same && like !== null ? like.phases[0]!.mechanics : null;
  const queues = queuesIn(plan.region.queues);
  // With another region's staffing as many people are supervised as without: their number is not the staff's.
  const { cases } = start.yardstick;
  const yardstick = same ? start.yardstick : { ...yardstickOf(unmoved(plan), cases.length - 1), cases };
  return {
    plan,
    start,
    phases: stretches.map(({ from, plan }) => {
      const mechanics = mechanicsOf(plan, yardstick, start.utilisation, known);
      return {
        from,
        plan,
        mechanics,
        bands: practiceBands(plan.after),
        oversight: oversightRates(plan, network.oversight.needed),
        alike: known === null ? NONE_ALIKE : alikeGrades(mechanics, known),
        oversightMoved: movedLogOdds(network.oversight.share, plan.inCases.oversight),
      };
    }),
    trainees: plan.region.servicesWithTrainees ? plan.start.trainees / plan.region.ofTarget.services : null,
    workforce: same ? start.workforce : startWorkforce(plan),
    movedQueues: same
      ? queues.filter((queue) => stretches.some(({ plan }) => movesQueue(plan, queue)))
      : queues,
  };
}

function movedLogOdds(share: number, by: number): number {
  return by === 0 ? 0 : logit(share + by) - logit(share);
}
