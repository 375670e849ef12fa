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
import { FIRST_QUESTION } from '../region/outcomes.js';
import { caseSharing } from '../workforce/caseload.js';
import { CHANCE_FLOWS, type Mechanics, mechanicsOf, nextMonth, weighCases } from '../workforce/month.js';
import {
  newcomerShare,
  type OversightRates,
  oversightRates,
  oversightRatio,
  oversightShift,
  seniorExperience,
  twoToFiveShare,
} from '../workforce/oversight.js';
import type { Plan } from '../workforce/plan.js';
import {
  emptyWorkforce,
  inVetting,
  putWorkforce,
  startWorkforce,
  type Workforce,
} from '../workforce/workforce.js';

/** What a what-if is measured against: the region as published, under one draw of the assumptions. */
export interface Start {
  readonly practice: Practice;
  readonly ratio: number;
  readonly experience: number;
  readonly oversight: number;
  /** Utilisation, to which leaving responds. */
  readonly utilisation: { readonly officers: number; readonly services: number };
  /** The workforce at month 0, which stays as it is. */
  readonly workforce: Workforce;
}

/** The state of things at month 0 of a plan in which nothing is moved. */
export function startOf(plan: Plan, { network }: QuestionEngine): Start {
  const workforce = startWorkforce(plan);
  weighCases({ sharing: caseSharing(plan) }, workforce);
  const practice = emptyPractice();
  const { posts = 0 } = plan.region.facilitators ?? {};
  practiceOf(workforce, practiceBands(plan.before), posts, practice);
  practice.oversight = network.oversight.share;
  return {
    practice,
    ratio: oversightRatio(oversightRates(plan, network.oversight.needed), workforce),
    experience: seniorExperience(workforce),
    oversight: network.oversight.share,
    utilisation: {
      officers: workforce.caseload.officerUtilisation,
      services: workforce.caseload.servicesUtilisation,
    },
    workforce,
  };
}

/** A plan made ready to be followed, as often as chance is to be drawn for it. */
export interface Course {
  readonly plan: Plan;
  readonly start: Start;
  readonly mechanics: Mechanics;
  readonly bands: PracticeBands;
  readonly oversight: OversightRates;
  /** Programme facilitators that would be enough for every programme place needed. */
  readonly facilitatorPosts: number;
  /** The workforce at month 0: that of the start, unless the staff are another region's. */
  readonly workforce: Workforce;
}

/** The course of a plan, with levers moved or without; `start` is that of the plan `before` them. */
export function courseOf(plan: Plan, start: Start, before: Plan, { network }: QuestionEngine): Course {
  return {
    plan,
    start,
    mechanics: mechanicsOf(plan, start.utilisation),
    bands: practiceBands(plan.after),
    oversight: oversightRates(plan, network.oversight.needed),
    facilitatorPosts: plan.region.facilitators?.posts ?? 0,
    workforce: plan.start === before.start ? start.workforce : startWorkforce(plan),
  };
}

/** The outcomes of several courses, one after another: month m of course c at `[outcome][c · rows + m − first]`. */
export interface Records {
  readonly values: readonly Float64Array[];
  /** The first month written down, and how many there are from it on. */
  readonly first: number;
  readonly rows: number;
}

/** Space for the outcomes of so many courses, from the month `first` to the last. */
export function recordsOf(
  { links }: QuestionEngine,
  { courses, first, last }: { readonly courses: number; readonly first: number; readonly last: number },
): Records {
  const rows = last - first + 1;
  const outcomes = FIRST_QUESTION + links.length;
  return { values: Array.from({ length: outcomes }, () => new Float64Array(courses * rows)), first, rows };
}

const practice = emptyPractice();
const workforce = emptyWorkforce();
/** The outcomes of staffing in one month, in their order. */
const latest = new Float64Array(FIRST_QUESTION);

/**
 * Follows a course to the last month of some records and writes every outcome down, as one of them; `noise`
 * has the chances of all months, or is null for the mean course of events.
 */
export function follow(
  { start, mechanics, bands, oversight, facilitatorPosts, workforce: before }: Course,
  engine: QuestionEngine,
  table: QuestionTable,
  noise: Float64Array | null,
  { values, first, rows }: Records,
  record: number,
): void {
  putWorkforce(workforce, before);
  const { caseload } = workforce;
  const { shares } = engine;
  const level = logit(start.oversight);
  const last = first + rows - 1;
  for (let month = 0; month <= last; month++) {
    weighCases(mechanics, workforce);
    if (month >= first) {
      const ratio = oversightRatio(oversight, workforce);
      const shift = oversightShift(oversight, ratio, seniorExperience(workforce), start);
      practiceOf(workforce, bands, facilitatorPosts, practice);
      // At the start itself the published share is used, to the last digit.
      practice.oversight = shift === 0 ? start.oversight : expit(level + shift);
      latest[0] = caseload.officers;
      latest[1] = caseload.services;
      latest[2] = caseload.seniors;
      latest[3] = caseload.trainees;
      latest[4] = inVetting(workforce);
      latest[5] = caseload.officerUtilisation;
      latest[6] = caseload.servicesUtilisation;
      latest[7] = caseload.officerCaseload;
      latest[8] = caseload.servicesCaseload;
      latest[9] = newcomerShare(workforce);
      latest[10] = twoToFiveShare(workforce);
      latest[11] = ratio / start.ratio;
      latest[12] = practice.oversight;
      sharesOfYes(engine, table, practice, shares);
      const at = record * rows + month - first;
      for (let outcome = 0; outcome < FIRST_QUESTION; outcome++) values[outcome]![at] = latest[outcome]!;
      for (let question = 0; question < shares.length; question++) {
        values[FIRST_QUESTION + question]![at] = shares[question]!;
      }
    }
    if (month < last) nextMonth(mechanics, workforce, noise, month * CHANCE_FLOWS);
  }
}
