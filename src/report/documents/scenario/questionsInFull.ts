import { PROGRAMME_QUESTIONS } from '../../../scenario/declare/defaults.js';
import { readable } from '../../../scenario/figures/readable.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { type Part, textPart } from '../../document/document.js';
import { bullet } from '../../document/words.js';

/**
 * What key questions ask, where their author says it: tables call them by their names, which are short. Nothing where every label
 * is its name in words, or that of the dynamic inspections.
 */
export function questionsInFull(scenarios: readonly Scenario[]): Part[] {
  const told = scenarios.flatMap(({ title, keyQuestions }) =>
    keyQuestions.flatMap(({ id, label }) => {
      if (label === readable(id) || label === PROGRAMME_QUESTIONS.get(id)?.label) return [];
      const whose = scenarios.length === 1 ? '' : `, ${title}`;
      return [bullet(`${readable(id)}${whose}: ${label}`)];
    }),
  );
  return told.length === 0 ? [] : [textPart('The key questions in full', told)];
}
