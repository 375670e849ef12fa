import { MOST_NODES } from './chebyshev.js';
import { emptyShift, keepShift, type PracticeShift } from './practiceShift.js';
import type { QuestionEngine } from './questionEngine.js';

/**
 * The key questions under one draw of the assumptions, every intercept frozen. P(Yes) of each, with and without a
 * programme place, is a constant and a multiple of how often oversight is effective (in each configuration of its
 * parents), and each of these a smooth function of what practice adds: it is kept as its derivatives, so that its
 * mean over any distribution of practice is a sum of them times moments.
 */
export interface QuestionTable {
  readonly intercepts: Float64Array;
  readonly shift: PracticeShift;
  /** [question][layer asked][constant, then multiples][derivative], as many as the grid of the shift has nodes. */
  readonly series: Float64Array;
}

/** An empty table, to be filled for one draw after another. */
export function questionTable({ links, means }: QuestionEngine): QuestionTable {
  return {
    intercepts: new Float64Array(links.length),
    shift: emptyShift(),
    series: new Float64Array(means.length * MOST_NODES),
  };
}

/** A table in no more space than it needs, which stays as it is when the first one is refilled. */
export function keepTable({ intercepts, shift, series }: QuestionTable): QuestionTable {
  const terms = (series.length / MOST_NODES) * shift.grid.nodes.length;
  return { intercepts: intercepts.slice(), shift: keepShift(shift), series: series.slice(0, terms) };
}
