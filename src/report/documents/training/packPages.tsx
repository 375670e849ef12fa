import type { ComponentChildren } from 'preact';
import type { CaseFile, CaseKey, Pack } from '../../../training/pack.js';
import { percent } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { PageTable } from '../../render/pageTable.js';
import { mixTable } from './packTables.js';
import {
  answerOf,
  entryWords,
  itemName,
  itemOf,
  JUDGEMENT_WORDS,
  placeOf,
  totalMinutes,
} from './packText.js';
import { trainingPage } from './trainingPage.js';

/** The pages of a pack, on the screen and on paper: every case begins a page of its own. */

const STYLE = `
.entry { margin: 0 0 22px; }
.entry .head { margin: 0 0 4px; font-size: 19px; }
.entry .when { font-weight: normal; color: #505a5f; }
.box { border: 2px solid #0b0c0c; height: 2.1em; min-width: 3em; }
td.box { border: 1px solid #0b0c0c; }
.sheet-table td, .sheet-table th { padding: 6px 8px; }
.prompt-row td { padding-left: 24px; }
.plan { padding-left: 44px; }
.judgement { font-weight: bold; }
.wrong { color: #505a5f; display: block; }
@media print { .question-row { break-after: avoid; } .entry { break-inside: avoid; } .entry .head { font-size: 12pt; } }
`;

const packPage = (pack: Pack, title: string, body: ComponentChildren): string =>
  trainingPage(pack, { title, style: STYLE }, body);

export function caseHtml(pack: Pack, file: CaseFile): string {
  return packPage(pack, `Case ${file.number}`, <CaseSheet file={file} level="h1" />);
}

export function casesHtml(pack: Pack): string {
  return packPage(
    pack,
    'Case files',
    <>
      <h1>Case files</h1>
      {pack.cases.map((file) => (
        <CaseSheet key={file.id} file={file} level="h2" />
      ))}
    </>,
  );
}

function CaseSheet({ file, level }: { file: CaseFile; level: 'h1' | 'h2' }) {
  const Heading = level;
  const EntryHeading = level === 'h1' ? 'h2' : 'h3';
  return (
    <article class="sheet">
      <Heading>
        Case {file.number} ({file.id})
      </Heading>
      <dl>
        {file.front.map(({ label, value }) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {file.entries.map((entry) => (
        <section class="entry" key={entry.number}>
          <EntryHeading class="head">
            {entry.number}. {entry.title} <span class="when">{entry.shown}</span>
          </EntryHeading>
          {entry.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </article>
  );
}

export function sheetHtml(pack: Pack): string {
  return packPage(
    pack,
    'Answer sheet',
    <>
      <h1>Answer sheet</h1>
      <p>Participant: ______________________</p>
      <p>
        Write Yes, No or Not relevant (Y, N, NR) for each case. The key question is your judgement, informed
        by the prompts; it is not a count of them.
      </p>
      {chunks(pack.cases, 8).map((cases) => (
        <div class="scroll sheet" key={cases[0]?.number}>
          <table class="sheet-table">
            <caption>
              Cases {cases[0]?.number} to {cases.at(-1)?.number}
            </caption>
            <thead>
              <tr>
                <th scope="col">Question</th>
                {cases.map(({ number }) => (
                  <th scope="col" key={number}>
                    {number}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {pack.items.map((item) => (
                <tr key={item.id} class={item.kind === 'prompt' ? 'prompt-row' : 'question-row'}>
                  {item.kind === 'prompt' ? (
                    <td>
                      ({item.letter}) {item.text}
                    </td>
                  ) : (
                    <th scope="row">{item.text}</th>
                  )}
                  {cases.map(({ number }) => (
                    <td class="box" key={number} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </>,
  );
}

export function keyHtml(pack: Pack): string {
  return packPage(
    pack,
    'Answer key',
    <>
      <h1>Answer key</h1>
      {pack.key.map((key) => (
        <KeySheet key={key.id} pack={pack} caseKey={key} />
      ))}
    </>,
  );
}

function KeySheet({ pack, caseKey }: { pack: Pack; caseKey: CaseKey }) {
  const { oversight } = caseKey;
  return (
    <article class="sheet">
      <h2>
        Case {caseKey.number} ({caseKey.id})
      </h2>
      <p>
        Management oversight: {oversight.standing}
        {oversight.entries.length > 0 ? ` (${entryWords(oversight.entries)})` : ''}. Difficulty{' '}
        {caseKey.difficulty.overall.toFixed(2)}.
      </p>
      {caseKey.questions.map((question) => (
        <section key={question.item}>
          <h3>
            {itemName(itemOf(pack, question.item))}:{' '}
            <span class="judgement">{JUDGEMENT_WORDS[question.judgement]}</span>
          </h3>
          <p>{question.why}</p>
          <ul>
            {question.prompts.map((prompt) => (
              <li key={prompt.item}>
                <strong>
                  ({itemOf(pack, prompt.item).letter}) {itemOf(pack, prompt.item).short}: {answerOf(prompt)}
                </strong>{' '}
                ({entryWords(prompt.entries)}). {prompt.why} {prompt.either}{' '}
                <span class="wrong">Common wrong reason: {prompt.wrong}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}

export function notesHtml(pack: Pack): string {
  const { notes } = pack;
  return packPage(
    pack,
    'Facilitator notes',
    <>
      <h1>Facilitator notes</h1>
      <h2>Purpose</h2>
      {notes.purpose.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h2>Plan for the time: {totalMinutes(pack)} minutes</h2>
      <ol class="plan">
        {notes.plan.map(({ minutes, step }) => (
          <li key={step}>
            {minutes} minutes: {step}
          </li>
        ))}
      </ol>
      {notes.cases.map((one) => (
        <section key={one.id}>
          <h2>
            Case {one.number} ({one.id})
          </h2>
          <p>
            {one.about} {one.difficulty}
          </p>
          <h3>Questions to ask</h3>
          <Bullets lines={one.questions} />
          <h3>A strong answer notices</h3>
          <Bullets
            lines={one.strong.map(
              ({ item, entries, says }) => `${placeOf(pack, item)}, ${entryWords(entries)}: ${says}`,
            )}
          />
          <h3>Published findings that it mirrors</h3>
          <Bullets lines={one.mirrors} />
          <p>
            {one.pattern.answers}: together in {percent(one.pattern.shares.moderate, 1)} of the model's cases
            ({percent(one.pattern.shares.independent, 1)} without the assumed effects,{' '}
            {percent(one.pattern.shares.strong, 1)} with strong ones).
          </p>
        </section>
      ))}
      <h2>The mix</h2>
      <p>{notes.mixNote}</p>
      <PageTable cells={cellsOf(mixTable(pack))} />
      <h2>Difficulty</h2>
      {notes.difficulty.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h2>What is assumed</h2>
      <Bullets lines={notes.assumptions} />
    </>,
  );
}

function Bullets({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function chunks<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, place) =>
    items.slice(place * size, (place + 1) * size),
  );
}
