import type { LevelsPair } from '../../../results/levels.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { capital, lowered } from '../../../words/capital.js';
import { plural, whole } from '../../../words/format.js';
import { numbers, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart } from '../../document/document.js';

/** The document of `casesim pair 3/7/12/2 1/3/9/11`. */
export function levelsPairDocument(report: LevelsPair, scenario?: Scenario): Document<LevelsPair> {
  const { of, items, noun, names, first, second, leastHigher, mostHigher, leastLower, mostLower } = report;
  const range = (least: number, most: number) =>
    least === most
      ? `exactly ${whole(least)}`
      : `${least === 0 ? '' : `at least ${whole(least)} and `}at most ${whole(most)}`;
  const [one, other] = scenario === undefined ? ['the first', 'the second item'] : items.map(lowered);
  const rows: readonly BoundRow[] = [
    { label: `Higher on ${other}`, least: leastHigher, most: mostHigher },
    { label: `Lower on ${other}`, least: leastLower, most: mostLower },
  ];
  return {
    command: 'pair',
    title:
      scenario === undefined
        ? 'Two items that the same people answered'
        : `${items.join(' and ')}: ${scenario.title}`,
    sentence:
      `Of the same ${plural(of, noun[0], noun[1])}, ${range(leastHigher, mostHigher)} are higher on ${other} than on ` +
      `${one}, and ${range(leastLower, mostLower)} lower: the totals allow nothing else, however the answers overlap.`,
    parts: [
      chartPart({
        kind: 'stacks',
        title: `${capital(noun[1])} by level`,
        label: `share of ${noun[1]}`,
        levels: names,
        rows: [
          { label: items[0], counts: first, note: plural(of, noun[0], noun[1]) },
          { label: items[1], counts: second, note: plural(of, noun[0], noun[1]) },
        ],
      }),
      tablePart(
        {
          title: 'What the totals allow',
          columns: [
            words<BoundRow>('people', capital(noun[1]), ({ label }) => label),
            numbers<BoundRow>('least', 'At least', ({ least }) => least, whole),
            numbers<BoundRow>('most', 'At most', ({ most }) => most, whole),
          ],
          rows,
        },
        { main: true },
      ),
    ],
    data: report,
    ...(scenario === undefined ? {} : { scenarios: [scenario] }),
  };
}

interface BoundRow {
  readonly label: string;
  readonly least: number;
  readonly most: number;
}
