import type { LevelsPair } from '../../../results/levels.js';
import { plural, whole } from '../../../words/format.js';
import { numbers, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart } from '../../document/document.js';

/** The document of `casesim pair 3/7/12/2 1/3/9/11`. */
export function levelsPairDocument(report: LevelsPair): Document<LevelsPair> {
  const { of, names, first, second, leastHigher, mostHigher, leastLower, mostLower } = report;
  const range = (least: number, most: number) =>
    least === most
      ? `exactly ${whole(least)}`
      : `${least === 0 ? '' : `at least ${whole(least)} and `}at most ${whole(most)}`;
  const rows: readonly BoundRow[] = [
    { label: 'Higher on the second', least: leastHigher, most: mostHigher },
    { label: 'Lower on the second', least: leastLower, most: mostLower },
  ];
  return {
    command: 'pair',
    title: 'Two items that the same people answered',
    sentence:
      `Of the same ${plural(of, 'person', 'people')}, ${range(leastHigher, mostHigher)} are higher on the second item than on ` +
      `the first, and ${range(leastLower, mostLower)} lower: the totals allow nothing else, however the answers overlap.`,
    parts: [
      chartPart({
        kind: 'stacks',
        title: 'People by level',
        label: 'share of people',
        levels: names,
        rows: [
          { label: 'First item', counts: first, note: plural(of, 'person', 'people') },
          { label: 'Second item', counts: second, note: plural(of, 'person', 'people') },
        ],
      }),
      tablePart(
        {
          title: 'What the totals allow',
          columns: [
            words<BoundRow>('people', 'People', ({ label }) => label),
            numbers<BoundRow>('least', 'At least', ({ least }) => least, whole),
            numbers<BoundRow>('most', 'At most', ({ most }) => most, whole),
          ],
          rows,
        },
        { main: true },
      ),
    ],
    data: report,
  };
}

interface BoundRow {
  readonly label: string;
  readonly least: number;
  readonly most: number;
}
