import { type Limits, pairedLimits } from '../estimators/limits.js';
import type { Inquiry } from '../study.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { Analysis, Context } from './analysis.js';
import { addEstimate, addInterval } from './judge.js';

/** How much higher one question scores than another on the same cases. */
export function pairedAnalysis(
  { placeOf }: Context,
  inquiry: Inquiry & { kind: 'paired' },
  answer: ConditionAnswer,
): Analysis {
  const { index, world, place: a } = placeOf(inquiry.world, inquiry.questions[0]);
  const b = world.patterns.questions.indexOf(inquiry.questions[1]);
  const limits: Limits = { lower: -1, upper: 1 };
  const raw = pairedLimits(answer.interval ?? 'tango', answer.confidence);
  const { patterns, overall } = world;
  // Only cases to which both questions apply can be compared.
  const cellOf = Int32Array.from({ length: patterns.count }, (_, pattern) => {
    const bothApply =
      (((patterns.relevant[pattern] ?? 0) >> a) & ((patterns.relevant[pattern] ?? 0) >> b) & 1) === 1;
    const yes = patterns.yes[pattern] ?? 0;
    return bothApply ? 3 - 2 * ((yes >> a) & 1) - ((yes >> b) & 1) : -1;
  });
  const cells = new Float64Array(4);
  const collect = (source: ArrayLike<number>): number => {
    cells.fill(0);
    let total = 0;
    for (let pattern = 0; pattern < cellOf.length; pattern++) {
      const cell = cellOf[pattern] ?? -1;
      if (cell < 0) continue;
      cells[cell] = (cells[cell] ?? 0) + (source[pattern] ?? 0);
      total += source[pattern] ?? 0;
    }
    return total;
  };
  const relevant = collect(overall);
  const truth = ((cells[1] ?? 0) - (cells[2] ?? 0)) / relevant;
  return {
    inquiry,
    answer,
    truth,
    add: (samples, tally, weight) => {
      const sample = samples[index];
      const total = sample === undefined ? 0 : collect(sample.patterns);
      if (total === 0) {
        tally.add('undefined', weight);
        return false;
      }
      const [both, firstOnly, secondOnly, neither] = [
        cells[0] ?? 0,
        cells[1] ?? 0,
        cells[2] ?? 0,
        cells[3] ?? 0,
      ];
      const value = (firstOnly - secondOnly) / total;
      const variance = ((firstOnly + secondOnly) / total - value * value) / total;
      addEstimate(tally, weight, value, truth, variance);
      if (answer.interval !== null) {
        raw(limits, both, firstOnly, secondOnly, neither);
        addInterval(tally, weight, limits, value, truth, inquiry.against ?? 0);
      }
      return true;
    },
  };
}
