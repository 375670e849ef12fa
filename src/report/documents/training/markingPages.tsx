import type { ComponentChildren } from 'preact';
import type { MarkersInspection } from '../../../training/marking/inspectMarkers.js';
import type { Marking, ParticipantMarks } from '../../../training/marking/marking.js';
import type { Pack } from '../../../training/pack.js';
import { capital, percent, plural } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { PageTable } from '../../render/pageTable.js';
import {
  againstKeyTable,
  betweenTable,
  groupSentence,
  inspectionSentence,
  inspectionTable,
  missedRows,
  missedTable,
  participantsTable,
  questionsInWords,
  showShare,
} from './markingTables.js';
import { ANSWER_WORDS, entryWords, itemName, itemOf } from './packText.js';
import { trainingPage } from './trainingPage.js';

const STYLE = `
.heat td { text-align: center; border: 1px solid #b1b4b6; padding: 4px 2px; min-width: 2.2em; font-size: 16px; }
.heat th { padding: 4px 6px 4px 0; font-size: 16px; }
.heat .low { background: #0b0c0c; color: #ffffff; }
.heat .middle { background: #b1b4b6; }
.wrong { color: #505a5f; display: block; }
`;

const markingPage = (pack: Pack, title: string, body: ComponentChildren): string =>
  trainingPage(pack, { title, style: STYLE }, body);

/** Every page of a marking by its file name: the group's, and one for each participant. */
export function markingPages(
  pack: Pack,
  marking: Marking,
  inspection: readonly MarkersInspection[] | null,
): ReadonlyMap<string, string> {
  const own = marking.participants.map(
    (participant, place) =>
      [
        `participant-${String(place + 1).padStart(2, '0')}.html`,
        participantHtml(pack, marking, participant),
      ] as const,
  );
  return new Map([['group.html', groupHtml(pack, marking, inspection)], ...own]);
}

function groupHtml(pack: Pack, marking: Marking, inspection: readonly MarkersInspection[] | null): string {
  const { participants, group, between, warnings, confidence } = marking;
  const missed = missedRows(pack, marking);
  return markingPage(
    pack,
    'Marks of the group',
    <>
      <h1>Marks of the group</h1>
      <p class="lead">{groupSentence(marking)}</p>
      <h2>Against the key</h2>
      <PageTable cells={cellsOf(againstKeyTable('', group, marking))} />
      {participants.length < 2 ? null : <PageTable cells={cellsOf(participantsTable(marking))} />}
      {between.length === 0 ? null : (
        <>
          <h2>Between participants</h2>
          <PageTable cells={cellsOf({ ...betweenTable(marking), title: '' })} />
        </>
      )}
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      {inspection === null ? null : (
        <>
          <h2>What it would mean for an inspection</h2>
          <p>{inspectionSentence(inspection)}</p>
          <PageTable cells={cellsOf(inspectionTable(inspection, confidence))} />
        </>
      )}
      <h2>Cases by items</h2>
      <p>
        Answers that fit the key, in percent. Dark is where most were missed; c marks what the key leaves
        contested.
      </p>
      <Heat pack={pack} marking={marking} />
      {missed.length === 0 ? null : (
        <>
          <h2>Cues missed most</h2>
          <PageTable cells={cellsOf({ ...missedTable(pack, missed.slice(0, 20)), title: '' })} />
        </>
      )}
    </>,
  );
}

function Heat({ pack, marking }: { pack: Pack; marking: Marking }) {
  const cellOf = (number: number, item: string) =>
    marking.map.find((cell) => cell.case === number && cell.item === item);
  return (
    <div class="scroll">
      <table class="heat">
        <thead>
          <tr>
            <th scope="col">Item</th>
            {pack.cases.map(({ number }) => (
              <th scope="col" key={number}>
                Case {number}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pack.items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                {itemName(item)} {item.kind === 'prompt' ? item.short : ''}
              </th>
              {pack.cases.map(({ number }) => {
                const cell = cellOf(number, item.id);
                if (cell === undefined || cell.of === 0) return <td key={number}>–</td>;
                const share = cell.right / cell.of;
                const look = share < 1 / 3 ? 'low' : share < 2 / 3 ? 'middle' : undefined;
                return (
                  <td key={number} class={look}>
                    {percent(share)}
                    {cell.contested ? ' c' : ''}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What one participant takes away: marks with their limits, and each missed cue with where it stands. */
function participantHtml(pack: Pack, marking: Marking, marks: ParticipantMarks): string {
  const { participant, answered, asked, missed } = marks;
  const blank = asked - answered;
  return markingPage(
    pack,
    `Feedback for ${participant}`,
    <>
      <h1>Feedback for {participant}</h1>
      <p>
        {plural(answered, 'answer')} of {asked}
        {blank > 0 ? `; ${blank} were left blank and are not marked` : ''}. Prompts answered as the key has
        them: {showShare(marks.prompts)}.
      </p>
      <h2>{capital(questionsInWords(marks.questions.length))}</h2>
      <PageTable cells={cellsOf(againstKeyTable('', marks.questions, marking))} />
      <p>
        With {plural(pack.cases.length, 'case')} these ranges are wide. Use them to see where to look again,
        not to compare people.
      </p>
      <h2>What to look at again</h2>
      {missed.length === 0 ? <p>Every prompt that was answered fits the key.</p> : null}
      {pack.cases.map(({ number, id }) => {
        const own = missed.filter((cue) => cue.case === number);
        if (own.length === 0) return null;
        return (
          <section key={id}>
            <h3>
              Case {number} ({id})
            </h3>
            <ul>
              {own.map((cue) => (
                <li key={cue.item}>
                  <strong>
                    {itemName(itemOf(pack, cue.item))} {itemOf(pack, cue.item).short}
                  </strong>
                  : you answered {ANSWER_WORDS[cue.given]}; the key says {ANSWER_WORDS[cue.answer]} (
                  {entryWords(cue.entries)}). {cue.why}{' '}
                  <span class="wrong">Common wrong reason: {cue.wrong}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>,
  );
}
