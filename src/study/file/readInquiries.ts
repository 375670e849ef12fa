import { cutName } from '../../scenario/audit/inspectedScenario.js';
import { orderedQuestions } from '../../scenario/audit/orderedQuestions.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
import type { Reader, Scale } from '../inquiries/kind.js';
import { INQUIRY_NAMES, inquiryKind } from '../inquiries/registry.js';
import type { Inquiry, World } from '../study.js';
import type { WrittenStudy } from './schema.js';

type Written = WrittenStudy['inquiries'];

/** The inquiries of a study; one that names no scenario is asked of every one of them. */
export function readInquiries(written: Written, worlds: readonly World[], notebook: Notebook): Inquiry[] {
  const names = worlds.map(({ name }) => name);
  return Object.entries(written).flatMap(([name, entry]) => {
    const reader = readerOf(name, names, worlds, notebook);
    for (const kind of INQUIRY_NAMES) {
      const read = inquiryKind(kind).written.read(entry, reader);
      if (read !== null) return read;
    }
    // The file is of the right shape already.
    throw new RangeError(`no kind of inquiry fits ${name}`);
  });
}

/** What an inquiry is about where no scenario can be read: no scenario has this name. */
const NO_WORLD = '';

function readerOf(
  name: string,
  worlds: readonly string[],
  known: readonly World[],
  notebook: Notebook,
): Reader {
  const path = ['inquiries', name];
  const knows: Reader['knows'] = (asked, ...key) => {
    // Where no scenario can be read, nobody knows.
    if (worlds.length === 0 || worlds.includes(asked)) return;
    notebook.note('unknown-scenario', [...path, ...key], `No scenario of this study is called ${asked}.`, {
      got: asked,
      expected: `one of ${worlds.join(', ')}`,
      near: worlds,
      hint: `There are ${worlds.join(', ')}.`,
    });
  };
  return {
    name,
    worlds,
    knows,
    scale: (question) => scaleOf(question, known),
    each: (asked, make) => {
      if (asked !== undefined) knows(asked, 'in');
      const of = asked === undefined ? worlds : [asked];
      if (of.length === 0) return [make(NO_WORLD, name)];
      return of.map((world) => make(world, of.length > 1 ? `${name}, ${world}` : name));
    },
    note: (code, message, hint) => {
      notebook.note(code, path, message, { hint });
    },
  };
}

function scaleOf(question: string, worlds: readonly World[]): Scale | null {
  for (const { scenario } of worlds) {
    const found = scenario.variables.find(({ name }) => name === question);
    if (found?.kind === 'binary') return { cuts: [question], scores: [0, 1] };
    const asked = orderedQuestions('scenario', scenario).find(({ name }) => name === question);
    if (found === undefined || asked?.scores == null) continue;
    const cuts = asked.levels.slice(1).map((level) => cutName(question, level));
    return { cuts, scores: asked.scores };
  }
  return null;
}
