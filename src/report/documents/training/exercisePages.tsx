import { packCases } from '../../../results/packFiles.js';
import type { Pack } from '../../../training/pack.js';
import { renderScriptedPage } from '../../render/scriptedPage.js';
import { nameOfPack, originOfPack } from './packText.js';

/** The exercise on the screen, for participants: the cases and questions, and nothing from which the key could be made. */
export function exercisePage(pack: Pack, script: string): string {
  const { notice, instructions } = pack;
  const name = nameOfPack(pack);
  return renderScriptedPage({
    title: `Exercise – ${name}`,
    banner: notice,
    origin: `Practice ${name}`,
    data: packCases(pack),
    script,
    body: (
      <>
        <h1>Practice {name}</h1>
        <section id="start">
          {instructions.map(({ heading, lines }) => (
            <section key={heading}>
              <h2>{heading}</h2>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          ))}
          <h2>Begin</h2>
          <form id="begin">
            <p>
              <label>
                Your name <input id="name" type="text" autocomplete="name" aria-describedby="name-error" />
              </label>
            </p>
            <p id="name-error" class="error" role="alert"></p>
            <p>
              <label>
                A copy that you saved before, if you have one{' '}
                <input id="load" type="file" accept=".csv,text/csv" />
              </label>
            </p>
            <p id="loaded" role="status"></p>
            <p>
              <button type="submit">Start</button>
            </p>
          </form>
        </section>
        <section id="work" hidden>
          <div class="bar">
            <strong id="who"></strong>
            <p id="progress" role="status"></p>
            <p id="saved" class="faint"></p>
          </div>
          <Columns questions="Questions" />
          <div class="bar">
            <Press id="next" words="Next case" />
            <Press id="copy" words="Save a copy" />
            <Press id="lock" words="Lock and export" />
            <Press id="print" words="Print this case" />
          </div>
          <p>
            In a question, the keys Y, N and R answer Yes, No and Not relevant. Give the file that Lock and
            export writes to the facilitator.
          </p>
          <details>
            <summary>The answers as text, where no file can be saved</summary>
            <textarea id="text" readonly aria-label="The answers as text"></textarea>
          </details>
        </section>
      </>
    ),
  });
}

/** The key on the screen, for the facilitator, opened question by question, with what the group answered. */
export function revealPage(pack: Pack, script: string): string {
  const { notice, key } = pack;
  const name = nameOfPack(pack);
  return renderScriptedPage({
    title: `Key – ${name}`,
    banner: `${notice} For the facilitator: this page has the key.`,
    origin: originOfPack(pack),
    data: { ...packCases(pack), key },
    script,
    body: (
      <>
        <h1>The key of {name}</h1>
        <p>
          <label>
            Answers of the group, as CSV: choose files, or drop them on this page{' '}
            <input id="load" type="file" accept=".csv,text/csv" multiple />
          </label>
        </p>
        <p class="faint">
          This page reads CSV alone. Save a workbook (.xlsx) as CSV first; casesim mark reads both.
        </p>
        <p id="loaded" role="status"></p>
        <Columns questions="Questions and key" />
      </>
    ),
  });
}

function Columns({ questions }: { questions: string }) {
  return (
    <>
      <nav aria-label="Cases">
        <ul id="cases" class="bar"></ul>
      </nav>
      <div id="switch" class="bar">
        <button id="show-file" type="button" aria-pressed="true">
          Case file
        </button>
        <button id="show-questions" type="button" aria-pressed="false">
          {questions}
        </button>
      </div>
      <div id="columns" data-shown="file">
        <section id="file" tabindex={0} aria-label="Case file"></section>
        <section id="questions" tabindex={0} aria-label={questions}></section>
      </div>
    </>
  );
}

function Press({ id, words }: { id: string; words: string }) {
  return (
    <button id={id} type="button">
      {words}
    </button>
  );
}
