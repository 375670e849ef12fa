import type { Assumed } from '../region/assumptions.js';
import { type Grid, gridFor, MOST_NODES } from './chebyshev.js';
import { keepPair, type Pair, pairMoments, pairOf, setPair, sumMoments } from './moments.js';
import { PRACTICE_VARIABLES, type Practice } from './practice.js';

/** Practice that every key question depends on: all but programme places. */
const [GRADE, EXPERIENCE, WORKLOAD, CASELOAD] = PRACTICE_VARIABLES;

/**
 * What practice adds to the linear predictor of every key question under one draw of the assumptions: a number that
 * lies within `half` of `middle`. Key questions are smooth in it, so all they need of its distribution are moments.
 */
export interface PracticeShift {
  middle: number;
  half: number;
  grid: Grid;
  readonly people: Pair;
  readonly load: Pair;
}

export function emptyShift(): PracticeShift {
  return {
    middle: 0,
    half: 0,
    grid: gridFor(0),
    people: pairOf(GRADE.levels.length, EXPERIENCE.levels.length, MOST_NODES),
    load: pairOf(WORKLOAD.levels.length, CASELOAD.levels.length, MOST_NODES),
  };
}

/** A copy in no more space than it needs. */
export function keepShift(shift: PracticeShift): PracticeShift {
  const count = shift.grid.nodes.length;
  return { ...shift, people: keepPair(shift.people, count), load: keepPair(shift.load, count) };
}

/** Sets what each level of practice adds. */
export function setShift(shift: PracticeShift, assumed: Assumed): void {
  const grade = Math.log(assumed.gradeOdds);
  const experience = Math.log(assumed.experienceOdds);
  const workload = Math.log(assumed.utilisationOdds);
  const caseload = Math.log(assumed.caseloadOdds);
  const reach = (step: number, levels: readonly unknown[]): number => (step * (levels.length - 1)) / 2;
  const [g, e] = [reach(grade, GRADE.levels), reach(experience, EXPERIENCE.levels)];
  const [w, c] = [reach(workload, WORKLOAD.levels), reach(caseload, CASELOAD.levels)];
  shift.middle = g + e + w + c;
  shift.half = Math.abs(g) + Math.abs(e) + Math.abs(w) + Math.abs(c);
  shift.grid = gridFor(shift.half);
  const unit = shift.half > 0 ? 1 / shift.half : 0;
  const count = shift.grid.nodes.length;
  setPair(shift.people, grade * unit, experience * unit, count);
  setPair(shift.load, workload * unit, caseload * unit, count);
}

const ofPeople = new Float64Array(MOST_NODES);
const ofLoad = new Float64Array(MOST_NODES);

/** Moments about `middle`, in units of `half` and over factorials, of what practice adds; its parts are independent. */
export function shiftMoments(
  { people, load, grid }: PracticeShift,
  practice: Practice,
  into: Float64Array,
): void {
  const count = grid.nodes.length;
  pairMoments(people, practice.practitionerGrade, practice.practitionerExperience, count, ofPeople);
  pairMoments(load, practice.workloadBand, practice.caseloadBand, count, ofLoad);
  sumMoments(ofPeople, ofLoad, count, into);
}
