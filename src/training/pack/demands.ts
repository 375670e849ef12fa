import { together } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { AskedQuestion } from '../practiceRules/askedPrompts.js';
import { choicesOf } from './choices.js';
import { focusQuotas } from './focus.js';
import { parseInclude, type Quota } from './mix.js';

/** What a pack is asked to be made of. */
export interface Demands {
  readonly include: readonly string[];
  readonly focus: readonly string[];
  readonly balance: boolean;
  readonly cases: number;
}

/** What is asked of the mix of a pack. */
export function quotasOf(
  scenario: Scenario,
  asked: readonly AskedQuestion[],
  { include, focus, balance, cases }: Demands,
): readonly Quota[] {
  const choices = choicesOf(scenario, asked);
  const [included, focused] = together(
    () => parseInclude(include, choices, cases),
    () => focusQuotas(focus, { choices, asked, cases, scenario }),
  );
  return [
    ...included,
    ...focused,
    ...(balance ? scenario.keyQuestions.map(({ id }) => balanceQuota(id, cases)) : []),
  ];
}

function balanceQuota(question: string, cases: number): Quota {
  return {
    text: `about half Yes to ${question}`,
    variable: question,
    level: 'yes',
    min: Math.floor(cases / 2),
    max: Math.ceil(cases / 2),
  };
}
