import type { Assumed } from '../region/assumptions.js';
import type { Workforce } from '../workforce/workforce.js';

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
    label: 'A programme was required and started in time',
    levels: ['no', 'yes'],
    labels: ['No', 'Yes'],
    effect: 'programmeOdds',
  },
] as const;

/** Steps of utilisation, grade, experience, caseload and programmes, and oversight: shares of cases. */
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
    workloadBand: new Float64Array(5),
    caseloadBand: new Float64Array(3),
    programmePlace: new Float64Array(2),
    oversight: 0,
  };
}

/** The logistic distribution with standard deviation 1 has this scale: √3/π. */
const LOGISTIC_SCALE = 0.5513288954217921;

/** Bands of one width from a first edge on, over which individuals lie by a logistic distribution. */
export interface Bands {
  readonly edge: number;
  /** One over the scale of the distribution. */
  readonly steepness: number;
  /** How many times greater the odds against lying beyond an edge are at the next one. */
  readonly step: number;
}

function bandsOf(edge: number, width: number, deviation: number): Bands {
  // A hundredth of a band is no spread that could be seen, and less would be too steep for numbers.
  const steepness = 1 / (Math.max(deviation, width / 100) * LOGISTIC_SCALE);
  return { edge, steepness, step: Math.exp(width * steepness) };
}

/** The bands of utilisation and caseload: from 110% in tens of points, from 50 cases in tens. */
export interface PracticeBands {
  readonly utilisation: Bands;
  readonly caseload: Bands;
}

export function practiceBands({ utilisationSpread, caseloadSpread }: Assumed): PracticeBands {
  return { utilisation: bandsOf(1.1, 0.1, utilisationSpread), caseload: bandsOf(50, 10, caseloadSpread) };
}

/** Adds `share` of cases, spread over the bands about a mean. */
function spread(into: Float64Array, share: number, mean: number, { edge, steepness, step }: Bands): void {
  const last = into.length - 1;
  let beyond = 1;
  let against = Math.exp((edge - mean) * steepness);
  for (let band = 0; band < last; band++) {
    const next = 1 / (1 + against);
    into[band]! += share * (beyond - next);
    beyond = next;
    against *= step;
  }
  into[last]! += share * beyond;
}

/** Fewer people than this are nobody. */
const FEWEST = 1e-9;

/** Adds `share` of cases by the steps of experience of the people who have them; nobody has no experience. */
function addExperience(into: Float64Array, share: number, people: Float64Array, all: number): void {
  const perPerson = all > FEWEST ? share / all : 0;
  for (let step = 0; step < 3; step++) into[step]! += perPerson * people[step]!;
  if (perPerson === 0) into[0]! += share;
}

/**
 * How a workforce's cases are worked: every case by the grade and experience of the person whose case it is, and by
 * how full that person is. Individuals vary about the mean of their grade; `inTime` is the share of cases that need a
 * programme and start it in time.
 */
export function practiceOf(
  { officers, services, caseload }: Workforce,
  { utilisation, caseload: size }: PracticeBands,
  inTime: number,
  into: Practice,
): void {
  const { practitionerGrade, practitionerExperience, workloadBand, caseloadBand, programmePlace } = into;
  const { officerCases, servicesCases, traineeCases } = caseload;
  const cases = officerCases + servicesCases + traineeCases;
  const o = officerCases / cases;
  const s = servicesCases / cases;
  const t = traineeCases / cases;
  practitionerGrade[0] = t;
  practitionerGrade[1] = s;
  practitionerGrade[2] = o;

  practitionerExperience[0] = t;
  practitionerExperience[1] = 0;
  practitionerExperience[2] = 0;
  addExperience(practitionerExperience, o, officers, caseload.officers);
  addExperience(practitionerExperience, s, services, caseload.services);

  for (let band = 0; band < workloadBand.length; band++) workloadBand[band] = 0;
  spread(workloadBand, o, caseload.officerUtilisation, utilisation);
  spread(workloadBand, s, caseload.servicesUtilisation, utilisation);
  spread(workloadBand, t, caseload.traineeUtilisation, utilisation);
  for (let band = 0; band < caseloadBand.length; band++) caseloadBand[band] = 0;
  spread(caseloadBand, o, caseload.officerCaseload, size);
  spread(caseloadBand, s, caseload.servicesCaseload, size);
  spread(caseloadBand, t, caseload.traineeCaseload, size);

  programmePlace[0] = 1 - inTime;
  programmePlace[1] = inTime;
}
