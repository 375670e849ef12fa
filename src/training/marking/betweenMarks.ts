import { agreement, COEFFICIENTS, type CoefficientName } from '../../estimation/agreement/agreement.js';
import type { Answer, Pack } from '../pack.js';
import type { GivenAnswers } from './givenAnswers.js';
import type { BetweenMarks } from './marking.js';

/** How far participants agree with one another on each key question, though not everybody answered every case. */
export function betweenMarks(pack: Pack, given: GivenAnswers, confidence: number): BetweenMarks[] {
  const { people } = given;
  return pack.items.flatMap(({ kind, question }, item) => {
    if (kind !== 'keyQuestion') return [];
    const table = pack.cases.map((_, index) => people.map((person) => given.answer(person, index, item)));
    return table.every((row) => row.every((answer) => answer === null))
      ? []
      : [measured(question, table, confidence)];
  });
}

const NAMES = Object.keys(COEFFICIENTS) as CoefficientName[];

function measured(
  question: string,
  table: readonly (readonly (Answer | null)[])[],
  confidence: number,
): BetweenMarks {
  // Yes and No are the answers to choose from, unless somebody found the question not relevant.
  const categories = table.some((row) => row.includes('notRelevant')) ? 3 : 2;
  const coefficients = NAMES.map((coefficient) => {
    const by = (standardError: 'linearised' | 'jackknife') =>
      agreement(table, { coefficient, standardError, categories, confidence });
    const [linearised, jackknife] = [by('linearised'), by('jackknife')];
    return {
      coefficient,
      estimate: jackknife.estimate,
      lower: jackknife.lower,
      upper: jackknife.upper,
      jackknife: jackknife.standardError,
      linearised: linearised.standardError,
    };
  });
  const { items, shared } = agreement(table, { categories, confidence });
  return { question, cases: items, shared, categories, coefficients };
}
