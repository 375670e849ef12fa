import type { DeclaredVariable } from './declaration.js';
import type { Path } from './document.js';
import type { Notebook } from './notebook.js';
import { type FigureSetting, readable } from './readFigure.js';
import { type Effect, type Figure, type Gate, NOT_RECORDED, NOT_RELEVANT } from './scenario.js';
import type { WrittenEffect, WrittenFigure, WrittenPlaces, WrittenVariable } from './schema.js';

interface Context {
  readonly setting: FigureSetting;
  readonly read: (figure: WrittenFigure, path: Path, setting: FigureSetting) => Figure | undefined;
  readonly settingAt: (
    place: string,
    path: Path,
    label: string,
    bare: FigureSetting['bare'],
    from: WrittenPlaces | undefined,
  ) => FigureSetting;
  readonly notebook: Notebook;
  /** A key question written as a figure and nothing else. */
  readonly bare?: boolean;
}

const FIGURE_KEYS = ['value', 'percent', 'count', 'words', 'number', 'assumed', 'derived'] as const;
/** Names that would be mistaken for something else in a table of cases. */
const RESERVED = ['id', 'case', 'cases', 'weight'];

/** Turns one written variable into a declared one, noting what is wrong with it. */
export function declareVariable(
  name: string,
  written: WrittenVariable,
  path: Path,
  context: Context,
): DeclaredVariable {
  const { notebook, setting } = context;
  if (RESERVED.includes(name) || name in {}) {
    notebook.note('reserved-name', path, `The name ${name} is taken; choose another.`, {
      got: name,
      key: true,
    });
  }
  const forms = (['yes', 'no', 'ordered', 'nominal'] as const).filter((key) => written[key] !== undefined);
  const direct = FIGURE_KEYS.filter((key) => written[key] !== undefined);
  if (direct.length > 0) forms.push('yes');
  if (forms.length !== 1) {
    const expected = 'one of yes, no, ordered and nominal';
    const message =
      forms.length === 0
        ? `${path.join('.')} does not say how many cases it holds for.`
        : `${path.join('.')} gives ${[...new Set([...forms, ...direct])].join(' and ')}; one is enough.`;
    notebook.note(forms.length === 0 ? 'missing' : 'two-values', path, message, { expected, key: true });
  }
  const [form] = forms;
  const levelled = written.ordered ?? written.nominal;
  const { levels, figures } =
    levelled === undefined
      ? readAnswer(written, form === 'no' ? 'no' : 'yes', direct.length > 0, path, context)
      : readLevels(levelled, form === 'nominal' ? 'nominal' : 'ordered', path, context);
  const kind = levelled === undefined ? 'binary' : form === 'nominal' ? 'nominal' : 'ordinal';
  for (const level of Object.keys(written.labels ?? {})) {
    if (levels.includes(level)) continue;
    const inside = [...path, 'labels', level];
    notebook.note('unknown-level', inside, `${name} has no level ${level}.`, {
      got: level,
      expected: `one of ${levels.join(', ')}`,
      key: true,
    });
  }
  const protectedCharacteristic = written.protected ?? false;
  return {
    name,
    label: setting.label,
    kind,
    levels,
    levelLabels: levels.map(
      (level) =>
        (Object.hasOwn(written.labels ?? {}, level) ? written.labels?.[level] : undefined) ?? readable(level),
    ),
    role:
      written.prompt !== undefined
        ? 'prompt'
        : (written.role ?? (kind !== 'binary' || protectedCharacteristic ? 'profile' : 'circumstance')),
    question: written.prompt ?? null,
    protectedCharacteristic,
    gate: written.when === undefined ? null : readGate(written.when, path, notebook),
    figures,
    effects: Object.entries(written.effects ?? {}).map(([parent, effect]) =>
      readEffect(parent, effect, [...path, 'effects', parent], notebook),
    ),
    note: written.note ?? null,
  };
}

function readAnswer(
  written: WrittenVariable,
  answer: 'yes' | 'no',
  isDirect: boolean,
  path: Path,
  context: Context,
) {
  const { label, place } = context.setting;
  const setting = {
    ...context.setting,
    place: `${place}.${answer}`,
    label: answer === 'no' ? `${label}: no` : label,
  };
  // What a variable says about its one number may stand beside the number or around it.
  const { value, percent, count, words, number, assumed, derived } = written;
  const { why, low, high, of, also, readings, rounding } = written;
  const given = (facts: object) =>
    Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
  const beside = given({ why, low, high, of, also, readings, rounding });
  const inside = written[answer];
  const map = isDirect
    ? { ...given({ value, percent, count, words, number, assumed, derived }), ...beside }
    : { ...beside, ...(typeof inside === 'object' ? inside : { value: inside }) };
  const figurePath = isDirect || context.bare === true ? path : [...path, answer];
  const figure = isDirect || inside !== undefined ? context.read(map, figurePath, setting) : undefined;
  const levels = ['no', 'yes'];
  return { levels, figures: levels.map((level) => (level === answer ? (figure ?? null) : null)) };
}

function readLevels(
  written: Readonly<Record<string, WrittenFigure>>,
  key: 'ordered' | 'nominal',
  path: Path,
  context: Context,
) {
  const { notebook, setting } = context;
  const levels = Object.keys(written);
  const inside = [...path, key];
  if (levels.length < 2 || levels.length > 20) {
    notebook.note(
      'too-few-levels',
      inside,
      `${path.join('.')} needs from 2 to 20 levels, not ${levels.length}.`,
      {
        got: String(levels.length),
        expected: 'from 2 to 20 levels',
      },
    );
  }
  const last = levels.indexOf(NOT_RECORDED);
  if (last >= 0 && last !== levels.length - 1) {
    notebook.note(
      'level-order',
      [...inside, NOT_RECORDED],
      `${NOT_RECORDED} has no rank and must be the last level.`,
      { key: true },
    );
  }
  if (levels.includes(NOT_RELEVANT)) {
    notebook.note(
      'reserved-name',
      [...inside, NOT_RELEVANT],
      `${NOT_RELEVANT} is what casesim calls a case outside a gate.`,
      {
        hint: 'Choose another name, or give the variable a gate with when.',
        key: true,
      },
    );
  }
  const figures = levels.map((level) => {
    const figure = written[level];
    if (figure === undefined) return null;
    const own = {
      ...setting,
      place: `${setting.place}.${level}`,
      label: `${setting.label}: ${readable(level).toLowerCase()}`,
    };
    return context.read(figure, [...inside, level], own) ?? null;
  });
  return { levels, figures };
}

function readGate(when: NonNullable<WrittenVariable['when']>, path: Path, notebook: Notebook): Gate {
  if (typeof when === 'string') return { variable: when, levels: ['yes'] };
  const [first, ...others] = Object.entries(when);
  if (first === undefined || others.length > 0) {
    notebook.note('bad-gate', [...path, 'when'], `${path.join('.')}.when must name one variable.`, {
      got: `${Object.keys(when).length} variables`,
      expected: 'one variable, such as { sentence: [licence] }',
      hint: 'For two conditions, give the second variable a gate of its own and name that.',
    });
  }
  const [variable, levels] = first ?? ['', []];
  return { variable, levels: typeof levels === 'string' ? [levels] : levels };
}

function readEffect(parent: string, written: WrittenEffect, path: Path, notebook: Notebook): Effect {
  const map = typeof written === 'number' ? { odds: written } : written;
  const { odds } = map;
  const low = map.low ?? Math.min(1, odds * odds);
  const high = map.high ?? Math.max(1, odds * odds);
  if (odds > 1000 || odds < 0.001 || low > odds || high < odds || high > 1e6 || low < 1e-6) {
    notebook.note(
      'bad-odds',
      path,
      `The odds ratio of ${parent} must lie from 0.001 to 1000 and inside its own range.`,
      {
        got: `${odds} with low ${low} and high ${high}`,
        expected: 'low at most odds, high at least odds',
      },
    );
  }
  return { parent, odds, low, high, why: map.why ?? null, position: notebook.positionOf(path) };
}
