import { expit } from '../numeric/logistic.js';
import type { Assumed } from './assumptions.js';
import type { Caseload } from './caseload.js';
import { sum, type Workforce } from './workforce.js';

/**
 * How the cases are worked, as case variables that the key questions depend on. All are ordered: each step has
 * the same odds ratio.
 */
export const PRACTICE_VARIABLES = [
  {
    name: 'practitionerGrade',
    label: 'Grade of the practitioner',
    levels: ['trainee', 'servicesOfficer', 'officer'],
    labels: ['Trainee (PQiP)', 'Probation services officer', 'Probation officer'],
    effect: 'gradeOdds',
  },
  {
    name: 'practitionerExperience',
    label: 'Experience of the practitioner',
    levels: ['underTwo', 'twoToFive', 'overFive'],
    labels: ['Under two years', 'Two to five years', 'Over five years'],
    effect: 'experienceOdds',
  },
  {
    name: 'workloadBand',
    label: 'Utilisation of the practitioner',
    levels: ['upTo110', 'from110', 'from120', 'from130', 'from140'],
    labels: ['Up to 110%', '110 to 120%', '120 to 130%', '130 to 140%', 'Over 140%'],
    effect: 'utilisationOdds',
  },
  {
    name: 'caseloadBand',
    label: 'Caseload of the practitioner',
    levels: ['under50', 'from50', 'from60'],
    labels: ['Under 50', '50 to 59', '60 and over'],
    effect: 'caseloadOdds',
  },
  {
    name: 'programmePlace',
    label: 'A programme place was there in time',
    levels: ['no', 'yes'],
    labels: ['No', 'Yes'],
    effect: 'programmeOdds',
  },
] as const;

const UTILISATION_EDGES = [1.1, 1.2, 1.3, 1.4] as const;
const CASELOAD_EDGES = [50, 60] as const;

/** Steps of utilisation, grade, experience, caseload and programme place, and oversight: shares of cases. */
export interface Practice {
  readonly practitionerGrade: Float64Array;
  readonly practitionerExperience: Float64Array;
  readonly workloadBand: Float64Array;
  readonly caseloadBand: Float64Array;
  readonly programmePlace: Float64Array;
  /** Probability that oversight is effective where it is needed. */
  oversight: number;
}

export function emptyPractice(): Practice {
  return {
    practitionerGrade: new Float64Array(3),
    practitionerExperience: new Float64Array(3),
    workloadBand: new Float64Array(UTILISATION_EDGES.length + 1),
    caseloadBand: new Float64Array(CASELOAD_EDGES.length + 1),
    programmePlace: new Float64Array(2),
    oversight: 0,
  };
}

/** The logistic distribution with standard deviation 1 has this scale: √3/π. */
const LOGISTIC_SCALE = 0.5513288954217921;

/** Adds `share` of cases, spread over bands as a logistic distribution with this mean and standard deviation. */
function spread(
  into: Float64Array,
  share: number,
  mean: number,
  deviation: number,
  edges: readonly number[],
): void {
  const scale = deviation * LOGISTIC_SCALE;
  let beyond = 1;
  for (let band = 0; band < edges.length; band++) {
    const next = expit((mean - (edges[band] ?? 0)) / scale);
    into[band] = (into[band] ?? 0) + share * (beyond - next);
    beyond = next;
  }
  into[edges.length] = (into[edges.length] ?? 0) + share * beyond;
}

/**
 * How a workforce's cases are worked: every case by the grade and experience of the person who holds it, and by
 * how full that person is. Individuals vary about the mean of their grade; programme places are there for as many
 * as there are facilitators for.
 */
export function practiceOf(
  { officers, services, facilitators }: Workforce,
  caseload: Caseload,
  { utilisationSpread, caseloadSpread }: Assumed,
  facilitatorPosts: number,
  into: Practice,
): void {
  const { officerCases, servicesCases, traineeCases } = caseload;
  const cases = officerCases + servicesCases + traineeCases;
  const o = officerCases / cases;
  const s = servicesCases / cases;
  const t = traineeCases / cases;
  into.practitionerGrade[0] = t;
  into.practitionerGrade[1] = s;
  into.practitionerGrade[2] = o;

  const perOfficer = o / Math.max(sum(officers), 1e-9);
  const perServices = s / Math.max(sum(services), 1e-9);
  for (let step = 0; step < 3; step++) {
    into.practitionerExperience[step] =
      (officers[step] ?? 0) * perOfficer + (services[step] ?? 0) * perServices + (step === 0 ? t : 0);
  }

  into.workloadBand.fill(0);
  spread(into.workloadBand, o, caseload.officerUtilisation, utilisationSpread, UTILISATION_EDGES);
  spread(into.workloadBand, s, caseload.servicesUtilisation, utilisationSpread, UTILISATION_EDGES);
  spread(into.workloadBand, t, caseload.traineeUtilisation, utilisationSpread, UTILISATION_EDGES);
  into.caseloadBand.fill(0);
  spread(into.caseloadBand, o, caseload.officerCaseload, caseloadSpread, CASELOAD_EDGES);
  spread(into.caseloadBand, s, caseload.servicesCaseload, caseloadSpread, CASELOAD_EDGES);
  spread(into.caseloadBand, t, caseload.traineeCaseload, caseloadSpread, CASELOAD_EDGES);

  const place = facilitatorPosts > 0 ? Math.min(1, (facilitators[0] ?? 0) / facilitatorPosts) : 0;
  into.programmePlace[0] = 1 - place;
  into.programmePlace[1] = place;
}
