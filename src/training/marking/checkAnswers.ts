import type { Problem } from '../../problem.js';
import { DataError } from '../../problem.js';
import type { Pack } from '../pack.js';
import type { AnswerRow } from './givenAnswers.js';
import { GivenAnswers } from './givenAnswers.js';

/**
 * Leaves out rows that answer no item of the pack, say no answer, or answer again what was answered otherwise.
 *
 * @throws DataError when there are rows and none can be marked
 */
export function checkAnswers(
  rows: readonly AnswerRow[],
  pack: Pack,
): { readonly given: GivenAnswers; readonly problems: readonly Problem[] } {
  const cases = new Set(pack.cases.map(({ number }) => number));
  const kinds = new Map(pack.items.map(({ id, kind }) => [id, kind]));
  const problems: Problem[] = [];
  const given = new GivenAnswers(pack);
  rows.forEach((row, index) => {
    const leave = (code: string, got: unknown, message: string): void => {
      problems.push({ code, path: `answers[${index}]`, got: String(got), message });
    };
    const kind = kinds.get(row.item);
    const known = kind === 'prompt' ? ['yes', 'no', 'notRelevant'] : ['yes', 'no'];
    if (!cases.has(row.case)) {
      leave('unknown-case', row.case, `There is no case ${row.case}; the pack has cases 1 to ${cases.size}.`);
    } else if (kind === undefined) {
      leave('unknown-item', row.item, `There is no item ${row.item}.`);
    } else if (!known.includes(row.answer)) {
      leave(
        'unknown-answer',
        row.answer,
        `"${row.answer}" is not a valid answer to ${row.item}; it takes ${known.join(', ')}.`,
      );
    } else {
      const before = given.take(row);
      if (before !== null && before !== row.answer) {
        const who = `${row.participant} has already answered ${row.item} of case ${row.case}`;
        leave('two-answers', row.answer, `${who}; the first answer is kept.`);
      }
    }
  });
  if (given.people.length === 0 && problems.length > 0) throw new DataError(problems);
  return { given, problems };
}
