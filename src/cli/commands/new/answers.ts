import { beforePercentSign, readWhole } from '../../../numeric/written.js';
import { allOf } from '../../../problem.js';
import { NamesFor } from '../../../results/starting/namesFor.js';
import { SCALE_LISTS, type Scale } from '../../../results/starting/scaleLists.js';
import { collect } from '../../arguments/once.js';
import { refuseOption, wholeOption } from '../../arguments/options.js';

/** Readers of what somebody says of an inspection of their own, typed as an option or as an answer. */

const MOST_CASES = 1_000_000;

/** A number of cases or of people asked. */
export const casesOf = (option: string) => wholeOption(option, { min: 1, max: MOST_CASES });

/** A text of one line, such as a title. */
export function lineOf(option: string, longest = 200) {
  return (text: string): string => {
    const line = text.trim().replace(/\s+/g, ' ');
    if (line === '' || line.length > longest)
      refuseOption(option, text, `a text of 1 to ${longest} characters`);
    return line;
  };
}

/** The id of a scenario. */
export function idOption(text: string): string {
  if (text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) return text;
  return refuseOption('--id', text, 'words in small letters joined by hyphens, such as my-region');
}

/** What one thing inspected is called, and several: `home, homes`. */
export function nounOption(text: string): readonly [string, string] {
  const [one = '', several = '', ...more] = text.split(',').map((word) => word.trim());
  if (one === '' || several === '' || more.length > 0)
    refuseOption('--noun', text, 'what one is called, and several, such as "home, homes"');
  return [one, several];
}

/** Such as `Plan reviewed`, `Plan reviewed = 41` or `Taste = 6, 14, 20`. */
export interface TypedQuestion {
  readonly label: string;
  readonly answers: readonly string[];
}

export function questionOf(option: string) {
  return (text: string): TypedQuestion => {
    const [asked = '', ...rest] = text.split('=');
    const label = lineOf(option)(asked);
    if (rest.length === 0) return { label, answers: [] };
    const written = rest.join('=').split(',');
    return { label, answers: allOf(written.map((part) => () => answerOf(option, part.trim()))) };
  };
}

/** A count, or a percentage with its sign. */
function answerOf(option: string, text: string): string {
  const count = readWhole(text);
  if (typeof count === 'number' && count >= 0) return String(count);
  const percent = /^\d+(?:\.\d+)?$/.exec(beforePercentSign(text) ?? '')?.[0];
  if (percent !== undefined && Number(percent) <= 100) return `${percent}%`;
  return refuseOption(option, text, 'counts or percentages after the =, such as "Plan reviewed = 41"');
}

/** Questions, one each time. */
export const questionsOption = collect(
  (text: string, before: readonly TypedQuestion[] | undefined): readonly TypedQuestion[] => [
    ...(before ?? []),
    questionOf('--question')(text),
  ],
);

/** Such as `Area = north 30, south 54`. */
export interface TypedGroup {
  readonly label: string;
  readonly levels: readonly { readonly label: string; readonly count: number }[];
}

export function groupOf(option: string) {
  return (text: string): TypedGroup => {
    const [named = '', ...rest] = text.split('=');
    const expected = 'a name and its groups with their cases, such as "Area = north 30, south 54"';
    const label = lineOf(option)(named);
    const levels = rest
      .join('=')
      .split(',')
      .map((part) => {
        const [, level, digits] = /^\s*(\S.*?)[\s:]+(\d[\d_]*)\s*$/.exec(part) ?? [];
        const count = digits === undefined ? 'none' : readWhole(digits);
        if (level === undefined || typeof count !== 'number') return refuseOption(option, text, expected);
        return { label: level, count };
      });
    const known = new Set(levels.map((level) => level.label.toLowerCase()));
    if (levels.length < 2 || levels.length > 20 || known.size < levels.length)
      refuseOption(option, text, `${expected}, from 2 to 20 of them, each once`);
    return { label, levels };
  };
}

export const groupsOption = collect(
  (text: string, before: readonly TypedGroup[] | undefined): readonly TypedGroup[] => [
    ...(before ?? []),
    groupOf('--group')(text),
  ],
);

const YES_NO = 'yes-no';

/** The scales that have names. */
export const SCALE_NAMES: readonly string[] = [YES_NO, ...SCALE_LISTS.map(({ name }) => name)];

/** A scale by its name, or by its levels, lowest first; null for Yes and No. */
export function scaleOf(option: string) {
  return (text: string): Scale | null => {
    const asked = text.trim().toLowerCase();
    if (asked === YES_NO || asked === 'yes/no') return null;
    const known = SCALE_LISTS.find(({ name }) => name === asked);
    if (known !== undefined) return known;
    const labels = text.split(',').map((level) => level.trim().replace(/\s+/g, ' '));
    const expected = `one of ${SCALE_NAMES.join(', ')}, or the levels, lowest first, such as "poor, fair, good"`;
    const isOne = labels.length < 2;
    if (isOne) return refuseOption(option, text, expected, { near: SCALE_NAMES });
    const distinct = new Set(labels.map((label) => label.toLowerCase()));
    if (labels.length > 20 || labels.includes('') || distinct.size < labels.length)
      refuseOption(option, text, 'from 2 to 20 levels, each with a name and there once');
    const names = new NamesFor();
    const levels = labels.map((label) => ({ name: names.of(label, 'level'), label }));
    return { name: 'scale', levels, favourable: null, firstScore: null };
  };
}

/** A level of a scale, as a file names it. */
export function favourableOf({ levels }: Scale) {
  return (text: string): string => {
    const asked = text.trim().toLowerCase();
    const found = levels.find(
      ({ name, label }) => label.toLowerCase() === asked || name.toLowerCase() === asked,
    );
    const labels = levels.map(({ label }) => label);
    return found?.name ?? refuseOption('--favourable', text, `one of ${labels.join(', ')}`, { near: labels });
  };
}

export const scalesOption = collect(
  (text: string, before: readonly (Scale | null)[] | undefined): readonly (Scale | null)[] => [
    ...(before ?? []),
    scaleOf('--scale')(text),
  ],
);
