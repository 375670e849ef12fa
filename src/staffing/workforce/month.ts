import { chanced, MEAN_COURSE } from '../queues/chance.js';
import { leavingTimes } from '../queues/leaving.js';
import { spendMonth, timeInStages } from '../queues/stages.js';
import { caseSharing, shareCases } from './caseload.js';
import {
  type Recall,
  recallFacilitators,
  recallServices,
  recallTrainees,
  writeFacilitators,
  writeServices,
  writeTrainees,
} from './gradeMonths.js';
import type { Mechanics, Yardstick } from './mechanics.js';
import { movedPosts, type Plan } from './plan.js';
import { offers, toReplace } from './recruitment.js';
import { age, lost, quantileOf, train, vet } from './steps.js';
import { startWorkforce, sum, type Workforce } from './workforce.js';

/** At most this share of experienced officers is promoted in a month, however many posts are empty. */
const MOST_PROMOTED = 0.25;
/** The flows that vary by chance from month to month, one index each. */
export const CHANCE_FLOWS = 12;

/** Scratch: the cases of the month that is being weighed. */
const ofMonth = { cases: 0, officerShare: 0 };

/** Counts a workforce and shares its cases out, at the start of a month. */
export function weighCases(
  { sharing, yardstick }: Pick<Mechanics, 'sharing' | 'yardstick'>,
  workforce: Workforce,
  month: number,
): void {
  ofMonth.cases = yardstick.cases[month]!;
  ofMonth.officerShare = yardstick.officerShare[month]!;
  shareCases(sharing, ofMonth, workforce, workforce.caseload);
}

/** Everybody who is being vetted. */
export function inVetting({ vettedToStart }: Mechanics, workforce: Workforce): number {
  return (
    vettedToStart +
    sum(workforce.servicesVetting) +
    sum(workforce.traineeVetting) +
    sum(workforce.facilitatorVetting)
  );
}

/** Trainees who start in a month: those who do whatever vetting does, and those who come out of it. */
function startTraining(
  mechanics: Mechanics,
  { traineeVetting, ledger }: Workforce,
  quantile: number,
): number {
  const { starting, traineeOffers } = mechanics;
  const straight = chanced(starting, Number.POSITIVE_INFINITY, quantile);
  ledger.offered += straight;
  const vetted = traineeOffers > 0 || traineeVetting[0]! > 0;
  return straight + (vetted ? vet(mechanics, traineeVetting, traineeOffers, ledger, quantile) : 0);
}

/** One month of services officers, of whom `times` as many leave as at the start. */
function serve(
  mechanics: Mechanics,
  workforce: Workforce,
  times: number,
  noise: Float64Array | null,
  at: number,
): void {
  const { hazards, recruitment, servicesStages, time } = mechanics;
  const { services, servicesVetting, ledger, caseload } = workforce;
  let leaving = 0;
  for (let i = 0; i < 3; i++) {
    const hazard = hazards.services[i]! * times;
    servicesStages.loss[i] = hazard;
    leaving += hazard * services[i]!;
  }
  const offered = offers(
    recruitment,
    leaving,
    mechanics.servicesAim,
    caseload.services,
    sum(servicesVetting),
  );
  const joining = vet(mechanics, servicesVetting, offered, ledger, quantileOf(noise, at));
  timeInStages(servicesStages, services, joining, time);
  ledger.left += age(servicesStages, time, services, joining, 0, noise, at + 6);
}

/** One month of those whom little else acts on: what is known of it is recalled, and is then not entered in the ledger. */
function moveOthers(
  mechanics: Mechanics,
  workforce: Workforce,
  month: number,
  noise: Float64Array | null,
  recall: Recall | null,
): number {
  const at = month * CHANCE_FLOWS;
  const times = leavingTimes(
    mechanics.leavingByWorkload,
    workforce.caseload.servicesUtilisation,
    mechanics.servicesStart,
  );
  if (recall?.services !== true || !recallServices(recall.months, month, times, workforce)) {
    if (recall !== null) recall.services = false;
    serve(mechanics, workforce, times, noise, at);
  }
  if (recall?.trainees === true) return recallTrainees(recall.months, month, workforce);
  const starting = startTraining(mechanics, workforce, quantileOf(noise, at + 1));
  const finishing = train(
    mechanics,
    workforce.trainees,
    starting,
    workforce.ledger,
    quantileOf(noise, at + 2),
  );
  if (recall?.writes === true) {
    writeServices(recall.months, month, times, workforce);
    writeTrainees(recall.months, month, finishing, workforce);
  }
  return finishing;
}

/**
 * One month; `weighCases` must have been called for its start. `noise` has the chances of all months, or is null for the
 * mean course of events; `recall` has what is known of some grades, or writes it down. Flows between grades are spread
 * evenly over the month.
 */
export function nextMonth(
  mechanics: Mechanics,
  workforce: Workforce,
  month: number,
  noise: Float64Array | null,
  recall: Recall | null = null,
): void {
  nextMonthOfFacilitators(mechanics, workforce, month, recall);
  nextMonthOfPractitioners(mechanics, workforce, month, noise, recall);
}

function nextMonthOfFacilitators(
  mechanics: Mechanics,
  workforce: Workforce,
  month: number,
  recall: Recall | null,
): void {
  if (recall?.facilitators === true) {
    recallFacilitators(recall.months, month, workforce);
    return;
  }
  facilitate(mechanics, workforce);
  if (recall?.writes === true) writeFacilitators(recall.months, month, workforce);
}

/** One month of everybody but facilitators, who have nothing to do with the others. */
export function nextMonthOfPractitioners(
  mechanics: Mechanics,
  workforce: Workforce,
  month: number,
  noise: Float64Array | null,
  recall: Recall | null = null,
): void {
  const at = month * CHANCE_FLOWS;
  const { hazards, officerStages, time, moving } = mechanics;
  const { officers, seniors, ledger, caseload } = workforce;

  const officerTimes = leavingTimes(
    mechanics.leavingByWorkload,
    caseload.officerUtilisation,
    mechanics.officerStart,
  );

  // Promotion replaces seniors who leave and fills empty posts, out of officers with over five years.
  const { yardstick } = mechanics;
  const seniorPosts =
    mechanics.seniorsOfPosts * movedPosts(yardstick.seniorPosts[month]!, mechanics.seniorPosts);
  const promoted = Math.min(
    toReplace((hazards.seniors + mechanics.seniorsMoving) * caseload.seniors, caseload.seniors, seniorPosts) +
      mechanics.promotionRate * Math.max(0, seniorPosts - caseload.seniors),
    MOST_PROMOTED * officers[2]!,
  );

  let officersLosing = promoted;
  for (let i = 0; i < 3; i++) {
    const hazard = hazards.officers[i]! * officerTimes + moving;
    officerStages.loss[i] = hazard;
    officersLosing += hazard * officers[i]!;
  }

  const finishing = moveOthers(mechanics, workforce, month, noise, recall);
  const passing = finishing * mechanics.traineePass;
  ledger.notQualified += finishing - passing;
  const officerPosts = movedPosts(yardstick.officerPosts[month]!, mechanics.officerPosts);
  const open = Math.max(0, officerPosts - caseload.officers + officersLosing);
  const takers = passing * mechanics.takingPosts + mechanics.fromElsewhere;
  const qualified = Math.min(takers, open);
  ledger.elsewhere += passing - takers;
  ledger.redeployed += takers - qualified;

  timeInStages(officerStages, officers, qualified, time, promoted);
  age(officerStages, time, officers, qualified, promoted, noise, at + 3);
  for (let i = 0; i < 3; i++) {
    const hazard = officerStages.loss[i]!;
    const moved = hazard > 0 ? (lost[i]! * moving) / hazard : 0;
    ledger.movedOn += moved;
    ledger.left += lost[i]! - moved;
  }
  spendMonth(mechanics.seniors, seniors, promoted, time);
  const seniorsGoing = age(mechanics.seniors.stages, time, seniors, promoted, 0, noise, at + 9);
  const seniorsMoved = shareMoving(mechanics.seniorsMoving, hazards.seniors) * seniorsGoing;
  ledger.movedOn += seniorsMoved;
  ledger.left += seniorsGoing - seniorsMoved;
}

/** One month of programme facilitators, who are recruited like services officers. */
function facilitate(mechanics: Mechanics, { facilitators, facilitatorVetting, ledger }: Workforce): void {
  const { facilitators: month, facilitatorsAim, recruitment, time } = mechanics;
  const count = facilitators[0]!;
  const leaving = month.stages.loss[0]! * count;
  const offered = offers(recruitment, leaving, facilitatorsAim, count, sum(facilitatorVetting));
  const joining = vet(mechanics, facilitatorVetting, offered, ledger, MEAN_COURSE);
  spendMonth(month, facilitators, joining, time);
  ledger.left += age(month.stages, time, facilitators, joining, 0, null, 0);
}

function shareMoving(moving: number, leaving: number): number {
  return moving > 0 ? moving / (moving + leaving) : 0;
}

/** The workforce of a plan in which nothing is moved at month 0, weighed. */
export function weighStart(plan: Plan, yardstick: Yardstick): Workforce {
  const workforce = startWorkforce(plan);
  weighCases({ sharing: caseSharing(plan), yardstick }, workforce, 0);
  return workforce;
}
