import { bandsDecidableFrom } from '../estimation/bands.js';
import { detectableChange, type Power, powerToSeeChange } from '../estimation/changePower.js';
import { effectiveCases, MARGIN_METHODS, type MarginMethod, marginOf } from '../estimation/margin.js';
import { RATING_BANDS, type RatingBand } from '../estimation/ratingBands.js';
import {
  type ChangeTarget,
  type MarginTarget,
  type SampleSize,
  sampleSize,
} from '../estimation/sampleSize.js';
import { type Answer, tablePart, textPart } from './answer.js';
import { figures, words } from './columns.js';
import { list, number, percent, percentWithCounts, plural, probability } from './format.js';
import { levelText } from './intervalAnswer.js';
import type { Table } from './table.js';

/** What surrounds the sample, as the person gave it. */
export interface Fieldwork {
  readonly cohort?: number;
  readonly designEffect?: number;
  readonly response?: number;
}

const METHOD_LABELS: Readonly<Record<MarginMethod, string>> = {
  wald: 'Textbook (Wald)',
  wilson: 'Wilson',
  'clopper-pearson': 'Clopper-Pearson',
};

/** The rule of the Inspectorate's core programmes: 80% confidence and five points either way. */
const PUBLISHED_RULE = { confidence: 0.8, margin: 0.05 } as const;

const plusMinus = (margin: number) => `±${number(100 * margin, 1)} points`;

function surroundings({ cohort, designEffect, response }: Fieldwork): string {
  const said = [
    ...(cohort === undefined ? ['an unlimited cohort'] : [`a cohort of ${number(cohort)}`]),
    ...(designEffect === undefined ? [] : [`a design effect of ${number(designEffect, 2)}`]),
    ...(response === undefined ? [] : [`${percent(response)} of the cases asked for inspected in the end`]),
  ];
  return `From ${list(said)}.`;
}

interface MarginRow {
  readonly method: MarginMethod;
  readonly expected: SampleSize;
  readonly guaranteed: SampleSize;
}

/** The answer of `casesim plan --margin 5%`. */
export function marginPlanAnswer(
  target: Omit<MarginTarget, 'method' | 'guaranteed'>,
  fieldwork: Fieldwork,
): Answer {
  const { margin, confidence = 0.95, proportion = 0.5 } = target;
  const rows = MARGIN_METHODS.map((method): MarginRow => {
    const size = (guaranteed: boolean) => sampleSize({ ...target, ...fieldwork, method, guaranteed });
    return { method, expected: size(false), guaranteed: size(true) };
  });
  const [wald] = rows;
  const n = wald?.expected.n ?? 0;
  const ask = wald?.expected.ask ?? 0;
  const asking = ask === n ? '' : `, so ask for ${number(ask)}`;
  return {
    command: 'plan',
    sentence:
      `For ${plusMinus(margin)} at ${levelText(confidence)} confidence, inspect ${plural(n, 'case')}${asking}, if about ` +
      `${percent(proportion)} are expected to be Yes.`,
    parts: [textPart(null, [surroundings(fieldwork)]), tablePart(marginTable(rows), { main: true })],
    data: { margin, confidence, proportion, ...fieldwork, sizes: rows },
  };
}

function marginTable(rows: readonly MarginRow[]): Table<MarginRow> {
  const cases = (key: string, heading: string, of: (row: MarginRow) => number) =>
    figures<MarginRow>(key, heading, of, (row) => number(of(row)));
  return {
    title: 'Cases needed, by the interval that will be printed',
    columns: [
      words(
        'method',
        'Interval',
        ({ method }) => method,
        ({ method }) => METHOD_LABELS[method],
      ),
      cases('expected', 'As expected', ({ expected }) => expected.n),
      cases('expectedAsk', 'Ask for', ({ expected }) => expected.ask),
      cases('guaranteed', 'Whatever is found', ({ guaranteed }) => guaranteed.n),
      cases('guaranteedAsk', 'Ask for', ({ guaranteed }) => guaranteed.ask),
    ],
    rows,
    notes: [
      'As expected: near the expected percentage. Whatever is found: for every count that could come out.',
    ],
  };
}

interface PowerRow {
  readonly of: number;
  readonly power: Power;
}

/** The answer of `casesim plan --from 49% --to 59%`. */
export function changePlanAnswer(target: ChangeTarget, fieldwork: Fieldwork): Answer {
  const { from, to, power = 0.8, confidence = 0.95 } = target;
  const size = sampleSize({ ...target, ...fieldwork });
  const asking = size.ask === size.n ? '' : ` (ask for ${number(size.ask)})`;
  const rows = [...new Set([84, Math.ceil(size.independent / 2), size.independent, 2 * size.independent])]
    .sort((a, b) => a - b)
    .map((of) => ({ of, power: powerToSeeChange({ from, to, of, confidence }) }));
  return {
    command: 'plan',
    sentence:
      `To see a change from ${percent(from)} to ${percent(to)} with a chance of ${percent(power)}, inspect ` +
      `${plural(size.n, 'case')}${asking} each time.`,
    parts: [
      textPart(null, [surroundings(fieldwork)]),
      tablePart(powerTable(rows, confidence), { main: true }),
    ],
    data: { from, to, power, confidence, ...fieldwork, size, chances: rows },
  };
}

function powerTable(rows: readonly PowerRow[], confidence: number): Table<PowerRow> {
  return {
    title: 'Chance of seeing the change',
    columns: [
      figures(
        'of',
        'Independent cases each time',
        ({ of }) => of,
        ({ of }) => number(of),
      ),
      figures(
        'right',
        'Seen',
        ({ power }) => power.right,
        ({ power }) => probability(power.right),
      ),
      figures(
        'wrong',
        'Seen backwards',
        ({ power }) => power.wrong,
        ({ power }) => probability(power.wrong),
      ),
    ],
    rows,
    notes: [
      `Exact: both binomials summed over the tables that Miettinen and Nurminen’s test rejects at ${levelText(confidence)} confidence.`,
    ],
  };
}

interface BuysRow {
  readonly confidence: number;
  readonly margins: Readonly<Record<MarginMethod | 'guaranteed', number>>;
}

/** The answer of `casesim plan --of 84 --cohort 650`: what a given number of cases buys. */
export function buysAnswer(of: number, proportion: number, fieldwork: Fieldwork): Answer {
  const { cohort, designEffect } = fieldwork;
  const sample = { of, proportion, ...fieldwork };
  const rows = [0.8, 0.9, 0.95].map((confidence): BuysRow => {
    const margin = (method: MarginMethod, guaranteed = false) =>
      marginOf({ ...sample, confidence, method, guaranteed });
    const guaranteed = margin('clopper-pearson', true);
    return {
      confidence,
      margins: {
        wald: margin('wald'),
        wilson: margin('wilson'),
        'clopper-pearson': margin('clopper-pearson'),
        guaranteed,
      },
    };
  });
  const [at80, , at95] = rows;
  const rule = sampleSize({ ...PUBLISHED_RULE, proportion, ...fieldwork });
  const impliedCohort = designEffect === undefined ? cohortUnderRule(of, rule.independent) : null;
  const change = seenChange({ of, ...fieldwork });
  const decidableFrom = bandsDecidableFrom();
  return {
    command: 'plan',
    sentence:
      `${plural(of, 'case')} ${of === 1 ? 'buys' : 'buy'} ${plusMinus(at95?.margins.wald ?? 0)} at 95% confidence and ` +
      `${plusMinus(at80?.margins.wald ?? 0)} at 80%, where about ${percent(proportion)} are Yes.`,
    parts: [
      textPart(null, [surroundings(fieldwork)]),
      tablePart(buysTable(rows), { main: true }),
      textPart('Beside the published rule', [
        `The Inspectorate’s core programmes sample for 80% confidence and ±5 points; that would be ${plural(rule.n, 'case')} ` +
          `here, and ${plural(of, 'case')} ${of === 1 ? 'gives' : 'give'} ${plusMinus(at80?.margins.wald ?? 0)}. No such rule is published for the dynamic inspections.`,
        ...(impliedCohort === null
          ? []
          : [`That rule would draw ${plural(of, 'case')} from a cohort of about ${number(impliedCohort)}.`]),
        ...(cohort === undefined
          ? [
              'Give the size of the cohort with --cohort: the fewer eligible cases there were, the more the sample says.',
            ]
          : []),
      ]),
      textPart('Seeing a change', [changeWords(change)]),
      tablePart(decidableTable(decidableFrom)),
    ],
    data: {
      of,
      proportion,
      ...(cohort === undefined ? {} : { cohort }),
      ...(designEffect === undefined ? {} : { designEffect }),
      buys: rows,
      publishedRule: { ...PUBLISHED_RULE, n: rule.n, unrounded: rule.unrounded },
      change,
      decidableFrom,
    },
  };
}

/** What two inspections of that many cases would show; null when nothing is left to chance. */
function seenChange(sample: { readonly of: number } & Fieldwork) {
  const effective = effectiveCases(sample);
  if (effective === Infinity) return null;
  const independentCases = Math.max(1, Math.floor(effective));
  return {
    independentCases,
    tenPoints: powerToSeeChange({ from: 0.5, to: 0.6, of: independentCases }),
    rise: detectableChange({ from: 0.5, of: independentCases }),
  };
}

function changeWords(change: ReturnType<typeof seenChange>): string {
  if (change === null)
    return 'The whole cohort is inspected: its percentage is known, and nothing is left to chance.';
  const { tenPoints, rise } = change;
  const needed =
    rise === null
      ? 'no rise would be seen four times in five'
      : `to be seen four times in five, it would have to reach ${percent(rise, 1)}`;
  return (
    `With as many cases each time, a rise from 50% to 60% would be seen with probability ${probability(tenPoints.right)}; ` +
    `${needed} (exact, 95% confidence).`
  );
}

/** The cohort from which the published rule would draw that many cases; null when it would draw more from any. */
function cohortUnderRule(of: number, independent: number): number | null {
  return of < independent ? Math.round((of * (independent - 1)) / (independent - of)) : null;
}

function buysTable(rows: readonly BuysRow[]): Table<BuysRow> {
  const margin = (key: keyof BuysRow['margins'], heading: string) =>
    figures<BuysRow>(
      key,
      heading,
      ({ margins }) => margins[key],
      ({ margins }) => plusMinus(margins[key]),
    );
  return {
    title: 'What the sample buys: half the width of the interval',
    columns: [
      figures(
        'confidence',
        'Confidence',
        ({ confidence }) => confidence,
        ({ confidence }) => levelText(confidence),
      ),
      margin('wald', METHOD_LABELS.wald),
      margin('wilson', METHOD_LABELS.wilson),
      margin('clopper-pearson', METHOD_LABELS['clopper-pearson']),
      margin('guaranteed', 'At its widest'),
    ],
    rows,
    notes: ['Clopper-Pearson on average over the counts; at its widest for whatever count comes out.'],
  };
}

function decidableTable(from: ReturnType<typeof bandsDecidableFrom>): Table<RatingBand> {
  return {
    title: 'Fewest independent cases that can settle a band at 95% (Wilson)',
    columns: [
      words(
        'band',
        'Band',
        ({ name }) => name,
        ({ label }) => label,
      ),
      figures(
        'cases',
        'Cases',
        ({ name }) => from[name]?.of ?? null,
        ({ name }) => number(from[name]?.of ?? 0),
      ),
      words('with', 'When they find', ({ name }) => shown(from[name])),
    ],
    rows: RATING_BANDS.filter(({ name }) => from[name] !== null),
    notes: ['Bands are hypothetical where the publication gives none.'],
  };
}

const shown = (counts: { readonly yes: number; readonly of: number } | null) =>
  counts === null ? '' : percentWithCounts(counts.yes, counts.of);
