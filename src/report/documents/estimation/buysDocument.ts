import { bandsDecidableFrom } from '../../../estimation/bands/bands.js';
import { detectableChange, powerToSeeChange } from '../../../estimation/planning/changePower.js';
import { effectiveCases, type MarginMethod, marginOf } from '../../../estimation/planning/margin.js';
import { sampleSize } from '../../../estimation/planning/sampleSize.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { number, percent, plural, probability } from '../../../words/format.js';
import { numbers } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { decidableTable } from './decidableTable.js';
import { levelText } from './intervalDocument.js';
import { type Fieldwork, METHOD_LABELS, plusMinus, scenariosOf, surroundings } from './planWords.js';

/** The rule of the Inspectorate's core programmes: 80% confidence and five points either way. */
const PUBLISHED_RULE = { confidence: 0.8, margin: 0.05 } as const;

interface BuysRow {
  readonly confidence: number;
  readonly margins: Readonly<Record<MarginMethod | 'guaranteed', number>>;
}

/** The document of `casesim plan --of 84 --cohort 650`: what a given number of cases buys. */
export function buysDocument(
  of: number,
  proportion: number,
  fieldwork: Fieldwork,
  scenario?: Scenario,
): Document {
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
      textPart(null, surroundings(fieldwork, scenario)),
      tablePart(buysTable(rows), { main: true }),
      textPart('Beside the published rule', [
        `The Inspectorate’s core programmes sample for 80% confidence and ±5 points; that would be ${plural(rule.n, 'case')} ` +
          `here, and ${plural(of, 'case')} ${of === 1 ? 'gives' : 'give'} ${plusMinus(at80?.margins.wald ?? 0)}. No such rule is published for the dynamic inspections.`,
        ...(impliedCohort === null
          ? []
          : [`That rule would draw ${plural(of, 'case')} from a cohort of about ${number(impliedCohort)}.`]),
        ...cohortRange(of, proportion, fieldwork, scenario),
        ...(cohort === undefined
          ? [
              'Give the size of the cohort with --cohort: the fewer eligible cases there were, the more the sample says.',
            ]
          : []),
      ]),
      textPart('Seeing a change', [changeWords(change)]),
      tablePart(
        decidableTable(decidableFrom, {
          title: 'Fewest independent cases that can settle a band at 95% (Wilson)',
          note: 'Bands are hypothetical where the publication gives none.',
        }),
      ),
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
    ...scenariosOf(scenario),
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

/** The 80% margin at both ends of an assumed cohort's range. */
function cohortRange(of: number, proportion: number, fieldwork: Fieldwork, scenario?: Scenario): string[] {
  const { low = null, high = null } = scenario?.sample.cohortFigure ?? {};
  if (low === null || high === null || low < of || fieldwork.cohort !== scenario?.sample.cohort) return [];
  const [narrow, wide] = [low, high].map((cohort) =>
    plusMinus(marginOf({ of, proportion, ...fieldwork, cohort, confidence: PUBLISHED_RULE.confidence })),
  );
  return [
    `From a cohort of ${number(low)}, ${plural(of, 'case')} would give ${narrow}; from one of ${number(high)}, ${wide}.`,
  ];
}

/** The cohort from which the published rule would draw that many cases; null when it would draw more from any. */
function cohortUnderRule(of: number, independent: number): number | null {
  return of < independent ? Math.round((of * (independent - 1)) / (independent - of)) : null;
}

function buysTable(rows: readonly BuysRow[]): Table<BuysRow> {
  const margin = (key: keyof BuysRow['margins'], heading: string) =>
    numbers<BuysRow>(key, heading, ({ margins }) => margins[key], plusMinus);
  return {
    title: 'What the sample buys: half the width of the interval',
    columns: [
      numbers('confidence', 'Confidence', ({ confidence }) => confidence, levelText),
      margin('wald', METHOD_LABELS.wald),
      margin('wilson', METHOD_LABELS.wilson),
      margin('clopper-pearson', METHOD_LABELS['clopper-pearson']),
      margin('guaranteed', 'At its widest'),
    ],
    rows,
    notes: [
      'Clopper-Pearson on average over the counts; at its widest for whatever count comes out. With a cohort, both are ' +
        'those of the exact hypergeometric interval.',
    ],
  };
}
