import { type Problem, problem } from '../../problem.js';
import type { Path } from '../../scenario/yaml/path.js';
import { type Located, shapeProblems } from '../../scenario/yaml/shapeProblems.js';
import type { CaseKey, Pack, PackItem } from '../pack.js';
import { packSchema } from './packSchema.js';

/**
 * Everything that keeps data from being a pack as casesim makes them: parts that are missing, too many or of another kind, and
 * parts that point to nothing. Only a pack without any can be marked.
 */
export function packProblems(document: Located): readonly Problem[] {
  const shaped = packSchema.safeParse(document.data);
  const problems = shaped.success
    ? linkProblems(shaped.data, document)
    : shapeProblems(shaped.error, packSchema, document);
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  const others = problem('more-problems', `${more.toLocaleString('en-GB')} more of its parts are wrong.`);
  return [...problems.slice(0, MOST_PROBLEMS), others];
}

const MOST_PROBLEMS = 50;

/** One part of a pack, by its path, and what is wrong with it. */
type Fault = readonly [Path, string];

function linkProblems(pack: Pack, { positionOf }: Located): Problem[] {
  const faults = [...itemFaults(pack), ...orderFaults(pack), ...pack.key.flatMap(keyFaults(pack))];
  return faults.map(([path, says]) => {
    const dotted = path.join('.');
    return problem('bad-link', `${dotted} ${says}.`, { path: dotted, position: positionOf(path) });
  });
}

function itemFaults({ items, scenario: { shares } }: Pack): Fault[] {
  const asked = items.flatMap(({ kind, question }) => (kind === 'keyQuestion' ? [question] : []));
  const isAgain = (list: readonly string[], value: string, at: number) => list.indexOf(value) < at;
  const ids = items.map(({ id }) => id);
  const questions = items.map(({ kind, question }) => (kind === 'keyQuestion' ? question : ''));
  return items.flatMap(({ id, kind, question }, at) => [
    ...faultIf(isAgain(ids, id, at), ['items', at, 'id'], `is ${id}, as another item's is`),
    ...faultIf(
      !asked.includes(question),
      ['items', at, 'question'],
      `is ${question}, and no item is that key question`,
    ),
    ...faultIf(
      kind === 'keyQuestion' && isAgain(questions, question, at),
      ['items', at, 'question'],
      `is ${question}, as another key question's is`,
    ),
    ...faultIf(
      kind === 'keyQuestion' && !Object.hasOwn(shares, question),
      ['scenario', 'shares'],
      `has no ${question}`,
    ),
  ]);
}

/** Cases are numbered in order, from 1, and so are their keys. */
function orderFaults({ cases, key }: Pack): Fault[] {
  const inOrder = (list: readonly { readonly number: number }[], name: string): Fault[] =>
    list.flatMap(({ number }, at) =>
      faultIf(number !== at + 1, [name, at, 'number'], `must be ${at + 1}, not ${number}`),
    );
  const isUneven = cases.length !== key.length;
  return [
    ...inOrder(cases, 'cases'),
    ...inOrder(key, 'key'),
    ...faultIf(isUneven, ['key'], `is of ${key.length} cases, and there are ${cases.length}`),
  ];
}

/** The key of a case has every item once, and points to entries that the case has. */
function keyFaults({ items, cases }: Pack) {
  const known = new Map(items.map((item) => [item.id, item]));
  return ({ number, questions, oversight }: CaseKey, at: number): Fault[] => {
    const entries = new Set(cases[at]?.entries.map((entry) => entry.number));
    const seen = new Set<string>();
    const itemFault = (path: Path, id: string, suits: (item: PackItem) => boolean): Fault[] => {
      const item = known.get(id);
      const isAgain = seen.has(id);
      seen.add(id);
      if (isAgain) return [[[...path, 'item'], `is ${id} a second time`]];
      return faultIf(
        item === undefined || !suits(item),
        [...path, 'item'],
        `is ${id}, which is no such item`,
      );
    };
    const entryFaults = (path: Path, given: readonly number[]): Fault[] =>
      given.flatMap((entry, index) =>
        faultIf(!entries.has(entry), [...path, 'entries', index], `is ${entry}, and case ${number} has none`),
      );
    const faults = questions.flatMap(({ item: id, question, prompts }, index) => {
      const path = ['key', at, 'questions', index];
      const isOf = (kind: PackItem['kind']) => (item: PackItem) =>
        item.kind === kind && item.question === question;
      return [
        ...itemFault(path, id, isOf('keyQuestion')),
        ...prompts.flatMap((prompt, which) => [
          ...itemFault([...path, 'prompts', which], prompt.item, isOf('prompt')),
          ...entryFaults([...path, 'prompts', which], prompt.entries),
        ]),
      ];
    });
    const without = items.filter(({ id }) => !seen.has(id)).map(({ id }) => id);
    return [
      ...faults,
      ...entryFaults(['key', at, 'oversight'], oversight.entries),
      ...faultIf(without.length > 0, ['key', at], `has no answer to ${without.join(', ')}`),
    ];
  };
}

const faultIf = (isWrong: boolean, path: Path, says: string): Fault[] => (isWrong ? [[path, says]] : []);
