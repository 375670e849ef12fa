import { beforePercentSign, isOverHundred, readDecimal, readWhole, slipHint } from '../../numeric/written.js';
import { tooLarge } from '../../problem.js';
import { readWords } from '../figures/conventions.js';
import { evaluate } from '../figures/evaluateSum.js';
import { printedDigits, readPercentage } from '../figures/feasibleCounts.js';
import { readQuantity } from '../figures/words.js';
import type { FigureValue, WordsName } from '../scenario.js';
import type { Path } from '../yaml/document.js';
import type { Notebook } from '../yaml/notebook.js';
import type { FigureMap } from './schema.js';

/** What reading a value needs to know of its surroundings. */
export interface ValueSetting {
  readonly notebook: Notebook;
  /** Whether a bare number counts cases or is just a number. */
  readonly bare: 'count' | 'number';
  /** The convention by which words are read; casesim's own if undefined. */
  readonly convention?: WordsName | undefined;
  /** The value of a figure that comes before this one, for sums that name it. */
  readonly valueNamed: (name: string) => number | undefined;
}

const FORMS = 'a figure such as 49%, 41, 31 of 62, all or over three quarters';
const SHARE = 'a percentage from 0 to 100, with at most six decimals';
const MOST_CASES = 1e9;
const VALUE_KEYS = ['value', 'percent', 'count', 'words', 'number', 'assumed'] as const;

/** The value of a figure written as a map; undefined, with the reason noted, when it has none or several. */
export function readMapValue(map: FigureMap, path: Path, setting: ValueSetting): FigureValue | undefined {
  const { notebook } = setting;
  const given = VALUE_KEYS.filter((key) => map[key] !== undefined);
  const [key, second] = given;
  if (second !== undefined) {
    notebook.note('two-values', path, `${dotted(path)} gives both ${given.join(' and ')}.`, {
      expected: 'one value',
      hint: 'Keep one; other printings of the same quantity go under also.',
    });
    return undefined;
  }
  const of = map.of ?? null;
  if (key === undefined) {
    if (map.derived !== undefined)
      return derivedValue(String(map.derived), of, [...path, 'derived'], setting);
    notebook.note('no-value', path, `${dotted(path)} has no value.`, {
      expected: `one of ${VALUE_KEYS.join(', ')} or derived`,
    });
    return undefined;
  }
  const inside = [...path, key];
  if (key === 'percent') return readPercent(String(map.percent), of, inside, notebook);
  if (key === 'count') return countValue(map.count!, of, inside, notebook);
  if (key === 'number') return { kind: 'number', number: map.number! };
  const written = map[key];
  return written === undefined ? undefined : readScalar(written, inside, setting, of);
}

/** Reads a value as it is printed: `49%`, `41`, `31 of 62`, `49% of 84`, `over three quarters`. */
export function readScalar(
  written: string | number,
  path: Path,
  { notebook, bare, convention }: Pick<ValueSetting, 'notebook' | 'bare' | 'convention'>,
  of: number | null = null,
): FigureValue | undefined {
  if (typeof written === 'number') {
    if (bare === 'number' && of === null) return { kind: 'number', number: written };
    return countValue(written, of, path, notebook);
  }
  const { text, total = of, cases = String(total) } = outOf(written);
  if (total !== null && total > MOST_CASES) {
    refuseLarge(cases, path, notebook);
    return undefined;
  }
  if (of !== null && total !== of) {
    notebook.note('two-values', path, `${dotted(path)} is out of ${total}, and of says ${of}.`, {
      got: `${total} and ${of}`,
      expected: 'one number of cases',
    });
    return undefined;
  }
  if (total === 0) {
    notebook.note('of-nothing', path, `${dotted(path)} is a share of no cases.`, { got: written });
    return undefined;
  }
  const percent = beforePercentSign(text);
  if (percent !== null && /^[-+]?\d/.test(percent)) return readPercent(percent, total, path, notebook);
  const count = readWhole(text);
  if (count === 'too large' && !text.startsWith('-')) {
    refuseLarge(text, path, notebook);
    return undefined;
  }
  if (count !== 'none')
    return countValue(typeof count === 'number' ? count : readDecimal(text), total, path, notebook);
  const quantity = readWords(text, convention);
  if (quantity === undefined) {
    notebook.note(
      'not-a-figure',
      path,
      `${dotted(path)} cannot be read as a figure: "${shorten(written)}".`,
      {
        got: shorten(written),
        expected: FORMS,
        hint: slipHint(written),
      },
    );
    return undefined;
  }
  const { low, high } = quantity;
  return {
    kind: 'words',
    words: text,
    ...{ low: low.top / low.bottom, high: high.top / high.bottom, of: total },
    ...(convention === undefined ? {} : { convention }),
  };
}

/** What is said to be out of a number of cases, and that number where there is one; 6 out of 10 is a fraction, of no cases. */
function outOf(written: string): { readonly text: string; readonly total?: number; readonly cases?: string } {
  const [, text = '', cases = ''] = /^(.*\S)\s+(?<!\bout\s+)of\s+(\d\S*)$/.exec(written) ?? [];
  const total = readWhole(cases);
  if (total === 'too large') return { text, total: readDecimal(cases.replace(/[,_']/g, '')), cases };
  return typeof total === 'number' ? { text, total } : { text: written };
}

/** The value of a sum by itself. */
function derivedValue(
  sum: string,
  of: number | null,
  path: Path,
  { notebook, bare, valueNamed }: ValueSetting,
): FigureValue | undefined {
  const result = evaluate(sum, valueNamed);
  if ('value' in result) {
    return bare === 'count'
      ? countValue(result.value, of, path, notebook)
      : { kind: 'number', number: result.value };
  }
  notebook.note('bad-sum', path, `The sum ${shorten(sum)} cannot be worked out: ${result.wrong}.`, {
    got: shorten(sum),
    expected: 'a sum such as 80 - 49, of numbers and of figures that come before it',
  });
  return undefined;
}

function readPercent(
  text: string,
  of: number | null,
  path: Path,
  notebook: Notebook,
): FigureValue | undefined {
  const digits = printedDigits(text);
  if (readPercentage(digits) !== undefined) return { kind: 'percent', percent: digits, of };
  if (!/^[-+]?[\d.,]*\d/.test(digits) || readQuantity(text) !== undefined) {
    const inWords = readQuantity(text) === undefined ? undefined : `Write words: ${shorten(text)}.`;
    const message = `${dotted(path)} must be a percentage, such as 49, not "${shorten(text)}".`;
    notebook.note('bad-percentage', path, message, { got: shorten(text), expected: SHARE, hint: inWords });
    return undefined;
  }
  const got = `${shorten(digits)}%`;
  if (isOverHundred(digits)) {
    const large = tooLarge(100, '%');
    const message = `${dotted(path)} must be ${large.expected}, not ${got}.`;
    notebook.note('bad-percentage', path, message, { got, ...large });
    return undefined;
  }
  notebook.note('bad-percentage', path, `${dotted(path)} is ${got}, which is not a share of cases.`, {
    got,
    expected: SHARE,
    hint: slipHint(got),
  });
  return undefined;
}

function countValue(
  count: number,
  of: number | null,
  path: Path,
  notebook: Notebook,
): FigureValue | undefined {
  if (count > MOST_CASES) {
    refuseLarge(String(count), path, notebook);
    return undefined;
  }
  if (!Number.isSafeInteger(count) || count < 0) {
    notebook.note('not-whole', path, `${dotted(path)} must be a whole number of cases, not ${count}.`, {
      got: String(count),
      expected: 'a whole number of cases',
      hint: shareHint(count),
    });
    return undefined;
  }
  if (of !== null && count > of) {
    notebook.note('more-than-all', path, `${dotted(path)} is ${count} of ${of}, more than all of them.`, {
      got: `${count} of ${of}`,
      expected: `at most ${of}`,
    });
    return undefined;
  }
  return { kind: 'count', count, of };
}

/** A number that is no count may be a share: 0.5 is 50%, and 48.8 is 48.8%. */
function shareHint(count: number): string {
  if (count > 0 && count < 1) return `If it is a share, write ${Number((100 * count).toPrecision(12))}%.`;
  if (count > 0 && count < 100) return `If it is a percentage, write ${count}%.`;
  return 'Write how many cases there are, or a percentage with its sign.';
}

function refuseLarge(cases: string, path: Path, notebook: Notebook): void {
  const large = tooLarge(MOST_CASES, ' cases');
  const message = `${dotted(path)} must be ${large.expected}, not ${shorten(cases)}.`;
  notebook.note('too-large', path, message, { got: shorten(cases), ...large });
}

/** A path as its author would name it: a figure written alone has no key of its own. */
export function dotted(path: Path): string {
  return (path.at(-1) === 'value' ? path.slice(0, -1) : path).map(String).join('.');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
