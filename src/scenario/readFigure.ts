import { nearest } from '../problem.js';
import type { Path } from './document.js';
import { evaluate } from './expression.js';
import { readPercentage } from './feasibleCounts.js';
import type { Notebook } from './notebook.js';
import type { Basis, Figure, FigureValue, Place, Reading } from './scenario.js';
import type { WrittenFigure, WrittenFigureMap, WrittenPlaces } from './schema.js';
import { readQuantity } from './words.js';

/** What a figure inherits from where it stands. */
export interface FigureSetting {
  readonly sources: readonly string[];
  /** Places that the whole group declares, for a figure without its own. */
  readonly from: readonly Place[];
  readonly label: string;
  /** The figure's dotted place in the scenario. */
  readonly place: string;
  /** The value of a figure that stands before this one, for sums that name it. */
  readonly valueOf: (name: string) => number | undefined;
  /** Whether a bare number counts cases or is just a number. */
  readonly bare: 'count' | 'number';
  readonly notebook: Notebook;
}

const FORMS = 'a figure such as 49%, 41, 31 of 62, all or over three quarters';
const VALUE_KEYS = ['value', 'percent', 'count', 'words', 'number', 'assumed'] as const;

/** Reads one written figure; undefined, with its problems noted, when it does not make sense. */
export function readFigure(written: WrittenFigure, path: Path, setting: FigureSetting): Figure | undefined {
  const { notebook } = setting;
  const map: WrittenFigureMap = typeof written === 'object' ? written : {};
  const value =
    typeof written === 'object' ? readMapValue(map, path, setting) : readScalar(written, path, setting, null);
  if (value === undefined) return undefined;
  const basis: Basis =
    map.assumed !== undefined ? 'assumed' : map.derived !== undefined ? 'derived' : 'published';
  const from =
    map.from === undefined
      ? basis === 'assumed'
        ? []
        : setting.from
      : readPlaces(map.from, [...path, 'from'], setting);
  if (basis === 'published' && from.length === 0 && map.from === undefined) {
    notebook.note('no-source', path, `${dotted(path)} does not say where its number comes from.`, {
      expected: 'from, naming the source',
      hint: 'Write from: beside it (source/section), or assumed: if no source prints it.',
    });
  }
  if (basis === 'assumed' && map.why === undefined) {
    notebook.note('no-reason', path, `${dotted(path)} is assumed but does not say why.`, {
      expected: 'why, a sentence',
      hint: 'Write why: beside it.',
    });
  }
  const derivation = map.derived ?? map.equals;
  const { low, high } = readRange(map, value, path, notebook);
  return {
    path: setting.place,
    label: map.label ?? setting.label,
    basis,
    value,
    from,
    also: (map.also ?? []).flatMap((other, index) => {
      const figure = readFigure(other, [...path, 'also', index], { ...setting, from: [] });
      return figure === undefined ? [] : [figure];
    }),
    readings: (map.readings ?? []).flatMap((reading, index): Reading[] => {
      const read = readScalar(reading.value, [...path, 'readings', index, 'value'], setting, null);
      return read === undefined ? [] : [{ says: reading.says, value: read, rejected: reading.rejected }];
    }),
    low,
    high,
    why: map.why ?? null,
    note: map.note ?? null,
    unit: map.unit ?? null,
    ...(derivation === undefined ? {} : { derivation: String(derivation) }),
    ...(map.rounding === undefined ? {} : { rounding: map.rounding }),
    position: notebook.positionOf(path),
  };
}

function readMapValue(map: WrittenFigureMap, path: Path, setting: FigureSetting): FigureValue | undefined {
  const given = VALUE_KEYS.filter((key) => map[key] !== undefined);
  const [key, second] = given;
  if (second !== undefined) {
    setting.notebook.note('two-values', path, `${dotted(path)} gives both ${given.join(' and ')}.`, {
      expected: 'one value',
      hint: 'Keep one; other printings of the same quantity stand under also.',
    });
    return undefined;
  }
  const of = map.of ?? null;
  if (key === undefined) {
    if (map.derived !== undefined)
      return derivedValue(String(map.derived), of, [...path, 'derived'], setting);
    setting.notebook.note('no-value', path, `${dotted(path)} has no value.`, {
      expected: `one of ${VALUE_KEYS.join(', ')} or derived`,
    });
    return undefined;
  }
  const inside = [...path, key];
  if (key === 'percent') return readPercent(String(map.percent), of, inside, setting.notebook);
  if (key === 'count') return countValue(map.count ?? 0, of, inside, setting.notebook);
  if (key === 'number') return { kind: 'number', number: map.number ?? 0 };
  const written = map[key];
  return written === undefined ? undefined : readScalar(written, inside, setting, of);
}

/** The value of a sum that stands alone. */
function derivedValue(
  sum: string,
  of: number | null,
  path: Path,
  setting: FigureSetting,
): FigureValue | undefined {
  const result = evaluate(sum, setting.valueOf);
  if ('value' in result) {
    const { value } = result;
    return setting.bare === 'count'
      ? countValue(value, of, path, setting.notebook)
      : { kind: 'number', number: value };
  }
  setting.notebook.note('bad-sum', path, `The sum ${shorten(sum)} cannot be worked out: ${result.wrong}.`, {
    got: shorten(sum),
    expected: 'a sum such as 80 - 49, of numbers and of figures that stand before it',
  });
  return undefined;
}

/** Reads a value as it is printed: `49%`, `41`, `31 of 62`, `49% of 84`, `over three quarters`. */
function readScalar(
  written: string | number,
  path: Path,
  { notebook, bare }: FigureSetting,
  of: number | null,
): FigureValue | undefined {
  if (typeof written === 'number') {
    if (bare === 'number' && of === null) return { kind: 'number', number: written };
    return countValue(written, of, path, notebook);
  }
  const split = /^(.*\S)\s+of\s+(\d{1,9})$/.exec(written.trim());
  const text = split?.[1] ?? written.trim();
  const total = split?.[2] === undefined ? of : Number(split[2]);
  if (/^-?\d+(\.\d+)?\s*%$/.test(text)) return readPercent(text.replace(/\s*%$/, ''), total, path, notebook);
  if (/^\d+$/.test(text)) return countValue(Number(text), total, path, notebook);
  const quantity = readQuantity(text);
  if (quantity === undefined) {
    notebook.note(
      'not-a-figure',
      path,
      `${dotted(path)} cannot be read as a figure: "${shorten(written)}".`,
      {
        got: shorten(written),
        expected: FORMS,
        hint: 'The README lists the words that casesim reads.',
      },
    );
    return undefined;
  }
  const { low, high } = quantity;
  return { kind: 'words', words: text, low: low.top / low.bottom, high: high.top / high.bottom, of: total };
}

function readPercent(
  text: string,
  of: number | null,
  path: Path,
  notebook: Notebook,
): FigureValue | undefined {
  if (readPercentage(text) !== undefined) return { kind: 'percent', percent: text.replace(/\s*%$/, ''), of };
  notebook.note(
    'bad-percentage',
    path,
    `${dotted(path)} is ${shorten(text)}%, which is not a share of cases.`,
    {
      got: `${shorten(text)}%`,
      expected: 'a percentage from 0 to 100, with at most six decimals',
    },
  );
  return undefined;
}

function countValue(
  count: number,
  of: number | null,
  path: Path,
  notebook: Notebook,
): FigureValue | undefined {
  if (!Number.isSafeInteger(count) || count < 0 || count > 1e9) {
    notebook.note('not-whole', path, `${dotted(path)} must be a whole number of cases, not ${count}.`, {
      got: String(count),
      expected: 'a whole number of cases',
      ...(count > 0 && count < 100 ? { hint: `If it is a percentage, write ${count}%.` } : {}),
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

/** The range on the scale of the value; an assumed value without one has none. */
function readRange(map: WrittenFigureMap, value: FigureValue, path: Path, notebook: Notebook) {
  const read = (key: 'low' | 'high'): number | null => {
    const written = map[key];
    if (written === undefined) return null;
    const number =
      typeof written === 'number' ? written : Number(/^(-?\d+(?:\.\d+)?)\s*%?$/.exec(written)?.[1]);
    if (Number.isFinite(number)) return number;
    notebook.note(
      'wrong-type',
      [...path, key],
      `${dotted([...path, key])} must be a number or a percentage.`,
      {
        got: String(written),
        expected: 'a number or a percentage',
      },
    );
    return null;
  };
  const low = read('low');
  const high = read('high');
  const middle =
    value.kind === 'percent'
      ? Number(value.percent)
      : value.kind === 'count'
        ? value.count
        : value.kind === 'number'
          ? value.number
          : null;
  if (middle !== null && !Number.isNaN(middle) && ((low ?? middle) > middle || (high ?? middle) < middle)) {
    notebook.note('bad-range', path, `${dotted(path)} lies outside its own range.`, {
      got: `${middle} with low ${low ?? 'not given'} and high ${high ?? 'not given'}`,
      expected: 'low at most the value, high at least the value',
    });
  }
  return { low, high };
}

/** Reads `report/Context` or a list of such places. */
export function readPlaces(
  written: WrittenPlaces,
  path: Path,
  { sources, notebook }: Pick<FigureSetting, 'sources' | 'notebook'>,
): Place[] {
  const list = typeof written === 'string' ? [written] : written;
  return list.map((text, index) => {
    const slash = text.indexOf('/');
    const source = (slash < 0 ? text : text.slice(0, slash)).trim();
    const section = slash < 0 ? '' : text.slice(slash + 1).trim();
    if (!sources.includes(source)) {
      const near = nearest(source, sources);
      const known = sources.length === 0 ? 'No source is declared.' : `Declared are ${sources.join(', ')}.`;
      notebook.note(
        'unknown-source',
        typeof written === 'string' ? path : [...path, index],
        `No source is called ${source}.`,
        {
          got: source,
          expected: `one of the names under sources`,
          hint: near === undefined ? known : `Did you mean ${near}?`,
        },
      );
    }
    return { source, section: section === '' ? null : section };
  });
}

/** `staffInPost` as words: Staff in post. */
export function readable(name: string): string {
  const spaced = name.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function dotted(path: Path): string {
  return path.map(String).join('.');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
