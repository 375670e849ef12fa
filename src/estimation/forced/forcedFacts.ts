import { requireFields, requireShortList, requireText } from '../../check.js';
import { refuse } from '../../problem.js';
import { countNetwork, propagate } from '../../scenario/audit/countNetwork.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import { NOT_RELEVANT, type Scenario } from '../../scenario/scenario.js';
import type { CountFacts } from './countFacts.js';
import { factsOfScenario } from './factsOfScenario.js';
import { type ForcedFact, jointBounds } from './jointBounds.js';
import { type JointQuestion, readJoint } from './jointQuestion.js';
import { settledPair } from './settledPair.js';

export interface ForcedFactsOptions {
  /** Joint questions to answer, such as `planning=yes & delivery=no`, in place of all pairs. */
  readonly joints?: readonly string[];
}

/**
 * What all printed figures and gates of an inspection together force of its cases, without any assumption: for every two
 * answers that at least one case must have given both of, the fewest and the most cases that did, and the smallest set of
 * figures that forces it. Or the same of joint questions of one's own.
 *
 * @param scenario - an inspection; figures that are assumed count for nothing
 * @param options - `joints`, questions such as `planning=yes & delivery=no`, `a | b`, `at least 2 of (a, b=no, c)`
 * @returns facts with `least` and `most` cases, both sharp; pairs with the most cases first, questions in their order
 * @throws ArgumentError naming the question that cannot be read, or that joins variables with different gates
 * @source Fréchet 1935 for two questions; for more an integer linear programme over all kinds of cases
 *
 * @example
 * forcedFacts(loadScenario('south-west-2025'), { joints: ['believedTheyHadTheSkills & delivery=no'] }); // [{ least: 41, most: 45, … }]
 */
export function forcedFacts(scenario: Scenario, options: ForcedFactsOptions = {}): ForcedFact[] {
  requireScenario('scenario', scenario, 'What figures force');
  const { joints } = requireFields('options', options, "{ joints: ['planning=yes & delivery=no'] }");
  const facts = factsOfScenario(scenario);
  if (joints === undefined) return forcedPairs(scenario, facts);
  requireShortList('joints', joints);
  return joints
    .map((joint, index) => questionOf(requireText(`joints[${index}]`, joint), facts))
    .map((question) => {
      requireSameCases(question, facts);
      return jointBounds(facts, question);
    });
}

function questionOf(text: string, facts: CountFacts): JointQuestion {
  const byName = new Map(facts.variables.map((variable) => [variable.name, variable]));
  return readJoint(
    text,
    (name) => {
      const variable = byName.get(name);
      return variable?.gate ? [...variable.levels, NOT_RELEVANT] : variable?.levels;
    },
    [...byName.keys()],
  );
}

/** The conditions that a variable is behind, from the nearest outwards. */
function gatesOf(name: string, facts: CountFacts): string[] {
  const [parent] = facts.variables.find((variable) => variable.name === name)?.gate?.names ?? [];
  return parent === undefined ? [] : [parent, ...gatesOf(parent, facts)];
}

/**
 * Variables with different gates apply to different cases, so that a question about both is about neither's cases: it has
 * to say the conditions too, which makes it one about all cases inspected.
 */
function requireSameCases({ names, text }: JointQuestion, facts: CountFacts): void {
  const gated = names.flatMap((name) => {
    const gates = gatesOf(name, facts);
    return gates.length === 0 ? [] : [{ name, gates }];
  });
  for (const one of gated) {
    for (const other of gated) {
      const inside = other.gates.includes(one.gates[0]!) || one.gates.includes(other.gates[0]!);
      const missing = [...one.gates, ...other.gates].filter((gate) => !names.includes(gate));
      if (inside || missing.length === 0) continue;
      refuse(
        'different-gates',
        `${one.name} applies where ${one.gates[0]} says so and ${other.name} where ${other.gates[0]} does, so "${text}" is about no cases in particular.`,
        {
          path: 'joints',
          got: text,
          expected: 'variables that apply to the same cases',
          hint: `Say the conditions too: ${[...new Set(missing)].join(' & ')} & ${text}.`,
        },
      );
    }
  }
}

/** Every two answers that some case must have given both of. */
function forcedPairs(scenario: Scenario, facts: CountFacts): ForcedFact[] {
  const answers = answersOf(scenario, facts);
  const found: ForcedFact[] = [];
  for (const [index, one] of answers.entries()) {
    for (const other of answers.slice(index + 1)) {
      if (one.name === other.name || one.fewest + other.fewest <= facts.cases) continue;
      const text = `${one.name}=${one.level} & ${other.name}=${other.level}`;
      const fact = settledPair([one, other], text, facts) ?? jointBounds(facts, questionOf(text, facts));
      if (fact.least > 0) found.push(fact);
    }
  }
  return found.toSorted((a, b) => b.least - a.least);
}

interface CountedAnswer {
  readonly name: string;
  readonly level: string;
  readonly fewest: number;
}

/** The answers to all questions but those that only say to which cases another applies. */
function answersOf(scenario: Scenario, facts: CountFacts): CountedAnswer[] {
  const network = countNetwork(scenario);
  const bounds = propagate(network, (index) => network.figures[index]!.figure.basis !== 'assumed');
  const gates = new Set(facts.variables.flatMap(({ gate }) => gate?.names ?? []));
  return facts.variables
    .filter(({ name }) => !gates.has(name))
    .flatMap(({ name, levels }) =>
      levels.map((level, rank): CountedAnswer => {
        const position = scenario.variables.findIndex((variable) => variable.name === name);
        const fewest =
          position >= 0
            ? (bounds?.[network.levelCell(position, rank)]?.lowest ?? 0)
            : fewestAlone(name, level, facts);
        return { name, level, fewest };
      }),
    );
}

/** The fewest cases that a figure outside the case variables allows. */
const fewestAlone = (name: string, level: string, facts: CountFacts): number =>
  jointBounds(facts, questionOf(`${name}=${level}`, facts)).least;
