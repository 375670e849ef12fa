import { expit, logit } from '../numeric/logistic.js';
import { workloadRates } from './caseload.js';
import { CHANCE_FLOWS, type Mechanics, mechanicsOf, nextMonth, weighCases } from './month.js';
import { FIRST_QUESTION, OUTCOMES } from './outcomes.js';
import { newcomerShare, oversightRatio, oversightShift, seniorExperience } from './oversight.js';
import type { Plan } from './plan.js';
import { emptyPractice, type Practice, practiceOf } from './practice.js';
import type { QuestionEngine } from './questionEngine.js';
import { answerQuestions, type QuestionTable } from './questions.js';
import { startWorkforce, sum } from './workforce.js';

/** What a what-if is measured against: the region as published, under one draw of the assumptions. */
export interface Start {
  readonly practice: Practice;
  readonly ratio: number;
  readonly experience: number;
  readonly oversight: number;
  /** Utilisation, that leaving answers to. */
  readonly utilisation: { readonly officers: number; readonly services: number };
}

/** The state of things at month 0 of a plan in which nothing is moved. */
export function startOf(plan: Plan, { network }: QuestionEngine): Start {
  const workforce = startWorkforce(plan);
  const caseload = weighCases({ plan, rates: workloadRates(plan.points) }, workforce);
  const practice = emptyPractice();
  practiceOf(workforce, caseload, plan.before, plan.region.facilitators?.posts ?? 0, practice);
  practice.oversight = network.oversight.share;
  return {
    practice,
    ratio: oversightRatio(plan, workforce, caseload, network.oversight.needed),
    experience: seniorExperience(workforce.seniors),
    oversight: network.oversight.share,
    utilisation: { officers: caseload.officerUtilisation, services: caseload.servicesUtilisation },
  };
}

const practice = emptyPractice();
const answers = new Float64Array(OUTCOMES.length);

/** Where the values of a course go: outcome o of month m at `values[o][m · stride + at]`. */
export interface Record {
  readonly values: readonly Float64Array[];
  readonly stride: number;
  readonly at: number;
}

/**
 * Follows a plan month by month and writes every outcome down. The key questions are asked from month `firstAsked`
 * on; `noise` holds the chances of all months, or is null for the mean course of events.
 */
export function follow(
  plan: Plan,
  start: Start,
  engine: QuestionEngine,
  table: QuestionTable,
  months: number,
  noise: Float64Array | null,
  record: Record,
  firstAsked = 0,
): Mechanics {
  const mechanics = mechanicsOf(plan, start.utilisation);
  const workforce = startWorkforce(plan);
  const facilitatorPosts = plan.region.facilitators?.posts ?? 0;
  const { officers, services, seniors, trainees } = workforce;
  const { values, stride, at } = record;
  const level = logit(start.oversight);
  for (let month = 0; month <= months; month++) {
    const caseload = weighCases(mechanics, workforce);
    if (month >= firstAsked) {
      const ratio = oversightRatio(plan, workforce, caseload, engine.network.oversight.needed);
      const experience = seniorExperience(seniors);
      const shift = oversightShift(plan, { ratio, experience }, start);
      practiceOf(workforce, caseload, plan.after, facilitatorPosts, practice);
      // At the start itself the published share stands, to the last digit.
      practice.oversight = shift === 0 ? start.oversight : expit(level + shift);
      answerQuestions(engine, table, practice, answers);
      const practitioners = sum(officers) + sum(services) + sum(trainees);
      const place = month * stride + at;
      let outcome = 0;
      const write = (value: number): void => {
        const column = values[outcome++];
        if (column !== undefined) column[place] = value;
      };
      write(sum(officers));
      write(sum(services));
      write(sum(seniors));
      write(sum(trainees));
      write(
        sum(workforce.servicesVetting) + sum(workforce.traineeVetting) + sum(workforce.facilitatorVetting),
      );
      write(caseload.officerUtilisation);
      write(caseload.servicesUtilisation);
      write(caseload.officerCaseload);
      write(caseload.servicesCaseload);
      write(newcomerShare(officers, services, trainees));
      write(((officers[1] ?? 0) + (services[1] ?? 0)) / practitioners);
      write(ratio / start.ratio);
      write(practice.oversight);
      for (let question = 0; question < OUTCOMES.length - FIRST_QUESTION; question++)
        write(answers[question] ?? 0);
    }
    if (month < months) nextMonth(mechanics, workforce, noise, month * CHANCE_FLOWS);
  }
  return mechanics;
}
