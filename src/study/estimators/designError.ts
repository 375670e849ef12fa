import { requireFields, requireList, requireOneOf, requireWhole } from '../../check.js';
import type { About } from '../../designs/groupedCounts.js';
import { type Design, kindOf } from '../../designs/registry.js';
import { type Inspectors, PERFECT, requireInspectors } from '../../inspection/inspectors.js';
import { type EffectsPreset, PRESETS } from '../../model/model.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import { compileWorld } from '../world/compileWorld.js';
import { compileScoring } from '../world/scoring.js';
import { trueVariance, whyUnknown } from './trueVariance.js';

/** What the standard error is asked of. */
export interface DesignErrorOptions {
  /** A yes-or-no variable of the scenario, with or without a gate. */
  readonly question: string;
  readonly design: Design;
  /** Perfect ones if omitted. */
  readonly inspectors?: Inspectors;
  /** How strongly the assumed effects act; moderate if omitted. */
  readonly effects?: EffectsPreset;
  /** Whether the estimate is of the process, as if omitted, or of the cohort itself. */
  readonly about?: About;
  /** `raw`, as published, if omitted; `design` weighs each case by what it stands for. */
  readonly estimate?: 'raw' | 'design';
}

/** The standard error as a proportion, or why it is not known exactly. */
export type DesignError =
  | { readonly designError: number; readonly designErrorNote: null }
  | { readonly designError: null; readonly designErrorNote: string };

const OPTIONS = "{ question: 'assessment', design: { kind: 'simple', cases: 84, cohort: null } }";

/**
 * The true standard error of an estimated percentage about the truth, over everything that the design leaves to chance:
 * the cohort, the cases taken, their answers, and what inspectors make of them. It is worked out, not simulated. For a
 * question that does not apply to every case it is that of yes over relevant cases, given that any case is relevant.
 *
 * @param scenario - as `loadScenario` or `parseScenario` gives it
 * @param options - the question, the design, the inspectors and the estimate
 * @returns `designError`, a proportion; null where it is not known exactly, with the reason in `designErrorNote`: a cohort
 *   or clusters that can be taken in too many ways; units within clusters where inspectors differ or the question has a
 *   gate; the percentage of a cohort itself where the question has one and the sample is not a simple one, or inspectors
 *   differ. There a study gives it with its Monte Carlo error: its `empiricalError` is the same spread, of the replicates
 * @throws ArgumentError naming the argument that is out of range
 * @source Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling, chapters 3 to 5; Searle, Casella and
 *   McCulloch 1992, Variance Components, for clusters; E[N/D] = ∫ E[N·e^(−sD)] ds for a denominator left to chance.
 *
 * @example
 * const scenario = loadScenario('west-midlands-2025');
 * const design = { kind: 'simple', cases: 84, cohort: null } as const;
 * designError(scenario, { question: 'assessment', design }).designError; // 0.0545…
 */
export function designError(scenario: Scenario, options: DesignErrorOptions): DesignError {
  requireScenario('scenario', scenario);
  const {
    question,
    design,
    inspectors = PERFECT,
    effects = 'moderate',
    about = 'process',
    estimate = 'raw',
  } = requireFields('options', options, OPTIONS);
  const binary = scenario.variables.filter(({ kind }) => kind === 'binary').map(({ name }) => name);
  requireOneOf('question', question, binary);
  requireOneOf('effects', effects, PRESETS);
  requireOneOf('about', about, ['process', 'cohort']);
  requireOneOf('estimate', estimate, ['raw', 'design']);
  requireInspectors(
    requireFields('inspectors', inspectors, '{ accuracy: { kappa: 0.6 }, leniency: 0.5, count: 6 }'),
  );
  requireDesignOf(scenario, design);
  const kind = kindOf(design.kind);
  const grouping = kind.grouping(design);
  const read = grouping.into === 'strata' && grouping.question !== null ? grouping.question : question;
  const world = compileWorld(
    {
      world: { name: 'asked', scenario, effects, odds: {}, change: {}, shift: {} },
      design,
      effects,
      proportion: null,
      shift: {},
    },
    [...new Set([question, read])],
  );
  const scoring = compileScoring(world, inspectors, kind.mostCases(design));
  const weighted = estimate === 'design' && kind.weighs(design, { stated: false });
  const found = trueVariance(world, scoring, { question: 0, weighted, about });
  return found === null
    ? { designError: null, designErrorNote: whyUnknown(world, scoring, { question: 0, about }) }
    : { designError: Math.sqrt(found), designErrorNote: null };
}

/** Of each number of cases the chances are listed; studies look at fewer. */
const MOST_CASES = 100_000;

function requireDesignOf({ variables }: Scenario, design: Design): void {
  requireFields('design', design, "{ kind: 'simple', cases: 84, cohort: null }");
  const kind = kindOf(design.kind);
  requireWhole('design.cases', design.cases, { min: 1, max: MOST_CASES });
  if (design.cohort !== null) requireWhole('design.cohort', design.cohort, { min: design.cases });
  kind.require(design);
  const grouping = kind.grouping(design);
  if (grouping.into !== 'strata') return;
  const names = variables.map(({ name }) => name);
  for (const name of requireList('design.by', grouping.by)) requireOneOf('design.by', name, names);
}
