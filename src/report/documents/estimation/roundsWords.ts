import type { RegionRounds, RoundsQuestion, RoundsReport } from '../../../results/rounds.js';
import { capital } from '../../../words/capital.js';
import {
  allOf,
  asWritten,
  inWords,
  list,
  percent,
  percentWithCounts,
  pIs,
  plural,
  points,
  pointsRange,
  pValue,
  whole,
} from '../../../words/format.js';
import { levelText } from './levelText.js';

/** What rounds show of one question: who changed by more than chance, and what would have changed anyway. */
export function roundsSentence(question: RoundsQuestion, report: RoundsReport): string {
  const [only] = question.regions;
  const said =
    question.regions.length === 1 && only !== undefined
      ? oneRegion(only, report)
      : manyRegions(question, report);
  return question.question === null ? capital(said) : `${question.question}: ${said}`;
}

/** That rounds are of different programmes, before anything is said of them; nothing where they are of one. */
export function programmesSentence({ programmes }: RoundsReport): string {
  if (programmes.length < 2) return '';
  const each = programmes.map(({ name, rounds }) => `${name ?? 'none named'} in ${list(rounds)}`);
  return (
    `These rounds are of different programmes (${list(each)}), so that a difference between them may be one of programmes, ` +
    'not of practice. '
  );
}

const isShown = ({ trend }: RegionRounds, { confidence }: RoundsReport): boolean =>
  trend !== null && trend.adjusted <= 1 - confidence + SAME_LEVEL;

/** A p-value is as small as the level asks even where the level has rounded. */
const SAME_LEVEL = 1e-12;

function oneRegion(region: RegionRounds, report: RoundsReport): string {
  const { name, rounds, trend } = region;
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (first === undefined || last === undefined) return '';
  const from = `${percentWithCounts(first.yes, first.of)} in ${first.label}`;
  const went = `${name} went from ${from} to ${percentWithCounts(last.yes, last.of)} in ${last.label}`;
  if (rounds.length === 1) return `${name} was inspected once, ${from}.`;
  if (trend === null) return `${went}: every answer is the same.`;
  const { slope, lower, upper, pValue: p } = trend;
  const shows = isShown(region, report)
    ? `so that ${slope > 0 ? 'a rise' : 'a fall'} is shown`
    : 'so that these rounds do not show a change either way';
  return (
    `${went}: ${points(slope)} a year along a straight line (${levelText(report.confidence)} interval ${pointsRange(lower, upper)}; ` +
    `${pIs(pValue(p, 1 - report.confidence))}), ${shows}.`
  );
}

function manyRegions(question: RoundsQuestion, report: RoundsReport): string {
  const { regions, rounds } = question;
  const changed = regions.filter((region) => isShown(region, report));
  const names =
    changed.length > 0 && changed.length <= MOST_NAMED ? ` (${list(changed.map(({ name }) => name))})` : '';
  const are = changed.length < 2 ? 'is' : 'are';
  const many = changed.length === 0 ? 'none' : inWords(changed.length);
  const over = `over ${plural(rounds.length, 'round')}, ${rounds[0]} to ${rounds.at(-1)}`;
  const shown = `of ${whole(regions.length)} regions ${over}, ${many}${names} ${are} shown to have changed by more than chance`;
  return `${shown}.${extremes(question)}`;
}

const MOST_NAMED = 3;

/** The largest rise and fall between the two latest rounds, each beside what regression to the mean alone would give. */
function extremes({ regions, lastTwo }: RoundsQuestion): string {
  if (lastTwo === null) return '';
  const moved = regions.flatMap(({ name, change }) =>
    change === null || change.expected === null
      ? []
      : [{ name, change: change.change, expected: change.expected }],
  );
  const rising = moved.toSorted((a, b) => b.change - a.change);
  const said = (what: string, one: (typeof moved)[number] | undefined) =>
    one === undefined
      ? []
      : [`the largest ${what} is that of ${one.name}, ${points(one.change)} (${points(one.expected)})`];
  const [top, bottom] = [rising[0], rising.at(-1)];
  const both = [
    ...said('rise', top !== undefined && top.change > 0 ? top : undefined),
    ...said('fall', bottom !== undefined && bottom.change < 0 ? bottom : undefined),
  ];
  if (both.length === 0) return '';
  return ` From ${lastTwo.first} to ${lastTwo.second} ${list(both)}; in brackets, what regression to the mean alone would give.`;
}

/** What is behind the sentence of one question. */
export function roundsNotes({ regions, lastTwo }: RoundsQuestion): string[] {
  const outside = regions.flatMap(({ name, rounds }) =>
    rounds.flatMap((round) => (round.outside ? [`${name} in ${round.label}`] : [])),
  );
  return [
    outside.length === 0
      ? 'No round lies outside the control limits of its region.'
      : `Outside the control limits of its region: ${list(outside.slice(0, MOST_LISTED))}${outside.length > MOST_LISTED ? ' and others' : ''}.`,
    ...(lastTwo === null
      ? ['With fewer than three regions in the same two rounds, regression to the mean cannot be estimated.']
      : [returnNote(lastTwo)]),
  ];
}

const MOST_LISTED = 10;

function returnNote({ first, mean, trueVariance }: NonNullable<RoundsQuestion['lastTwo']>): string {
  const spread = `In ${first} the mean was ${percent(mean)}`;
  return trueVariance === 0
    ? `${spread} and chance alone would give all of the spread between regions, so that each would be expected back at the mean.`
    : `${spread}, and true shares spread about it with a standard deviation of ${points(Math.sqrt(trueVariance)).replace('+', '')} beyond chance.`;
}

/** How rounds are read, once for all questions. */
export function roundsReading(report: RoundsReport): string[] {
  const trends = report.questions.flatMap(({ regions }) => regions.filter(({ trend }) => trend !== null));
  const several = report.questions.length > 1;
  return [
    `The trend is the test of Cochran and Armitage, with its slope a year; p-values are adjusted by Holm's steps over ${trends.length === 1 ? 'one trend' : `all ${whole(trends.length)} trends`}${several ? ` of ${allOf(report.questions.length).toLowerCase()} questions` : ''}, ` +
      `so that all statements together have ${levelText(report.confidence)}; the intervals are of one slope at a time. A year or a month counts as its middle.`,
    ...(report.designEffect === 1
      ? []
      : [
          `Trends allow for a design effect of ${asWritten(report.designEffect)}; latest changes and control limits take cases as independent.`,
        ]),
    'Control limits are three standard errors either side of the share of all rounds of the region.',
    'Regression to the mean: what a region far from the mean in one round would be expected to return by in the next although nothing ' +
      'changed, from its distance and the share of the spread that is chance.',
  ];
}
