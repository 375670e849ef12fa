import { clusterWeights } from '../../designs/clusters/clusterWeights.js';
import { emptyEstimate } from '../../designs/estimating/estimate.js';
import { unitsPerCluster } from '../../designs/groups.js';
import { kindOf } from '../../designs/registry.js';
import { weighsCases } from '../estimators/estimator.js';
import type { Inquiry } from '../study.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import type { ConditionAnswer } from '../world/conditions.js';
import { marginsOf } from '../world/patterns.js';
import type { Analysis, Context } from './analysis.js';
import { addEstimate } from './judge.js';

/**
 * Splits an estimate's error into what clusters, sampling and inspectors each add.
 *
 * The error is a sum of three steps: from the process to what is expected given the clusters' effects, from
 * there to what is expected given the sampled cases' true answers, from there to what was scored. Each step has
 * mean 0 given the one before (up to the effect of taking clusters of unequal size), so the steps are
 * uncorrelated and their variances add to the whole: the law of total variance, with no simulation inside the
 * simulation.
 */
export function spreadAnalysis(
  { placeOf, estimator, designVariance }: Context,
  inquiry: Inquiry & { kind: 'spread' | 'agreement' | 'next' },
  answer: ConditionAnswer,
): Analysis {
  const at = placeOf(inquiry.world, inquiry.question);
  const { index, world, scoring, place } = at;
  const questions = world.patterns.questions.length;
  const estimate = emptyEstimate();
  const estimateFrom = estimator(answer, world, false);
  const expected = expectedYes(world);
  const truth = world.truth[place] ?? 0;
  const { design, grouping } = world;
  const clustered = grouping.into === 'clusters';
  const weighted = weighsCases(answer, design);
  // What strata of fixed size add to a raw percentage is bias, not variance.
  const fixedByDesign = clustered || (!weighted && kindOf(design.kind).fixesStrata);
  const sized = design.cohort !== null;
  const shares = world.groups.shares;
  const weigh =
    weighted && grouping.into === 'clusters' && unitsPerCluster(grouping) > 1
      ? clusterWeights(grouping)
      : null;
  const weights = weigh === null ? null : new Float64Array(shares.length);
  return {
    inquiry,
    answer,
    truth,
    designVariance: designVariance(answer, at, false),
    add: (samples, tally, weight) => {
      const sample = samples[index];
      if (sample === undefined) return false;
      estimateFrom(sample, place, estimate);
      if (!estimate.defined) {
        tally.add('undefined', weight);
        return false;
      }
      if (weights !== null) weigh?.(sample, weights);
      let [total, process, clusters, cases] = [0, 0, 0, 0];
      for (let group = 0; group < sample.groups; group++) {
        const taken = sample.taken[group] ?? 0;
        if (taken === 0) continue;
        const size = sized ? (sample.sizes[group] ?? 0) : (shares[group] ?? 0);
        const each = !weighted ? 1 : weights === null ? size / taken : (weights[group] ?? 0);
        total += each * taken;
        const within = expected[(sample.row[group] ?? 0) * questions + place] ?? 0;
        for (let mode = 0; mode < 3; mode++) {
          const marked = sample.modeCases[group * 3 + mode] ?? 0;
          if (marked === 0) continue;
          const yes = sample.trueYes[(group * 3 + mode) * questions + place] ?? 0;
          const accuracy = scoring.final[mode * questions + place];
          const hit = accuracy?.sensitivity ?? 1;
          const slip = 1 - (accuracy?.specificity ?? 1);
          process += each * marked * (truth * hit + (1 - truth) * slip);
          clusters += each * marked * (within * hit + (1 - within) * slip);
          cases += each * (yes * hit + (marked - yes) * slip);
        }
      }
      const step1 = clustered ? (clusters - process) / total : 0;
      const step2 = (cases - (fixedByDesign ? clusters : process)) / total;
      const step3 = estimate.value - cases / total;
      addEstimate(tally, weight, estimate.value, truth, estimate.variance);
      addSquares('clustering', step1);
      addSquares('sampling', step2);
      addSquares('inspecting', step3);
      return true;

      function addSquares(part: 'clustering' | 'sampling' | 'inspecting', step: number): void {
        const square = step * step;
        tally.add(`${part}2`, weight * square);
        tally.add(`${part}4`, weight * square * square);
      }
    },
  };
}

/** The yes share expected in each distribution of a world, question by question, if every score were true. */
function expectedYes(world: CompiledWorld): Float64Array {
  const questions = world.patterns.questions.length;
  const expected = new Float64Array(world.distributions.length * questions);
  world.distributions.forEach((distribution, row) => {
    const total = distribution.reduce((sum, mass) => sum + mass, 0);
    marginsOf(world.patterns, distribution).yes.forEach((mass, question) => {
      expected[row * questions + question] = total > 0 ? mass / total : 0;
    });
  });
  return expected;
}
