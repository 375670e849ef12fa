import { expit, logit } from '../../numeric/logistic.js';
import {
  emptyPractice,
  type Practice,
  type PracticeBands,
  practiceBands,
  practiceOf,
} from '../practice/practice.js';
import type { QuestionEngine } from '../practice/questionEngine.js';
import { sharesOfYes } from '../practice/questions.js';
import type { QuestionTable } from '../practice/questionTable.js';
import { STARTED } from '../queues/programmes.js';
import { FIRST_QUESTION, QUEUE_OUTCOMES, queuesIn } from '../region/outcomes.js';
import type { QueueName } from '../region/queueAssumptions.js';
import {
  type AlikeGrades,
  alikeGrades,
  type GradeMonths,
  NONE_ALIKE,
  startRecall,
  stillAlike,
} from '../workforce/gradeMonths.js';
import {
  type Mechanics,
  mechanicsOf,
  type StartUtilisation,
  type Yardstick,
} from '../workforce/mechanics.js';
import { inVetting, nextMonth, weighCases, weighStart } from '../workforce/month.js';
import {
  newcomerShare,
  type OversightRates,
  oversightRates,
  oversightRatio,
  oversightShift,
  seniorExperience,
  twoToFiveShare,
} from '../workforce/oversight.js';
import { movedPosts, type Plan, unmoved } from '../workforce/plan.js';
import { emptyWorkforce, putWorkforce, startWorkforce, type Workforce } from '../workforce/workforce.js';
import { yardstickOf } from '../workforce/yardstick.js';
import { addMoves, type OddsOfMove } from './caseMoves.js';
import { governQueues, movesQueue, nextMonthOfQueues, queuesAtStart, recallQueues } from './queueCourse.js';
import type { Records } from './records.js';

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
interface Phase {
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
  const yardstick = same ? start.yardstick : yardstickOf(unmoved(plan), start.yardstick.cases.length - 1);
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

/** The chances of all months of a course: those of staff, and those of queues unless they take their mean course. */
export interface Chances {
  readonly staff: Float64Array;
  readonly queues: Float64Array | null;
  /** What some grades do by them without levers; null where it is not known. */
  readonly grades: GradeMonths | null;
}

/** Scratch: how cases are worked, and by whom. */
const practice = emptyPractice();
const workforce = emptyWorkforce();
/** The outcomes of staffing in one month, and those of queues, in their order. */
const latest = new Float64Array(FIRST_QUESTION);
const latestOfQueues = new Float64Array(Object.values(QUEUE_OUTCOMES).flat().length);

/** What a course is compared with, and what its key questions are asked of; its months are written down in `records`. */
export interface Reading {
  readonly start: Start;
  readonly table: QuestionTable;
  /** Of cases suspended from contact; null where they are like the others. */
  readonly suspended: QuestionTable | null;
  /** What moved case variables add. */
  readonly moves: readonly OddsOfMove[];
  readonly records: Records;
  /** The same course without levers, which has the same queues unless these move them; null if it is not known. */
  readonly unmoved: Records | null;
}

/**
 * Follows a course and writes every outcome down as one of some records, for each reading of it; `noise` has the chances of
 * all months, or is null for the mean course of events.
 */
export function follow(
  course: Course,
  engine: QuestionEngine,
  noise: Chances | null,
  readings: readonly Reading[],
  record: number,
): void {
  putWorkforce(workforce, course.workforce);
  const { shares } = engine;
  const { phases } = course;
  const known = readings.every(({ unmoved }) => unmoved !== null);
  const queues = queuesAtStart(course.plan, known ? course.movedQueues : undefined);
  const governing = { assumed: course.plan.after, victimOfficers: 1, facilitators: 0 };
  const firstOfQueues = FIRST_QUESTION + shares.length;
  let last = 0;
  for (const { records } of readings) last = Math.max(last, records.last);
  const recall = noise?.grades == null ? null : startRecall(noise.grades, { known });
  let at = 0;
  for (let month = 0; month <= last; month++) {
    while (at + 1 < phases.length && phases[at + 1]!.from <= month) at++;
    const phase = phases[at]!;
    weighCases(phase.mechanics, workforce, month);
    governQueues(governing, phase.plan, workforce);
    for (const { queue, at } of queues) queue.write(governing, latestOfQueues, at);
    for (const { start, table, suspended, moves, records, unmoved } of readings) {
      const { values, first, last: end } = records;
      if (month < first || month > end) continue;
      const row = record * (end - first + 1) + month - first;
      if (known) recallQueues(latestOfQueues, unmoved!.values, queues, firstOfQueues, row);
      lookAt(course, start, phase, month);
      sharesOfYes(engine, table, practice, shares);
      if (suspended !== null) mixIn(engine, suspended, phase.plan.demand.suspended, shares);
      if (moves.length > 0) addMoves(moves, phase.plan.inCases, shares);
      for (let outcome = 0; outcome < FIRST_QUESTION; outcome++) values[outcome]![row] = latest[outcome]!;
      for (let question = 0; question < shares.length; question++) {
        values[FIRST_QUESTION + question]![row] = shares[question]!;
      }
      for (let outcome = firstOfQueues; outcome < values.length; outcome++) {
        values[outcome]![row] = latestOfQueues[outcome - firstOfQueues]!;
      }
    }
    if (month === last) return;
    nextMonthOfQueues(queues, governing, month, noise?.queues ?? null);
    if (recall !== null && known) stillAlike(recall, phase.alike);
    nextMonth(phase.mechanics, workforce, month, noise?.staff ?? null, recall);
  }
}

/** The workforce of a month on the mean course, weighed. */
export function workforceAt({ workforce: start, phases }: Course, month: number): Workforce {
  const people = emptyWorkforce();
  putWorkforce(people, start);
  let at = 0;
  for (let now = 0; ; now++) {
    while (at + 1 < phases.length && phases[at + 1]!.from <= now) at++;
    const { mechanics } = phases[at]!;
    weighCases(mechanics, people, now);
    if (now === month) return people;
    nextMonth(mechanics, people, now, null);
  }
}

/** Mixes the key questions of a share of cases, those suspended from contact, into those of all others. */
function mixIn(engine: QuestionEngine, table: QuestionTable, share: number, shares: Float64Array): void {
  if (share === 0) return;
  const { others } = engine;
  sharesOfYes(engine, table, practice, others);
  for (let question = 0; question < shares.length; question++) {
    shares[question] = (1 - share) * shares[question]! + share * others[question]!;
  }
}

/** Works out the outcomes of staffing in a month, against a start, and how its cases are worked. */
function lookAt({ trainees }: Course, start: Start, phase: Phase, month: number): void {
  const { mechanics, bands, oversight, plan } = phase;
  const { caseload } = workforce;
  const ratio = oversightRatio(oversight, workforce);
  const shift = oversightShift(oversight, ratio, seniorExperience(workforce), start) + phase.oversightMoved;
  const inTime =
    plan.region.queues.programmes === null ? 0 : plan.after.programmeNeed * latestOfQueues[STARTED]!;
  practiceOf(workforce, bands, inTime, practice);
  // At the start itself the published share is used, to the last digit.
  practice.oversight = shift === 0 ? start.oversight : expit(logit(start.oversight) + shift);
  const { yardstick, servicesPosts } = mechanics;
  latest[0] = caseload.officers;
  latest[1] = caseload.services;
  latest[2] = caseload.seniors;
  latest[3] = caseload.trainees;
  latest[4] = shareOf(caseload.officers, movedPosts(yardstick.officerPosts[month]!, mechanics.officerPosts));
  latest[5] = shareOf(
    caseload.services + (trainees === null ? 0 : caseload.trainees),
    movedPosts(yardstick.servicesPosts[month]!, servicesPosts) + (trainees ?? 0),
  );
  latest[6] = shareOf(caseload.seniors, movedPosts(yardstick.seniorPosts[month]!, mechanics.seniorPosts));
  latest[7] = inVetting(mechanics, workforce);
  latest[8] = caseload.officerUtilisation;
  latest[9] = caseload.servicesUtilisation;
  latest[10] = caseload.traineeUtilisation;
  latest[11] = caseload.officerCaseload;
  latest[12] = caseload.servicesCaseload;
  latest[13] = caseload.traineeCaseload;
  latest[14] = caseload.officerCases + caseload.servicesCases + caseload.traineeCases;
  latest[15] = newcomerShare(workforce);
  latest[16] = twoToFiveShare(workforce);
  latest[17] = ratio / start.ratio;
  latest[18] = practice.oversight;
}

/** Staff over posts; without posts there is nothing to be a share of. */
function shareOf(staff: number, posts: number): number {
  return posts > 0 ? staff / posts : 0;
}
