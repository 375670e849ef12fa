import { type CheckedAccuracy, conflictWith, corrected } from '../../../estimation/agreement/imperfect.js';
import type { Accuracy } from '../../../inspection/inspectors.js';
import type { Limits } from '../../../limits.js';
import { FEWEST_CASES, hasTooFew, type IntervalRow } from '../../../results/interval/rows.js';
import type { Knows } from '../../../results/interval/ways.js';
import type { GivenCounts, IntervalReport } from '../../../results/interval.js';
import { capital } from '../../../words/capital.js';
import {
  asWritten,
  decimalsBetween,
  inWords,
  list,
  number,
  numberOrNoLimit,
  percent,
  percentBeside,
  percentWithCounts,
  pIs,
  plural,
  probability,
  pValue,
  signsInWords,
  whole,
} from '../../../words/format.js';
import { type Part, textPart } from '../../document/document.js';
import { levelText } from './levelText.js';
import { disagreement } from './priorWords.js';

/** The main thing: what the row that allows for everything given says. */
export function sentenceOf(report: IntervalReport): string {
  const { counts, cohort, intervals: rows } = report;
  const [only] = counts;
  const [first] = rows;
  if (only === undefined || first === undefined) return 'No counts were given.';
  if (counts.length > 1) {
    return `${capital(inWords(counts.length))} proportions with ${levelText(first.confidence)} intervals (${first.label}).`;
  }
  // Of a cohort seen as a whole only the inspectors' errors and a prior leave a doubt.
  const isWhole = only.of === cohort && first.lower === first.upper && report.inspectors === null;
  const found = isWhole ? WHOLE_COHORT : `${levelOf(first, report)} ${limitsText(first, report)}.`;
  const more = [
    isWhole ? '' : allowanceText(first, report),
    probabilityText(first, report),
    misfit(first, report),
    disagreement(only.priorPValue),
    tested(report),
  ];
  // A conflict comes first: limits of counts that no truth gives are not an answer.
  return [conflict(first, report), `${estimateText(first, report)}: ${found}`, ...more]
    .filter((words) => words !== '')
    .join(' ');
}

/** What a row makes of the counts: with inspectors, its own estimate before what they marked. */
function estimateText(row: IntervalRow, report: IntervalReport): string {
  const counts = countsFor(row, report);
  const { inspectors } = report;
  if (row.method === 'beta' || inspectors === null || !allowsFor(row, 'the inspectors', inspectors))
    return countsText(counts);
  const decimals = decimalsFor(counts.of);
  const raw = [counts.lowestYes, counts.highestYes].map((yes) => corrected(yes / counts.of, inspectors));
  const beyond = raw.every((share) => share < 0) || raw.every((share) => share > 1);
  const cut = beyond ? `, cut off from ${percent(raw[0] ?? 0, decimals)},` : '';
  return `${sharesText(row.estimates, decimals)}${cut} as perfect inspectors would find, from ${countsText(counts)} as marked`;
}

const WHOLE_COHORT = 'every case of the cohort was inspected, so this share is not an estimate.';

/** `49% (41 of 84)`; `50% (495 to 504 of 1,000)` or `over half (43 to 84 of 84)` where it may be several counts. */
export function countsText(counts: GivenCounts): string {
  const { lowestYes, highestYes, of } = counts;
  if (lowestYes === highestYes) return percentWithCounts(lowestYes, of);
  return `${shareGiven(counts)} (${whole(lowestYes)} to ${whole(highestYes)} of ${whole(of)})`;
}

/** The percentage, or the words, without the cases that come after them. */
function shareGiven({ given, percent: printed }: GivenCounts): string {
  return printed === null ? given.trim().replace(/(?:\s*\/|\s+of)\s*[^/\s]+$/i, '') : `${printed}%`;
}

/** One more decimal for every hundred times the cases. */
export const decimalsFor = (of: number) => (of <= 1000 ? 1 : of <= 100_000 ? 2 : 3);

/** The counts that a row is of. */
export const countsFor = ({ given }: IntervalRow, { counts }: IntervalReport): GivenCounts =>
  counts.find((one) => one.given === given)!;

/** How sure, of what: `with 95% confidence (Wilson) the true share`; with a prior, after the mean, with what probability. */
function levelOf(row: IntervalRow, report: IntervalReport): string {
  const { cohort } = report;
  const level = levelText(row.confidence);
  const share = `the true share${allowsFor(row, 'the cohort', cohort) ? ` in the whole cohort of ${whole(cohort ?? 0)}` : ''}`;
  if (row.method !== 'beta') return `with ${level} confidence (${row.label}) ${share}`;
  const mean = sharesText(row.estimates, decimalsFor(countsFor(row, report).of));
  return `given that prior, the posterior mean is ${mean}, and with ${level} probability ${share}`;
}

/** Whether a row allows for something that was given. */
function allowsFor({ knows }: IntervalRow, one: Knows, fact: object | number | null): boolean {
  return fact !== null && (knows === one || knows === 'everything given' || knows === 'all but the prior');
}

/** One share, or between which two. */
function sharesText({ lower, upper }: Limits, decimals: number): string {
  const [from, to] = [percent(lower, decimals), percent(upper, decimals)];
  return from === to ? from : `between ${from} and ${to}`;
}

/** What else it allows for, and what the cases then count for; empty of the cases and their cohort alone. */
function allowanceText(row: IntervalRow, report: IntervalReport): string {
  const { of } = countsFor(row, report);
  const { effectiveSample } = row;
  const allowances = [
    row.method === 'beta' && allowsFor(row, 'the inspectors', report.inspectors)
      ? 'is of what perfect inspectors would find'
      : '',
    allowsFor(row, 'the design', report.design) ? 'allows for the design' : '',
  ].filter((words) => words !== '');
  if (allowances.length === 0) return '';
  const differs = effectiveSample !== null && Number.isFinite(effectiveSample) && effectiveSample !== of;
  // A posterior allows for a cohort by the cases not seen, not by counting those seen for more.
  const beforeCohort =
    row.method === 'beta' && report.cohort !== null ? ', before the cohort is allowed for' : '';
  const cases = differs
    ? `: the ${plural(of, 'case')} count for ${signsInWords(effectiveText(effectiveSample)).replace('below', 'fewer than')} independent ones${beforeCohort}`
    : '';
  return `It ${list(allowances)}${cases}.`;
}

/** How many independent cases say as much: `62.3`, `<0.1`, `no limit`. */
export function effectiveText(cases: number): string {
  return cases > 0 && cases < 0.05 ? '<0.1' : numberOrNoLimit(cases, 1);
}

function limitsText(row: IntervalRow, report: IntervalReport): string {
  const { lower, upper, lowerCount, upperCount } = row;
  const { side } = report;
  if (side === 'lower') return `is at least ${limitText(lower, row, report)}`;
  if (side === 'upper') return `is at most ${limitText(upper, row, report)}`;
  const cases =
    lowerCount === null || upperCount === null ? '' : ` (${whole(lowerCount)} to ${whole(upperCount)} cases)`;
  return `lies between ${limitText(lower, row, report)} and ${limitText(upper, row, report)}${cases}`;
}

/** A limit of a row, on its own side of the share that it is tested against. */
export const limitText = (limit: number, row: IntervalRow, report: IntervalReport): string =>
  percentBeside(report.against, limit, decimalsBetween(row, decimalsFor(countsFor(row, report).of)));

/** The probability that was asked for. */
function probabilityText(row: IntervalRow, { above }: IntervalReport): string {
  if (above === null || row.probabilitiesAbove === null) return '';
  return `The probability of a share above ${levelText(above)} is ${signsInWords(chanceText(row))}.`;
}

/** The probability of a share above the one asked about: certain only where the whole range is one share. */
export function chanceText({ probabilitiesAbove, lower, upper }: IntervalRow): string {
  if (probabilitiesAbove === null) return '–';
  const doubt = lower < upper ? Number.EPSILON : 0;
  const shown = (chance: number) => probability(Math.min(1 - doubt, Math.max(doubt, chance)));
  const [from, to] = [shown(probabilitiesAbove.lower), shown(probabilitiesAbove.upper)];
  return from === to ? from : `${from} to ${to}`;
}

function tested({ against, side, intervals: rows }: IntervalReport): string {
  const row = rows.find(({ pValue: p, leavesOut }) => p !== null && leavesOut.length === 0);
  const shown = row ?? rows.find(({ pValue: p }) => p !== null);
  if (against === null || shown?.pValue == null) return '';
  const sided = side === 'both' ? '' : 'one-sided ';
  const without = shown.leavesOut.length === 0 ? '' : `, which leaves out ${list(shown.leavesOut)}`;
  return `Against ${levelText(against)}, ${sided}${pIs(pValue(shown.pValue))} by ${shown.label}${without}.`;
}

/** That inspectors of this accuracy would not mark such a share, whatever the truth. */
function conflict(row: IntervalRow, report: IntervalReport): string {
  const { inspectors } = report;
  const { lowestYes, highestYes, of } = countsFor(row, report);
  if (inspectors === null || row.method === 'beta') return '';
  const [from, to] = [lowestYes, highestYes].map((yes) => conflictWith(yes / of, inspectors));
  if (from == null || from !== to) return '';
  const shown = percent(lowestYes / of, 0);
  const says =
    from === 'specificity'
      ? `${shown} Yes is below the ${percent(1 - inspectors.specificity, 0)} that inspectors of this specificity would mark Yes if no case were sufficient`
      : `${shown} Yes is above the ${percent(inspectors.sensitivity, 0)} that inspectors of this sensitivity would mark Yes if every case were sufficient`;
  return `The counts and the accuracy conflict: ${says}.`;
}

/** A corrected interval without width is not certain: its whole length ran past the end of the scale. */
function misfit({ method, lower, upper }: IntervalRow, { inspectors }: IntervalReport): string {
  if (inspectors === null || method === 'beta' || lower < upper) return '';
  return 'That is not certainty: both limits are cut off at the end of the scale.';
}

/** What the table cannot say of itself. */
export function remarks(report: IntervalReport): Part[] {
  const { side, counts, intervals: rows } = report;
  const unsettled = counts.filter(({ lowestYes, highestYes }) => lowestYes !== highestYes);
  const lines = [
    ...unsettled.map(
      (one) =>
        `${shareGiven(one)} of ${whole(one.of)} may be any count from ${whole(one.lowestYes)} to ${whole(one.highestYes)}; the limits enclose the intervals of them all, and a p-value is the largest of theirs.`,
    ),
    ...inspectorRemarks(report),
    ...possibleRemarks(rows),
    ...designRemarks(report),
    ...(report.prior !== null && report.against !== null
      ? ['A p-value knows nothing of a prior; the probability of a share above the one tested does.']
      : []),
    ...effectiveRemarks(report),
    ...(side !== 'both' && rows.some(({ method }) => method === 'blaker')
      ? [
          'Blaker weighs the two tails against each other; a one-sided limit has one tail, and is that of Clopper-Pearson.',
        ]
      : []),
    report.inspectors === null
      ? 'An interval allows for chance in which cases were drawn. Mistakes that inspectors make are not included.'
      : 'An interval allows for chance in which cases were drawn and in how they were judged, if the inspectors err as given.',
  ];
  return [textPart(null, lines)];
}

/** Why the exact interval of a cohort leads. */
function possibleRemarks([first]: readonly IntervalRow[]): string[] {
  if (first?.method !== 'hypergeometric') return [];
  return [
    'Finite-cohort Wilson contains shares that the cases seen rule out, whatever the others are, so the exact interval leads.',
  ];
}

/** What the cases count for, where that differs from row to row, or is next to nothing. */
function effectiveRemarks(report: IntervalReport): string[] {
  const { intervals: rows, cohort, design, inspectors } = report;
  const tooFew = rows.some((row) => hasTooFew(row, countsFor(row, report).of));
  const effective = new Set(rows.flatMap(({ effectiveSample }) => effectiveSample ?? []));
  const why = [
    design === null ? '' : 'a design effect divides them',
    cohort === null ? '' : 'seeing much of a cohort multiplies them',
    inspectors === null || cohort === null
      ? ''
      : 'what inspectors get wrong takes from that, as it stays wrong in a cohort seen whole',
    design?.degreesOfFreedom == null ? '' : 'few degrees of freedom take away from them',
  ].filter((words) => words !== '');
  return [
    ...(effective.size > 1 && why.length > 1
      ? [`What the cases count for depends on what a row allows for: ${list(why)}.`]
      : []),
    ...(tooFew ? [`Fewer than ${FEWEST_CASES} cases say next to nothing of a share.`] : []),
  ];
}

/** How accurate inspectors of that agreement are, and the answers that several of them settle. */
function inspectorRemarks({ inspectors }: IntervalReport): string[] {
  if (inspectors === null) return [];
  const { each, kappa, doubleMarked } = inspectors;
  const rates = (of: Accuracy) =>
    `a sensitivity of ${number(of.sensitivity, 3)} and a specificity of ${number(of.specificity, 3)}`;
  const marked =
    doubleMarked === 0
      ? []
      : [
          `Where ${levelText(doubleMarked)} of cases are marked twice, and a third inspector decides where the two differ, answers have in the end ${rates(inspectors)}, if inspectors err independently of each other${checksText(inspectors)}.`,
        ];
  if (kappa === null) return marked;
  return [
    `At this share of Yes, inspectors with a κ of ${kappa} have ${rates(each)}, if they err independently of each other; that is taken as known.`,
    ...marked,
  ];
}

/** The checks of single inspectors, as checks of the answers that they settle. */
function checksText({ sensitivityChecks, specificityChecks }: CheckedAccuracy): string {
  if (sensitivityChecks === undefined || specificityChecks === undefined) return '';
  return `; the checks of single inspectors count for ${whole(sensitivityChecks)} and ${whole(specificityChecks)} of such answers`;
}

/** What the design effect is, about what, and what it takes for granted. */
function designRemarks({ design, counts, cohort, intervals: rows }: IntervalReport): string[] {
  if (design === null) return [];
  const { effect, effectInCohort, degreesOfFreedom, icc } = design;
  const isCensus = counts[0]?.of === cohort;
  const inCohort =
    icc === null || cohort === null || effectInCohort === null || isCensus
      ? []
      : [
          `The design effect is ${number(effect, 2)} about the process behind the cases, and ${number(effectInCohort, 2)} about the cohort, beside the correction for its size: ${visitedText(design)}`,
        ];
  const capped = rows.find(
    ({ method, effectiveSample }) => method === 'korn-graubard' && effectiveSample !== null,
  );
  return [
    ...inCohort,
    ...(degreesOfFreedom === null
      ? [
          `The design effect of ${icc === null ? asWritten(effect) : number(effect, 2)} is taken as known; where it was estimated from clusters, --df allows for how few they are.`,
        ]
      : []),
    ...(capped !== undefined && effect < 1
      ? [
          'Korn-Graubard never counts more cases than there are, however good the design; the other methods do.',
        ]
      : []),
  ];
}

/** Which clusters of the cohort were visited, and what that takes for granted. */
function visitedText({ clusters, visited }: NonNullable<IntervalReport['design']>): string {
  if (clusters === null)
    return 'the cohort is taken to have as many clusters as it can, each of those visited seen whole. Where it has fewer, --clusters says so, and the interval is narrower: where all were visited, they are strata.';
  if (visited === null || visited >= clusters)
    return `all ${clusters} clusters of the cohort were visited, so they are strata, if as large a share of each was taken.`;
  return `${visited} of the ${clusters} clusters of the cohort were visited, and those left out are part of the error, if they vary in size as these do and as large a share of each of these was taken.`;
}
