import type { Workforce } from '../workforce/workforce.js';
import { PRACTICE_VARIABLES } from './practice.js';

const [GRADE, EXPERIENCE] = PRACTICE_VARIABLES;

export type Grade = (typeof GRADE.levels)[number];
export type Experience = (typeof EXPERIENCE.levels)[number];

/** Practitioners of one grade and one band of experience: all who work their cases alike, as far as the model knows. */
export interface PractitionerKind {
  readonly grade: Grade;
  readonly experience: Experience;
  /** Full-time equivalents. */
  readonly people: number;
  /** The share of all cases that they have. */
  readonly share: number;
}

/** Who has the cases of a workforce: kinds of practitioner, least experienced trainees first. */
export function practitionerKinds({ officers, services, caseload }: Workforce): PractitionerKind[] {
  const { officerCases, servicesCases, traineeCases } = caseload;
  const all = officerCases + servicesCases + traineeCases;
  const ofGrade = (
    grade: Grade,
    people: Float64Array,
    { count, cases }: { readonly count: number; readonly cases: number },
  ): PractitionerKind[] =>
    EXPERIENCE.levels.map((experience, step) => ({
      grade,
      experience,
      people: people[step]!,
      // Cases of a grade without people are nobody's with experience.
      share: (cases / all) * (count > 0 ? people[step]! / count : step === 0 ? 1 : 0),
    }));
  return [
    {
      grade: 'trainee',
      experience: 'underTwo',
      people: caseload.trainees,
      share: traineeCases / all,
    },
    ...ofGrade('servicesOfficer', services, { count: caseload.services, cases: servicesCases }),
    ...ofGrade('officer', officers, { count: caseload.officers, cases: officerCases }),
  ];
}

/** One practitioner, or all of one kind, as a level of the case model: every case has one of them. */
export interface Practitioner {
  readonly name: string;
  readonly grade: Grade;
  readonly experience: Experience;
  /** The share of all cases. */
  readonly share: number;
}

/** The kinds themselves, by names of their own. */
export function asPractitioners(kinds: readonly PractitionerKind[]): Practitioner[] {
  return kinds.map(({ grade, experience, share }) => ({
    name: kindName({ grade, experience }),
    grade,
    experience,
    share,
  }));
}

/** The name of a kind as a level: `officerUnderTwo`. */
function kindName({ grade, experience }: Pick<Practitioner, 'grade' | 'experience'>): string {
  return `${grade}${experience.charAt(0).toUpperCase()}${experience.slice(1)}`;
}

/** People one by one, a full-time equivalent each to the nearest, with equal parts of the cases of their kind. */
export function peopleOf(kinds: readonly PractitionerKind[]): Practitioner[] {
  const people = kinds.flatMap(({ grade, experience, people: count, share }) => {
    const heads = share > 0 ? Math.max(1, Math.round(count)) : 0;
    return Array.from({ length: heads }, () => ({ grade, experience, share: share / heads }));
  });
  const digits = String(people.length).length;
  return people.map((person, index) => ({
    // From a range that no real person has.
    name: `PR-${String(index + 1).padStart(Math.max(4, digits), '0')}`,
    ...person,
  }));
}
