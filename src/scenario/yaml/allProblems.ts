import type { Problem } from '../../problem.js';
import type { PositionedDocument } from './document.js';

/**
 * Everything that is wrong with a file, in its order: what cannot be read as YAML, and of what was found in the rest
 * whatever is not only about the same value.
 */
export function allProblems({ problems }: PositionedDocument, found: readonly Problem[]): Problem[] {
  const unread = problems.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const own = found.filter(
    ({ path }) => !unread.some((start) => path === start || path?.startsWith(`${start}.`) === true),
  );
  return inOrder([...problems, ...own]);
}

/** Problems in the order of the file. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const orderOf = ({ position }: Problem): number => (position?.line ?? 0) * 1e6 + (position?.column ?? 0);
  return problems.toSorted((a, b) => orderOf(a) - orderOf(b));
}
