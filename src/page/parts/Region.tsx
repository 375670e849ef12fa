import { useEffect, useId, useState } from 'preact/hooks';
import type { Problem } from '../../problem.js';
import { parseScenario } from '../../scenario/parse.js';
import { whole } from '../../words/format.js';
import { problemsOf } from '../worker/protocol.js';
import type { OwnRegion, PageData } from '../world.js';
import { Problems } from './Problems.js';
import { save } from './save.js';

/** The longest file that is read; a scenario has a few kilobytes. */
const LARGEST = 256 * 1024;

/** How long nobody types before the text is checked. */
const REST = 150;

/** A region of one's own: typed, pasted or dropped, checked as it changes, saved as a file. */
export function Region({ given, take }: { given: PageData; take: (own: OwnRegion | null) => void }) {
  const id = useId();
  const [text, setText] = useState(given.own?.text ?? given.example);
  const [name, setName] = useState(given.own?.name ?? 'my-region.yaml');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  /** A file that was given and is not one to read. */
  const [unread, setUnread] = useState<Problem | null>(null);
  useEffect(() => {
    const rest = setTimeout(() => setProblems(problemsIn(text, name)), REST);
    return () => clearTimeout(rest);
  }, [text, name]);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const found = await textOf(file);
    // What was typed stays where the file is not one to read.
    if (typeof found !== 'string') {
      setUnread(found);
      return;
    }
    setUnread(null);
    setName(file.name);
    setText(found);
  };
  useEffect(() => {
    const drop = (event: DragEvent) => {
      event.preventDefault();
      read(event.dataTransfer?.files[0]);
    };
    addEventListener('drop', drop);
    return () => removeEventListener('drop', drop);
  });
  const use = () => {
    const found = problemsIn(text, name);
    setProblems(found);
    if (found.length === 0) take({ name, text });
  };
  return (
    <div class="region">
      <p>
        <label for={`${id}-file`}>A scenario file, dropped here or chosen:</label>{' '}
        <input
          id={`${id}-file`}
          type="file"
          accept=".yaml,.yml"
          onChange={(event) => read(event.currentTarget.files?.[0])}
        />
      </p>
      <label for={`${id}-text`}>Or typed here</label>
      <textarea
        id={`${id}-text`}
        rows={18}
        spellcheck={false}
        value={text}
        onInput={(event) => {
          setUnread(null);
          setText(event.currentTarget.value);
        }}
      />
      <p class="bar">
        <button type="button" class="action" onClick={use}>
          Use this region on every screen
        </button>
        <button type="button" onClick={() => save(name, 'text/yaml;charset=utf-8', text)}>
          Save as a file
        </button>
        {given.own === null ? null : (
          <button type="button" onClick={() => take(null)}>
            Take it out again
          </button>
        )}
      </p>
      {given.own === null ? null : (
        <p>
          {given.own.name} is in this page: choose it under Region on the other screens. To keep it, save it
          as a file, and <code>casesim page {given.own.name} -o page.html</code> writes a page that has it.
        </p>
      )}
      {unread === null ? null : <Problems problems={[unread]} />}
      {problems.length === 0 ? null : <Problems problems={problems} />}
    </div>
  );
}

/** The text of a file, or why it is none that can be read here. */
async function textOf(file: File): Promise<string | Problem> {
  const { name, size } = file;
  if (size > LARGEST) {
    return {
      code: 'too-large',
      message: `${name} has ${whole(Math.round(size / 1024))} KiB; a scenario has at most ${LARGEST / 1024}.`,
      hint: 'Choose the YAML file that describes your region.',
    };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (!text.includes('\0')) return text;
  } catch {
    // Said below.
  }
  return {
    code: 'not-text',
    message: `${name} is not a text file, and nothing of it was read.`,
    hint: 'A region is a YAML file: save it as text in UTF-8, or copy its lines into the box.',
  };
}

function problemsIn(text: string, name: string): readonly Problem[] {
  try {
    parseScenario(text, name);
    return [];
  } catch (error) {
    return problemsOf(error);
  }
}
