import type { NoWorsePlan } from '../../../results/plan/noWorse.js';
import { ofProbability, percentAsWritten, pointsAsWritten } from '../../../words/format.js';
import { type Document, textPart } from '../../document/document.js';
import { levelText } from '../estimation/levelText.js';
import { chanceCsv, chanceParts, chanceWords, designWords, exactWords, forGood } from './chanceParts.js';
import { bothTimes, designIn } from './planWords.js';

const TESTS: Readonly<Record<NoWorsePlan['method'], string>> = {
  'miettinen-nurminen': 'Miettinen and Nurminen',
  'farrington-manning': 'Farrington and Manning',
};

/** The document of `casesim plan no-worse 10% --from 49%`. */
export function noWorsePlanDocument(plan: NoWorsePlan): Document<NoWorsePlan> {
  const { margin, claim, from, to, needed, given } = plan;
  const shown =
    claim === 'no-worse'
      ? `the second inspection is no worse than the first by ${pointsAsWritten(margin)}`
      : `the two inspections differ by less than ${pointsAsWritten(margin)} either way`;
  const truth =
    from === to
      ? `both are truly at ${percentAsWritten(from)}`
      : `they are truly at ${percentAsWritten(from)} and ${percentAsWritten(to)}`;
  return {
    command: 'plan no-worse',
    title: `Cases needed to show that ${shown}`,
    sentence: [
      ...(given === null
        ? []
        : [
            `Inspecting ${bothTimes(given.of, given.ofSecond)} has ${chanceWords(given.chance)} of showing that ${shown}, if ${truth}.`,
          ]),
      ...(needed === null
        ? []
        : [
            `To show that ${shown}, with a chance of ${percentAsWritten(needed.chance)} if ${truth}, inspect ${bothTimes(needed.fewest, needed.ofSecond)}.`,
          ]),
    ].join(' '),
    parts: [
      textPart(null, [
        testWords(plan),
        ...(needed === null ? [] : [forGood(needed)]),
        ...designWords(plan.designEffect),
        ...[needed, given].flatMap((one) => (one === null ? [] : [sizeWords(one, plan)])),
      ]),
      ...chanceParts(plan, {
        title: `The chance of showing that ${shown}, if ${truth} (${TESTS[plan.method]}, one-sided, ${levelText(plan.confidence)}${designIn(plan.designEffect)})`,
        cases: plan.ratio === 1 ? 'Cases each time' : 'Cases of the first inspection',
        notes: [
          exactWords(
            plan.designEffect,
            'Exact: both binomials summed over the tables that the test rejects.',
          ),
        ],
      }),
    ],
    csvTable: chanceCsv(plan),
    data: plan,
  };
}

function testWords({ claim, confidence, method, ratio }: NoWorsePlan): string {
  const level = `at ${levelText(confidence)} confidence, all of the error on its side`;
  const test =
    claim === 'no-worse'
      ? `By ${TESTS[method]}'s one-sided score test ${level}.`
      : `By two one-sided score tests (${TESTS[method]}), both of which have to reject, each ${level}.`;
  const second =
    ratio === 1
      ? ''
      : ` The second inspection has ${Number(ratio.toPrecision(4))} times the cases of the first.`;
  return `${test} Not finding a difference does not show it: these tests have to rule one out.${second}`;
}

function sizeWords(
  one: { readonly ofSecond: number; readonly largestSize: { readonly size: number; readonly at: number } } & (
    | { readonly of: number }
    | { readonly fewest: number }
  ),
  { margin }: NoWorsePlan,
): string {
  const of = 'of' in one ? one.of : one.fewest;
  const { size, at } = one.largestSize;
  return (
    `With ${bothTimes(of, one.ofSecond)} the test shows it falsely with a probability ${ofProbability(size).replace('of', 'of at most')}: where the first ` +
    `is truly at ${percentAsWritten(Number(at.toFixed(3)))} and the second lower by just ${pointsAsWritten(margin)}.`
  );
}
