import type { CaseKey, Pack } from '../../../training/pack.js';
import { capital } from '../../../words/capital.js';
import { plural } from '../../../words/format.js';
import { shellWord, within } from '../../../words/paths.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { correctionParts } from './correctionParts.js';
import { mixTable } from './packTables.js';
import { eventMinutes, itemName, itemOf, JUDGEMENT_WORDS, nameOfPack } from './packText.js';

/** What `casesim pack` says about the pack that it made. */
export function packDocument(pack: Pack, folder: string | undefined): Document<Pack> {
  const { cases, scenario, notes } = pack;
  const about = `${capital(nameOfPack(pack))}: ${plural(cases.length, 'invented case')} modelled on ${scenario.title}, about ${eventMinutes(pack)} minutes.`;
  const where =
    folder === undefined
      ? ['Nothing was written: name a folder with -o.']
      : [
          bullet(
            `${within(folder, 'participants')}: the instructions, the case files and the answer sheets. Nothing in it can make the key.`,
          ),
          bullet(
            `${within(folder, 'facilitator')}: the key and the notes. Keep these, and the seed, from the participants.`,
          ),
          bullet(`${within(folder, 'pack.json')}: what casesim mark ${shellWord(folder)} answers.csv needs.`),
        ];
  return {
    command: 'pack',
    title: capital(nameOfPack(pack)),
    sentence: about,
    parts: [
      tablePart(keyTable(pack), { main: true }),
      ...correctionParts(pack),
      tablePart(mixTable(pack)),
      textPart(null, [notes.mixNote]),
      textPart(null, where),
    ],
    data: pack,
    seed: pack.seed,
    scenarios: [{ id: scenario.id, hash: scenario.hash }],
  };
}

function keyTable(pack: Pack): Table<CaseKey> {
  const questions = pack.items.filter(({ kind }) => kind === 'keyQuestion');
  return {
    title: 'The cases',
    columns: [
      { key: 'case', heading: 'Case', value: ({ number }) => number },
      { key: 'words', heading: 'Words', value: ({ number }) => pack.cases[number - 1]?.words ?? null },
      {
        key: 'difficulty',
        heading: 'Difficulty',
        value: ({ difficulty }) => difficulty?.overall ?? null,
        show: ({ difficulty }) => difficulty?.overall.toFixed(2) ?? 'not measured',
        align: 'right',
      },
      ...questions.map((item) => ({
        key: item.question,
        heading: itemName(itemOf(pack, item.id)),
        value: (key: CaseKey) => key.questions.find((one) => one.item === item.id)?.judgement ?? null,
        show: (key: CaseKey) => {
          const judged = key.questions.find((one) => one.item === item.id);
          return judged === undefined ? '' : JUDGEMENT_WORDS[judged.judgement];
        },
      })),
      { key: 'oversight', heading: 'Oversight', value: ({ oversight }) => oversight.standing },
    ],
    rows: pack.key,
  };
}
