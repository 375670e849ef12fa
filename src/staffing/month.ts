import { type Caseload, shareCases, type WorkloadRates, workloadRates } from './caseload.js';
import { chanced, MEAN_COURSE } from './chance.js';
import { type LeavingHazards, leavingHazards, leavingTimes } from './leaving.js';
import { type Plan, trainingStages, vettingStages } from './plan.js';
import { offers, type Recruitment, recruitmentOf, toReplace } from './recruitment.js';
import { type MonthOfStages, monthOfStages, type Stages, spendMonth, timeInStages } from './stages.js';
import { type Ledger, STEP_MONTHS, startWorkforce, sum, type Workforce } from './workforce.js';

/** At most this share of experienced officers is promoted in a month, however many posts are empty. */
const MOST_PROMOTED = 0.25;
/** The flows that vary by chance from month to month, one place each. */
export const CHANCE_FLOWS = 12;

/** Everything about a plan that holds for all its months. */
export interface Mechanics {
  readonly plan: Plan;
  readonly rates: WorkloadRates;
  readonly hazards: LeavingHazards;
  readonly recruitment: Recruitment;
  readonly vetting: MonthOfStages;
  readonly training: MonthOfStages;
  /** Scratch: hazards of the three ageing grades and of facilitators, and time spent. */
  readonly officerStages: Stages;
  readonly servicesStages: Stages;
  readonly seniorStages: Stages;
  readonly facilitatorStages: Stages;
  readonly time: Float64Array;
  /** Utilisation at the start, that leaving is measured against. */
  readonly officerStart: number;
  readonly servicesStart: number;
}

const AGEING = [1 / STEP_MONTHS[0], 1 / STEP_MONTHS[1], 0];

/** Utilisation at the start, before any lever: what leaving is measured against. */
function utilisationAtStart(plan: Plan, rates: WorkloadRates): { officers: number; services: number } {
  const { officers, services, trainees, caseload } = startWorkforce(plan);
  const { oversightHours } = plan.demand;
  const demand = { cases: 1, workPerCase: 1, suspended: 0, oversightHours };
  shareCases({ ...plan, after: plan.before, demand }, rates, officers, services, trainees, caseload);
  return { officers: caseload.officerUtilisation, services: caseload.servicesUtilisation };
}

/** Months of stages worked out lately: the baseline, its start and the what-if mostly ask for the same ones. */
const lately: { key: string; month: MonthOfStages }[] = [];
const MOST_LATELY = 8;

function monthOf(stages: Stages): MonthOfStages {
  const key = `${stages.forward.length} ${stages.forward[0]} ${stages.loss[0]}`;
  const known = lately.find((entry) => entry.key === key);
  if (known !== undefined) return known.month;
  const month = monthOfStages(stages);
  lately.unshift({ key, month });
  lately.length = Math.min(lately.length, MOST_LATELY);
  return month;
}

export function mechanicsOf(
  plan: Plan,
  start?: { readonly officers: number; readonly services: number },
): Mechanics {
  const rates = workloadRates(plan.points);
  const ageing = (): Stages => ({ forward: Float64Array.from(AGEING), loss: new Float64Array(3) });
  const { officers, services } = start ?? utilisationAtStart(plan, rates);
  return {
    plan,
    rates,
    hazards: leavingHazards(plan.after, plan.start),
    recruitment: recruitmentOf(plan.after),
    vetting: monthOf(vettingStages(plan.after)),
    training: monthOf(trainingStages(plan.after)),
    officerStages: ageing(),
    servicesStages: ageing(),
    seniorStages: ageing(),
    facilitatorStages: {
      forward: Float64Array.of(0),
      loss: Float64Array.of(plan.after.servicesLeaving / 12),
    },
    time: new Float64Array(3),
    officerStart: officers,
    servicesStart: services,
  };
}

/** Brings the workforce's caseload up to date. */
export function weighCases(
  { plan, rates }: Pick<Mechanics, 'plan' | 'rates'>,
  workforce: Workforce,
): Caseload {
  const { officers, services, trainees, caseload } = workforce;
  shareCases(plan, rates, officers, services, trainees, caseload);
  return caseload;
}

/** Takes one month of vetting: who was offered a post, dropped out or joined. Returns the joiners. */
function vet(
  { vetting: month, time }: Mechanics,
  people: Float64Array,
  offers: number,
  ledger: Ledger,
  place: number,
): number {
  const { forward, loss } = month.stages;
  spendMonth(month, people, offers, time);
  let arriving = offers;
  let joining = 0;
  for (let i = 0; i < people.length; i++) {
    const spent = time[i] ?? 0;
    const lost = (loss[i] ?? 0) * spent;
    const onward = (forward[i] ?? 0) * spent;
    const last = i === people.length - 1;
    const before = (people[i] ?? 0) + arriving - lost;
    joining = last ? chanced(onward, before, place) : onward;
    people[i] = before - joining;
    ledger.lostInVetting += lost;
    arriving = joining;
  }
  ledger.offered += offers;
  return joining;
}

/**
 * Moves one grade a month on: ageing, the inflow, losses with their chance (written into `lost`, by stage), and
 * `promoted` people out of the last stage.
 */
function age(
  { time }: Mechanics,
  stages: Stages,
  people: Float64Array,
  inflow: number,
  promoted: number,
  noise: Float64Array | null,
  at: number,
): void {
  const { forward, loss } = stages;
  timeInStages(stages, people, inflow, time, promoted);
  let arriving = inflow;
  for (let i = 0; i < people.length; i++) {
    const spent = time[i] ?? 0;
    const onward = (forward[i] ?? 0) * spent;
    const before = (people[i] ?? 0) + arriving - onward - (i === people.length - 1 ? promoted : 0);
    const going = chanced(
      (loss[i] ?? 0) * spent,
      before,
      noise === null ? MEAN_COURSE : (noise[at + i] ?? MEAN_COURSE),
    );
    people[i] = before - going;
    lost[i] = going;
    arriving = onward;
  }
}

const lost = new Float64Array(3);

/**
 * One month; `weighCases` must have been called for its start. `noise` holds the month's chances from `at`
 * on, or is null for the mean course of events. Flows between grades are spread evenly over the month.
 */
export function nextMonth(
  mechanics: Mechanics,
  workforce: Workforce,
  noise: Float64Array | null,
  at: number,
): void {
  const { plan, hazards, recruitment, officerStages, servicesStages, seniorStages, facilitatorStages } =
    mechanics;
  const { after, posts } = plan;
  const { officers, services, seniors, trainees, facilitators, ledger, caseload } = workforce;
  const place = (flow: number): number => (noise === null ? MEAN_COURSE : (noise[at + flow] ?? MEAN_COURSE));

  const officerTimes = leavingTimes(
    after.leavingByWorkload,
    caseload.officerUtilisation,
    mechanics.officerStart,
  );
  const servicesTimes = leavingTimes(
    after.leavingByWorkload,
    caseload.servicesUtilisation,
    mechanics.servicesStart,
  );
  const moving = after.onward / 12;

  let servicesLeaving = 0;
  for (let i = 0; i < 3; i++) {
    const hazard = (hazards.services[i] ?? 0) * servicesTimes;
    servicesStages.loss[i] = hazard;
    servicesLeaving += hazard * (services[i] ?? 0);
    seniorStages.loss[i] = hazards.seniors;
    officerStages.loss[i] = (hazards.officers[i] ?? 0) * officerTimes + moving;
  }

  // Promotion replaces seniors who leave and fills empty posts, out of officers with over five years.
  const seniorCount = sum(seniors);
  const promoted = Math.min(
    toReplace(hazards.seniors * seniorCount, seniorCount, posts.seniors) +
      after.promotionRate * Math.max(0, posts.seniors - seniorCount),
    MOST_PROMOTED * (officers[2] ?? 0),
  );

  const servicesOffers = offers(recruitment, servicesLeaving, {
    posts: posts.services,
    staff: sum(services),
    inVetting: sum(workforce.servicesVetting),
  });
  const facilitatorCount = facilitators[0] ?? 0;
  const facilitatorsLeaving = (facilitatorStages.loss[0] ?? 0) * facilitatorCount;
  const facilitatorsReplaced = toReplace(facilitatorsLeaving, facilitatorCount, posts.facilitators);
  const facilitatorOffers = offers(recruitment, facilitatorsReplaced, {
    posts: posts.facilitators,
    staff: facilitatorCount,
    inVetting: sum(workforce.facilitatorVetting),
  });

  const servicesJoining = vet(mechanics, workforce.servicesVetting, servicesOffers, ledger, place(0));
  const traineesJoining = vet(mechanics, workforce.traineeVetting, plan.intake, ledger, place(1));
  const facilitatorsJoining = vet(
    mechanics,
    workforce.facilitatorVetting,
    facilitatorOffers,
    ledger,
    MEAN_COURSE,
  );

  const finishing = train(mechanics, trainees, traineesJoining, ledger, place(2));
  const passing = finishing * after.traineePass;
  ledger.notQualified += finishing - passing;
  let officersLosing = promoted;
  for (let i = 0; i < 3; i++) officersLosing += (officerStages.loss[i] ?? 0) * (officers[i] ?? 0);
  const room = Math.max(0, posts.officers - sum(officers) + officersLosing);
  const qualified = Math.min(passing, room);
  ledger.redeployed += passing - qualified;

  age(mechanics, officerStages, officers, qualified, promoted, noise, at + 3);
  for (let i = 0; i < 3; i++) {
    const hazard = officerStages.loss[i] ?? 0;
    const moved = hazard > 0 ? ((lost[i] ?? 0) * moving) / hazard : 0;
    ledger.movedOn += moved;
    ledger.left += (lost[i] ?? 0) - moved;
  }
  age(mechanics, servicesStages, services, servicesJoining, 0, noise, at + 6);
  ledger.left += sum(lost);
  age(mechanics, seniorStages, seniors, promoted, 0, noise, at + 9);
  ledger.left += sum(lost);
  lost.fill(0);
  age(mechanics, facilitatorStages, facilitators, facilitatorsJoining, 0, null, 0);
  ledger.left += lost[0] ?? 0;
}

/** One month of training: returns those who finish it, whether or not they qualify. */
function train(
  { training, time }: Mechanics,
  trainees: Float64Array,
  joining: number,
  ledger: Ledger,
  place: number,
): number {
  const { forward, loss } = training.stages;
  spendMonth(training, trainees, joining, time);
  let arriving = joining;
  for (let i = 0; i < trainees.length; i++) {
    const spent = time[i] ?? 0;
    const leaving = (loss[i] ?? 0) * spent;
    const before = (trainees[i] ?? 0) + arriving - leaving;
    const onward = (forward[i] ?? 0) * spent;
    const finishing = i === trainees.length - 1 ? chanced(onward, before, place) : onward;
    trainees[i] = before - finishing;
    ledger.left += leaving;
    arriving = finishing;
  }
  return arriving;
}
