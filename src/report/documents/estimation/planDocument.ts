import { type Power, powerToSeeChange } from '../../../estimation/planning/changePower.js';
import { MARGIN_METHODS, type MarginMethod } from '../../../estimation/planning/margin.js';
import {
  type ChangeTarget,
  type MarginTarget,
  type SampleSize,
  sampleSize,
} from '../../../estimation/planning/sampleSize.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { number, percent, plural, probability } from '../../../words/format.js';
import { figures, numbers, words } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from './intervalDocument.js';
import { type Fieldwork, METHOD_LABELS, plusMinus, scenariosOf, surroundings } from './planWords.js';

interface MarginRow {
  readonly method: MarginMethod;
  readonly expected: SampleSize;
  readonly guaranteed: SampleSize;
}

/** The document of `casesim plan --margin 5%`. */
export function marginPlanDocument(
  target: Omit<MarginTarget, 'method' | 'guaranteed'>,
  fieldwork: Fieldwork,
  scenario?: Scenario,
): Document {
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
    parts: [textPart(null, surroundings(fieldwork, scenario)), tablePart(marginTable(rows), { main: true })],
    data: { margin, confidence, proportion, ...fieldwork, sizes: rows },
    ...scenariosOf(scenario),
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
      'With a cohort, Clopper-Pearson stands for the exact hypergeometric interval.',
    ],
  };
}

interface PowerRow {
  readonly of: number;
  readonly power: Power;
}

/** The document of `casesim plan --from 49% --to 59%`. */
export function changePlanDocument(
  target: ChangeTarget,
  fieldwork: Fieldwork,
  scenario?: Scenario,
): Document {
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
      textPart(null, surroundings(fieldwork, scenario)),
      tablePart(powerTable(rows, confidence, size), { main: true }),
    ],
    data: { from, to, power, confidence, ...fieldwork, size, chances: rows },
    ...scenariosOf(scenario),
  };
}

function powerTable(rows: readonly PowerRow[], confidence: number, size: SampleSize): Table<PowerRow> {
  const { n, independent } = size;
  return {
    title: 'Chance of seeing the change',
    columns: [
      numbers('of', 'Independent cases each time', ({ of }) => of, number),
      numbers('right', 'Seen', ({ power }) => power.right, probability),
      numbers('wrong', 'Seen backwards', ({ power }) => power.wrong, probability),
    ],
    rows,
    notes: [
      `Exact: both binomials summed over the tables that Miettinen and Nurminen’s test rejects at ${levelText(confidence)} confidence.`,
      ...(n === independent
        ? []
        : [
            `Chosen so, ${plural(n, 'case')} are as good as ${number(independent)} independent ones from an endless cohort.`,
          ]),
    ],
  };
}
