import { readable } from '../figures/readable.js';
import type { AskedQuestion } from '../scenario.js';
import type { Notebook } from '../yaml/notebook.js';
import type { Path } from '../yaml/path.js';
import type { WrittenQuestion, WrittenScales, WrittenVariable } from './schema.js';

/** A question as the variables that it is made of, and what is known of it beside them. */
export interface OrderedQuestion {
  readonly variable: WrittenVariable;
  /** Who answered it, where some did not; null where all did. */
  readonly answered: WrittenVariable | null;
  readonly asked: AskedQuestion;
}

export type Scales = WrittenScales;

interface Setting {
  readonly name: string;
  readonly path: Path;
  /** The scale of the questions around it that name none. */
  readonly scale: string | undefined;
  readonly scales: Scales;
  /** Cases of the sample; null where they are not known. */
  readonly cases: number | null;
  readonly notebook: Notebook;
}

/** Reads a question of a sample: Yes or No, levels with their shares, or a list of counts on a scale that has a name. */
export function orderedQuestion(written: WrittenQuestion, setting: Setting): OrderedQuestion {
  const map = Array.isArray(written)
    ? { levels: written }
    : typeof written === 'object'
      ? written
      : { value: written };
  const { scale: named, levels, atOrAbove, means, noAnswer = 0, notApplicable = 0, letter: _, ...rest } = map;
  const known = typeof named === 'string' ? named : setting.scale;
  const isOrdered = levels !== undefined || rest.ordered !== undefined || atOrAbove !== undefined;
  const scale =
    known !== undefined && (isOrdered || typeof named === 'string') ? scaleOf(known, setting) : null;
  const label = rest.label ?? readable(setting.name);
  const above = Object.entries(atOrAbove ?? {});
  const favourable = scale?.favourable ?? null;
  if (above.length > 1) {
    const message = `${setting.path.join('.')}.atOrAbove names ${above.length} levels; one is enough.`;
    setting.notebook.note('two-values', [...setting.path, 'atOrAbove'], message, { expected: 'one level' });
  }
  const [level, share] = above[0] ?? [null, undefined];
  if (level !== null && scale !== null && !scale.levels.includes(level)) {
    noteLevel(level, scale.levels, [...setting.path, 'atOrAbove', level], setting.notebook);
  }
  const ordered = levels === undefined ? rest.ordered : levelsOn(scale, levels, setting);
  const shares = share === undefined ? {} : { yes: share };
  const variable: WrittenVariable = {
    ...rest,
    ...(ordered === undefined ? shares : { ordered }),
    ...(scale?.labels === undefined || ordered === undefined
      ? {}
      : { labels: { ...scale.labels, ...rest.labels } }),
  };
  const left = noAnswer + notApplicable;
  const asked: AskedQuestion = {
    name: setting.name,
    label,
    means: means ?? null,
    scores: ordered === undefined ? null : scoresOf(scale, Object.keys(ordered)),
    favourable: ordered === undefined ? null : favourable,
    atOrAbove: level,
    noAnswer,
    notApplicable,
  };
  if (left === 0) return { variable, answered: null, asked };
  const { cases } = setting;
  if (cases === null || left >= cases) {
    const message = `${setting.path.join('.')} leaves out ${left}, and the sample has ${cases ?? 'no known number'}.`;
    setting.notebook.note('more-than-all', setting.path, message, { got: String(left), key: true });
  }
  const why = `${cases} but for ${noAnswer} without an answer and ${notApplicable} to whom it does not apply`;
  const answered: WrittenVariable = {
    yes: { derived: `${cases ?? left} - ${left}`, why },
    ...(rest.when === undefined ? {} : { when: rest.when }),
  };
  return { variable: { ...variable, when: `${setting.name}Answered` }, answered, asked };
}

type Scale = Scales[string];

function scaleOf(name: string, { scales, path, notebook }: Setting): Scale | null {
  if (Object.hasOwn(scales, name)) return scales[name] ?? null;
  const known = Object.keys(scales);
  notebook.note('unknown-scale', [...path, 'scale'], `There is no scale ${name}.`, {
    got: name,
    expected: known.length === 0 ? 'a scale under scales' : `one of ${known.join(', ')}`,
    near: known,
    hint: 'Declare it under scales, with its levels, the lowest first.',
  });
  return null;
}

function levelsOn(scale: Scale | null, counts: readonly number[], { path, cases, notebook }: Setting) {
  if (scale === null) {
    const message = `${path.join('.')} is a list of counts, and names no scale that says of which levels.`;
    notebook.note('wrong-type', path, message, {
      hint: 'Write scale: beside the questions, or levels with names.',
    });
    // Declared all the same, and of all cases, so that nothing more is said of it.
    return { no: cases ?? 0, yes: 0 };
  }
  if (counts.length !== scale.levels.length) {
    const expected = `${scale.levels.length} numbers, one for each of ${scale.levels.join(', ')}`;
    const message = `${path.join('.')} must be ${expected}, not ${counts.length}.`;
    notebook.note('does-not-fit-scale', path, message, { got: counts.join(', '), expected });
  }
  return Object.fromEntries(scale.levels.map((level, rank) => [level, counts[rank] ?? 0]));
}

function scoresOf(scale: Scale | null, levels: readonly string[]): readonly number[] {
  const fits = scale?.scores !== undefined && scale.scores.length === levels.length;
  return fits ? (scale?.scores ?? []) : levels.map((_, rank) => rank);
}

/** Notes what cannot be in the scales of a file. */
export function checkScales(scales: Scales, notebook: Notebook): void {
  for (const [name, { levels, labels = {}, scores, favourable }] of Object.entries(scales)) {
    const path = ['scales', name];
    if (levels.length < 2) {
      const message = `scales.${name} needs at least two levels, not ${levels.length}.`;
      notebook.note('too-few-levels', [...path, 'levels'], message, { expected: 'at least two levels' });
    }
    levels.forEach((level, rank) => {
      if (levels.indexOf(level) !== rank)
        notebook.note('repeated-level', [...path, 'levels', rank], `${level} is there twice.`, {
          got: level,
        });
    });
    const shown = levels.map((level) => labels[level] ?? readable(level));
    levels.forEach((level, rank) => {
      const first = shown.indexOf(shown[rank] ?? '');
      if (first === rank || levels[first] === level) return;
      const message = `${levels[first]} and ${level} are both called ${shown[rank]}.`;
      notebook.note('repeated-label', [...path, 'labels', level], message, { got: level });
    });
    for (const level of Object.keys(labels)) {
      if (!levels.includes(level)) noteLevel(level, levels, [...path, 'labels', level], notebook);
    }
    if (favourable !== undefined && !levels.includes(favourable))
      noteLevel(favourable, levels, [...path, 'favourable'], notebook);
    const rising = scores?.every((score, rank) => rank === 0 || score > (scores[rank - 1] ?? 0)) ?? true;
    if (scores !== undefined && (scores.length !== levels.length || !rising)) {
      const expected = `${levels.length} rising numbers, one for each level`;
      const message = `scales.${name}.scores must be ${expected}, not ${scores.join(', ')}.`;
      notebook.note('points-do-not-fit', [...path, 'scores'], message, { got: scores.join(', '), expected });
    }
  }
}

function noteLevel(level: string, levels: readonly string[], path: Path, notebook: Notebook): void {
  notebook.note('unknown-level', path, `There is no level ${level}.`, {
    got: level,
    expected: `one of ${levels.join(', ')}`,
    near: levels,
    hint: `There are ${levels.join(', ')}.`,
  });
}
