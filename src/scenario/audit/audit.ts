import { aloneAs, type Declaration } from '../declare/declaration.js';
import { type Programme, requireProgramme } from '../programme/programme.js';
import { requireDeclaration } from '../requireScenario.js';
import type { CaseVariable, OtherSample } from '../scenario.js';
import { ambiguities } from './ambiguities.js';
import { checkAssumedShares } from './assumedShares.js';
import { claimRemarks, falseClaims } from './claimTruth.js';
import { checkConsistency } from './contradictions.js';
import { countNetwork } from './countNetwork.js';
import { recompute } from './derivations.js';
import type { Finding, Observation, Severity } from './finding.js';
import { otherConventions } from './otherConventions.js';
import { ratingFindings } from './ratings.js';
import { remarks } from './remarks.js';
import { settle } from './settle.js';
import { unitTotals } from './unitTotals.js';
import { compareWitnesses } from './witnesses.js';

/**
 * Audits the figures of a scenario against each other.
 *
 * Contradictions are found by propagating bounds on whole counts of cases through levels and gates, and are the
 * smallest sets of figures that cannot be true together. Two sources that differ, and sums that give something else,
 * are contradictions too, and so is a claim that the printed figures make false, though a scenario may carry it. Readings,
 * words and percentages that allow several counts are ambiguities.
 *
 * @param scenario A scenario, or a declaration whose numbers do not agree (`parseDeclaration`).
 * @param programme - the rules by which units of it were rated (`loadProgramme(scenario.programme)`); without them ratings
 *   are not checked
 * @returns Findings, the gravest first, then in the order of the file; empty when there is nothing to say.
 * @source smallest contradictions by QuickXplain, Junker 2004, AAAI 19:167.
 *
 * @example
 * auditScenario(loadScenario('south-west-2025')).filter(({ severity }) => severity === 'contradiction') // []
 */
export function auditScenario(scenario: Declaration, programme: Programme | null = null): Finding[] {
  requireDeclaration('scenario', scenario);
  if (programme !== null) requireProgramme('programme', programme);
  const rated = programme === null ? [] : ratingFindings(scenario, programme);
  return [
    ...rated.filter(({ severity }) => severity === 'contradiction'),
    ...findings('contradiction', [...checkFigures(scenario).contradictions, ...falseClaims(scenario)]),
    ...findings('ambiguity', ambiguities(scenario)),
    ...rated.filter(({ severity }) => severity === 'note'),
    ...findings('note', [...remarks(scenario), ...claimRemarks(scenario), ...otherConventions(scenario)]),
  ];
}

/** What the figures of a declaration come to. */
export interface CheckedFigures {
  /** Every variable with its whole counts; null where no counts satisfy all figures. */
  readonly variables: readonly CaseVariable[] | null;
  /** The other samples with theirs; null where no counts satisfy all figures of one. */
  readonly samples: readonly OtherSample[] | null;
  /** Everything that cannot be right; loading refuses a scenario with any. */
  readonly contradictions: readonly Observation[];
}

/** Settles the counts of a declaration and finds everything in it that cannot be right. */
export function checkFigures(scenario: Declaration): CheckedFigures {
  const own = checkCounts(scenario);
  const others = (scenario.samples ?? []).map((other) => {
    const alone = aloneAs(scenario, other);
    return { other, checked: alone === null ? UNCOUNTED : checkCounts(alone) };
  });
  const samples = others.map(({ other, checked }): OtherSample | null => {
    if (checked === UNCOUNTED) return { ...other, variables: other.variables.map(uncounted) };
    return checked.variables === null ? null : { ...other, variables: checked.variables };
  });
  const contradictions = inOrder([
    ...own.contradictions,
    ...others.flatMap(({ checked }) => checked.contradictions),
    ...recompute(scenario),
    ...compareWitnesses(scenario),
    ...unitTotals(scenario),
  ]);
  return {
    variables: own.variables,
    samples: samples.every((sample) => sample !== null) ? samples : null,
    contradictions,
  };
}

type CheckedCounts = Pick<CheckedFigures, 'variables' | 'contradictions'>;

const UNCOUNTED: CheckedCounts = { variables: [], contradictions: [] };

/** A variable of a sample whose number of cases nobody prints. */
function uncounted(variable: Declaration['variables'][number]): CaseVariable {
  return { ...variable, shares: [], counts: null, relevant: null, basis: 'published' };
}

function checkCounts(scenario: Declaration): CheckedCounts {
  const found = checkConsistency(scenario, countNetwork(scenario)).contradictions;
  const variables = found.length === 0 ? settle(scenario) : null;
  return {
    variables,
    contradictions: [
      ...found,
      ...(found.length === 0 ? checkAssumedShares(scenario) : []),
      ...(found.length === 0 && variables === null ? [unsettled(scenario)] : []),
    ],
  };
}

/** Bounds alone may overlook that no whole counts fit; the search for them does not. */
function unsettled({ variables, sample }: Declaration): Observation {
  return {
    code: 'cannot-be-true-together',
    figures: [],
    explanation: `No whole counts of ${sample.cases} cases satisfy the figures of all ${variables.length} variables.`,
    hint: 'Look up in their sources those that share a condition (when).',
  };
}

function findings(severity: Severity, observations: readonly Observation[]): Finding[] {
  return inOrder(observations).map((observation) => {
    const { code, figures, explanation, hint } = observation;
    return {
      severity,
      code,
      figures: figures.map(({ path }) => path),
      explanation,
      hint,
      position: positionOf(observation),
    };
  });
}

/** In the order of the file; what is about no figure in particular comes last. */
function inOrder(observations: readonly Observation[]): readonly Observation[] {
  const lineOf = (observation: Observation): number => {
    const position = positionOf(observation);
    return position === null ? Number.MAX_VALUE : position.line * 1e6 + position.column;
  };
  return observations.toSorted((a, b) => lineOf(a) - lineOf(b));
}

const positionOf = ({ figures, position = figures.at(-1)?.position ?? null }: Observation) => position;
