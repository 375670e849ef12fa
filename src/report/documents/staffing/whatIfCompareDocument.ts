import { focusOf, type NamedWhatIf, type WhatIfComparison } from '../../../results/whatIf.js';
import { readable } from '../../../scenario/figures/readable.js';
import type { OutcomeFans } from '../../../staffing/whatIf/trajectories.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { lowered } from '../../../words/capital.js';
import { list, points, probability, signed, whole } from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { figures, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { SMALLEST_SHOWN } from './whatIfChange.js';
import { jointTable } from './whatIfReadings.js';
import {
  aboutCases,
  bareDifference,
  bareError,
  endErrorsNote,
  isOfNobody,
  originOf,
} from './whatIfTables.js';

/** Several what-ifs side by side, on the same draws. */
export function whatIfCompareDocument(comparison: WhatIfComparison): Document<WhatIfComparison> {
  const { whatIfs } = comparison;
  const moves = whatIfs.map((result) => {
    const { title } = result;
    const { question, difference } = focusOf(result);
    const what = `(${lowered(title)})`;
    return Math.abs(difference.middle) < SMALLEST_SHOWN
      ? `less than 0.1 percentage points ${what}`
      : `${question} by ${points(difference.middle)} ${what}`;
  });
  const [first] = whatIfs;
  const distinct = new Map(whatIfs.map(({ scenario }) => [scenario.id, scenario]));
  return {
    command: 'whatif compare',
    title: 'What-ifs side by side',
    sentence: `By month ${first!.inspectAt} the largest change in a key question would be: ${list(moves)}.`,
    parts: [
      chartPart(differencesChart(whatIfs)),
      tablePart(differencesTable(whatIfs), { main: true }),
      tablePart(chancesTable(whatIfs)),
      ...whatIfs.flatMap((result) => {
        const joint = jointTable(result);
        return joint === null
          ? []
          : [tablePart({ ...joint, title: `${result.title}: ${lowered(joint.title)}` })];
      }),
      ...whatIfs.flatMap(({ title, traps }) =>
        traps.length === 0
          ? []
          : [
              textPart(
                `Take care: ${title}, with every assumption at its central value`,
                traps.map(({ message }) => bullet(message)),
              ),
            ],
      ),
      textPart(null, [
        'Every effect and every number of staff is assumed; casesim whatif on one of these lists them with their ranges.',
      ]),
    ],
    data: comparison,
    ...(first === undefined ? {} : { seed: first.seed }),
    scenarios: [...distinct.values()],
  };
}

/** The difference that each makes to one key question: the one that any of them moves most. */
function differencesChart(whatIfs: readonly NamedWhatIf[]): IntervalsChart {
  const { question } = whatIfs
    .map(focusOf)
    .reduce((most, one) => (Math.abs(one.difference.middle) > Math.abs(most.difference.middle) ? one : most));
  const scenarios = [...new Set(whatIfs.map(({ scenario }) => scenario.title))];
  return {
    kind: 'intervals',
    title: `${readable(question)}: the difference that each makes by month ${whatIfs[0]!.inspectAt}`,
    axis: { label: 'difference in points', format: 'number' },
    references: [{ at: 0, label: 'no difference' }],
    rows: whatIfs.flatMap(({ title, keyQuestions }) => {
      const difference = keyQuestions.find((one) => one.question === question)?.difference;
      if (difference === undefined) return [];
      const { low, middle, high } = difference;
      return [
        {
          label: title,
          point: 100 * middle,
          lower: 100 * low,
          upper: 100 * high,
          note: signed(100 * middle, 1),
        },
      ];
    }),
    key: { point: 'median', interval: '5% to 95% of draws' },
    origin: originOf(`${list(scenarios)}: ${list(whatIfs.map(({ title }) => lowered(title)))}`, whatIfs),
  };
}

function differencesTable(whatIfs: readonly NamedWhatIf[]): Table<OutcomeFans> {
  const month = whatIfs[0]!.inspectAt;
  const trajectories = whatIfs[0]?.trajectories ?? [];
  return {
    title: `Differences at month ${month}: median (5% to 95%)`,
    columns: [
      words('outcome', 'Outcome', ({ label }) => label),
      ...whatIfs.map((result) => {
        const { name, title } = result;
        const of = ({ name: wanted }: OutcomeFans) =>
          result.trajectories.find((outcome) => outcome.name === wanted);
        return figures<OutcomeFans>(
          name,
          title,
          (row) => (isOfNobody(result, row.name, month) ? null : (of(row)?.difference.middle[month] ?? null)),
          (row) => {
            const found = of(row);
            if (found === undefined) return 'not asked';
            if (isOfNobody(result, row.name, month)) return 'nobody left';
            const { difference: fan, differenceError } = found;
            return `${bareDifference(row, fan.middle[month]!)} ± ${bareError(row, differenceError)} (${bareDifference(row, fan.low[month]!)} to ${bareDifference(row, fan.high[month]!)})`;
          },
        );
      }),
    ],
    rows: trajectories,
    notes: [
      'Differences of percentages are in percentage points; ± is the Monte Carlo standard error of a median.',
      ...endErrorsNote(
        whatIfs.flatMap((result) => result.trajectories),
        month,
      ),
    ],
  };
}

function chancesTable(whatIfs: readonly NamedWhatIf[]): Table<WhatIf['keyQuestions'][number]> {
  const cases = whatIfs[0]!.cases;
  return {
    title: `Chance that an inspection of ${whole(cases)} cases shows a significant change; cases needed for 80% power`,
    columns: [
      words('question', 'Key question', ({ question }) => readable(question)),
      ...whatIfs.map((result) => {
        const { name, title } = result;
        const of = ({ question: wanted }: WhatIf['keyQuestions'][number]) =>
          result.keyQuestions.find(({ question }) => question === wanted);
        return figures<WhatIf['keyQuestions'][number]>(
          name,
          title,
          (row) => of(row)?.withAndWithout.distinguishable ?? null,
          (row) => {
            const answer = of(row);
            if (answer === undefined) return 'not asked';
            const { distinguishable, distinguishableError } = answer.withAndWithout;
            return `${probability(distinguishable)} ± ${probability(distinguishableError)}; ${aboutCases(answer).replace('more than', 'over')}`;
          },
        );
      }),
    ],
    rows: whatIfs[0]?.keyQuestions ?? [],
    notes: [
      '± is the Monte Carlo standard error of a chance. Cases needed have as many digits as the draws say.',
    ],
  };
}
