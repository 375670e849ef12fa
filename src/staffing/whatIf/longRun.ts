import { outcomesOf, type StaffingOutcome } from '../region/outcomes.js';
import type { Establishment, Staff } from '../region/region.js';
import { meanCourse } from '../simulation/meanCourse.js';
import type { Setup } from '../simulation/setup.js';
import type { Closing } from '../workforce/closing.js';

/** Where a region's staff start and settle, with every assumption central and no chance. */
export interface LongRun {
  readonly start: Establishment;
  /** What closes the balance of each grade with every assumption central. */
  readonly closing: Closing;
  readonly settles: { readonly baseline: Settled; readonly whatIf: Settled };
  /** Growth of each grade in the first year, as a proportion of its start. */
  readonly growth: { readonly baseline: Staff; readonly whatIf: Staff };
  /** Caseloads times staff, which the published number of people supervised holds together. */
  readonly constraint: { readonly left: number; readonly right: number };
}

/** Where a course comes to rest, or where it is after 600 months. */
export interface Settled extends Staff {
  readonly officersOfTarget: number;
  /** Null where no officer is left to hold cases, as is `officerUtilisation`. */
  readonly officerCaseload: number | null;
  readonly officerUtilisation: number | null;
  /** The month from which no number of staff changes by more than a twentieth of a person; null if none does. */
  readonly restsFrom: number | null;
}

/** A course of fifty years: beyond it there is no sense in going on. */
const MONTHS = 600;
/** A tenth of a person prints, and half of that rounds away. */
const REST = 0.05;
/** Fewer full-time equivalents than this are nobody. */
export const NOBODY = 0.5;
/** At rest for so long. */
const AT_REST = 24;

const GRADES = ['officers', 'services', 'seniors', 'trainees'] as const;

export function longRunOf(setup: Setup): LongRun {
  const { region, baseline: planOf, scenario, central } = setup;
  const { start, closing } = planOf(central);
  const { caseload, cases } = region;
  const names = outcomesOf(scenario).map(({ name }) => name);
  const { baseline, whatIf } = meanCourse(setup, MONTHS, central);
  const of = (values: readonly Float64Array[], name: StaffingOutcome) => values[names.indexOf(name)]!;
  const staffAt = (values: readonly Float64Array[], month: number): Staff => ({
    officers: of(values, 'officers')[month]!,
    services: of(values, 'services')[month]!,
    seniors: of(values, 'seniors')[month]!,
    trainees: of(values, 'trainees')[month]!,
  });
  const settled = (values: readonly Float64Array[]): Settled => {
    const staff = staffAt(values, MONTHS);
    const perOfficer = (name: StaffingOutcome) =>
      staff.officers < NOBODY ? null : of(values, name)[MONTHS]!;
    return {
      ...staff,
      officersOfTarget: of(values, 'officersOfTarget')[MONTHS]!,
      officerCaseload: perOfficer('officerCaseload'),
      officerUtilisation: perOfficer('officerUtilisation'),
      restsFrom: restsFrom(GRADES.map((grade) => of(values, grade))),
    };
  };
  const growth = (values: readonly Float64Array[]): Staff => {
    const [first, later] = [staffAt(values, 0), staffAt(values, 12)];
    return {
      officers: later.officers / first.officers - 1,
      services: later.services / first.services - 1,
      seniors: later.seniors / first.seniors - 1,
      trainees: later.trainees / first.trainees - 1,
    };
  };
  return {
    start,
    closing,
    settles: { baseline: settled(baseline), whatIf: settled(whatIf) },
    growth: { baseline: growth(baseline), whatIf: growth(whatIf) },
    constraint: {
      left:
        caseload.officers * start.officers +
        caseload.services * start.services +
        caseload.trainees * start.trainees,
      right: cases,
    },
  };
}

/** The month after which everything is nearer to its end than prints. */
function restsFrom(grades: readonly Float64Array[]): number | null {
  let month = MONTHS;
  const still = (at: number): boolean =>
    grades.every((people) => Math.abs(people[at]! - people[MONTHS]!) < REST);
  while (month > 0 && still(month - 1)) month--;
  return month > MONTHS - AT_REST ? null : month;
}

/** A grade that the levers make grow faster than assumptions are to be trusted with. */
export interface FastGrowth {
  readonly grade: string;
  readonly rate: number;
  /** Its growth without the levers. */
  readonly unmoved: number;
}

/** Growth a year beyond which a grade is flagged, but for what is moved on purpose. */
const SUSPECT_GROWTH = 0.1;

export function fastGrowth({ growth }: LongRun, { moves }: Pick<Setup, 'moves'>): FastGrowth[] {
  return GRADES.filter(
    (grade) =>
      growth.whatIf[grade] > SUSPECT_GROWTH && !moves.some(({ lever }) => ASKED[grade].includes(lever)),
  ).map((grade) => ({ grade: LABELS[grade], rate: growth.whatIf[grade], unmoved: growth.baseline[grade] }));
}

/** Levers that are there to make a grade grow. */
const ASKED: Readonly<Record<keyof Staff, readonly string[]>> = {
  officers: [],
  services: ['pso'],
  seniors: ['spo', 'span'],
  trainees: ['intake', 'vetting', 'vetting-dropout'],
};

const LABELS = {
  officers: 'Probation officers',
  services: 'Probation services officers',
  seniors: 'Senior probation officers',
  trainees: 'Trainees',
} as const;
