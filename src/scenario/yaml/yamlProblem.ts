import { type Document, visit, type YAMLError } from 'yaml';
import { mostOf } from '../../numeric/extremes.js';
import { type Position, type Problem, problem } from '../../problem.js';

/** What an error of the YAML library is to the author of a file: where it begins, and how to correct it where that is known. */
export function yamlProblem(
  error: YAMLError,
  document: Document.Parsed,
  positionAt: (offset: number) => Position,
  text: string,
): Problem {
  const at = error.pos[0];
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^\s:]+/.exec(text.slice(at))?.[0] ?? '';
    const facts = { position: positionAt(at), got: key, hint: 'Keep one of the two.' };
    return problem('duplicate-key', `The key ${key} is here a second time.`, facts);
  }
  const said = error.message.split('\n')[0]?.slice(0, 200) ?? '';
  const [, end] = UNCLOSED.exec(said) ?? [];
  if (end !== undefined) {
    const position = positionAt(openedBefore(at, OPENED_BY[end] ?? end, document, text));
    const message = 'This is not YAML: what opens here is never closed.';
    return problem('not-yaml', message, { position, expected: end, hint: `Close it with ${end}.` });
  }
  const message = `This is not YAML: ${said.replace(/[.:]*$/, '')}.`;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(start, at + 1);
  if (UNQUOTED.test(said)) {
    const from = mostOf(Array.from('>|%@`,', (sign) => before.lastIndexOf(sign)));
    const hint = from < 0 ? undefined : `Put a value that begins with ${before[from]} in quotation marks.`;
    return problem('not-yaml', message, { position: positionAt(from < 0 ? at : start + from), hint });
  }
  return problem('not-yaml', message, { position: positionAt(at), hint: hintOf(said, before) });
}

/** The sign that is missing at the end of something, in the words of the library. */
const UNCLOSED = /(?:^Missing closing |must be sufficiently indented and end with a )(["'\]}])/;
const OPENED_BY: Readonly<Record<string, string>> = { ']': '[', '}': '{' };

/** What the library says where a value begins with a sign that means something to it. */
const UNQUOTED = /^(Block scalar header|Not a YAML token|Plain value cannot start)/;

/** Where what is not closed at an offset began: the last such quotation or bracket that reaches so far. */
function openedBefore(at: number, sign: string, document: Document.Parsed, text: string): number {
  let opened = 0;
  visit(document, {
    Node: (_, { range }) => {
      const [start = 0, end = 0] = range ?? [];
      if (text[start] === sign && start < at && end >= at - 1) opened = Math.max(opened, start);
    },
  });
  return opened;
}

/** What to do about a value that YAML takes for something else than the text that it is. */
function hintOf(said: string, before: string): string | undefined {
  if (said.startsWith('Unexpected scalar at node end')) return 'Put the whole value in quotation marks.';
  if (said.startsWith('Nested mappings') && /:\s/.test(before))
    return 'Put a value with a colon and a blank in it in quotation marks.';
  return said.startsWith('Tabs are not allowed') ? 'Indent with blanks.' : undefined;
}
