import type { KeyChange, Pack } from '../../../training/pack.js';
import { plural } from '../../../words/format.js';
import { type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { ANSWER_WORDS, itemWithPrompt } from './packText.js';

/** What was corrected of the key since the pack was made; nothing for a pack as it was made. */
export function correctionParts(pack: Pack): Part[] {
  const { corrected } = pack;
  if (corrected === undefined) return [];
  const { edition, changes } = corrected;
  return [
    textPart(null, [
      `This is edition ${edition} of the pack: moderators changed ${plural(changes.length, 'answer')} of the key. The cases are as they were.`,
    ]),
    tablePart(changesTable(pack, changes)),
  ];
}

function changesTable(pack: Pack, rows: readonly KeyChange[]): Table<KeyChange> {
  const say = (said: KeyChange['from']): string => (said === 'contested' ? 'Contested' : ANSWER_WORDS[said]);
  return {
    title: 'Corrected answers of the key',
    columns: [
      { key: 'edition', heading: 'Edition', value: ({ edition }) => edition },
      { key: 'case', heading: 'Case', value: (row) => row.case },
      {
        key: 'item',
        heading: 'Item',
        value: ({ item }) => item,
        show: ({ item }) => itemWithPrompt(pack, item),
      },
      { key: 'from', heading: 'It said', value: ({ from }) => from, show: ({ from }) => say(from) },
      { key: 'to', heading: 'It says', value: ({ to }) => to, show: ({ to }) => say(to) },
      { key: 'reason', heading: 'Reason', value: ({ reason }) => reason },
    ],
    rows,
  };
}
