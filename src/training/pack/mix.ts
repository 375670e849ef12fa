import { ArgumentError, type Facts, type Problem, problem, refuse } from '../../problem.js';
import type { Choices } from './choices.js';

/** A demand on the mix of a pack: so many cases that have something. */
export interface Quota {
  /** As it was asked for. */
  readonly text: string;
  readonly variable: string;
  readonly level: string;
  readonly min: number;
  readonly max: number;
}

const QUOTA = /^([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)?)(?:=([A-Za-z][A-Za-z0-9]*))?(>=|<=|=)(\d+)$/;

/**
 * Reads demands such as `mappaLevel1>=2`, `oversight=absent>=1`, `risk=high=3`, `A.b=no>=2`: a variable, a fact or an item of the
 * answer sheet, a level (`yes` if none is named), and how many cases of the pack.
 *
 * @throws ArgumentError with every demand that cannot be read, is unknown or could never be met
 */
export function parseInclude(demands: readonly string[], choices: Choices, cases: number): readonly Quota[] {
  const problems: Problem[] = [];
  const note = (code: string, got: string, message: string, hints: Pick<Facts, 'hint' | 'near'> = {}) => {
    problems.push(problem(code, message, { path: 'include', got, ...hints }));
  };
  const noteUnknown = (variable: string): void => {
    if (choices.protected.includes(variable)) {
      const message = `A pack cannot be chosen by ${variable}, as nothing in it may depend on that.`;
      note('protected', variable, message, { hint: 'Leave it out: it is drawn as the scenario has it.' });
      return;
    }
    const near = Object.keys(choices.levels);
    const known = near.filter((name) => !choices.items.includes(name));
    const hint = `They have ${known.join(', ')}, and the items of the answer sheet, such as ${choices.items[1]}=no.`;
    note('unknown-variable', variable, `The cases have no ${variable}.`, { near, hint });
  };
  const quotas = demands
    .flatMap((demand) => demand.split(','))
    .map((demand) => demand.replace(/\s+/g, ''))
    .filter((demand) => demand !== '')
    .flatMap((text): Quota[] => {
      const [, variable = '', level = 'yes', sign = '>=', digits = ''] = QUOTA.exec(text) ?? [];
      if (variable === '') {
        note('bad-include', text, `"${text}" is not a valid requirement on the mix.`, {
          hint: 'Write mappaLevel1>=2, risk=high<=3 or oversight=absent=1.',
        });
        return [];
      }
      const levels = choices.levels[variable];
      if (levels === undefined) {
        noteUnknown(variable);
        return [];
      }
      if (!levels.includes(level)) {
        note('unknown-level', level, `${variable} is never ${level}.`, {
          near: levels,
          hint: `Its levels are ${levels.join(', ')}.`,
        });
        return [];
      }
      const count = Number(digits);
      if (sign !== '<=' && count > cases) {
        note('too-many', text, `${text} asks for ${digits} cases of a pack of ${cases}.`, {
          hint: 'Ask for fewer, or for a larger pack.',
        });
        return [];
      }
      return [
        {
          text,
          variable,
          level,
          min: sign === '<=' ? 0 : count,
          max: sign === '>=' ? cases : Math.min(count, cases),
        },
      ];
    });
  for (const variable of new Set(quotas.map((quota) => quota.variable))) {
    const least = new Map<string, number>();
    for (const { variable: own, level, min } of quotas) {
      if (own === variable && !choices.among.has(level))
        least.set(level, Math.max(min, least.get(level) ?? 0));
    }
    const needed = [...least.values()].reduce((sum, min) => sum + min, 0);
    if (needed > cases) {
      note(
        'too-many',
        variable,
        `The levels asked for of ${variable} need ${needed} cases, and a case has only one of them; the pack has ${cases}.`,
      );
    }
  }
  if (problems.length > 0) throw new ArgumentError(problems);
  return quotas;
}

/** One case out of the pack and another in, each by its class: the quotas that it counts towards. */
interface Exchange {
  readonly out: string;
  readonly into: string;
}

/** Where a search is: how many of each class are in the pack, and how many count towards each quota. */
interface Mix {
  readonly goals: readonly Goal[];
  /** The candidates of each class, in the order in which they were drawn. */
  readonly classes: ReadonlyMap<string, readonly number[]>;
  readonly taken: Map<string, number>;
}

/** A quota and how many cases of the mix count towards it. */
interface Goal {
  readonly quota: Quota;
  count: number;
}

/** Two exchanges at once are tried only among so many single ones, to bound the time. */
const MOST_FOR_TWO = 3000;

/**
 * Chooses cases that meet every quota exactly: the first ones drawn, exchanged for later candidates as far as the
 * quotas need it. One exchange at a time, then two at once; the number of exchanges is bounded.
 *
 * @param matches - for each candidate, which quotas it counts towards
 * @returns indices of the chosen candidates in rising order
 * @throws ArgumentError naming the quotas that cannot be met together
 */
export function chooseMix(
  matches: readonly (readonly boolean[])[],
  quotas: readonly Quota[],
  cases: number,
): readonly number[] {
  refuseTooRare(matches, quotas, cases);
  const mix = firstDrawn(matches, quotas, cases);
  for (let round = 0; round < cases * (quotas.length + 1) && missing(mix) > 0; round++) {
    const exchanges = bestExchanges(mix);
    if (exchanges.length === 0) break;
    for (const exchange of exchanges) make(mix, exchange);
  }
  if (missing(mix) > 0) refuseUnmet(mix.goals, matches.length);
  return [...mix.classes]
    .flatMap(([key, candidates]) => candidates.slice(0, takenOf(mix, key)))
    .sort((a, b) => a - b);
}

function refuseTooRare(
  matches: readonly (readonly boolean[])[],
  quotas: readonly Quota[],
  cases: number,
): void {
  const rare = quotas.flatMap((quota, index): Problem[] => {
    const found = matches.filter((match) => match[index] === true).length;
    const others = matches.length - found;
    if (found >= quota.min && others >= cases - quota.max) return [];
    const what = found < quota.min ? `only ${found} are` : `all but ${others} are`;
    const message = `${quota.text} cannot be met: of ${matches.length} candidate cases ${what} ${quota.variable}=${quota.level}.`;
    const hint = 'Ask for fewer, or leave out another demand.';
    return [problem('mix-too-rare', message, { path: 'include', got: quota.text, hint })];
  });
  if (rare.length > 0) throw new ArgumentError(rare);
}

/** The mix of the candidates that were drawn first. */
function firstDrawn(matches: readonly (readonly boolean[])[], quotas: readonly Quota[], cases: number): Mix {
  const keys = matches.map((match) => match.map(Number).join(''));
  const classes = new Map<string, number[]>();
  keys.forEach((key, index) => {
    classes.set(key, [...(classes.get(key) ?? []), index]);
  });
  const taken = new Map([...classes.keys()].map((key) => [key, 0]));
  for (const key of keys.slice(0, cases)) taken.set(key, (taken.get(key) ?? 0) + 1);
  const first = matches.slice(0, cases);
  const goals = quotas.map((quota, index): Goal => {
    return { quota, count: first.filter((match) => match[index] === true).length };
  });
  return { goals, classes, taken };
}

/** The exchange, or the two, that bring the mix nearest to its quotas; none when no exchange helps. */
function bestExchanges(mix: Mix): readonly Exchange[] {
  const keys = [...mix.classes.keys()];
  const into = keys.filter((key) => freeOf(mix, key) > 0);
  const singles = keys
    .filter((key) => takenOf(mix, key) > 0)
    .flatMap((out) => into.map((one): Exchange => ({ out, into: one })));
  const one = best(
    mix,
    singles.map((exchange) => [exchange]),
  );
  return one.length > 0 || singles.length > MOST_FOR_TWO ? one : best(mix, pairs(mix, singles));
}

/** The first of the choices that leaves the least missing; none when each leaves as much as there is. */
function best(mix: Mix, choices: Iterable<readonly Exchange[]>): readonly Exchange[] {
  let least = missing(mix);
  let found: readonly Exchange[] = [];
  for (const exchanges of choices) {
    const left = missing(mix, exchanges);
    if (left < least) [least, found] = [left, exchanges];
  }
  return found;
}

/** Every two exchanges that the classes have cases for. */
function* pairs(mix: Mix, singles: readonly Exchange[]): Generator<readonly Exchange[]> {
  for (const first of singles) {
    for (const second of singles) {
      if (second.out === first.out && takenOf(mix, first.out) < 2) continue;
      if (second.into === first.into && freeOf(mix, first.into) < 2) continue;
      yield [first, second];
    }
  }
}

function make(mix: Mix, exchange: Exchange): void {
  mix.taken.set(exchange.out, takenOf(mix, exchange.out) - 1);
  mix.taken.set(exchange.into, takenOf(mix, exchange.into) + 1);
  mix.goals.forEach((goal, index) => {
    goal.count += gain(exchange, index);
  });
}

/** How many cases the mix is away from its quotas, over all of them, once some exchanges were made. */
function missing({ goals }: Mix, exchanges: readonly Exchange[] = []): number {
  return goals.reduce((sum, { quota, count }, index) => {
    const then = exchanges.reduce((reached, exchange) => reached + gain(exchange, index), count);
    return sum + Math.max(0, quota.min - then, then - quota.max);
  }, 0);
}

/** What an exchange adds to a quota's cases: a class's name has one digit for each quota. */
function gain({ out, into }: Exchange, index: number): number {
  return Number(into[index]) - Number(out[index]);
}

function takenOf({ taken }: Mix, key: string): number {
  return taken.get(key) ?? 0;
}

function freeOf(mix: Mix, key: string): number {
  return (mix.classes.get(key)?.length ?? 0) - takenOf(mix, key);
}

function refuseUnmet(goals: readonly Goal[], candidates: number): never {
  const short = goals.flatMap(({ quota: { text, min, max }, count }) =>
    count >= min && count <= max ? [] : [`${text} (reached ${count})`],
  );
  refuse(
    'mix-cannot-be-met',
    `These demands cannot be met together from ${candidates} candidate cases: ${short.join('; ')} fails when the others are met.`,
    {
      path: 'include',
      got: goals.map(({ quota }) => quota.text).join(', '),
      hint: 'Loosen one of them, or make the pack larger.',
    },
  );
}
