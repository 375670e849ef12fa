import { methodLabel } from '../../../estimation/methodLabel.js';
import type { AssurancePlan } from '../../../results/plan/assurance.js';
import { percentAsWritten, percentWithCounts, plural, pointsAsWritten } from '../../../words/format.js';
import type { Document } from '../../document/document.js';
import { levelText } from '../estimation/levelText.js';
import { chanceCsv, chanceParts, designWords, exactWords, forGood } from './chanceParts.js';
import {
  casesToInspect,
  chanceAsked,
  chancesGiven,
  claimParts,
  forTheProcess,
  intervalsPlanned,
} from './cohortWords.js';
import { designIn } from './planWords.js';

/** The document of `casesim plan assurance 10%`. */
export function assurancePlanDocument(plan: AssurancePlan): Document<AssurancePlan> {
  const { width, confidence, needed, given, method } = plan;
  const asked = chanceAsked(plan);
  const interval = `a ${levelText(confidence)} interval no wider than ${pointsAsWritten(width)}`;
  return {
    command: 'plan assurance',
    title: `Cases needed for an interval no wider than ${pointsAsWritten(width)}`,
    sentence: [
      ...(given === null
        ? []
        : [
            `${plural(given.of, 'case')} ${given.of === 1 ? 'gives' : 'give'} ${interval} with ${chancesGiven(plan).replace(/,$/, '')}, ${knowing(plan)}.`,
          ]),
      ...(asked === null
        ? []
        : [`For ${interval} with a chance of ${percentAsWritten(asked)}, ${inspecting(plan)}.`]),
    ].join(' '),
    parts: [
      ...claimParts(plan, {
        introduction: `The interval is ${methodLabel(method)}'s${plan.inCohort === null ? '' : ', with the part that was seen allowed for where it is of the cohort'}; ${pointsAsWritten(width)} in all are ±${pointsAsWritten(plan.margin)}. An expected margin is no promise: the interval that comes out may be wider.`,
        ofProcess: [...(needed === null ? [] : [forGood(needed)]), ...designWords(plan.designEffect)],
        truth: plan.truth,
        wanted: 'is so narrow',
      }),
      ...chanceParts(plan, {
        title: `The chance of an interval no wider than ${pointsAsWritten(width)}, ${knowing(plan)} (${intervalsPlanned(plan)}, ${levelText(confidence)}${designIn(plan.designEffect)})`,
        notes: [
          exactWords(
            plan.designEffect,
            plan.earlier === null
              ? `Exact${forTheProcess(plan.inCohort)}: the binomial chances of the counts with an interval so narrow.`
              : `Exact${forTheProcess(plan.inCohort)}: the beta-binomial chances, over the Jeffreys posterior of the earlier sample, of the counts with an interval so narrow.`,
          ),
        ],
      }),
    ],
    csvTable: chanceCsv(plan),
    data: plan,
  };
}

/** With a cohort there are two numbers of cases, and what is known comes before them. */
function inspecting(plan: AssurancePlan): string {
  const [inspect, known] = [casesToInspect(plan), knowing(plan)];
  return plan.inCohort === null ? `${inspect}, ${known}` : `${known}, ${inspect}`;
}

function knowing({ truth, earlier }: AssurancePlan): string {
  if (earlier !== null) return `given an earlier sample with ${percentWithCounts(earlier.yes, earlier.of)}`;
  return `if ${percentAsWritten(truth ?? 0.5)} are truly Yes`;
}
