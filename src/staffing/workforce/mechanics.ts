import type { Delay } from '../queues/delay.js';
import { type LeavingHazards, leavingHazards } from '../queues/leaving.js';
import { type MonthOfStages, monthOfStages, type Stages } from '../queues/stages.js';
import type { Assumed, AssumptionName } from '../region/assumptions.js';
import { type CaseSharing, caseSharing } from './caseload.js';
import { type MovedPosts, movedPosts, type Plan, postsAt, trainingOf, vettingOf } from './plan.js';
import { type Recruitment, recruitmentOf } from './recruitment.js';
import { STEP_MONTHS, servicesAim } from './workforce.js';

/** What both arms of a what-if are measured by, month by month: posts and work as they would be without levers. */
export interface Yardstick {
  /** People supervised, and the share that officers have of those that trainees do not hold. */
  readonly cases: Float64Array;
  readonly officerShare: Float64Array;
  readonly officerPosts: Float64Array;
  /** Of services officers alone. */
  readonly servicesPosts: Float64Array;
  readonly seniorPosts: Float64Array;
}

/** Everything about how a plan moves people and cases that is the same in all its months. */
export interface Mechanics {
  readonly assumed: Assumed;
  readonly yardstick: Yardstick;
  readonly sharing: CaseSharing;
  readonly hazards: LeavingHazards;
  readonly recruitment: Recruitment;
  readonly vetting: Delay;
  readonly training: MonthOfStages;
  /** Grades whose hazards stay the same from month to month. */
  readonly seniors: MonthOfStages;
  readonly facilitators: MonthOfStages;
  /** Scratch: hazards of the grades that leave by workload, and time spent. */
  readonly officerStages: Stages;
  readonly servicesStages: Stages;
  readonly time: Float64Array;
  readonly officerPosts: MovedPosts;
  readonly seniorPosts: MovedPosts;
  readonly servicesPosts: MovedPosts;
  /** Share of the posts of seniors that promotion aims to fill: as many as today, or all. */
  readonly seniorsOfPosts: number;
  /** Services officers and facilitators that recruitment aims at. */
  readonly servicesAim: number;
  readonly facilitatorsAim: number;
  /** Trainees who start a month whatever vetting does; offers a month to others, who start once they are vetted. */
  readonly starting: number;
  readonly traineeOffers: number;
  /** People vetted at any time for those who start whatever vetting does. */
  readonly vettedToStart: number;
  /** Graduates a finished trainee: those who qualify and take a post here. */
  readonly traineePass: number;
  readonly takingPosts: number;
  /** Officers a month who qualified in another unit of the region. */
  readonly fromElsewhere: number;
  readonly promotionRate: number;
  /** Hazard a month of officers and of seniors of moving to other functions. */
  readonly moving: number;
  readonly seniorsMoving: number;
  /** Log hazard of leaving per unit of utilisation, and the utilisation at the start that it is measured from. */
  readonly leavingByWorkload: number;
  readonly officerStart: number;
  readonly servicesStart: number;
}

/** The utilisation that leaving responds to the distance from: that of the start, before any lever. */
export interface StartUtilisation {
  readonly officers: number;
  readonly services: number;
}

const AGEING = Float64Array.of(1 / STEP_MONTHS[0], 1 / STEP_MONTHS[1], 0);
const STAYING = new Float64Array(1);

const OF_LEAVING: readonly AssumptionName[] = [
  'officerLeaving',
  'servicesLeaving',
  'seniorLeaving',
  'traineeLeaving',
  'newLeaving',
];
const OF_VETTING: readonly AssumptionName[] = ['vettingWeeks', 'vettingDropout'];
const OF_RECRUITMENT: readonly AssumptionName[] = [...OF_VETTING, 'recruitmentRate'];
const OF_TRAINING: readonly AssumptionName[] = ['traineeMonths', 'traineeLeaving'];

/**
 * The mechanics of a plan; `like` are those of the same start without levers, if they are known, of which everything is
 * kept that no lever has moved.
 */
export function mechanicsOf(
  plan: Plan,
  yardstick: Yardstick,
  utilisation: StartUtilisation,
  like: Mechanics | null = null,
): Mechanics {
  const { before, after, posts, start, closing, baseline, intake } = plan;
  /** What is known, where these assumptions are as they were for it. */
  const known = (names: readonly AssumptionName[]): Mechanics | null =>
    like !== null && (after === like.assumed || names.every((name) => after[name] === like.assumed[name]))
      ? like
      : null;
  const hazards = known(OF_LEAVING)?.hazards ?? leavingHazards(after, start, before);
  const vetting = known(OF_VETTING)?.vetting ?? vettingOf(after);
  const seniorsMoving = closing.seniorMoves / 12;
  const byVetting = after.vettingStarts;
  const aim = servicesAim(plan);
  return {
    assumed: after,
    yardstick,
    sharing: caseSharing(plan),
    hazards,
    recruitment: known(OF_RECRUITMENT)?.recruitment ?? recruitmentOf(after),
    vetting,
    training: known(OF_TRAINING)?.training ?? trainingOf(after).month,
    seniors: monthOf(AGEING, hazards.seniors + seniorsMoving, like?.seniors),
    facilitators: monthOf(STAYING, after.servicesLeaving / 12, like?.facilitators),
    officerStages: like?.officerStages ?? { forward: AGEING, loss: new Float64Array(3) },
    servicesStages: like?.servicesStages ?? { forward: AGEING, loss: new Float64Array(3) },
    time: like?.time ?? new Float64Array(3),
    officerPosts: posts.officers,
    seniorPosts: posts.seniors,
    servicesPosts: posts.services,
    seniorsOfPosts: baseline === 'repair' ? 1 : start.seniors / start.posts.seniors,
    servicesAim: movedPosts(aim, {
      ...posts.services,
      more: posts.services.more * (aim / start.posts.services),
    }),
    facilitatorsAim: postsAt(plan, 'facilitators'),
    starting: (1 - byVetting) * intake,
    traineeOffers: (byVetting * intake) / vettingBefore(plan, vetting, like).survival,
    vettedToStart: ((1 - byVetting) * intake * vetting.stock) / vetting.survival,
    traineePass: after.traineePass,
    takingPosts: closing.takingPosts,
    fromElsewhere: closing.fromElsewhere / 12,
    promotionRate: after.promotionRate,
    moving: after.onward / 12,
    seniorsMoving,
    leavingByWorkload: after.leavingByWorkload,
    officerStart: utilisation.officers,
    servicesStart: utilisation.services,
  };
}

/** Vetting as it was before levers, from whichever is known that is the same. */
function vettingBefore({ before, after }: Plan, vetting: Delay, like: Mechanics | null): Delay {
  if (after === before) return vetting;
  return like?.assumed === before ? like.vetting : vettingOf(before);
}

/** Months of grades worked out lately: a what-if mostly asks for those of its baseline. */
const lately: MonthOfStages[] = [];
const MOST_LATELY = 4;

/** The month of a grade that is lost at one hazard at every step. */
function monthOf(forward: Float64Array, loss: number, like?: MonthOfStages): MonthOfStages {
  if (like?.stages.loss[0] === loss) return like;
  for (const known of lately) {
    if (known.stages.forward === forward && known.stages.loss[0] === loss) return known;
  }
  const month = monthOfStages({ forward, loss: new Float64Array(forward.length).fill(loss) });
  lately.unshift(month);
  lately.length = Math.min(lately.length, MOST_LATELY);
  return month;
}
