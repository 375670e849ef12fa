import { z } from 'zod';
import { requireOneOf } from '../../check.js';
import { leastOf } from '../../numeric/extremes.js';
import { list } from '../../words/format.js';
import type { DeclaredDesign, SomeDesign } from '../design.js';
import { estimateRatio, residualSquares, settled, spreadWithin } from '../estimating/estimate.js';
import { strataVariance } from '../estimating/strataVariance.js';
import type { About, Estimator } from '../groupedCounts.js';
import type { Groups, Taker } from '../groups.js';
import { requireBy, requireCases, requireCountsByLevel, requireLevels, totalOf } from '../input/arguments.js';
import { checkCohort, checkLevels } from '../input/checks.js';
import { by, cases, cohort, countsByLevel, listOf, name, sizeOf, written } from '../input/fields.js';
import { sizeAt, sizeAxes } from '../input/grid.js';
import type { CheckFacts, CohortDesignKind } from '../kind.js';
import { apportion } from '../sampling/apportion.js';
import { levelsInWords, takeLevels, variablesOf, weightsInStrata } from '../sampling/strata.js';
import { strataTakings } from '../sampling/takings.js';

const ALLOCATIONS = ['proportional', 'equal', 'neyman'] as const;

/** A simple random sample of fixed size from each stratum. */
export const stratified: CohortDesignKind<StratifiedDesign, StratifiedDeclared, StratifiedAsked> = {
  kind: 'stratified',

  written: written(
    z.strictObject({
      kind: z.literal('stratified'),
      by,
      allocation: z.union([z.enum(ALLOCATIONS), countsByLevel]).default('proportional'),
      question: name.optional().describe("The question that Neyman's allocation is for."),
      cases,
      cohort,
    }),
    (said) => ({
      kind: 'stratified',
      ...sizeOf(said),
      by: listOf(said.by),
      allocation: said.allocation,
      question: said.question ?? null,
    }),
  ),
  axes: sizeAxes,
  resolve: (declared, at) => {
    const { allocation, question } = declared;
    const size = sizeAt(declared, at);
    const wanted = typeof allocation === 'object' ? totalOf(allocation) : size.cases;
    return { kind: 'stratified', ...size, cases: wanted, by: declared.by, allocation, question };
  },
  request: ({ allocation = 'proportional', ...asked }, facts) => {
    const variables = requireBy(asked.by, facts);
    const isNamed = typeof allocation === 'string';
    if (isNamed) requireOneOf('design.allocation', allocation, ALLOCATIONS);
    const given = isNamed
      ? asked.cases
      : requireLevels('design.allocation', allocation, facts.strata(variables));
    return {
      kind: 'stratified',
      cases: requireCases(given, facts),
      cohort: facts.cohort,
      by: variables,
      allocation,
      question:
        allocation === 'neyman'
          ? requireOneOf('design.question', String(asked.question), facts.questions)
          : null,
    };
  },
  require: ({ allocation }) => {
    if (typeof allocation === 'object') requireCountsByLevel('design.allocation', allocation);
    else requireOneOf('design.allocation', allocation, ALLOCATIONS);
  },

  groupsAre: 'strata',
  grouping: (design) => ({ into: 'strata', by: design.by, question: design.question }),
  fixesStrata: true,

  taker: takerOf,
  mostCases: (design) => design.cases,
  weights: (_design, sizes, taken) => weightsInStrata(sizes, taken),
  inclusion: (design, groups, sizes) => {
    const taken = new Int32Array(sizes.length);
    takerOf(design, groups)(sizes, () => 0, taken);
    return Float64Array.from(sizes, (size, group) => (size === 0 ? 0 : taken[group]! / size));
  },

  weighs: () => true,
  estimator: stratifiedEstimator,
  varianceBasis: () => 'design',
  trueVariance: strataVariance,
  takings: strataTakings,
  outcomes: (design) => (design.cohort === null ? 'fixedCounts' : null),
  casesAreIndependent: false,

  variables: (declared) => [
    ...variablesOf(declared),
    ...(declared.question === null ? [] : [{ key: 'question', name: declared.question, isQuestion: true }]),
  ],
  correlations: () => [],
  check: (declared, facts) => {
    checkCohort(declared, facts, { always: false });
    checkQuestion(declared, facts);
    checkAllocation(declared, facts);
    return true;
  },
  faults: () => [],

  facts: ({ allocation, question, ...declared }) => [
    `by ${list(declared.by)}`,
    typeof allocation === 'object'
      ? levelsInWords(allocation)
      : `${allocation} allocation${question === null ? '' : ` for ${question}`}`,
  ],
  varianceNote: () => null,
};

export interface StratifiedDesign extends SomeDesign {
  readonly kind: 'stratified';
  /** Case variables whose combined levels are the strata. */
  readonly by: readonly string[];
  readonly allocation: Allocation;
  /** The question that Neyman's allocation is for. */
  readonly question: string | null;
}

/**
 * Cases per stratum in proportion to its size; the same for all; in proportion to size times standard deviation of
 * the answer to a question (Neyman 1934); or given by level.
 */
type Allocation = (typeof ALLOCATIONS)[number] | Readonly<Record<string, number>>;

export interface StratifiedDeclared extends DeclaredDesign {
  readonly kind: 'stratified';
  readonly by: readonly string[];
  readonly allocation: Allocation;
  readonly question: string | null;
}

export interface StratifiedAsked {
  /** The case variable, or variables, whose levels make the strata. */
  readonly by: string | readonly string[];
  /** For stratified samples; in proportion by default. */
  readonly allocation: Allocation;
  /** The question that Neyman's allocation is for. */
  readonly question: string;
}

function takerOf(
  { allocation, cases: total }: StratifiedDesign,
  { names, shares, deviations }: Groups,
): Taker {
  if (typeof allocation === 'object') return takeLevels(allocation, names);
  const weights = new Float64Array(names.length);
  return (sizes, _random, taken) => {
    for (let group = 0; group < weights.length; group++) {
      const size = sizes === null ? shares[group]! : sizes[group]!;
      // A stratum whose answers are all the same still needs a case to stand for it.
      const factor = allocation === 'neyman' ? Math.max(deviations?.[group] ?? 1, 1e-9) : 1;
      weights[group] = allocation === 'equal' ? Math.sign(size) : size * factor;
    }
    apportion(weights, total, sizes, taken);
  };
}

/**
 * A stratified sample: each case weighs what it stands for in its stratum (Särndal, Swensson and Wretman 1992,
 * section 3.7), and the variance is that of the strata.
 *
 * About the process a cohort is itself a simple sample: the spread of all its cases, over its size, is added.
 *
 * @param shares - each stratum's share of a cohort without limit
 */
function stratifiedEstimator({ cohort }: SomeDesign, shares: readonly number[], about: About): Estimator {
  const sized = cohort !== null;
  const weights = new Float64Array(shares.length);
  return (sample, question, into) => {
    for (let group = 0; group < weights.length; group++) {
      const taken = sample.taken[group]!;
      const size = sized ? sample.sizes[group]! : shares[group]!;
      weights[group] = taken > 0 ? size / taken : 0;
    }
    const relevant = estimateRatio(sample, question, weights, into);
    let variance = 0;
    let freedom = 0;
    for (let group = 0; group < weights.length; group++) {
      const taken = sample.taken[group]!;
      if (taken === 0) continue;
      const weight = weights[group]!;
      const left = sized ? 1 - taken / (sample.sizes[group] ?? 1) : 1;
      const y = sample.yes[group * sample.questions + question]!;
      const r = sample.relevant[group * sample.questions + question]!;
      variance += weight * weight * left * spreadWithin(y, r, taken, into.value);
      if (sized && about === 'process') variance += weight * residualSquares(y, r, into.value);
      freedom += taken - 1;
    }
    into.variance = into.value === 0 || into.value === 1 ? 0 : settled(variance / (relevant * relevant));
    into.degreesOfFreedom = Math.max(1, freedom);
  };
}

/** Neyman's allocation is for one question, which no other allocation reads. */
function checkQuestion(
  { allocation, question }: StratifiedDeclared,
  { name, path, notebook }: CheckFacts,
): void {
  if (allocation === 'neyman' && question === null) {
    notebook.note('no-question', path, `${name} does not say which question it is allocated for.`, {
      hint: 'Give one, such as question: assessment.',
    });
  } else if (allocation !== 'neyman' && question !== null) {
    notebook.note(
      'unread-question',
      [...path, 'question'],
      `${name} reads question only with allocation: neyman.`,
    );
  }
}

/** Every stratum that has cases needs at least one of them in the sample. */
function checkAllocation(declared: StratifiedDeclared, facts: CheckFacts): void {
  const { name, path, notebook, casesInGrid } = facts;
  const custom = typeof declared.allocation === 'object' ? declared.allocation : null;
  for (const world of facts.worlds) {
    const filled = world.strata(declared.by).filter(({ share }) => share > 0);
    if (custom !== null) {
      checkLevels(custom, { world, by: declared.by, key: 'allocation' }, facts);
      const missing = filled.filter((stratum) => (custom[stratum.name] ?? 0) === 0);
      if (missing.length === 0) continue;
      notebook.note(
        'empty-stratum',
        [...path, 'allocation'],
        `${name} takes no cases from ${missing.map((stratum) => stratum.name).join(', ')}, so the sample does not represent them.`,
      );
      continue;
    }
    const fewest = declared.cases ?? leastOf(casesInGrid, world.cases);
    if (filled.length <= fewest) continue;
    notebook.note(
      'empty-stratum',
      path,
      `${name} makes ${filled.length} strata for ${fewest} cases, so some would have no cases.`,
      { hint: 'Stratify by fewer variables, or use a matched design.' },
    );
  }
}
