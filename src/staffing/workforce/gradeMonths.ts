import type { Mechanics } from './mechanics.js';
import type { Workforce } from './workforce.js';

/**
 * What some grades did on a course without levers, month by month, to be recalled on one with levers for as long as
 * nothing acts on the grade that did not act there: each depends on others through very little.
 */
export interface GradeMonths {
  /** How many times as many left, by which alone services officers depend on the others; then them, and those in vetting. */
  readonly services: Float64Array;
  /** Those who finish training, and trainees: they depend on nobody. */
  readonly trainees: Float64Array;
  /** Facilitators, and those in vetting: they depend on nobody, nor on chance. */
  readonly facilitators: Float64Array;
}

/** How many numbers a month has in each. */
const OF_SERVICES = 7;
const OF_TRAINEES = 4;
const OF_FACILITATORS = 4;

export function gradeMonths(months: number): GradeMonths {
  return {
    services: new Float64Array(months * OF_SERVICES),
    trainees: new Float64Array(months * OF_TRAINEES),
    facilitators: new Float64Array(months * OF_FACILITATORS),
  };
}

/** Grades that are governed as on the course without levers. */
export interface AlikeGrades {
  readonly services: boolean;
  readonly trainees: boolean;
  readonly facilitators: boolean;
}

export const NONE_ALIKE: AlikeGrades = Object.freeze({
  services: false,
  trainees: false,
  facilitators: false,
});

/** Which grades some mechanics govern as others of the same start do. */
export function alikeGrades(one: Mechanics, other: Mechanics): AlikeGrades {
  const vetting = one.vetting === other.vetting && one.recruitment === other.recruitment;
  return {
    services: vetting && one.hazards === other.hazards && one.servicesAim === other.servicesAim,
    trainees:
      one.training === other.training &&
      one.starting === other.starting &&
      one.traineeOffers === 0 &&
      other.traineeOffers === 0,
    facilitators:
      vetting && one.facilitators === other.facilitators && one.facilitatorsAim === other.facilitatorsAim,
  };
}

/** The months of grades while a course is followed: which of them are still as they were, or that they are written down. */
export interface Recall {
  months: GradeMonths;
  writes: boolean;
  services: boolean;
  trainees: boolean;
  facilitators: boolean;
}

/** Scratch: what is recalled of the course that is followed. */
const recalled: Recall = {
  months: gradeMonths(0),
  writes: false,
  services: false,
  trainees: false,
  facilitators: false,
};

/** Makes ready to recall grades from the start of a course, or to write them down where the course is the first. */
export function startRecall(months: GradeMonths, { known }: { readonly known: boolean }): Recall {
  recalled.months = months;
  recalled.writes = !known;
  recalled.services = known;
  recalled.trainees = known;
  recalled.facilitators = known;
  return recalled;
}

/** A grade that has been governed otherwise for a month is not as it was from then on. */
export function stillAlike(recall: Recall, { services, trainees, facilitators }: AlikeGrades): void {
  if (!services) recall.services = false;
  if (!trainees) recall.trainees = false;
  if (!facilitators) recall.facilitators = false;
}

export function writeServices(
  { services: into }: GradeMonths,
  month: number,
  times: number,
  people: Workforce,
): void {
  const at = month * OF_SERVICES;
  into[at] = times;
  for (let i = 0; i < 3; i++) {
    into[at + 1 + i] = people.services[i]!;
    into[at + 4 + i] = people.servicesVetting[i]!;
  }
}

/** Puts services officers where they were; false, with nothing done, where others left by then. */
export function recallServices(
  { services: from }: GradeMonths,
  month: number,
  times: number,
  { services, servicesVetting }: Workforce,
): boolean {
  const at = month * OF_SERVICES;
  if (from[at] !== times) return false;
  for (let i = 0; i < 3; i++) {
    services[i] = from[at + 1 + i]!;
    servicesVetting[i] = from[at + 4 + i]!;
  }
  return true;
}

export function writeTrainees(
  { trainees: into }: GradeMonths,
  month: number,
  finishing: number,
  people: Workforce,
): void {
  const at = month * OF_TRAINEES;
  into[at] = finishing;
  for (let i = 0; i < 3; i++) into[at + 1 + i] = people.trainees[i]!;
}

/** Puts trainees where they were; gives those who finish. */
export function recallTrainees(
  { trainees: from }: GradeMonths,
  month: number,
  { trainees }: Workforce,
): number {
  const at = month * OF_TRAINEES;
  for (let i = 0; i < 3; i++) trainees[i] = from[at + 1 + i]!;
  return from[at]!;
}

export function writeFacilitators(
  { facilitators: into }: GradeMonths,
  month: number,
  people: Workforce,
): void {
  const at = month * OF_FACILITATORS;
  into[at] = people.facilitators[0]!;
  for (let i = 0; i < 3; i++) into[at + 1 + i] = people.facilitatorVetting[i]!;
}

export function recallFacilitators(
  { facilitators: from }: GradeMonths,
  month: number,
  { facilitators, facilitatorVetting }: Workforce,
): void {
  const at = month * OF_FACILITATORS;
  facilitators[0] = from[at]!;
  for (let i = 0; i < 3; i++) facilitatorVetting[i] = from[at + 1 + i]!;
}
