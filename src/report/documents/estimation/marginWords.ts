import type { Comparison, QuestionComparison } from '../../../estimation/difference/compare.js';
import type { PosteriorDifference } from '../../../estimation/difference/posteriorDifference.js';
import { mostOf } from '../../../numeric/extremes.js';
import type { MarginAnswers, NoWorse, WithinMargin } from '../../../results/compare.js';
import {
  differenceAsWritten,
  limitBeside,
  limitInPoints,
  list,
  percentWithCounts,
  pIs,
  pointsAsWritten,
  probabilityInWords,
  pValue,
} from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { shortLabel } from './compareTables.js';
import { levelText } from './levelText.js';
import { isSurprising, priorWords } from './priorWords.js';

type Test = NoWorse | WithinMargin;

/** Whether the second is shown to be no worse, in a sentence without its end. */
export function noWorseSentence(test: NoWorse, first: string, second: string): string {
  const { margin, shown, upper } = test;
  return (
    `${second} ${shown ? 'is' : 'is not'} shown to be no worse than ${first} by ${pointsAsWritten(margin)}: with ${levelText(test.confidence)} ` +
    `confidence, one-sided, it is ${upper > 0 ? `lower by no more than ${size(limitBeside(margin, upper))}` : `higher by at least ${size(limitInPoints(upper))}`} percentage points ` +
    `(Miettinen-Nurminen, ${pIs(shownP(test))})`
  );
}

/** Whether the two are shown to be the same within the margin, in a sentence without its end. */
export function equivalenceSentence(test: WithinMargin, first: string, second: string): string {
  const { margin, shown, lower, upper } = test;
  return (
    `${first} and ${second} ${shown ? 'are' : 'are not'} shown to differ by less than ${pointsAsWritten(margin)} either way: with ` +
    `${levelText(test.confidence)} confidence on each side the first minus the second is between ${limitBeside(-margin, lower)} and ` +
    `${limitBeside(margin, upper)} percentage points (two Miettinen-Nurminen tests, ${pIs(shownP(test))})`
  );
}

/** What the prior and the samples say of the difference. */
export function posteriorSentence({
  mean,
  lower,
  upper,
  above,
  probabilityAbove,
  prior,
  confidence,
}: PosteriorDifference): string {
  return (
    `With ${priorWords(prior)} for each of the two, the probability that ${claimOf(above)} is ${probabilityInWords(probabilityAbove)}; the first minus the second is ${limitInPoints(mean)} percentage points on average, ` +
    `and with probability ${levelText(confidence)} between ${limitInPoints(lower)} and ${limitInPoints(upper)} percentage points.`
  );
}

/** What the prior and the samples say of each key question, where a prior was given. */
export function posteriorSentences(rows: readonly (QuestionComparison & MarginAnswers)[]): string[] {
  const known = rows.flatMap((row) => (row.posterior === null ? [] : [{ row, ...row.posterior }]));
  const [one] = known;
  if (one === undefined) return [];
  const each = known.map(
    ({ row, probabilityAbove }) => `${shortLabel(row).toLowerCase()} ${probabilityInWords(probabilityAbove)}`,
  );
  return [
    `With ${priorWords(one.prior)} for each of the two, the probability that ${claimOf(one.above)} is ${list(each)}.`,
  ];
}

/** That prior and cases disagree, and of which percentages; none where they do not, or where no prior was given. */
export function disagreements(rows: readonly (Comparison & MarginAnswers)[]): string[] {
  const surprised = rows.flatMap(({ first, second, priorPValues }) =>
    priorPValues === null
      ? []
      : [
          { counts: first, p: priorPValues.first },
          { counts: second, p: priorPValues.second },
        ].filter(({ p }) => isSurprising(p)),
  );
  if (surprised.length === 0) return [];
  const shares = [...new Set(surprised.map(({ counts }) => percentWithCounts(counts.yes, counts.of)))];
  const most = mostOf(surprised.map(({ p }) => p));
  return [
    `The prior and the cases disagree: by the prior alone, ${shares.length === 1 ? 'a share' : 'each share'} as far out as ` +
      `${list(shares)} had a probability ${atMost(most, shares.length)}, so the two together describe neither.`,
  ];
}

const atMost = (most: number, shares: number): string => {
  const shown = pValue(most);
  return shown.startsWith('<')
    ? shown.replace('<', 'below ')
    : `of ${shares === 1 ? '' : 'at most '}${shown}`;
};

/** What is given a probability. */
const claimOf = (above: number): string =>
  above === 0
    ? 'the first is truly higher'
    : `the first minus the second is truly above ${differenceAsWritten(above)}`;

/** `0.126`, on its own side of the error allowed. */
export const shownP = ({ pValue: value, confidence }: Test): string => pValue(value, 1 - confidence);

const size = (signedLimit: string): string => signedLimit.replace(/^[+-]/, '');

/** No difference, and the margins that were asked about, in points. */
export function marginReferences(
  asked: Pick<MarginAnswers, 'noWorse' | 'equivalence'> | undefined,
): NonNullable<IntervalsChart['references']> {
  const margins = new Set([
    ...(asked?.noWorse == null ? [] : [asked.noWorse.margin]),
    ...(asked?.equivalence == null ? [] : [-asked.equivalence.margin, asked.equivalence.margin]),
  ]);
  return [
    { at: 0, label: 'no difference' },
    ...[...margins].map((margin) => ({ at: 100 * margin, label: 'margin' })),
  ];
}
