import { kindOf } from '../../designs/registry.js';
import { CasesimError, DataError, type Problem } from '../../problem.js';
import { questionsOf } from '../inquiries/registry.js';
import type { Study } from '../study.js';
import { compileWorld } from '../world/compileWorld.js';
import { type Condition, conditionsOf, countConditions } from '../world/conditions.js';
import { compileScoring } from '../world/scoring.js';

/**
 * Everything that no model can carry out, with the design and inspectors it is in. A run finds the same when it compiles
 * its conditions; a study that is refused anyway is told of it with the rest.
 */
export function modelProblems(study: Study): Problem[] {
  if (study.worlds.length === 0 || countConditions(study) > MOST_COMPILED) return [];
  const problems = new Map<string, Problem>();
  for (const condition of conditionsOf(study)) {
    try {
      for (const world of condition.worlds) {
        const compiled = compileWorld(world, questionsOf(study));
        const most = kindOf(world.design.kind).mostCases(world.design);
        compileScoring(compiled, condition.inspectors, most);
      }
    } catch (error) {
      // What is left of a faulty study need not fit together: then what is known of it is enough.
      if (!(error instanceof CasesimError)) return [...problems.values()];
      for (const problem of problemsIn(error, condition)) problems.set(problem.message, problem);
    }
  }
  return [...problems.values()];
}

/** A person who waits to be told of a misspelt word waits for no more than this. */
const MOST_COMPILED = 60;

/** The problems of a model or of inspectors, with the part of the study that asks for what cannot be had. */
export function problemsIn(error: CasesimError, { designName, inspectorsName }: Condition): Problem[] {
  if (!(error instanceof DataError)) return [];
  const parts: Readonly<Record<string, string>> = {
    icc: `designs.${designName}`,
    kappa: `inspectors.${inspectorsName}`,
  };
  return error.problems.map((problem) => {
    const part = parts[problem.path ?? ''];
    if (part === undefined) return problem;
    return { ...problem, path: `${part}.${problem.path}`, message: `${part}: ${problem.message}` };
  });
}
