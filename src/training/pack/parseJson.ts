import { DataError, type Position, problem } from '../../problem.js';

/**
 * What a JSON file says.
 *
 * @param text - the file
 * @param file - its name, for messages
 * @param hint - what to do about a file that is not JSON
 * @throws DataError where the text stops being JSON, with what should be there
 */
export function parseJson(text: string, file: string, hint: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own words tell the position of some faults only, and not in every version.
    const { offset, wants } = faultIn(text);
    const message =
      text[offset] === '"' && (wants === 'value' || wants === 'key')
        ? `${file} is not JSON: the text that begins here is not closed on its line, or has a backslash that means nothing.`
        : `${file} is not JSON: ${WANTED[wants]} should be here.`;
    throw new DataError([problem('not-json', message, { position: positionAt(text, offset, file), hint })]);
  }
}

/** What may come next: `next` is behind a value inside an object or a list, `end` behind the value that is the whole file. */
type Wants = 'value' | 'key' | 'colon' | 'next' | 'end';

const WANTED: Readonly<Record<Wants, string>> = {
  value: 'a value',
  key: 'a key in quotation marks',
  colon: 'a colon',
  next: 'a comma or the closing bracket',
  end: 'the end of the file',
};

/** Where a text that is not JSON stops being it, and what should be there. */
function faultIn(text: string): { readonly offset: number; readonly wants: Wants } {
  const closings: ('}' | ']')[] = [];
  let wants: Wants = 'value';
  let justOpened = false;
  let offset = skipSpace(text, 0);
  const afterValue = (): Wants => (closings.length === 0 ? 'end' : 'next');
  while (offset < text.length) {
    TOKEN.lastIndex = offset;
    const token = TOKEN.exec(text)?.[0] ?? '';
    const closes = token === closings.at(-1) && (wants === 'next' || justOpened);
    justOpened = false;
    if (closes) {
      closings.pop();
      wants = afterValue();
    } else if (wants === 'next' && token === ',') wants = closings.at(-1) === '}' ? 'key' : 'value';
    else if (wants === 'colon' && token === ':') wants = 'value';
    else if (wants === 'key' && token.startsWith('"')) wants = 'colon';
    else if (wants === 'value' && (token === '{' || token === '[')) {
      closings.push(token === '{' ? '}' : ']');
      wants = token === '{' ? 'key' : 'value';
      justOpened = true;
    } else if (wants === 'value' && /^["\w-]/.test(token)) wants = afterValue();
    else return { offset, wants };
    offset = skipSpace(text, offset + token.length);
  }
  return { offset, wants };
}

const TOKEN =
  /"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/uy;

function skipSpace(text: string, offset: number): number {
  SPACE.lastIndex = offset;
  SPACE.test(text);
  return SPACE.lastIndex;
}

const SPACE = /[ \t\r\n]*/y;

function positionAt(text: string, offset: number, file: string): Position {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
