import { requireBetween, requireCounts, requireFields, requireList, requireWhole } from '../../check.js';
import type { Counts } from '../../counts.js';
import { leastOf } from '../../numeric/extremes.js';
import { refuse } from '../../problem.js';
import type { Cut } from '../bands/ratingBands.js';

/** A standard of an inspection: its points as inspectors judged them, or its key questions, of which the lowest decides. */
export type Standard = { readonly points: number } | { readonly questions: readonly Counts[] };

/** Standards as a rating of them takes them: at least one, each judged or with key questions. */
export function requireStandards(standards: readonly Standard[]): readonly Standard[] {
  requireList('standards', standards);
  requireWhole('the number of standards', standards.length, { min: 1, max: MOST_STANDARDS });
  standards.forEach((standard, index) => {
    const name = `standards[${index}]`;
    const given = requireFields(name, standard, '{ points: 2 } or { questions: [{ yes: 41, of: 84 }] }');
    if ('points' in given) requireWhole(`${name}.points`, given.points, { max: MOST_POINTS });
    else requireQuestions(given.questions, `${name}.questions`);
  });
  return standards;
}

/** The key questions of one standard: `yes` of `of` cases each. */
export function requireQuestions(questions: readonly Counts[], name = 'questions'): void {
  requireList(name, questions);
  requireWhole(`the number of ${name}`, questions.length, { min: 1, max: MOST_QUESTIONS });
  questions.forEach((counts, index) => {
    requireCounts(counts, `${name}[${index}]`);
    requireWhole(`${name}[${index}].of`, counts.of, { max: MOST_NEXT });
  });
}

/** The percentages at which each band above the lowest begins: rising, above 0 and at most 100. */
export function requireCuts(cuts: readonly number[]): readonly number[] {
  requireList('cuts', cuts);
  requireWhole('the number of cuts', cuts.length, { min: 1, max: MOST_BANDS - 1 });
  cuts.forEach((cut, index) => {
    requireBetween(`cuts[${index}]`, cut, 0, 100, 'high');
    if (index > 0 && cut <= cuts[index - 1]!) refuseOrder('cuts', cuts);
  });
  return cuts;
}

/** The points at which each overall band begins: rising whole numbers from 0. */
export function requireStarts(starts: readonly number[]): readonly number[] {
  requireList('starts', starts);
  requireWhole('the number of starts', starts.length, { min: 2, max: MOST_BANDS });
  starts.forEach((start, index) => {
    requireWhole(`starts[${index}]`, start, { max: index === 0 ? 0 : MOST_TOTAL });
    if (index > 0 && start <= starts[index - 1]!) refuseOrder('starts', starts);
  });
  return starts;
}

function refuseOrder(argument: string, values: readonly number[]): never {
  refuse('bad-argument', `${argument} must be in rising order, not ${values.join(', ')}.`, {
    path: argument,
    got: values.join(', '),
    expected: 'rising numbers',
  });
}

/** The fewest yes answers of `of` that reach a percentage, as it is or as printed, rounded half up. */
export function fewestFor(percent: number, of: number, cut: Cut): number {
  // A percentage with decimals is not exact in binary: the slack is far below the step of one answer.
  const reached = cut === 'exact' ? (percent * of) / 100 : ((Math.ceil(percent - SLACK) - 0.5) * of) / 100;
  return Math.max(0, Math.ceil(reached - SLACK));
}

const SLACK = 1e-9;

/** The band of a count: how many cuts its percentage reaches. */
function rankOf({ yes, of }: Counts, cuts: readonly number[], cut: Cut): number {
  return cuts.filter((percent) => yes >= fewestFor(percent, of, cut)).length;
}

/** The points of a standard as found: what was judged, or the band of its lowest key question. */
export function pointsOf(standard: Standard, cuts: readonly number[], cut: Cut): number {
  if ('points' in standard) return standard.points;
  return leastOf(standard.questions.map((counts) => rankOf(counts, cuts, cut)));
}

/** The overall band of a total: how many starts above the first it reaches. */
export const bandOfTotal = (total: number, starts: readonly number[]): number =>
  starts.filter((start) => total >= start).length - 1;

const MOST_BANDS = 20;
const MOST_STANDARDS = 200;
const MOST_QUESTIONS = 200;
const MOST_POINTS = 100;
const MOST_TOTAL = MOST_STANDARDS * MOST_POINTS;
/** One probability is kept for each count of the next inspection. */
export const MOST_NEXT = 1_000_000;

/** Where bands begin, in per cent of the cases, if a caller says nothing: those of `RATING_BANDS`. */
export const USUAL_CUTS: readonly number[] = [50, 65, 80];
