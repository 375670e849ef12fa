import { leastOf } from '../../../numeric/extremes.js';
import type { CoverageAt, CoverageOverall, CoverageReport } from '../../../results/coverage.js';
import { list, percent, plural, whole } from '../../../words/format.js';
import type { LinesChart } from '../../chart/lines.js';
import { describeChart } from '../../chart/registry.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Column, Table } from '../../document/table.js';
import { levelText } from './levelText.js';

/** The document of `casesim coverage`. */
export function coverageDocument(report: CoverageReport): Document<CoverageReport> {
  const shares = [...new Set(report.at.map(({ p }) => p))];
  return {
    command: 'coverage',
    title: `How often intervals for ${plural(report.of, 'case')} cover the truth`,
    sentence: sentenceOf(report),
    parts: [
      ...(report.curves.length === 0 ? [] : [chartPart(chartOf(report))]),
      tablePart(overallTable(report), { main: true }),
      ...(shares.length === 0
        ? []
        : [tablePart(coverageTable(report, shares)), tablePart(widthTable(report, shares))]),
      textPart(null, [...cutOff(report), EXACT]),
    ],
    data: report,
  };
}

const EXACT =
  'Exact: each figure is a finite sum over the possible counts, not a simulation. Coverage is over samples ' +
  'drawn by chance alone, with inspectors who are never wrong. The chart shows every thousandth of the true share; the ' +
  'tables allow for the values in between.';

function sentenceOf({ of, confidence, side, cohort, overall }: CoverageReport): string {
  const cases = `${plural(of, 'case')}${cohort === null ? '' : ` of a cohort of ${whole(cohort)}`}`;
  const limits = side === 'both' ? 'interval' : `${side} limit`;
  const [first, ...others] = overall;
  if (first === undefined) return 'No method was given.';
  const says = (one: CoverageOverall) =>
    `${percent(one.mean, 1)} of the time on average and ${percent(one.infimum, 1)} at worst, ${whereOf(one)}`;
  const opening = `With ${cases}, the ${levelText(confidence)} ${limits} by ${first.label} covers the true share ${says(first)}`;
  const safe = others.find(({ method }) => method === 'clopper-pearson');
  return safe === undefined ? `${opening}.` : `${opening}; by ${safe.label}, ${says(safe)}.`;
}

/** `just below 0.21% and above 99.79%`. */
function whereOf({ at, side, reached }: CoverageOverall): string {
  if (side === null) return `at ${shareText(at)}`;
  const [first, second] = reached;
  if (first === undefined || second === undefined) return `just ${side} ${shareText(at)}`;
  if (reached.length > 2) return `first just ${first.side} ${shareText(first.at)}`;
  return `just ${first.side} ${shareText(first.at)} and ${second.side} ${shareText(second.at)}`;
}

/** To two digits of whichever is nearer, 0% or 100%: `0.21%`, `99.79%`, `0.0018%`. */
function shareText(p: number): string {
  const near = Math.min(p, 1 - p) * 100;
  const decimals = near === 0 ? 0 : Math.max(2, 1 - Math.floor(Math.log10(near)));
  return percent(p, decimals);
}

function chartOf({ of, confidence, curves, cohort }: CoverageReport): LinesChart {
  const level = levelText(confidence);
  const floor = floorOf(confidence);
  const complete: LinesChart = {
    kind: 'lines',
    title: `Exact coverage of ${level} intervals for ${plural(of, 'case')}${cohort === null ? '' : ` of ${whole(cohort)}`}`,
    x: { label: 'True share of Yes', low: 0, high: 1, format: 'percent' },
    y: {
      label: 'Chance that the interval contains the true share',
      ...(lowest(curves) < floor ? { low: floor } : {}),
      high: 1,
      format: 'percent',
    },
    references: [{ at: confidence, label: `${level}, as stated` }],
    series: curves.map(({ label, points }) => ({ label, points })),
  };
  const series = curves.map(({ label, points }) => ({
    label,
    points: points.map(([p, covered]) => [p, Math.max(covered, floor)] as const),
  }));
  // In words nothing is cut off.
  return { ...complete, series, description: describeChart(complete) };
}

/** Lower coverage than this is cut off, or a method that falls to 0 would flatten all the others. */
const floorOf = (confidence: number) => Math.max(0, 1 - 4 * (1 - confidence));

const lowest = (curves: CoverageReport['curves']) =>
  leastOf(curves.map(({ points }) => leastOf(points.map(([, covered]) => covered))));

/** What the picture does not show. */
function cutOff({ confidence, curves, overall }: CoverageReport): string[] {
  const floor = floorOf(confidence);
  const cut = curves.filter((curve) => lowest([curve]) < floor);
  if (cut.length === 0) return [];
  // Between the shares that are drawn it is lower still, so the depth is the one of the table.
  const least = new Map(overall.map(({ label, infimum }) => [label, infimum]));
  const depths = cut.map(
    (curve) => `${curve.label} falls to ${percent(least.get(curve.label) ?? lowest([curve]), 2)}`,
  );
  return [`The chart is cut off at ${percent(floor)}: ${list(depths)}.`];
}

const BESIDE = 'Coverage approaches, but need not reach, this minimum next to that share.';
const BESIDE_NOTES = {
  both:
    "A method that treats Yes and No alike approaches it next to the mirrored share as well, and Blaker's at many shares; " +
    '--json lists them all.',
  oneSided: 'Where coverage approaches it next to several shares, the first is shown; --json lists them all.',
};

const MEAN = 'The mean treats every true share as equally likely.';

const SIDE: Column<CoverageOverall> = {
  key: 'side',
  heading: 'Just',
  value: ({ side }) => side,
};

function overallTable({ overall, cohort, side }: CoverageReport): Table<CoverageOverall> {
  return {
    title: cohort === null ? 'Over every true share' : 'Over every number of Yes cases in the cohort',
    columns: [
      { key: 'label', heading: 'Method', value: ({ label }) => label },
      { key: 'method', heading: 'Name', value: ({ method }) => method },
      {
        key: 'infimum',
        heading: 'Lowest',
        value: ({ infimum }) => infimum,
        show: ({ infimum }) => percent(infimum, 2),
      },
      ...(cohort === null ? [SIDE] : []),
      { key: 'at', heading: 'True share', value: ({ at }) => at, show: ({ at }) => shareText(at) },
      { key: 'mean', heading: 'Mean', value: ({ mean }) => mean, show: ({ mean }) => percent(mean, 2) },
      {
        key: 'recommended',
        heading: 'Use',
        value: ({ recommended }) => recommended,
        show: ({ recommended }) => (recommended ? 'recommended' : 'comparison'),
      },
    ],
    rows: overall,
    notes:
      cohort === null ? [`${BESIDE} ${BESIDE_NOTES[side === 'both' ? 'both' : 'oneSided']}`, MEAN] : [MEAN],
  };
}

interface ByMethod {
  readonly label: string;
  readonly at: readonly CoverageAt[];
}

function byMethod({ at }: CoverageReport): ByMethod[] {
  return [...new Set(at.map(({ method }) => method))].map((method) => {
    const own = at.filter((one) => one.method === method);
    return { label: own[0]?.label ?? method, at: own };
  });
}

/** One column for each share; cells from what the method does there. */
function shareColumns(
  shares: readonly number[],
  key: string,
  value: (at: CoverageAt) => number,
  show: (at: CoverageAt) => string,
): Column<ByMethod>[] {
  const found = (row: ByMethod, share: number) => row.at.find(({ p }) => p === share);
  return shares.map((share) => ({
    key: `${key}At${Number((share * 100).toPrecision(10))}`,
    heading: `at ${Number((share * 100).toPrecision(4))}%`,
    value: (row) => {
      const at = found(row, share);
      return at === undefined ? null : value(at);
    },
    show: (row) => {
      const at = found(row, share);
      return at === undefined ? '–' : show(at);
    },
    align: 'right',
  }));
}

const METHOD: Column<ByMethod> = { key: 'label', heading: 'Method', value: ({ label }) => label };

function coverageTable(report: CoverageReport, shares: readonly number[]): Table<ByMethod> {
  const cell = ({ coverage, below, above }: CoverageAt) =>
    `${percent(coverage, 1)} (${missed(below)}, ${missed(above)})`;
  return {
    title: 'Coverage at true shares, and in brackets how often the interval lies wholly below and above, %',
    columns: [METHOD, ...shareColumns(shares, 'coverage', ({ coverage }) => coverage, cell)],
    rows: byMethod(report),
  };
}

const missed = (chance: number) => percent(chance, 1).slice(0, -1);

function widthTable(report: CoverageReport, shares: readonly number[]): Table<ByMethod> {
  return {
    title: 'Expected width, in percentage points',
    columns: [
      METHOD,
      ...shareColumns(
        shares,
        'width',
        ({ width }) => width,
        ({ width }) => missed(width),
      ),
    ],
    rows: byMethod(report),
  };
}
