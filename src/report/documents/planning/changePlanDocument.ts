import type { ChangePlan, CohortClaim } from '../../../results/plan/change.js';
import type { Scenario } from '../../../scenario/scenario.js';
import {
  number,
  ofProbability,
  percentAsWritten,
  probability,
  probabilityInWords,
} from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import { type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Column } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';
import { chanceCsv, chanceParts, chanceWords, designWords, forGood, THE_PROCESS } from './chanceParts.js';
import { aboutTheProcess } from './cohortWords.js';
import { bothTimes, designIn, scenariosOf, surroundings } from './planWords.js';

/** The document of `casesim plan change 49% 59%`. */
export function changePlanDocument(plan: ChangePlan, scenario?: Scenario): Document<ChangePlan> {
  const { from, to, process, cohorts, confidence, ratio, designEffect, response } = plan;
  const change = `a change from ${percentAsWritten(from)} to ${percentAsWritten(to)}`;
  const cohort = cohorts === null ? {} : { cohort: cohorts.cohort, cohortSecond: cohorts.cohortSecond };
  const fieldwork = {
    ...cohort,
    ...(designEffect === 1 ? {} : { designEffect }),
    ...(response === 1 ? {} : { response }),
  };
  const { needed } = process;
  const ofProcess = [...(needed === null ? [] : [forGood(needed)]), ...designWords(designEffect)];
  return {
    command: 'plan change',
    title: `Cases needed to see ${change}`,
    sentence: sentences(plan, change).join(' '),
    parts: [
      textPart(null, [
        ...(scenario === undefined && Object.keys(fieldwork).length === 0
          ? []
          : surroundings(fieldwork, scenario)),
        `By Miettinen and Nurminen's two-sided score test at ${levelText(confidence)} confidence.`,
        ...(cohorts === null ? ofProcess : []),
      ]),
      ...(cohorts === null ? [] : cohortParts(cohorts, plan, ofProcess)),
      ...chanceParts(
        { needed, given: process.given, chances: plan.chances },
        {
          title: `The chance of seeing ${change} (Miettinen and Nurminen, ${levelText(confidence)}${designIn(designEffect)})${cohorts === null ? '' : ', in the process behind the cases and not between the cohorts'}`,
          ...(cohorts === null ? {} : { chance: THE_PROCESS }),
          cases: ratio === 1 ? 'Cases each time' : 'Cases of the first inspection',
          notes: [
            process.isExact
              ? 'Exact: both binomials summed over the tables that the test rejects, in the true direction.'
              : 'The exact chance of as many independent cases as these count for, in the true direction.',
            ...(process.given === null
              ? []
              : [
                  `The chance of seeing a change the wrong way round is ${probabilityInWords(process.given.power.wrong)}.`,
                ]),
          ],
        },
      ),
    ],
    csvTable: chanceCsv({ needed, given: process.given, chances: plan.chances }),
    data: plan,
    ...scenariosOf(scenario),
  };
}

function sentences({ process, cohorts }: ChangePlan, change: string): string[] {
  const { needed, given, outOfReach } = process;
  const own = cohorts?.tests[0]?.needed;
  const [corrected] = cohorts?.tests ?? [];
  const about = cohorts === null ? '' : ' in the process behind the cases';
  return [
    ...(given === null
      ? []
      : [
          `Inspecting ${bothTimes(given.of, given.ofSecond)} has ${chanceWords(given.chance)} of showing ${change}${about}${
            corrected?.given == null
              ? ''
              : `, and ${ofProbability(corrected.given.chance)} of showing it between the two cohorts themselves`
          }.`,
        ]),
    ...(needed === null ? [] : [neededSentence(needed, cohorts, change)]),
    ...(outOfReach === null || own == null ? [] : [ownSentence(own, outOfReach, change)]),
  ];
}

/** The cases for the cohorts, where what made them is out of reach of all cases looked at. */
function ownSentence(
  { chance, fewest, ofSecond }: NonNullable<Test['needed']>,
  most: NonNullable<ChangePlan['process']['outOfReach']>,
  change: string,
): string {
  return (
    `To see ${change} between the two cohorts themselves with a chance of ${percentAsWritten(chance)}, inspect ${bothTimes(fewest, ofSecond)}; ` +
    `in the process behind the cases even ${bothTimes(most.of, most.ofSecond)} have ${chanceWords(most.chance)} of showing it.`
  );
}

/** The cases for what made them; where that is more than a cohort has, the cases for the cohorts come first. */
function neededSentence(
  needed: NonNullable<ChangePlan['process']['needed']>,
  cohorts: CohortClaim | null,
  change: string,
): string {
  const chance = `with a chance of ${percentAsWritten(needed.chance)}`;
  const asked = needed.ask === needed.fewest ? '' : ` (ask for ${bothTimes(needed.ask, needed.askSecond)})`;
  const times = bothTimes(needed.fewest, needed.ofSecond);
  if (cohorts === null) return `To see ${change} ${chance}, inspect ${times}${asked}.`;
  const own = cohorts.tests[0]?.needed ?? null;
  const ownTimes = own === null ? null : bothTimes(own.fewest, own.ofSecond);
  if (needed.fewest <= cohorts.cohort && needed.ofSecond <= cohorts.cohortSecond) {
    const also = ownTimes === null ? '' : `; to see it between the two cohorts themselves, ${ownTimes}`;
    return `To see ${change} in the process behind the cases ${chance}, inspect ${times}${asked}${also}.`;
  }
  const beyond = `in the process behind the cases it would take ${times}, more than the cohort has`;
  return ownTimes === null
    ? `Not even all cases of the two cohorts show ${change} between them ${chance}; ${beyond}.`
    : `To see ${change} between the two cohorts themselves ${chance}, inspect ${ownTimes}; ${beyond}.`;
}

type Test = CohortClaim['tests'][number];

const TESTS: Readonly<Record<Test['method'], string>> = {
  'finite-score': 'with the part of each cohort that was seen',
  score: 'as it is, without correction',
};

/** The claim about the cohorts themselves, apart from the one about what made them. */
function cohortParts(cohorts: CohortClaim, { from, to }: ChangePlan, ofProcess: readonly string[]): Part[] {
  const { cohort, cohortSecond, yes, tests } = cohorts;
  const sizes =
    cohort === cohortSecond
      ? `cohorts of ${number(cohort)}`
      : `cohorts of ${number(cohort)} and ${number(cohortSecond)}`;
  return [
    textPart('Two questions', [
      'A claim about the process behind the cases is about the work that made them, which would have made others: no part of them is ever ' +
        'all of them, and the size of a cohort does not matter. A claim about the two cohorts themselves is nearer the truth ' +
        'the more of them was seen.',
      `In ${sizes}, ${percentAsWritten(from)} and ${percentAsWritten(to)} are ${number(yes[0])} and ${number(yes[1])} whole cases.`,
    ]),
    ...aboutTheProcess(ofProcess),
    tablePart({
      title: 'For a claim about the cohorts themselves',
      columns: [
        words<Test>(
          'test',
          'Score test',
          ({ method }) => method,
          ({ method }) => TESTS[method],
        ),
        ...(tests.some(({ needed }) => needed !== null)
          ? [
              figures<Test>(
                'cases',
                'Cases',
                ({ needed }) => needed?.fewest ?? null,
                ({ needed }) =>
                  needed === null ? 'not even all of them' : bothTimes(needed.fewest, needed.ofSecond),
              ),
              figures<Test>(
                'forGood',
                'Every number from',
                ({ needed }) => needed?.fewestForGood ?? null,
                ({ needed }) => (needed?.fewestForGood == null ? '' : number(needed.fewestForGood)),
              ),
            ]
          : []),
        ...(tests.some(({ given }) => given !== null)
          ? [chanceGiven('right', 'Chance, as given'), chanceGiven('wrong', 'Wrong way round')]
          : []),
      ],
      rows: tests,
      notes: ['Exact: both hypergeometric distributions summed over the tables that the test rejects.'],
    }),
  ];
}

/** The chance of a verdict that the cases as given have; empty where a test has none. */
function chanceGiven(verdict: 'right' | 'wrong', heading: string): Column<Test> {
  const chance = ({ given }: Test) => given?.power[verdict] ?? null;
  return figures(verdict, heading, chance, (test) => {
    const value = chance(test);
    return value === null ? '' : probability(value);
  });
}
