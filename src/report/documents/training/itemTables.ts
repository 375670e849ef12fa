import type { ItemMarks, Marking } from '../../../training/marking/marking.js';
import type { Pack } from '../../../training/pack.js';
import { list, number, percentWithCounts, plural } from '../../../words/format.js';
import type { Table } from '../../document/table.js';
import { ANSWER_WORDS, itemName, itemOf, itemWithPrompt } from './packText.js';

/** The tables of single items: what the key of each rests on, and which are in doubt. */

/** The items of which the key is in doubt, in one sentence; null where too few answered to say. */
export function doubtSentence(pack: Pack, { items, participants }: Marking): string | null {
  if (participants.length < FEWEST) return null;
  const doubtful = items.filter((item) => item.doubtful);
  if (doubtful.length === 0) {
    return `No answer of the key is in doubt: in each of the ${plural(items.length, 'item')} at least half of the better markers agree with it.`;
  }
  const named = doubtful.slice(0, 3).map((one) => `${itemName(itemOf(pack, one.item))} of case ${one.case}`);
  const more = doubtful.length - named.length;
  const all = more > 0 ? [...named, `${more} more`] : named;
  return `Is the key wrong? Most of the better markers disagree with it about ${list(all)}.`;
}

/** With fewer participants no two of them can be above the median. */
const FEWEST = 4;

/** Items of which the key is in doubt, the most doubtful first. */
export function doubtTable(pack: Pack, { items }: Marking): Table<ItemMarks> {
  const rows = items
    .filter((item) => item.doubtful)
    .toSorted((a, b) => against(b) - against(a) || a.share - b.share || a.case - b.case);
  return {
    ...itemsTable(pack, rows),
    title: 'Which key is wrong?',
    notes: [
      "The better markers are those whose share of all other items as in the key is above the median of such shares. Where more than half of them disagree, read the case again: the key may be wrong, or the file unclear. What the key leaves contested is not here, nor in anyone's share.",
    ],
  };
}

/** Every item, the least agreed on first. */
export function hardestTable(pack: Pack, { items }: Marking, most: number): Table<ItemMarks> {
  const rows = items.toSorted((a, b) => a.share - b.share || a.case - b.case).slice(0, most);
  return {
    ...itemsTable(pack, rows),
    title: rows.length < items.length ? 'Items agreed on least' : 'Items',
    notes: [
      'Discrimination is the correlation of agreeing with the key on an item and the share of all other items agreed on. Below 0, those who agree here agree less on the rest: a sign of a wrong key or of an unclear file.',
    ],
  };
}

const against = ({ better }: ItemMarks) => better.against / better.of;

function itemsTable(pack: Pack, rows: readonly ItemMarks[]): Table<ItemMarks> {
  return {
    title: '',
    columns: [
      { key: 'case', heading: 'Case', value: (row) => row.case },
      {
        key: 'item',
        heading: 'Item',
        value: ({ item }) => item,
        show: ({ item }) => itemWithPrompt(pack, item),
      },
      {
        key: 'answer',
        heading: 'Key',
        value: ({ answer }) => answer,
        show: ({ answer }) => ANSWER_WORDS[answer],
      },
      {
        key: 'given',
        heading: 'Yes, No, Not relevant',
        value: ({ given }) => `${given.yes}, ${given.no}, ${given.notRelevant}`,
        align: 'right',
      },
      {
        key: 'share',
        heading: 'Agree with the key',
        value: ({ share }) => share,
        show: ({ agreeing, of }) => percentWithCounts(agreeing, of),
        align: 'right',
      },
      {
        key: 'discrimination',
        heading: 'Discrimination',
        value: ({ discrimination }) => discrimination,
        show: ({ discrimination }) => (discrimination === null ? 'not defined' : number(discrimination, 2)),
        align: 'right',
      },
      {
        key: 'against',
        heading: 'Better markers against it',
        value: ({ better }) => better.against,
        show: ({ better }) => `${better.against} of ${better.of}`,
        align: 'right',
      },
    ],
    rows,
  };
}
