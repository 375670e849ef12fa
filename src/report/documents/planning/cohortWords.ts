import { methodLabel } from '../../../estimation/methodLabel.js';
import type { ProportionMethod } from '../../../estimation/proportion/registry.js';
import type { CasesNeeded, ChanceGiven } from '../../../results/plan/chances.js';
import type { CohortAnswer } from '../../../results/plan/cohort.js';
import { number, percentAsWritten, plural } from '../../../words/format.js';
import { type Part, textPart } from '../../document/document.js';
import { chanceWords, forGood } from './chanceParts.js';

interface BothClaims {
  readonly needed: CasesNeeded | null;
  readonly given: ChanceGiven | null;
  readonly outOfReach: ChanceGiven | null;
  readonly inCohort: CohortAnswer | null;
}

/** By which intervals a claim is made, in a title or a bracket. */
export function intervalsPlanned({
  method,
  inCohort,
}: {
  readonly method: ProportionMethod;
  readonly inCohort: CohortAnswer | null;
}): string {
  return inCohort === null
    ? methodLabel(method)
    : `${methodLabel(method)} for the process, ${methodLabel('finite-wilson', 'cohort')} for the cohort`;
}

/** The cases to inspect: for a claim about the process behind them, and for one about their cohort, which leads where only it can be had. */
export function casesToInspect({ needed, outOfReach, inCohort }: BothClaims): string {
  if (outOfReach !== null && inCohort?.needed != null) {
    return (
      `inspect ${plural(inCohort.needed.fewest, 'case')} for a claim about the cohort of ${number(inCohort.cohort)} itself; ` +
      `about the process behind the cases even ${plural(outOfReach.of, 'case')} have ${chanceWords(outOfReach.chance)}`
    );
  }
  if (needed === null) return '';
  const cases = plural(needed.fewest, 'case');
  if (inCohort === null) return `inspect ${cases}`;
  const itself = `the cohort of ${number(inCohort.cohort)} itself`;
  const own = inCohort.needed;
  if (needed.fewest <= inCohort.cohort) {
    const also =
      own === null
        ? `not even all of them for one about ${itself}`
        : `${number(own.fewest)} for one about ${itself}`;
    return `inspect ${cases} for a claim about the process behind them, and ${also}`;
  }
  const beyond = `one about the process behind them would take ${number(needed.fewest)}, more than it has`;
  return own === null
    ? `not even all cases of the cohort of ${number(inCohort.cohort)} are enough; a claim about the process behind them would take ${number(needed.fewest)}`
    : `inspect ${plural(own.fewest, 'case')} for a claim about ${itself}; ${beyond}`;
}

/** The chance that cases were asked for; null where only that of given ones was. */
export const chanceAsked = ({ needed, inCohort }: BothClaims): number | null =>
  (needed ?? inCohort?.needed)?.chance ?? null;

/** The chance that given cases have, about the process behind them and about their cohort: to go before what the chance is of. */
export function chancesGiven({ given, inCohort }: BothClaims): string {
  if (given === null) return '';
  const chance = chanceWords(given.chance);
  if (inCohort?.given == null) return chance;
  return `${chance} in the process behind them, and ${chanceWords(inCohort.given.chance)} in the cohort of ${number(inCohort.cohort)} itself,`;
}

/** `, for the process behind the cases`, of what holds for no cohort; empty where only the process is asked about. */
export function forTheProcess(inCohort: unknown): string {
  return inCohort === null ? '' : ', for the process behind the cases';
}

/** What a claim rests on: about the process alone, or apart for the process behind the cases and for their cohort. */
export function claimParts(
  { inCohort }: Pick<BothClaims, 'inCohort'>,
  words: {
    readonly introduction: string;
    readonly ofProcess: readonly string[];
    readonly truth: number | null;
    readonly wanted: string;
  },
): Part[] {
  const { introduction, ofProcess, truth, wanted } = words;
  if (inCohort === null) return [textPart(null, [introduction, ...ofProcess])];
  const { cohort, yes, needed } = inCohort;
  return [
    textPart(null, [introduction]),
    textPart('Two questions', [
      'A claim about the process behind the cases is about the work that made them, which would have made others, and the size of a cohort ' +
        'does not matter. A claim about the cohort itself is nearer the truth the more of it was seen.',
    ]),
    ...aboutTheProcess(ofProcess),
    textPart('For a claim about the cohort itself', [
      ...(truth === null || yes === null
        ? []
        : [`In a cohort of ${number(cohort)}, ${percentAsWritten(truth)} are ${number(yes)} whole cases.`]),
      `Exact: the ${truth === null ? 'beta-binomial' : 'hypergeometric'} chances of the counts whose finite-cohort Wilson interval ${wanted}.`,
      ...(needed === null ? [] : [forGood(needed)]),
    ]),
  ];
}

/** What holds for the process behind the cases only, under its own heading beside a cohort. */
export function aboutTheProcess(ofProcess: readonly string[]): Part[] {
  return ofProcess.length === 0
    ? []
    : [textPart('For a claim about the process behind the cases', [...ofProcess])];
}
