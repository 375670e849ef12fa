import { BANDS_ARE_HYPOTHETICAL, RATING_BANDS } from '../../../estimation/bands/ratingBands.js';
import type { BandPlan } from '../../../results/plan/band.js';
import { percentAsWritten, percentWithCounts, plural } from '../../../words/format.js';
import { type Document, textPart } from '../../document/document.js';
import { levelText } from '../estimation/levelText.js';
import { chanceCsv, chanceParts, chanceWords, designWords, exactWords, forGood } from './chanceParts.js';
import {
  casesToInspect,
  chanceAsked,
  chancesGiven,
  claimParts,
  forTheProcess,
  intervalsPlanned,
} from './cohortWords.js';
import { designIn } from './planWords.js';

/** The document of `casesim plan band good`. */
export function bandPlanDocument(plan: BandPlan): Document<BandPlan> {
  const { needed, given, truth } = plan;
  const asked = chanceAsked(plan);
  const label = RATING_BANDS.find(({ name }) => name === plan.band)?.label ?? plan.band;
  const what = `settling that a percentage truly at ${percentAsWritten(truth)} is ${label}`;
  return {
    command: 'plan band',
    title: `Cases needed to settle the band ${label}`,
    sentence: [
      ...(given === null
        ? []
        : [
            `${plural(given.of, 'case')} ${given.of === 1 ? 'has' : 'have'} ${chancesGiven(plan)} of ${what}.`,
          ]),
      ...(asked === null
        ? []
        : [`For a chance of ${percentAsWritten(asked)} of ${what}, ${casesToInspect(plan)}.`]),
    ].join(' '),
    parts: [
      ...claimParts(plan, {
        introduction: `Settled means that the whole ${levelText(plan.confidence)} interval (${intervalsPlanned(plan)}) lies in the band, ${range(plan)}.`,
        ofProcess: [
          ...(needed === null ? [] : [forGood(needed)]),
          ...designWords(plan.designEffect),
          existence(plan),
        ],
        truth,
        wanted: 'lies in the band',
      }),
      ...chanceParts(plan, {
        title: `The chance of settling the band ${label} at a true percentage of ${percentAsWritten(truth)} (${intervalsPlanned(plan)}, ${levelText(plan.confidence)}${designIn(plan.designEffect)})`,
        notes: [
          exactWords(
            plan.designEffect,
            `Exact${forTheProcess(plan.inCohort)}: the binomial chances of the counts whose interval lies in the band.`,
          ),
        ],
      }),
      textPart('What the bands are', [BANDS_ARE_HYPOTHETICAL]),
    ],
    csvTable: chanceCsv(plan),
    data: plan,
  };
}

function range({ from, to }: BandPlan): string {
  return to === 1
    ? `${percentAsWritten(from)} and over`
    : `from ${percentAsWritten(from)} to under ${percentAsWritten(to)}`;
}

/** The bound on what is possible, named as that. */
function existence({ canSettleFrom, truth, designEffect }: BandPlan): string {
  const cases = designEffect === 1 ? 'case' : 'independent case';
  if (canSettleFrom === null) return 'No number of cases that was looked at can settle this band at all.';
  const { yes, of, chance } = canSettleFrom;
  return (
    `With fewer than ${plural(of, cases)} no count at all settles it, whatever the truth; with as many, ` +
    `${percentWithCounts(yes, of)} does. That is a bound on what is possible: at a true percentage of ${percentAsWritten(truth)}, ${plural(of, cases)} have ${chanceWords(chance)} of settling it.`
  );
}
