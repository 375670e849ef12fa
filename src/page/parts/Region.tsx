import { useEffect, useId, useState } from 'preact/hooks';
import type { Problem } from '../../problem.js';
import { parseScenario } from '../../scenario/parse.js';
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
  useEffect(() => {
    const rest = setTimeout(() => setProblems(problemsIn(text, name)), REST);
    return () => clearTimeout(rest);
  }, [text, name]);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    setName(file.name);
    if (file.size > LARGEST) {
      setProblems([
        {
          code: 'too-large',
          message: `${file.name} has ${file.size} bytes; a scenario has at most ${LARGEST}.`,
        },
      ]);
      return;
    }
    setText(await file.text());
  };
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      read(event.dataTransfer?.files[0]);
    };
    addEventListener('dragover', allow);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', allow);
      removeEventListener('drop', drop);
    };
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
        onInput={(event) => setText(event.currentTarget.value)}
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
      {problems.length === 0 ? null : <Problems problems={problems} />}
    </div>
  );
}

function problemsIn(text: string, name: string): readonly Problem[] {
  try {
    parseScenario(text, name);
    return [];
  } catch (error) {
    return problemsOf(error);
  }
}
