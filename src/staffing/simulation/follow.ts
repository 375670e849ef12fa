import { expit, logit } from '../../numeric/logistic.js';
import { emptyPractice, practiceOf } from '../practice/practice.js';
import type { QuestionEngine } from '../practice/questionEngine.js';
import { sharesOfYes } from '../practice/questions.js';
import type { QuestionTable } from '../practice/questionTable.js';
import { STARTED } from '../queues/programmes.js';
import { FIRST_QUESTION, QUEUE_OUTCOMES } from '../region/outcomes.js';
import { type GradeMonths, startRecall, stillAlike } from '../workforce/gradeMonths.js';
import { inVetting, nextMonth, weighCases } from '../workforce/month.js';
import {
  newcomerShare,
  oversightRatio,
  oversightShift,
  seniorExperience,
  twoToFiveShare,
} from '../workforce/oversight.js';
import { movedPosts } from '../workforce/plan.js';
import { emptyWorkforce, putWorkforce, type Workforce } from '../workforce/workforce.js';
import { addMoves, type OddsOfMove } from './caseMoves.js';
import type { Course, Phase, Start } from './course.js';
import { type FollowedQueue, governQueues, nextMonthOfQueues, queuesAtStart } from './queueCourse.js';
import { type Records, recallQueues } from './records.js';

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
  const recallsStarted = known && !course.movedQueues.includes('programmes');
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
      if (recallsStarted) recallStarted(course, unmoved!, firstOfQueues, row);
      lookAt(course, start, phase, month);
      sharesOfYes(engine, table, practice, shares);
      if (suspended !== null) mixIn(engine, suspended, phase.plan.demand.suspended, shares);
      if (moves.length > 0) addMoves(moves, phase.plan.inCases, shares);
      for (let outcome = 0; outcome < latest.length; outcome++) values[outcome]![row] = latest[outcome]!;
      for (let question = 0; question < shares.length; question++) {
        values[latest.length + question]![row] = shares[question]!;
      }
      if (values.length > firstOfQueues) writeQueues(values, queues, firstOfQueues, row);
    }
    if (month === last) break;
    nextMonthOfQueues(queues, governing, month, noise?.queues ?? null);
    if (recall !== null && known) stillAlike(recall, phase.alike);
    nextMonth(phase.mechanics, workforce, month, noise?.staff ?? null, recall);
  }
  if (!known) return;
  for (const { records, unmoved } of readings) {
    const rows = records.last - records.first + 1;
    recallQueues(records, unmoved!, queues, firstOfQueues, { first: record * rows, rows });
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

/** Writes the latest outcomes of the queues that are followed down. */
function writeQueues(
  values: readonly Float64Array[],
  queues: readonly FollowedQueue[],
  firstOfQueues: number,
  row: number,
): void {
  for (const { at, until } of queues) {
    for (let outcome = at; outcome < until; outcome++) {
      values[firstOfQueues + outcome]![row] = latestOfQueues[outcome]!;
    }
  }
}

/** The share who start a programme as without levers: the one outcome of a queue that key questions depend on. */
function recallStarted({ plan }: Course, { values }: Records, firstOfQueues: number, row: number): void {
  if (plan.region.queues.programmes === null) return;
  latestOfQueues[STARTED] = values[firstOfQueues + STARTED]![row]!;
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
