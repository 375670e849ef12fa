import { readable } from '../figures/readable.js';
import {
  type CaseVariable,
  type Effect,
  type Figure,
  type Gate,
  NOT_RECORDED,
  NOT_RELEVANT,
  type Place,
} from '../scenario.js';
import type { Path } from '../yaml/document.js';
import type { Notebook } from '../yaml/notebook.js';
import type { DeclaredVariable } from './declaration.js';
import { declareRole } from './declareRole.js';
import type { FigureReader } from './readFigureEntry.js';
import type { WrittenEffect, WrittenFigure, WrittenVariable } from './schema.js';

interface Setting {
  readonly name: string;
  readonly path: Path;
  readonly label: string;
  /** Places that the whole group declares. */
  readonly from: readonly Place[];
}

/** Keys that give a variable's one number directly, without yes: or no: around it. */
const VALUE_KEYS = ['value', 'percent', 'count', 'words', 'number', 'assumed', 'derived'] as const;
/** Keys that say more about that number, and nothing about several levels but for why they are assumed. */
const FACT_KEYS = ['why', 'low', 'high', 'of', 'also', 'readings', 'rounding', 'equals', 'unit'] as const;
const FORM_KEYS = ['yes', 'no', 'ordered', 'nominal'] as const;
/** Names that would be mistaken for something else in a table of cases. */
const RESERVED = ['id', 'case', 'cases', 'weight'];
const MOST_LEVELS = 20;
const ODDS_RANGE = [0.001, 1000] as const;

/** Turns one written variable into a declared one, noting what is wrong with it. */
export function declareVariable(
  written: WrittenVariable,
  setting: Setting,
  reader: FigureReader,
): DeclaredVariable {
  const { name, path, label } = setting;
  const { notebook } = reader;
  if (RESERVED.includes(name) || name in {}) {
    notebook.note('reserved-name', path, `The name ${name} is taken; choose another.`, {
      got: name,
      key: true,
    });
  }
  checkForm(written, path, notebook);
  const { kind, levels, figures } = readLevels(written, setting, reader);
  for (const level of Object.keys(written.labels ?? {})) {
    if (levels.includes(level)) continue;
    const message = `${name} has no level ${level}.`;
    const expected = `one of ${levels.join(', ')}`;
    notebook.note('unknown-level', [...path, 'labels', level], message, { got: level, expected, key: true });
  }
  return {
    name,
    label,
    kind,
    levels,
    levelLabels: levels.map((level) => labelOf(level, written.labels)),
    ...declareRole(written, levels, path, notebook),
    section: sectionOf(written, kind),
    question: written.prompt ?? null,
    protectedCharacteristic: written.protected ?? false,
    gate: written.when === undefined ? null : readGate(written.when, path, notebook),
    figures,
    effects: Object.entries(written.effects ?? {}).map(([parent, effect]) =>
      readEffect(parent, effect, [...path, 'effects', parent], notebook),
    ),
    note: written.note ?? null,
  };
}

function sectionOf(written: WrittenVariable, kind: CaseVariable['kind']): CaseVariable['section'] {
  if (written.prompt !== undefined) return 'prompt';
  return written.section ?? (kind === 'binary' && written.protected !== true ? 'circumstance' : 'profile');
}

/** A variable says in exactly one way for how many cases it holds. */
function checkForm(written: WrittenVariable, path: Path, notebook: Notebook): void {
  const forms = [...FORM_KEYS, ...VALUE_KEYS].filter((key) => written[key] !== undefined);
  const isDirect = forms.some((key) => VALUE_KEYS.some((value) => value === key));
  if (forms.length === 1 || (isDirect && !forms.some((key) => FORM_KEYS.some((form) => form === key))))
    return;
  const subject = path.join('.');
  const message =
    forms.length === 0
      ? `${subject} does not say for how many cases it holds.`
      : `${subject} gives ${forms.join(' and ')}; one is enough.`;
  notebook.note(forms.length === 0 ? 'missing' : 'two-values', path, message, {
    expected: 'one of yes, no, ordered and nominal',
    key: true,
  });
}

interface Levels {
  readonly kind: CaseVariable['kind'];
  readonly levels: readonly string[];
  readonly figures: readonly (Figure | null)[];
}

function readLevels(written: WrittenVariable, setting: Setting, reader: FigureReader): Levels {
  if (written.ordered !== undefined) {
    return { kind: 'ordinal', ...readShares(written.ordered, 'ordered', written, setting, reader) };
  }
  if (written.nominal !== undefined) {
    return { kind: 'nominal', ...readShares(written.nominal, 'nominal', written, setting, reader) };
  }
  return { kind: 'binary', ...readAnswer(written, setting, reader) };
}

function readAnswer(written: WrittenVariable, { path, label, from }: Setting, reader: FigureReader) {
  const answer = written.no === undefined ? 'yes' : 'no';
  const inside = written[answer];
  const facts = pick(written, FACT_KEYS);
  const map =
    inside === undefined
      ? { ...facts, ...pick(written, [...VALUE_KEYS, 'from']) }
      : { ...facts, ...(typeof inside === 'object' ? inside : { value: inside }) };
  const places = inside === undefined ? from : ownPlaces(written, path, from, reader);
  const dotted = `${path.join('.')}.${answer}`;
  const setting = {
    dotted,
    label: answer === 'no' ? `${label}: no` : label,
    from: places,
    bare: 'count' as const,
  };
  const figure = reader.read(map, inside === undefined ? path : [...path, answer], setting) ?? null;
  return { levels: ['no', 'yes'], figures: answer === 'no' ? [figure, null] : [null, figure] };
}

function readShares(
  shares: Readonly<Record<string, WrittenFigure>>,
  key: 'ordered' | 'nominal',
  written: WrittenVariable,
  { path, label, from }: Setting,
  reader: FigureReader,
) {
  const { notebook } = reader;
  const places = ownPlaces(written, path, from, reader);
  for (const fact of FACT_KEYS) {
    if (fact === 'why' || written[fact] === undefined) continue;
    const message = `${path.join('.')}.${fact} does not say which level it is about.`;
    const hint = 'Write it inside the level.';
    notebook.note('misplaced-key', [...path, fact], message, { got: fact, hint, key: true });
  }
  const levels = Object.keys(shares);
  const inside = [...path, key];
  if (levels.length < 2 || levels.length > MOST_LEVELS) {
    const expected = `from 2 to ${MOST_LEVELS} levels`;
    const message = `${path.join('.')} needs ${expected}, not ${levels.length}.`;
    notebook.note('too-few-levels', inside, message, { got: String(levels.length), expected });
  }
  const unrecorded = levels.indexOf(NOT_RECORDED);
  if (unrecorded >= 0 && unrecorded !== levels.length - 1) {
    const message = `${NOT_RECORDED} has no rank and must be the last level.`;
    notebook.note('level-order', [...inside, NOT_RECORDED], message, { key: true });
  }
  if (levels.includes(NOT_RELEVANT)) {
    const message = `${NOT_RELEVANT} is what a case outside a condition reads.`;
    const hint = 'Choose another name, or give the variable a condition with when.';
    notebook.note('reserved-name', [...inside, NOT_RELEVANT], message, { hint, key: true });
  }
  const figures = levels.map((level) => {
    const setting = {
      dotted: `${path.join('.')}.${level}`,
      label: `${label}: ${labelOf(level, written.labels)}`,
      from: places,
      why: written.why,
      bare: 'count' as const,
    };
    return reader.read(shares[level] ?? {}, [...inside, level], setting) ?? null;
  });
  return { levels, figures };
}

function ownPlaces({ from }: WrittenVariable, path: Path, shared: readonly Place[], reader: FigureReader) {
  return from === undefined ? shared : reader.places(from, [...path, 'from']);
}

function readGate(when: NonNullable<WrittenVariable['when']>, path: Path, notebook: Notebook): Gate {
  if (typeof when === 'string') return { variable: when, levels: ['yes'] };
  const [first, ...others] = Object.entries(when);
  if (first === undefined || others.length > 0) {
    const message = `${path.join('.')}.when must name one variable.`;
    notebook.note('bad-gate', [...path, 'when'], message, {
      got: `${Object.keys(when).length} variables`,
      expected: 'one variable, such as { sentence: [licence] }',
      hint: 'For two conditions, give the second variable a condition of its own and name that.',
    });
  }
  const [variable, levels] = first ?? ['', []];
  return { variable, levels: typeof levels === 'string' ? [levels] : [...new Set(levels)] };
}

function readEffect(parent: string, written: WrittenEffect, path: Path, notebook: Notebook): Effect {
  const map = typeof written === 'number' ? { odds: written } : written;
  const { odds } = map;
  // As a person would square it: 0.7 gives 0.49.
  const square = Number((odds * odds).toPrecision(12));
  const low = map.low ?? Math.min(1, square);
  const high = map.high ?? Math.max(1, square);
  const [least, most] = ODDS_RANGE;
  if (!(least <= odds && odds <= most) || !(low <= odds && odds <= high) || low <= 0 || high > most * most) {
    const expected = `an odds ratio from ${least} to ${most}, inside its own range`;
    const message = `The effect of ${parent} must be ${expected}.`;
    notebook.note('bad-odds', path, message, { got: `${odds} with low ${low} and high ${high}`, expected });
  }
  return { parent, odds, low, high, why: map.why ?? null, position: notebook.positionOf(path) };
}

function labelOf(level: string, labels: WrittenVariable['labels'] = {}): string {
  return (Object.hasOwn(labels, level) ? labels[level] : undefined) ?? readable(level);
}

function pick<Key extends keyof WrittenVariable>(written: WrittenVariable, keys: readonly Key[]) {
  return Object.fromEntries(keys.flatMap((key) => (written[key] === undefined ? [] : [[key, written[key]]])));
}
