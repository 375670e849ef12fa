import { kindOf } from '../../designs/registry.js';
import { analysesFor } from '../inquiries/analyses.js';
import type { Analysis } from '../inquiries/analysis.js';
import { inquiryKind, questionsOf } from '../inquiries/registry.js';
import type { Study } from '../study.js';
import { type CompiledWorld, compileWorld } from '../world/compileWorld.js';
import type { Condition } from '../world/conditions.js';
import { type Sampler, samplerFor } from '../world/sampler.js';
import { compileScoring, type Scoring } from '../world/scoring.js';
import { outcomesFor } from './exact.js';

/** A condition with everything made that its replicates need. */
export interface CompiledCondition {
  readonly condition: Condition;
  readonly worlds: readonly CompiledWorld[];
  readonly scoring: readonly Scoring[];
  readonly samplers: readonly Sampler[];
  readonly analyses: readonly Analysis[];
  /** For each analysis, whether its answer is a sum over all outcomes rather than a simulation. */
  readonly exact: readonly boolean[];
}

/** Makes a condition ready to run: `exact` works out exactly what can be, and otherwise everything is simulated. */
export function compileCondition(
  study: Study,
  condition: Condition,
  { exact }: { readonly exact: boolean },
): CompiledCondition {
  const questions = questionsOf(study);
  const asked = study.inquiries.map((inquiry) => ({ inquiry, ...inquiryKind(inquiry.kind) }));
  const wanted = {
    cohort: asked.some(({ inquiry, subject }) => subject(inquiry).about === 'cohort'),
    truth: asked.some(({ readsTruth }) => readsTruth === true),
    patterns: asked.some(({ readsPatterns }) => readsPatterns === true),
  };
  const worlds = condition.worlds.map((world) => compileWorld(world, questions));
  const scoring = worlds.map((world) => {
    const { design } = world;
    return compileScoring(world, condition.inspectors, kindOf(design.kind).mostCases(design));
  });
  const samplers = worlds.map((world, index) => samplerFor(world, scoring[index]!, wanted));
  const analyses = analysesFor(study, condition, worlds, scoring);
  const isExact = analyses.map(
    (analysis) =>
      (exact || inquiryKind(analysis.inquiry.kind).onlyExact === true) &&
      outcomesFor(worlds, scoring, analysis) !== null,
  );
  return { condition, worlds, scoring, samplers, analyses, exact: isExact };
}
