import type { NationalFigure } from '../../../estimation/league/nationalFigure.js';
import type { LeagueQuestion, LeagueRegion, LeagueReport } from '../../../results/league.js';
import { capital } from '../../../words/capital.js';
import {
  allOf,
  asWritten,
  inWords,
  list,
  number,
  percent,
  percentAsWritten,
  percentRange,
  pIs,
  plural,
  points,
  probability,
  pValue,
  whole,
} from '../../../words/format.js';
import { levelText } from './levelText.js';
import { simulatedShare } from './simulatedShare.js';

type Level = Pick<LeagueReport, 'confidence'>;

/** What an honest report could print of a league: who differs from the rest, and whether anybody is last. */
export function leagueSentence(question: LeagueQuestion, { confidence }: Level): string {
  const { regions } = question;
  const differing = regions.filter(
    ({ funnel }) => funnel !== null && funnel.adjusted <= 1 - confidence + SAME_LEVEL,
  );
  const named = differing.length > 0 && differing.length <= MOST_NAMED;
  const names = named ? ` (${list(differing.map(({ name }) => name))})` : '';
  const differ = `${differing.length === 0 ? 'none' : inWords(differing.length)}${names} ${differing.length < 2 ? 'differs' : 'differ'} from ${againstOf(question)} by more than chance`;
  const of = `of ${whole(regions.length)} regions, ${differ}; ${whoIsLast(regions, { differ: differing.length > 0 })}.`;
  return question.question === null ? capital(of) : `${question.question}: ${of}`;
}

const MOST_NAMED = 3;
/** A p-value is as small as the level asks even where the level has rounded. */
const SAME_LEVEL = 1e-12;

function againstOf({ target, pooled, national }: LeagueQuestion): string {
  if (target !== null && target === national?.share) return `the national figure of ${percent(target)}`;
  return target === null || target === pooled ? 'the rest' : `the target of ${percent(target)}`;
}

function whoIsLast(regions: readonly LeagueRegion[], { differ }: { readonly differ: boolean }): string {
  const count = regions.length;
  const last = regions.filter(({ simultaneous }) => simultaneous.worst === count);
  if (regions.every(({ simultaneous: { best, worst } }) => best === 1 && worst === count)) {
    return `no ranking is possible: any of the ${inWords(count)} could be first, and any last`;
  }
  if (last.length === 1) {
    // Against the rest together and against each other alone are two tests: where they differ, both are said.
    return differ
      ? `${last[0]?.name} is last`
      : `yet compared with each other alone, ${last[0]?.name} is shown to be below every other, and so last`;
  }
  const could =
    last.length === count ? `any of the ${inWords(count)} could be` : `${inWords(last.length)} could be`;
  return `which is last cannot be said: ${could}`;
}

/** What is behind the sentence, question by question. */
export function leagueNotes(question: LeagueQuestion, report: LeagueReport): string[] {
  const { homogeneity, chance, overDispersion, regions, rankCoverage } = question;
  const { pValue: p, repeats } = homogeneity;
  const how =
    repeats === null ? 'exact, given the total' : `${whole(repeats)} simulated leagues of the same total`;
  const lowest = highestOf(regions, 'lowest');
  return [
    `If the regions did not truly differ at all, shares at least so far apart would have ${pIs(pValue(p))} (${how}). ` +
      `${spreadWords(chance.share)}`,
    ...(question.national === null ? [] : [nationalWords(question.national)]),
    ...(overDispersion === null ? [] : [dispersionWords(overDispersion, question, report)]),
    ...(question.unpooled === null
      ? lowest === null
        ? []
        : [
            `Drawn towards each other as far as their own cases leave them uncertain, ${lowest.name} is the likeliest to be truly ` +
              `the lowest, with probability ${probability(lowest.value)}.`,
          ]
      : [`The shares are not pooled. ${question.unpooled}`]),
    ...(rankCoverage === null
      ? []
      : [
          `If all regions were truly alike, all rank sets would contain their true ranks in ${coverageWords(rankCoverage)} of leagues ` +
            `of these sizes, at a level of ${levelText(report.rankConfidence)}.`,
        ]),
    ...smallSamples(question, report),
  ];
}

function spreadWords(share: number | null): string {
  if (share === null) return 'All shares are the same.';
  return share >= 1
    ? 'Chance alone would give all of the spread that was seen.'
    : `Chance alone would give ${percent(share)} of the variance that was seen.`;
}

function nationalWords({ share, lower, upper, effectiveCases, confidence }: NationalFigure): string {
  return (
    `Each region weighing what the table says, the national figure is ${percent(share, 1)} (${levelText(confidence)} interval ` +
    `${percentRange(lower, upper, 1)}, Wilson on an effective sample of ${whole(Math.round(effectiveCases))} cases).`
  );
}

function dispersionWords(
  { phi, expected, addedVariance }: NonNullable<LeagueQuestion['overDispersion']>,
  { width }: LeagueQuestion,
  { widening, test }: LeagueReport,
): string {
  const seen = `Squared distances from the centre, without outliers, are ${number(phi, 2)} on average; by chance alone ${number(expected, 2)}.`;
  if (widening === 'times' && width.designEffect > 1) {
    return `${seen} The limits of the funnel are widened by it: ${number(width.designEffect, 2)} times the variance of chance.`;
  }
  if (widening === 'plus' && width.addedVariance > 0) {
    return `${seen} The limits of the funnel are widened by a standard deviation of true shares of ${points(Math.sqrt(addedVariance)).replace('+', '')}.`;
  }
  if (widening !== null)
    return `${seen} That is no more than chance gives: the limits of the funnel are not widened.`;
  if (width.designEffect !== 1) {
    return `${seen} ${test === 'fisher' ? 'The limits of the funnel' : 'The limits of the funnel and the tests behind the rank sets'} are widened for a design effect of ${asWritten(width.designEffect)}; ${test === 'fisher' ? "Fisher's exact test behind the rank sets, " : ''}what is said of the spread, and pooling, take cases as independent.`;
  }
  return phi <= 1
    ? seen
    : `${seen} The limits of the funnel are those of chance alone: --deff or --over-dispersion widens them for clusters or for other reasons to vary.`;
}

function coverageWords({ coverage, repeats }: NonNullable<LeagueQuestion['rankCoverage']>): string {
  return repeats === null ? percent(coverage, 1) : simulatedShare(coverage, repeats);
}

/** The score test is approximate in small samples, and says so. */
function smallSamples({ regions, pooled }: LeagueQuestion, { test }: LeagueReport): string[] {
  const few = regions.filter(({ of }) => of < FEW_CASES).length;
  const isRare = Math.min(pooled, 1 - pooled) < RARE;
  if (test === 'fisher' || (few === 0 && !isRare)) return [];
  const why =
    few > 0
      ? `${plural(few, 'region')} with fewer than ${FEW_CASES} cases`
      : `shares under ${percent(RARE)}, or over ${percent(1 - RARE)}`;
  return [`With ${why}, the level of the rank sets is approximate; --test fisher is exact.`];
}

const FEW_CASES = 20;
const RARE = 0.05;

function highestOf(regions: readonly LeagueRegion[], key: 'lowest'): { name: string; value: number } | null {
  const found = regions.flatMap(({ name, pooled }) =>
    pooled === null ? [] : [{ name, value: pooled[key] }],
  );
  return found.reduce<{ name: string; value: number } | null>(
    (most, one) => (most === null || one.value > most.value ? one : most),
    null,
  );
}

/** How a league is read, once for all questions. */
export function leagueReading({ questions, confidence, rankConfidence, method }: LeagueReport): string[] {
  const several = questions.length > 1;
  return [
    `Rank 1 is the highest share. A region differs by more than chance where its tail of the funnel, ${method === 'exact' ? 'exact' : 'by the normal distribution'}, ` +
      `is below ${percentAsWritten(1 - confidence)} after Holm's adjustment over ${several ? 'every region of every question' : 'all regions'}. ` +
      'A rank is ruled out by the regions that are shown to be better, or worse.',
    ...(several
      ? [
          `${allOf(questions.length)} questions are asked at once: the rank sets of each have ${levelText(rankConfidence)}, so that all together have ` +
            `${levelText(confidence)}.`,
        ]
      : []),
    'Pooled shares come from one distribution for all regions, log odds normal with a spread of its own: a region of few cases is ' +
      'drawn furthest towards the others.',
  ];
}
