/** A factor, and which of its levels each combination has, in order. */
export interface Factor {
  readonly label: string;
  readonly levels: readonly string[];
}

/** The levels of a factor in the order in which they first come, and the index among them of each combination's. */
export function stepsOf({ levels }: Factor): { names: readonly string[]; steps: readonly number[] } {
  const names = [...new Set(levels)];
  return { names, steps: levels.map((level) => names.indexOf(level)) };
}

/** Where a combination begins and ends on an axis that numbers them from 1. */
export const spanOf = (index: number): readonly [number, number] => [index + 0.5, index + 1.5];
