import { hasParts, requireMade } from '../check.js';
import { refuse } from '../problem.js';
import type { OtherSample, Scenario } from './scenario.js';

/**
 * A scenario with case variables of an inspection, as casesim reads it from a file; not the name of one. `needing` is what needs
 * its questions answered Yes or No, as the refusal of any other says.
 */
export function requireScenario(argument: string, scenario: Scenario, needing = 'This'): Scenario {
  requireAnyScenario(argument, scenario);
  if (scenario.variables.length > 0) return scenario;
  const { id, samples = [] } = scenario;
  const top = orderedTop(scenario);
  const has = samples.map(({ label }) => label).join(', ');
  refuse(
    'no-key-questions',
    top === undefined
      ? `${id} has no key questions answered Yes or No, which this needs.`
      : `${needing} needs key questions answered Yes or No; ${id} asks ${scalesOf(top)}.`,
    {
      path: argument,
      got: id,
      expected: 'a scenario with keyQuestions on the scale No, Yes',
      hint:
        top !== undefined
          ? `Scales are read by casesim answers, inspect, cases, bands, pair, two in compare, and study.`
          : samples.length === 0
            ? 'Its ratings are read by casesim rate.'
            : `What it has (${has}) is shown by casesim answers ${id}.`,
    },
  );
}

/** The first question of a sample on a scale of its own, with its levels, and how many others there are. */
function scalesOf({ questions, variables }: OtherSample): string {
  const asked = questions.flatMap(({ name }) => variables.filter((one) => one.name === name));
  const first = asked.find(({ kind }) => kind === 'ordinal') ?? asked[0];
  if (first === undefined) return 'none';
  const others = asked.length === 1 ? '' : ` (and ${asked.length - 1} more)`;
  return `${first.name}${others} on the scale ${first.levelLabels.join(', ')}`;
}

/** The sample at the top of a file, where its questions are on an ordered scale. */
export const orderedTop = ({ samples = [] }: Pick<Scenario, 'samples'>): OtherSample | undefined =>
  samples.find(isTop);

/** Whether a sample is the one at the top of a file. */
export const isTop = ({ sample }: Pick<OtherSample, 'sample'>): boolean =>
  sample?.casesFigure.path === 'sample.cases';

/** A scenario as casesim reads it from a file, with cases of an inspection or without. */
export function requireAnyScenario(argument: string, scenario: Scenario): Scenario {
  const isRead = isDeclared(scenario) && scenario.variables.every(({ shares }) => Array.isArray(shares));
  requireMade(argument, scenario, { isMade: isRead, makers: 'loadScenario or parseScenario' });
  return scenario;
}

/** The same, or a declaration, whose numbers need not agree. */
export function requireDeclaration(argument: string, declaration: object): void {
  requireMade(argument, declaration, {
    isMade: isDeclared(declaration),
    makers: 'loadScenario, parseScenario or parseDeclaration',
  });
}

function isDeclared(given: object): boolean {
  return (
    hasParts(given, ['variables'], ['sample', 'sources']) &&
    (given as Pick<Scenario, 'variables'>).variables.every((variable) =>
      hasParts(variable, ['effects'], ['levels', 'levelLabels', 'figures']),
    )
  );
}
