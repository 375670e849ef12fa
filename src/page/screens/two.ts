import { comparisonDocument } from '../../report/documents/estimation/compareDocument.js';
import { countsComparison } from '../../results/compare.js';
import type { NumberKey } from '../state/keys.js';
import { CONFIDENCE } from './one.js';
import { commandLine, type Screen, screen } from './screen.js';

/** Two percentages of different cases. */
export function two(): Screen {
  return screen({
    id: 'two',
    name: 'Two inspections',
    door: 'methods',
    heading: 'Is one percentage really higher than another?',
    lead: 'Two inspections of different cases: how much of the difference could be chance?',
    keys: {
      yes: { ...CASES, label: 'Yes in the first', usual: 41, atMost: 'of' },
      of: { ...CASES, label: 'Cases of the first', usual: 84, least: 1 },
      yes2: { ...CASES, label: 'Yes in the second', usual: 29, atMost: 'of2' },
      of2: { ...CASES, label: 'Cases of the second', usual: 64, least: 1 },
      confidence: CONFIDENCE,
      worse: {
        kind: 'number',
        label: 'Margin for "no worse", if wanted',
        hint: 'By how many points the second may be lower and still count as no worse.',
        ...{ usual: null, least: 1, greatest: 50, step: 1, unit: 'points' },
      },
    },
    where: 'here',
    answer: ({ yes, of, yes2, of2, confidence, worse }) => {
      const settings = {
        confidence: Number(confidence) / 100,
        ...(worse === null ? {} : { noWorseThan: worse / 100, method: 'miettinen-nurminen' as const }),
      };
      const comparison = countsComparison({ yes, of }, { yes: yes2, of: of2 }, settings);
      return { documents: [comparisonDocument(comparison)] };
    },
    command: ({ yes, of, yes2, of2, confidence, worse }) =>
      commandLine(['compare', `${yes}/${of}`, `${yes2}/${of2}`], {
        // A margin is tested with all of the error on one side.
        confidence:
          confidence === '95' ? null : `${worse === null ? confidence : (100 + Number(confidence)) / 2}%`,
        'no-worse-than': worse,
      }),
  });
}

const CASES = {
  kind: 'number',
  least: 0,
  greatest: 10_000,
  step: 1,
  unit: 'cases',
} as const satisfies Partial<NumberKey>;
