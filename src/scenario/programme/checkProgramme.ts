import { readable } from '../figures/readable.js';
import type { Path } from '../yaml/document.js';
import type { Notebook } from '../yaml/notebook.js';
import { RATING } from './programme.js';
import type { WrittenProgramme } from './programmeSchema.js';

/** Notes what a well-shaped programme names that is not there, and numbers that cannot be. */
export function checkProgramme(written: WrittenProgramme, notebook: Notebook): void {
  const scales = Object.entries(written.scales);
  for (const [name, scale] of scales) checkScale(scale, ['scales', name], notebook);
  const rating = written.scales[RATING];
  if (rating === undefined && Object.keys(written.standards).length > 0) {
    const message = 'Standards are rated, and no scale is called rating.';
    notebook.note('missing', ['standards'], message, {
      expected: 'scales.rating, with its levels',
      key: true,
    });
  }
  const levels = rating?.levels ?? [];
  checkStandards(written, notebook);
  checkBands(written, levels, notebook);
  checkTotal(written, levels, notebook);
  checkOverall(written, levels, notebook);
  checkRules(written, notebook);
}

type WrittenScale = WrittenProgramme['scales'][string];

function checkScale(
  { levels, labels = {}, points, favourable }: WrittenScale,
  path: Path,
  notebook: Notebook,
) {
  if (levels.length < 2) {
    const expected = 'at least two levels';
    const message = `${path.join('.')} needs ${expected}, not ${levels.length}.`;
    notebook.note('too-few-levels', [...path, 'levels'], message, { got: String(levels.length), expected });
  }
  checkRepeats(levels, [...path, 'levels'], notebook);
  const shown = levels.map((level) => labels[level] ?? readable(level));
  levels.forEach((level, rank) => {
    const first = levels.find((_, other) => other < rank && shown[other] === shown[rank]);
    if (first === undefined || first === level) return;
    const message = `${first} and ${level} are both called ${shown[rank]}.`;
    notebook.note('repeated-label', [...path, 'labels', level], message, { got: shown[rank] ?? level });
  });
  for (const level of [...Object.keys(labels), ...(favourable === undefined ? [] : [favourable])]) {
    if (levels.includes(level)) continue;
    const at = level === favourable ? [...path, 'favourable'] : [...path, 'labels', level];
    noteUnknown('unknown-level', level, 'level', { path: at, known: levels, notebook });
  }
  if (points === undefined) return;
  if (points.length === levels.length && points.every((value, rank) => value === rank)) return;
  const expected = `0 to ${levels.length - 1}, one more for each level`;
  const message = `${path.join('.')}.points does not fit its levels: ${points.join(', ')}.`;
  notebook.note('points-do-not-fit', [...path, 'points'], message, { got: points.join(', '), expected });
}

function checkRepeats(names: readonly string[], path: Path, notebook: Notebook): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return;
    notebook.note('repeated-level', [...path, index], `${name} is there twice.`, { got: name });
  });
}

function checkStandards({ standards, questions }: WrittenProgramme, notebook: Notebook): void {
  for (const [name, { judged, lowest }] of Object.entries(standards)) {
    const path = ['standards', name];
    if ((judged === undefined) === (lowest === undefined)) {
      const message = `standards.${name} must be either judged or the lowest of questions.`;
      notebook.note('bad-standard', path, message, {
        expected: 'judged: true, or lowest: with questions',
        key: true,
      });
    }
    const known = Object.keys(questions);
    lowest?.forEach((question, index) => {
      if (known.includes(question)) return;
      const at = [...path, 'lowest', index];
      noteUnknown('unknown-question', question, 'question', { path: at, known, notebook });
    });
    if (lowest !== undefined) checkRepeats(lowest, [...path, 'lowest'], notebook);
  }
}

function checkBands(
  { bands, standards }: WrittenProgramme,
  levels: readonly string[],
  notebook: Notebook,
): void {
  if (bands === 'none') {
    const lowest = Object.entries(standards).find(([, standard]) => standard.lowest !== undefined);
    if (lowest === undefined) return;
    const message = `standards.${lowest[0]} takes the lowest of its questions, and no bands say what level a share has.`;
    const hint = 'Write bands: { from: [0, 50, 65, 80] }.';
    notebook.note('missing', ['standards', lowest[0], 'lowest'], message, { hint });
    return;
  }
  checkStarts(bands.from, levels, { path: ['bands', 'from'], most: 100, notebook });
}

function checkTotal(written: WrittenProgramme, levels: readonly string[], notebook: Notebook): void {
  const { total, overall, standards } = written;
  if (total === 'none') return;
  if (overall !== undefined) {
    const message = 'The overall rating follows from total and from overall; one is enough.';
    notebook.note('two-values', ['overall'], message, { key: true });
  }
  const number = Object.keys(standards).length;
  const top = levels.length - 1;
  if (number === 0) {
    const message = 'total adds the points of standards, and there are none.';
    notebook.note('unknown-standard', ['total'], message, { expected: 'standards', key: true });
  } else if (total.of !== number * top) {
    const message = `${number} standards of up to ${top} points make ${number * top}, not ${total.of}.`;
    notebook.note('points-do-not-fit', ['total', 'of'], message, {
      got: String(total.of),
      expected: String(number * top),
    });
  }
  checkStarts(total.from, levels, { path: ['total', 'from'], most: number * top, notebook });
}

/** Starts of levels: one for each, the first 0, rising, none above the most. */
function checkStarts(
  from: readonly number[],
  levels: readonly string[],
  { path, most, notebook }: { readonly path: Path; readonly most: number; readonly notebook: Notebook },
): void {
  const expected = `${levels.length} rising numbers from 0 to ${most}, one for each level of the rating`;
  const rising = from.every((start, rank) => (rank === 0 ? start === 0 : start > (from[rank - 1] ?? 0)));
  if (from.length === levels.length && rising && from.every((start) => start <= most)) return;
  const message = `${path.join('.')} must be ${expected}, not ${from.join(', ')}.`;
  notebook.note('bad-starts', path, message, { got: from.join(', '), expected });
}

function checkOverall(written: WrittenProgramme, levels: readonly string[], notebook: Notebook): void {
  const { overall = [] } = written;
  const standards = Object.keys(written.standards);
  overall.forEach(({ is, standards: named = [], when = {}, otherwiseAtLeast }, index) => {
    const path = ['overall', index];
    const ofLevel: readonly (readonly [string, Path])[] = [
      [is, [...path, 'is']],
      ...Object.keys(when).map((level) => [level, [...path, 'when', level]] as const),
      ...(otherwiseAtLeast === undefined ? [] : [[otherwiseAtLeast, [...path, 'otherwiseAtLeast']] as const]),
    ];
    for (const [level, at] of ofLevel) {
      if (!levels.includes(level))
        noteUnknown('unknown-level', level, 'level', { path: at, known: levels, notebook });
    }
    named.forEach((standard, other) => {
      if (standards.includes(standard)) return;
      const at = [...path, 'standards', other];
      noteUnknown('unknown-standard', standard, 'standard', { path: at, known: standards, notebook });
    });
  });
  const last = overall.at(-1);
  if (last !== undefined && (last.when !== undefined || last.otherwiseAtLeast !== undefined)) {
    const message = 'The last rule of overall must be without when, for what no rule before it says.';
    notebook.note('bad-rule', ['overall', overall.length - 1], message, { expected: 'such as { is: good }' });
  }
}

/** Every rule of the file needs its source; a source needs its rule. */
function checkRules(written: WrittenProgramme, notebook: Notebook): void {
  const { rules, bands, total, overall, discretion, standards } = written;
  const all = Object.values(standards);
  const needed = [
    ...(all.length === 0 ? [] : ['standards']),
    ...(all.some(({ lowest }) => lowest !== undefined) ? ['lowest'] : []),
    ...(bands === 'none' ? [] : ['bands', 'cut']),
    ...(total === 'none' ? [] : ['total']),
    ...(overall === undefined ? [] : ['overall']),
    ...(discretion === undefined ? [] : ['discretion']),
  ];
  for (const name of needed.filter((one) => rules[one] === undefined)) {
    const message = `rules.${name} is missing: where the rule comes from, and how sure that is.`;
    notebook.note('missing', ['rules'], message, {
      expected: '{ source: ..., confidence: medium }',
      key: true,
    });
  }
  const known = [...needed, ...Object.keys(standards), 'questions', 'points'];
  for (const name of Object.keys(rules)) {
    if (known.includes(name)) continue;
    const code = 'unknown-standard';
    noteUnknown(code, name, 'rule or standard', { path: ['rules', name], known, notebook, key: true });
  }
}

interface Named {
  readonly path: Path;
  readonly known: readonly string[];
  readonly notebook: Notebook;
  readonly key?: boolean;
}

function noteUnknown(code: string, got: string, what: string, { path, known, notebook, key }: Named): void {
  notebook.note(code, path, `There is no ${what} ${got}.`, {
    got,
    expected: `one of ${known.join(', ')}`,
    near: known,
    hint: known.length === 0 ? `Declare it.` : `There are ${known.join(', ')}.`,
    ...(key === true ? { key } : {}),
  });
}
