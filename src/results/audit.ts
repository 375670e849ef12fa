import { requireFields, requireShortList } from '../check.js';
import { type Challenge, challenges } from '../estimation/claims/challenges.js';
import { type ClaimedOfWork, type ClaimsOptions, claimsOfWork } from '../estimation/claims/claims.js';
import { forcedFacts } from '../estimation/forced/forcedFacts.js';
import type { ForcedFact } from '../estimation/forced/jointBounds.js';
import { refuse } from '../problem.js';
import { checkFigures } from '../scenario/audit/audit.js';
import { readBy } from '../scenario/audit/readBy.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import type { Programme } from '../scenario/programme/programme.js';
import { requireDeclaration } from '../scenario/requireScenario.js';
import type { Place, Scenario, WordsName } from '../scenario/scenario.js';
import { type AuditedFigures, auditedFigures, type FiguresOptions } from './auditedFigures.js';
import { type RatingChallenge, ratingChallenges } from './ratingChallenges.js';

/** The figures of an inspection checked against each other, and what they say together. */
export interface AuditReport extends AuditedFigures {
  /** Comparisons that the publications make in words; none where figures contradict each other. */
  readonly claims: readonly AuditedClaim[];
  /** What the figures force of every two answers, the most cases first; none where figures contradict each other. */
  readonly forced: readonly ForcedFact[];
  /** The same of the joint questions that were asked. */
  readonly joints: readonly ForcedFact[];
  /** How few answers judged otherwise would change a band or a claim. */
  readonly challenges: readonly Challenge[];
  /** How little would change the rating of a unit; none where the programme adds no points, or figures contradict each other. */
  readonly ratings: readonly RatingChallenge[];
}

/** A claim, of the cases inspected and of the work behind them. */
export interface AuditedClaim {
  readonly path: string;
  readonly says: string;
  readonly from: readonly Place[];
  /** Whether it is true of the cases inspected; null where no printed figure decides it. */
  readonly sample: boolean | null;
  /** How probable it is of the work behind them; null where no printed figure decides it. */
  readonly work: ClaimedOfWork | null;
  /** The fewest answers judged otherwise that would reverse it; null where none would. */
  readonly answersToReverse: number | null;
}

export interface AuditOptions extends ClaimsOptions, FiguresOptions {
  /** Joint questions, such as `planning=yes & delivery=no`. */
  readonly joints?: readonly string[];
}

/**
 * What does not hold together in a scenario, and every figure with the counts it could have come from.
 *
 * @param scenario - a scenario, or a declaration whose numbers do not agree (`parseDeclaration`)
 * @param programme - the rules by which units of it were rated, which their ratings are then checked by
 * @param options - `rule` of what should be printed, as for `presentation`; `words`, the convention by which all quantities in
 *   words are read, `casesim` or `education-scotland`: if omitted, each by that of its source; `joints`, joint questions to
 *   bound; the options of `claims`
 * @returns findings, the gravest first; figures and claims in the order of the file; what the figures force
 * @throws ArgumentError naming the argument
 *
 * @example
 * auditReport(loadScenario('south-west-2025')).figures.length;
 */
export function auditReport(
  scenario: Declaration,
  programme: Programme | null = null,
  options: AuditOptions = {},
): AuditReport {
  requireDeclaration('scenario', scenario);
  const {
    joints = [],
    rule,
    words,
    ...ofClaims
  } = requireFields('options', options, "{ joints: ['planning & delivery=no'] }");
  requireShortList('joints', joints);
  if (joints.length > 0 && scenario.keyQuestions.length === 0) {
    refuse(
      'no-key-questions',
      `A joint question needs key questions answered Yes or No, and ${scenario.id} has none.`,
      {
        path: 'joints',
        got: joints[0],
        hint: `casesim pair ${scenario.id} compares two questions on a scale.`,
      },
    );
  }
  const figures = auditedFigures(scenario, programme, {
    ...(rule === undefined ? {} : { rule }),
    ...(words === undefined ? {} : { words }),
    ...(ofClaims.designEffect === undefined ? {} : { designEffect: ofClaims.designEffect }),
  });
  const agree = figures.findings.every(({ severity }) => severity !== 'contradiction');
  const ratings = programme === null || !agree ? [] : ratingChallenges(scenario, programme);
  return { ...figures, ratings, ...said(settledBy(scenario, words), joints, ofClaims) };
}

/** The scenario as one convention reads all its words; where its figures then contradict each other, only its claims are so read. */
function settledBy(declaration: Declaration, words: WordsName | undefined): Scenario | null {
  if (words === undefined) return settledOf(declaration);
  const read = readBy(declaration, words);
  return (
    settledOf(read) ??
    settledOf({ ...declaration, ...(read.claims === undefined ? {} : { claims: read.claims }) })
  );
}

/** The scenario with its whole counts; null where its figures contradict each other. */
function settledOf(declaration: Declaration): Scenario | null {
  const { variables, contradictions } = checkFigures(declaration);
  // Claims and joint questions are about the cases inspected; other samples have none of their own.
  const { samples: _, ...own } = declaration;
  const isSettled = variables !== null && own.keyQuestions.length > 0 && contradictions.length === 0;
  return isSettled ? { ...own, variables } : null;
}

/** What figures that can all be true say together. */
function said(scenario: Scenario | null, joints: readonly string[], options: ClaimsOptions) {
  if (scenario === null) return { claims: [], forced: [], joints: [], challenges: [] };
  const changes = challenges(scenario);
  return {
    claims: claimsOfWork(scenario, options).map(({ truth: { claim, isTrue }, work }): AuditedClaim => {
      const { path, says, from } = claim;
      const reversed = changes.find(({ about }) => about === path);
      return { path, says, from, sample: isTrue, work, answersToReverse: reversed?.answers ?? null };
    }),
    forced: forcedFacts(scenario),
    joints: joints.length === 0 ? [] : forcedFacts(scenario, { joints }),
    challenges: changes,
  };
}
