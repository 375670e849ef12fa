import { refuse } from '../../problem.js';
import { requireAnyScenario } from '../requireScenario.js';
import type { OtherSample, Scenario } from '../scenario.js';

/**
 * A scenario with one of its other samples as the inspection: statutory victim cases, or reviews, with their own cases and
 * questions, and nothing of the rest.
 *
 * @param scenario - one with `samples`
 * @param name - of the sample
 * @throws ArgumentError for a sample that is not there, or whose number of cases no source prints
 */
export function sampleScenario(scenario: Scenario, name: string): Scenario {
  requireAnyScenario('scenario', scenario);
  const { id, title, sources, context, invented, hash, samples = [] } = scenario;
  const names = samples.map((one) => one.name);
  const found = samples.find((one) => one.name === name);
  if (found === undefined) {
    refuse('unknown-sample', `${id} has no sample ${name}.`, {
      path: 'sample',
      got: name,
      near: names,
      hint: names.length === 0 ? 'It has only that of its inspection.' : `It has ${names.join(', ')}.`,
    });
  }
  const { sample } = found;
  if (sample === null || found.variables.some(({ shares }) => shares.length === 0)) {
    refuse('no-counts', `${id} gives no whole counts for every question of ${name}.`, {
      path: 'sample',
      got: name,
      hint: `casesim answers ${id} shows what it gives.`,
    });
  }
  const isQuestion = (variable: string) => found.questions.some((one) => one.name === variable);
  // As the sample at the top of a file, which may be on any scale.
  const top: OtherSample = {
    ...found,
    sample: { ...sample, casesFigure: { ...sample.casesFigure, path: 'sample.cases' } },
    variables: found.variables.map((variable) =>
      isQuestion(variable.name)
        ? { ...variable, section: 'keyQuestion' as const, question: variable.name }
        : variable,
    ),
  };
  return Object.freeze({
    ...{ id, sources, context, hash, sample: scenario.sample, variables: [], keyQuestions: [] },
    title: `${title}: ${found.label}`,
    samples: [top],
    ...(invented === undefined ? {} : { invented }),
  });
}
