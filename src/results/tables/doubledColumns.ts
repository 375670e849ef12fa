import { type Position, type Problem, problem } from '../../problem.js';

/** Two columns of one name, in capitals or not, cannot be distinguished: a problem for each such name of a first line. */
export function doubledColumns(columns: readonly string[], position: Position): Problem[] {
  const names = columns.map((name) => name.trim().toLowerCase());
  const doubled = new Set(columns.filter((_, index) => names.indexOf(names[index] ?? '') < index));
  return [...doubled].map((name) =>
    problem('column-twice', `Two columns are called "${name.trim()}".`, {
      position,
      path: name.trim(),
      hint: 'Rename one of them in the file.',
    }),
  );
}
