import { knownPairDocument, totalsPairDocument } from '../../report/documents/estimation/pairDocument.js';
import { knownPair, totalsPair } from '../../results/pair.js';
import { CONFIDENCE } from './one.js';
import { commandLine, type Screen, screen } from './screen.js';

/** Two questions on the same cases. */
export function pair(): Screen {
  return screen({
    id: 'pair',
    name: 'Two questions, same cases',
    door: 'methods',
    heading: 'Is one question answered Yes more often than another?',
    lead: 'Two questions on the same cases. Much depends on how many cases have Yes to both, which is seldom published.',
    keys: {
      first: {
        kind: 'number',
        label: 'Yes to the first question',
        ...{ usual: 49, least: 0, greatest: 2000, atMost: 'of', step: 1, unit: 'cases' },
      },
      second: {
        kind: 'number',
        label: 'Yes to the second question',
        ...{ usual: 40, least: 0, greatest: 2000, atMost: 'of', step: 1, unit: 'cases' },
      },
      of: {
        kind: 'number',
        label: 'Cases',
        ...{ usual: 84, least: 1, greatest: 2000, step: 1, unit: 'cases' },
      },
      both: {
        kind: 'number',
        label: 'Yes to both, if known',
        hint: 'Empty where only the totals are published.',
        ...{ usual: null, least: 0, greatest: 2000, atMost: 'of', step: 1, unit: 'cases' },
      },
      confidence: CONFIDENCE,
    },
    where: 'here',
    answer: ({ first, second, of, both, confidence }) => {
      const settings = { confidence: Number(confidence) / 100 };
      return {
        documents: [
          both === null
            ? totalsPairDocument(totalsPair({ first, second, of }, settings))
            : knownPairDocument(knownPair({ first, second, of, both }, settings)),
        ],
      };
    },
    command: ({ first, second, of, both, confidence }) =>
      commandLine(['pair', `${first}`, `${second}`], {
        of,
        both,
        confidence: confidence === '95' ? null : `${confidence}%`,
      }),
  });
}
