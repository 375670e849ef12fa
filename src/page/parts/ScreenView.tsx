import { Fragment } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AnyDocument } from '../../report/document/document.js';
import type { Keeper, Player, Screen } from '../screens/screen.js';
import type { State } from '../state/keys.js';
import type { Client } from '../worker/client.js';
import type { Meaning, OwnRegion, PageData } from '../world.js';
import { type Change, Controls } from './Controls.js';
import { OpenAll } from './Fold.js';
import { Handles } from './Handles.js';
import { meaningsIn } from './meanings.js';
import { hasFolds, Parts } from './Parts.js';
import { Problems } from './Problems.js';
import { Region } from './Region.js';
import { TakeAway } from './TakeAway.js';
import { useAnswer } from './useAnswer.js';

interface ScreenViewProps {
  readonly screen: Screen;
  readonly state: State;
  /** What the address asked for and cannot have. */
  readonly refused: readonly string[];
  readonly change: Change;
  readonly reset: () => void;
  readonly client: Client;
  readonly version: string;
  readonly given: PageData;
  /** Takes a region of one's own, or none. */
  readonly take: (own: OwnRegion | null) => void;
}

/** A screen: what is asked at the left, the sentence, pictures and tables at the right. */
export function ScreenView(props: ScreenViewProps) {
  const { screen, state, refused, change, reset, client, version, given, take } = props;
  const { answer, problems, under, rough, stop } = useAnswer(screen, state, client);
  const documents = answer?.documents ?? [];
  const [first, ...others] = documents;
  const { keeper, player } = screen;
  const sentences = saidBy(screen, documents);
  const found = useMemo(
    () => meaningsIn(given.glossary, saidBy(screen, answer?.documents ?? []), answer?.documents ?? []),
    [given.glossary, screen, answer],
  );
  return (
    <>
      <h1>{screen.heading}</h1>
      <p class="lead">{screen.lead}</p>
      {refused.length === 0 ? null : (
        <div class="note">
          {refused.map((line) => (
            <p key={line}>{line} The usual value is used.</p>
          ))}
        </div>
      )}
      {screen.takesRegion === true ? <Region given={given} take={take} /> : null}
      <div class={Object.keys(screen.keys).length === 0 ? '' : 'columns'}>
        <div class="asked">
          <Controls
            keys={screen.keys}
            except={keeper?.key}
            played={player?.key}
            state={state}
            change={change}
          >
            {player === undefined ? null : <Play player={player} state={state} change={change} />}
          </Controls>
          {keeper === undefined ? null : <Kept keeper={keeper} state={state} change={change} />}
          {Object.keys(screen.keys).length === 0 ? null : (
            <button type="button" onClick={reset}>
              Put all back
            </button>
          )}
        </div>
        <div class="answer">
          {screen.takesRegion === true && sentences.length === 0 ? null : <Told sentences={sentences} />}
          {rough === null ? null : <p class="hint">{rough}</p>}
          {under === null ? null : (
            <p class="bar">
              <button type="button" onClick={stop}>
                Stop
              </button>
              <span class="hint">{under}</span>
            </p>
          )}
          {problems.length === 0 ? null : <Problems problems={problems} />}
          <Handles scales={screen.handles?.(state) ?? []} change={change} />
          <Meanings found={found} />
          {first === undefined ? null : <Parts parts={first.parts} />}
          {others.map(({ title, parts }) => (
            <section key={title}>
              <h2>{title}</h2>
              <Parts parts={parts} level={3} />
            </section>
          ))}
          {documents.some(({ parts }) => hasFolds(parts)) ? <OpenAll /> : null}
          {first === undefined || rough !== null ? null : (
            <TakeAway
              documents={documents}
              commands={[screen.command(state), ...screen.others(state)]}
              version={version}
            />
          )}
        </div>
      </div>
      {sentences[0] === undefined ? null : (
        <p class="foot" aria-hidden="true">
          {sentences[0]}
        </p>
      )}
    </>
  );
}

function saidBy({ said }: Screen, documents: readonly AnyDocument[]): readonly string[] {
  if (said !== undefined && documents.length > 0) return said(documents);
  return documents.flatMap(({ sentence }) => sentence ?? []);
}

/** The sentences, and the same to those who listen, once nothing has moved for a second. */
function Told({ sentences }: { sentences: readonly string[] }) {
  const text = sentences.join(' ');
  const [said, say] = useState('');
  useEffect(() => {
    const rest = setTimeout(() => say(text), 1000);
    return () => clearTimeout(rest);
  }, [text]);
  return (
    <>
      <div class="sentence">
        {sentences.map((sentence, index) => (
          <p key={sentence} class={index === 0 ? undefined : 'more'}>
            {sentence}
          </p>
        ))}
      </div>
      <p class="hidden" role="status">
        {said}
      </p>
    </>
  );
}

/** What the words of an answer mean, beside it. */
function Meanings({ found }: { found: readonly Meaning[] }) {
  if (found.length === 0) return null;
  return (
    <details class="meanings">
      <summary>What the words here mean</summary>
      <dl>
        {found.map(({ word, meaning }) => (
          <Fragment key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}

/** What was kept beside the present, each with a button that takes it out. */
function Kept({ keeper, state, change }: { keeper: Keeper; state: State; change: Change }) {
  const { key, words, most, entryOf } = keeper;
  const kept = String(state[key])
    .split('\n')
    .filter((line) => line !== '');
  const entry = entryOf(state);
  const canKeep = entry !== '' && kept.length < most && !kept.includes(entry);
  const put = (lines: readonly string[]) => change(key, lines.join('\n'));
  const why =
    entry === ''
      ? 'Change something first'
      : kept.length < most
        ? 'This is kept'
        : `No more than ${most} can be kept`;
  return (
    <div class="kept">
      {kept.map((line) => (
        <p key={line} class="bar">
          <span>{line}</span>
          <button
            type="button"
            aria-label={`Take out: ${line}`}
            onClick={() => put(kept.filter((other) => other !== line))}
          >
            Take out
          </button>
        </p>
      ))}
      <p>
        <button type="button" onClick={() => canKeep && put([...kept, entry])}>
          {canKeep ? words : why}
        </button>
      </p>
    </div>
  );
}

/** How long one outcome is looked at before the next. */
const PACE = 40;

/** Draws once more; from the last that is drawn singly on, as many as there are at a pace that can be watched. */
function Play({ player, state, change }: { player: Player; state: State; change: Change }) {
  const { key, words, singly, all } = player;
  const shown = Number(state[key]);
  const [runs, run] = useState(false);
  useEffect(() => {
    if (!runs) return;
    if (shown >= all) {
      run(false);
      return;
    }
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const next = setTimeout(() => change(key, still ? all : shown + 1), still ? 0 : PACE);
    return () => clearTimeout(next);
  }, [runs, shown, all, key, change]);
  const press = () => {
    if (runs) run(false);
    else if (shown >= all) change(key, 1);
    else if (shown + 1 < singly) change(key, shown + 1);
    else {
      change(key, shown + 1);
      run(true);
    }
  };
  return (
    <p>
      <button type="button" class="action" onClick={press}>
        {runs ? 'Stop' : shown >= all ? 'Start again' : words}
      </button>
    </p>
  );
}
