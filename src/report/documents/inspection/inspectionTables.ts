import type { Counts } from '../../../counts.js';
import type {
  InspectionReport,
  KeyQuestionRow,
  MarginRow,
  OversightGap,
  QuestionRow,
} from '../../../results/inspect.js';
import { capital } from '../../../words/capital.js';
import {
  inWords,
  percent,
  percentRange,
  percentWithCounts,
  plural,
  probability,
  whole,
} from '../../../words/format.js';
import { figures, numbers } from '../../document/columns.js';
import type { Column, Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';
import { countRange, ratesOf } from './nextTable.js';

/** How the intervals were made, in words. */
export interface IntervalWords {
  /** The method's readable name. */
  readonly method: string;
  readonly confidence: number;
  /** What one case is called, and several. */
  readonly noun: readonly [string, string];
}

/** What is printed beside each figure that no publication prints. */
const MARKS = { published: '', derived: 'derived', assumed: 'assumed' } as const;

/** A published percentage, with the digits of its publication, and the counts behind it. */
export const printedCounts = ({ percent: printed, yes, of }: Counts & { readonly percent: number }): string =>
  `${printed}% (${whole(yes)} of ${whole(of)})`;

export function keyQuestionTable(
  { keyQuestions, cases }: InspectionReport,
  { method, confidence, noun: [one, many] }: IntervalWords,
): Table<KeyQuestionRow> {
  const level = levelText(confidence);
  const isPublished = ratesOf(keyQuestions) === 'published';
  const basis: Column<KeyQuestionRow> = {
    key: 'basis',
    heading: '',
    value: (row) => row.basis,
    show: (row) => MARKS[row.basis],
  };
  return {
    title:
      keyQuestions.length === 1 ? 'The key question' : `The ${inWords(keyQuestions.length)} key questions`,
    columns: [
      { key: 'id', heading: 'Key question', value: (row) => row.id, show: (row) => row.label },
      figures(
        'publishedYes',
        isPublished ? 'Published' : 'As written',
        (row) => row.published.yes,
        (row) => printedCounts(row.published),
      ),
      ...(keyQuestions.some((row) => row.basis !== 'published') ? [basis] : []),
      figures(
        'sampleYes',
        'This sample',
        (row) => row.sample.yes,
        (row) => counts(row.sample),
      ),
      figures(
        'lower',
        `${level} interval (${method})`,
        (row) => row.interval.lower,
        ({ interval }) => percentRange(interval.lower, interval.upper),
      ),
      figures(
        'nextLower',
        `Next ${plural(cases, one, many)}`,
        (row) => row.next.lower,
        ({ next }) => countRange(next),
      ),
    ],
    rows: keyQuestions,
    notes: [
      `The interval says where the rate behind the ${isPublished ? 'published figure' : 'figure'} may lie. The last column says what the next inspection would report, each with a probability of at least ${level}: it is wider, because the next sample varies by chance too.`,
    ],
  };
}

/** The key questions with every number in a column of its own, for `--csv`. */
export function keyQuestionCsv({ keyQuestions }: InspectionReport): Table<KeyQuestionRow> {
  const column = (key: string, value: Column<KeyQuestionRow>['value']) => ({ key, heading: key, value });
  const bands = ['inadequate', 'requiresImprovement', 'good', 'outstanding'] as const;
  return {
    title: '',
    columns: [
      column('id', (row) => row.id),
      column('publishedPercent', (row) => row.published.percent),
      column('publishedYes', (row) => row.published.yes),
      column('publishedOf', (row) => row.published.of),
      column('basis', (row) => row.basis),
      column('sampleYes', (row) => row.sample.yes),
      column('sampleOf', (row) => row.sample.of),
      column('lower', (row) => row.interval.lower),
      column('upper', (row) => row.interval.upper),
      column('method', (row) => row.interval.method),
      column('confidence', (row) => row.interval.confidence),
      column('nextLower', (row) => row.next.lower),
      column('nextUpper', (row) => row.next.upper),
      column('nextTogetherLower', (row) => row.nextTogether.lower),
      column('nextTogetherUpper', (row) => row.nextTogether.upper),
      column('nextBelowHalf', (row) => row.bands.next.inadequate),
      column('ifTrueLower', (row) => row.reinspection.lower),
      column('ifTrueUpper', (row) => row.reinspection.upper),
      column('ifTrueChance', (row) => row.reinspection.predictiveProbability),
      ...bands.map((band) => column(`now${capital(band)}`, (row) => row.bands.now[band])),
      ...bands.map((band) => column(`next${capital(band)}`, (row) => row.bands.next[band])),
    ],
    rows: keyQuestions,
  };
}

interface BandRow {
  readonly label: string;
  readonly when: 'now' | 'next';
  readonly bands: KeyQuestionRow['bands']['now'];
}

export function bandTable(
  { keyQuestions, cases }: InspectionReport,
  { noun: [one, many] }: Pick<IntervalWords, 'noun'>,
): Table<BandRow> {
  const band = (key: keyof BandRow['bands'] & string, heading: string) =>
    numbers<BandRow>(key, heading, (row) => row.bands[key], probability);
  return {
    title: 'Hypothetical bands, and how probable each is',
    columns: [
      { key: 'label', heading: 'Key question', value: (row) => (row.when === 'now' ? row.label : '') },
      {
        key: 'when',
        heading: 'Applies to',
        value: (row) => row.when,
        show: (row) => (row.when === 'now' ? 'the true rate now' : `the next ${plural(cases, one, many)}`),
      },
      band('inadequate', 'Inadequate'),
      band('requiresImprovement', 'Requires improvement'),
      band('good', 'Good'),
      band('outstanding', 'Outstanding'),
    ],
    rows: keyQuestions.flatMap(({ label, bands }) => [
      { label, when: 'now' as const, bands: bands.now },
      { label, when: 'next' as const, bands: bands.next },
    ]),
    notes: [
      'Hypothetical, because the inspections of 2025 publish percentages and no bands: under 50% Inadequate, 50 to 64% Requires improvement, 65 to 79% Good, 80% and over Outstanding.',
      `Exact: the true rate given the ${ratesOf(keyQuestions) === 'published' ? 'published counts' : 'counts as written'} (beta, Jeffreys prior), and the next inspection (beta-binomial).`,
    ],
  };
}

export function jointTable(
  { jointAnswers, effects }: InspectionReport,
  { noun }: Pick<IntervalWords, 'noun'>,
): Table<InspectionReport['jointAnswers'][number]> {
  type Row = InspectionReport['jointAnswers'][number];
  const under = (key: 'independent' | 'moderate' | 'strong', heading: string) =>
    numbers<Row>(
      key,
      heading,
      (row) => row[key],
      (value) => percent(value, 1),
    );
  return {
    title: `Key questions of one ${noun[0]} taken together: no publication fixes these shares`,
    columns: [
      { key: 'id', heading: 'Answers', value: (row) => row.id, show: (row) => row.label },
      under('independent', 'No effects'),
      under('moderate', 'Moderate effects'),
      under('strong', 'Strong effects'),
      figures(
        'lower',
        'All that is possible',
        (row) => row.lower,
        (row) => percentRange(row.lower, row.upper, 1),
      ),
    ],
    rows: jointAnswers,
    notes: [
      `Exact under each assumption; this sample was drawn with ${effects} effects. The last column is true whatever the effects are (Fréchet bounds).`,
    ],
  };
}

function publishedGap({ published, basis, words }: OversightGap): string {
  if (published === null) return '';
  if (basis !== 'assumed') return `${counts(published)} as published, and in `;
  return `${counts(published)} as assumed${words === null ? '' : ` (published: "${words}")`}, and in `;
}

export function promptTable(
  { prompts, oversightGap }: InspectionReport,
  { method, confidence, noun }: IntervalWords,
): Table<QuestionRow> {
  return {
    title: `Prompts, each out of the ${noun[1]} for which it is relevant`,
    columns: [
      { key: 'id', heading: 'Prompt', value: (row) => row.id, show: (row) => row.label },
      figures(
        'publishedYes',
        'Published',
        (row) => row.published?.yes ?? null,
        (row) => (row.published === null ? 'no whole cases' : printedCounts(row.published)),
      ),
      { key: 'basis', heading: '', value: (row) => row.basis, show: (row) => MARKS[row.basis] },
      figures(
        'sampleYes',
        'This sample',
        (row) => row.sample.yes,
        (row) => counts(row.sample),
      ),
      figures(
        'lower',
        `${levelText(confidence)} interval (${method})`,
        (row) => row.interval?.lower ?? null,
        ({ interval }) => (interval === null ? '' : percentRange(interval.lower, interval.upper)),
      ),
    ],
    rows: prompts,
    notes:
      oversightGap === null
        ? []
        : [
            `The oversight gap: management oversight was ineffective or absent ${oversightGap.whereNeeded ? 'where it was needed ' : ''}in ${publishedGap(oversightGap)}${counts(oversightGap.sample)} of this sample.`,
          ],
  };
}

/** Variable by variable; a binary variable's "no" is what its "yes" leaves. */
export function marginTable({
  margins,
  effects,
  largestTable,
}: Pick<InspectionReport, 'margins' | 'effects' | 'largestTable'>): Table<MarginRow> {
  const shown = margins.filter(({ level, variable }, index) => {
    const next = margins[index + 1];
    return !(level === 'no' && next?.variable === variable && next.level === 'yes');
  });
  const isFirst = (row: MarginRow): boolean =>
    shown.find(({ variable }) => variable === row.variable) === row;
  return {
    title: 'How the sample matches, variable by variable',
    columns: [
      {
        key: 'variable',
        heading: 'Variable',
        value: (row) => row.variable,
        show: (row) => (isFirst(row) ? row.label : ''),
      },
      { key: 'level', heading: 'Level', value: (row) => row.level, show: (row) => row.levelLabel },
      figures(
        'published',
        shown.every(({ basis }) => basis === 'assumed') ? 'As written' : 'Published',
        (row) => row.published,
        ({ publishedCount, published, percent: printed }) => {
          if (publishedCount === null) return percent(published);
          const { count: yes, of } = publishedCount;
          return printed === null ? counts({ yes, of }) : printedCounts({ percent: printed, yes, of });
        },
      ),
      { key: 'basis', heading: '', value: (row) => row.basis, show: (row) => MARKS[row.basis] },
      numbers(
        'model',
        'Model',
        (row) => row.model,
        (value) => percent(value, 1),
      ),
      figures(
        'sample',
        'This sample',
        (row) => row.sample,
        ({ sampleCount: { count, of } }) => percentWithCounts(count, of),
      ),
    ],
    rows: shown,
    notes: [
      `The model meets every share exactly, under ${effects} effects as under any; its largest table has ${plural(largestTable, 'cell')}.`,
    ],
  };
}

function counts({ yes, of }: Counts): string {
  return percentWithCounts(yes, of);
}
