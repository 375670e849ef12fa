import type { Inquiry } from '../study.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { Analysis, Context } from './analysis.js';

/**
 * Agreement of the first two inspectors over the double-marked cases: the share on which they agree, Cohen's κ
 * (1960) and Gwet's AC1 (2008). κ is undefined when both said the same of every case.
 */
export function agreementAnalysis(
  { placeOf }: Context,
  inquiry: Inquiry & { kind: 'spread' | 'agreement' | 'next' },
  answer: ConditionAnswer,
): Analysis {
  const { index, place } = placeOf(inquiry.world, inquiry.question);
  return {
    inquiry,
    answer,
    truth: null,
    add: (samples, tally, weight) => {
      const table = samples[index]?.agreement;
      const [both, first, second, neither] = [
        table?.[place * 4] ?? 0,
        table?.[place * 4 + 1] ?? 0,
        table?.[place * 4 + 2] ?? 0,
        table?.[place * 4 + 3] ?? 0,
      ];
      const cases = both + first + second + neither;
      if (cases === 0) {
        tally.add('undefined', weight);
        return false;
      }
      const observed = (both + neither) / cases;
      const [a, b] = [(both + first) / cases, (both + second) / cases];
      const chance = a * b + (1 - a) * (1 - b);
      const mean = (a + b) / 2;
      const gwetChance = 2 * mean * (1 - mean);
      const ac1 = (observed - gwetChance) / (1 - gwetChance);
      tally.add('weight', weight);
      tally.add('agreement', weight * observed);
      tally.add('agreementSquared', weight * observed * observed);
      tally.add('ac1', weight * ac1);
      tally.add('ac1Squared', weight * ac1 * ac1);
      if (chance < 1) {
        const kappa = (observed - chance) / (1 - chance);
        tally.add('kappaDefined', weight);
        tally.add('kappa', weight * kappa);
        tally.add('kappa2', weight * kappa * kappa);
      }
      return true;
    },
  };
}
