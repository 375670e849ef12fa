import { itemStatistics } from '../../estimation/markers/items.js';
import { fits } from './answerKey.js';
import type { ItemMarks } from './marking.js';
import type { Marked } from './personMarks.js';

/** Fewer markers above the median than this say little of a key. */
const FEWEST_BETTER = 2;

/**
 * The statistics of every item of every case, by what was answered: how many agree with the key, whether those who do agree on the
 * rest as well, and whether the better half does not. Contested items have no answer to agree with, and are not in anyone's total.
 */
export function itemMarks({ pack, given, key }: Marked): ItemMarks[] {
  const { people } = given;
  const settled = [
    ...key.questions.flat().flatMap((cell) => {
      const { judgement, answer } = cell.key;
      return judgement === 'contested' ? [] : [{ ...cell, answer, isRight: (own: string) => own === answer }];
    }),
    ...key.sheet.flatMap((cell) =>
      cell.key.contested
        ? []
        : [
            {
              ...cell,
              answer: cell.key.answer,
              isRight: (own: typeof cell.key.answer) => fits(own, cell.key),
            },
          ],
    ),
  ].sort((a, b) => a.number - b.number || a.item - b.item);
  const table = people.map((person) =>
    settled.map(({ index, item, isRight }) => {
      const answer = given.answer(person, index, item);
      return answer === null ? null : isRight(answer);
    }),
  );
  return itemStatistics(table).flatMap((found, at) => {
    if (found.of === 0) return [];
    const { number, index, item, answer } = settled[at]!;
    const tally = { yes: 0, no: 0, notRelevant: 0 };
    for (const person of people) {
      const own = given.answer(person, index, item);
      if (own !== null) tally[own]++;
    }
    const { of, against } = found.better;
    return [
      {
        case: number,
        item: pack.items[item]!.id,
        answer,
        given: tally,
        ...found,
        share: found.agreeing / found.of,
        doubtful: of >= FEWEST_BETTER && 2 * against > of,
      },
    ];
  });
}
