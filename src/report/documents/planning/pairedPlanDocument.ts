import type { PairedPlan } from '../../../results/plan/paired.js';
import { percentAsWritten, plural, pointsAsWritten, probabilityInWords } from '../../../words/format.js';
import { type Document, textPart } from '../../document/document.js';
import { levelText } from '../estimation/levelText.js';
import { chanceCsv, chanceParts, chanceWords, designWords, exactWords, forGood } from './chanceParts.js';
import { designIn } from './planWords.js';

const TESTS: Readonly<Record<PairedPlan['method'], string>> = { 'mid-p': 'mid-p', exact: 'exact' };

/** The document of `casesim plan paired 20% 10%`. */
export function pairedPlanDocument(plan: PairedPlan): Document<PairedPlan> {
  const { firstOnly, secondOnly, confidence, method, needed, given } = plan;
  const higher = firstOnly >= secondOnly ? 'first' : 'second';
  const truth =
    `if ${percentAsWritten(firstOnly)} of cases truly have Yes to the first only and ${percentAsWritten(secondOnly)} to ` +
    'the second only';
  return {
    command: 'plan paired',
    title: 'Cases needed to show that two questions on the same cases differ',
    sentence: [
      ...(given === null
        ? []
        : [
            `${plural(given.of, 'case')} ${given.of === 1 ? 'has' : 'have'} ${chanceWords(given.chance)} of showing that the ${higher} question has more Yes, ${truth}.`,
          ]),
      ...(needed === null
        ? []
        : [
            `To show with a chance of ${percentAsWritten(needed.chance)} that the ${higher} question has more Yes, ${truth}, inspect ${plural(needed.fewest, 'case')}.`,
          ]),
    ].join(' '),
    parts: [
      textPart(null, [
        `A true difference of ${pointsAsWritten(Math.abs(firstOnly - secondOnly))}, by McNemar's two-sided ${TESTS[method]} test at ${levelText(confidence)} confidence. Cases in which both questions agree say nothing about it.`,
        ...(needed === null ? [] : [forGood(needed)]),
        ...designWords(plan.designEffect),
        ...(given === null || given.wrong === 0
          ? []
          : [
              `The chance that ${plural(given.of, 'case')} show the other question to be higher is ${probabilityInWords(given.wrong)}.`,
            ]),
      ]),
      ...chanceParts(plan, {
        title: `The chance of showing that the ${higher} question has more Yes, from ${percentAsWritten(firstOnly)} against ${percentAsWritten(secondOnly)} with Yes to one only (McNemar's ${TESTS[method]}, ${levelText(confidence)}${designIn(plan.designEffect)})`,
        notes: [exactWords(plan.designEffect, 'Exact: over how many cases differ, and how they are split.')],
      }),
    ],
    csvTable: chanceCsv(plan),
    data: plan,
  };
}
