import { manyRaterAgreement } from '../../estimation/agreement/agreement.js';
import type { Answer, Pack } from '../pack.js';
import type { AnswerRow } from './answers.js';
import { jackknifeAgreement } from './jackknifeAgreement.js';
import type { BetweenMarks } from './marking.js';

const CATEGORIES: readonly Answer[] = ['yes', 'no', 'notRelevant'];

/** Between participants, on the cases that all of them answered. */
export function betweenMarks(
  pack: Pack,
  rows: readonly AnswerRow[],
  people: readonly string[],
  confidence: number,
): BetweenMarks[] {
  const given = new Map(rows.map((row) => [`${row.participant}/${row.case}/${row.item}`, row.answer]));
  const tableOf = (items: readonly string[]): Answer[][] =>
    pack.cases.flatMap(({ number }) =>
      items.flatMap((item) => {
        const answers = people.flatMap((person) => given.get(`${person}/${number}/${item}`) ?? []);
        return answers.length === people.length ? [answers] : [];
      }),
    );
  const measured = (name: string, items: readonly string[]): BetweenMarks[] => {
    const table = tableOf(items);
    if (table.length === 0) return [];
    const binary = table.every((answers) => answers.every((answer) => answer !== 'notRelevant'));
    if (people.length === 2 && binary) {
      const count = (a: Answer, b: Answer): number =>
        table.filter(([first, second]) => first === a && second === b).length;
      const counts = {
        both: count('yes', 'yes'),
        firstOnly: count('yes', 'no'),
        secondOnly: count('no', 'yes'),
        neither: count('no', 'no'),
      };
      return [
        { name, cases: table.length, kappaName: 'Cohen', agreement: jackknifeAgreement(counts, confidence) },
      ];
    }
    const categories = binary ? CATEGORIES.slice(0, 2) : CATEGORIES;
    const ratings = table.map((answers) =>
      categories.map((category) => answers.filter((answer) => answer === category).length),
    );
    return [
      {
        name,
        cases: table.length,
        kappaName: 'Fleiss',
        agreement: manyRaterAgreement(ratings, { confidence }),
      },
    ];
  };
  return pack.items
    .filter(({ kind }) => kind === 'keyQuestion')
    .flatMap(({ id, question }) => measured(question, [id]));
}
