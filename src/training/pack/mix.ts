import type { Problem } from '../../problem.js';
import { ArgumentError, nearest } from '../../problem.js';

/** A demand on the mix of a pack: so many cases that have something. */
export interface Quota {
  /** As it was asked for. */
  readonly text: string;
  readonly variable: string;
  readonly level: string;
  readonly min: number;
  readonly max: number;
}

const QUOTA = /^([A-Za-z][A-Za-z0-9]*)(?:=([A-Za-z][A-Za-z0-9]*))?(>=|<=|=)(\d+)$/;

/**
 * Reads demands such as `mappaLevel1>=2`, `oversight=absent>=1`, `risk=high=3`: a variable, a level (`yes` if none
 * is named), and how many cases of the pack.
 *
 * @throws ArgumentError with every demand that cannot be read, is unknown or could never be met
 */
export function parseInclude(
  demands: readonly string[],
  levelsOf: Readonly<Record<string, readonly string[]>>,
  cases: number,
): readonly Quota[] {
  const problems: Problem[] = [];
  const refuse = (code: string, got: string, message: string, hint?: string): void => {
    problems.push({ code, path: 'include', got, message, ...(hint === undefined ? {} : { hint }) });
  };
  const quotas = demands
    .flatMap((demand) => demand.split(','))
    .map((demand) => demand.replace(/\s+/g, ''))
    .filter((demand) => demand !== '')
    .flatMap((text): Quota[] => {
      const [, variable = '', level = 'yes', sign = '>=', digits = ''] = QUOTA.exec(text) ?? [];
      if (variable === '') {
        refuse(
          'bad-include',
          text,
          `"${text}" is no demand on the mix.`,
          'Write mappaLevel1>=2, risk=high<=3 or oversight=absent=1.',
        );
        return [];
      }
      const levels = levelsOf[variable];
      if (levels === undefined) {
        const near = nearest(variable, Object.keys(levelsOf));
        refuse(
          'unknown-variable',
          variable,
          `The cases have no ${variable}.`,
          near === undefined ? `They have ${Object.keys(levelsOf).join(', ')}.` : `Did you mean ${near}?`,
        );
        return [];
      }
      if (!levels.includes(level)) {
        const near = nearest(level, levels);
        const hint = near === undefined ? `Its levels are ${levels.join(', ')}.` : `Did you mean ${near}?`;
        refuse('unknown-level', level, `${variable} is never ${level}.`, hint);
        return [];
      }
      const count = Number(digits);
      if (sign !== '<=' && count > cases) {
        refuse(
          'too-many',
          text,
          `${text} asks for ${count} cases of a pack of ${cases}.`,
          'Ask for fewer, or for a larger pack.',
        );
        return [];
      }
      return [{ text, variable, level, min: sign === '<=' ? 0 : count, max: sign === '>=' ? cases : count }];
    });
  for (const variable of new Set(quotas.map((quota) => quota.variable))) {
    const least = new Map<string, number>();
    for (const { variable: own, level, min } of quotas) {
      if (own === variable) least.set(level, Math.max(min, least.get(level) ?? 0));
    }
    const needed = [...least.values()].reduce((sum, min) => sum + min, 0);
    if (needed > cases) {
      refuse(
        'too-many',
        variable,
        `The levels asked for of ${variable} need ${needed} cases, and a case has only one of them; the pack has ${cases}.`,
      );
    }
  }
  if (problems.length > 0) throw new ArgumentError(problems);
  return quotas;
}

/**
 * Chooses cases that meet every quota exactly: the first ones drawn, exchanged for later candidates as far as the
 * quotas need it. One exchange at a time, then two at once; the number of exchanges is bounded.
 *
 * @param matches - for each candidate, which quotas it counts towards
 * @returns places of the chosen candidates in rising order
 * @throws ArgumentError naming the quotas that cannot be met together
 */
export function chooseMix(
  matches: readonly (readonly boolean[])[],
  quotas: readonly Quota[],
  cases: number,
): readonly number[] {
  const rare = quotas.flatMap((quota, place): Problem[] => {
    const found = matches.filter((match) => match[place] === true).length;
    const others = matches.length - found;
    if (found >= quota.min && others >= cases - quota.max) return [];
    const what = found < quota.min ? `only ${found} are` : `all but ${others} are`;
    return [
      {
        code: 'mix-too-rare',
        path: 'include',
        got: quota.text,
        message: `${quota.text} cannot be met: of ${matches.length} candidate cases ${what} ${quota.variable}=${quota.level}.`,
        hint: 'Ask for fewer, or leave out another demand.',
      },
    ];
  });
  if (rare.length > 0) throw new ArgumentError(rare);

  const classes = new Map<string, number[]>();
  matches.forEach((match, place) => {
    const key = match.map(Number).join('');
    classes.set(key, [...(classes.get(key) ?? []), place]);
  });
  const keys = [...classes.keys()];
  const taken = new Map(keys.map((key) => [key, 0]));
  matches.slice(0, cases).forEach((match) => {
    const key = match.map(Number).join('');
    taken.set(key, (taken.get(key) ?? 0) + 1);
  });
  const counts = quotas.map((_, q) => matches.slice(0, cases).filter((match) => match[q] === true).length);
  const cost = (of: readonly number[]): number =>
    quotas.reduce((sum, { min, max }, q) => sum + Math.max(0, min - (of[q] ?? 0), (of[q] ?? 0) - max), 0);
  const after = (of: readonly number[], out: string, into: string): number[] =>
    of.map((count, q) => count - Number(out[q]) + Number(into[q]));
  const isOut = (key: string): boolean => (taken.get(key) ?? 0) > 0;
  const isFree = (key: string): boolean => (taken.get(key) ?? 0) < (classes.get(key)?.length ?? 0);
  const exchange = (out: string, into: string): void => {
    taken.set(out, (taken.get(out) ?? 0) - 1);
    taken.set(into, (taken.get(into) ?? 0) + 1);
    after(counts, out, into).forEach((count, q) => {
      counts[q] = count;
    });
  };

  for (let round = 0; round < cases * (quotas.length + 1) && cost(counts) > 0; round++) {
    let best: { cost: number; moves: (readonly [string, string])[] } = { cost: cost(counts), moves: [] };
    const moves = keys
      .filter(isOut)
      .flatMap((out) => keys.filter(isFree).map((into) => [out, into] as const));
    for (const [out, into] of moves) {
      const reached = cost(after(counts, out, into));
      if (reached < best.cost) best = { cost: reached, moves: [[out, into]] };
    }
    if (best.moves.length === 0 && moves.length <= 3000) {
      for (const first of moves) {
        const half = after(counts, ...first);
        for (const second of moves) {
          if (second[0] === first[0] && (taken.get(first[0]) ?? 0) < 2) continue;
          if (second[1] === first[1] && (classes.get(first[1])?.length ?? 0) - (taken.get(first[1]) ?? 0) < 2)
            continue;
          const reached = cost(after(half, ...second));
          if (reached < best.cost) best = { cost: reached, moves: [first, second] };
        }
      }
    }
    if (best.moves.length === 0) break;
    for (const [out, into] of best.moves) exchange(out, into);
  }
  if (cost(counts) > 0) throw unmet(quotas, counts, matches.length);
  return keys.flatMap((key) => (classes.get(key) ?? []).slice(0, taken.get(key))).sort((a, b) => a - b);
}

function unmet(quotas: readonly Quota[], counts: readonly number[], candidates: number): ArgumentError {
  const short = quotas.flatMap((quota, q) => {
    const count = counts[q] ?? 0;
    if (count >= quota.min && count <= quota.max) return [];
    return [`${quota.text} (reached ${count})`];
  });
  return new ArgumentError([
    {
      code: 'mix-cannot-be-met',
      path: 'include',
      got: quotas.map(({ text }) => text).join(', '),
      message: `These demands cannot be met together from ${candidates} candidate cases: ${short.join('; ')} fails when the others are met.`,
      hint: 'Loosen one of them, or make the pack larger.',
    },
  ]);
}
