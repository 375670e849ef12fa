import { requireShortList } from '../../check.js';
import { ArgumentError, type Problem, problem, refuse } from '../../problem.js';
import { lowered } from '../../words/capital.js';
import { list } from '../../words/format.js';
import type { Assumption } from '../region/assumptions.js';
import type { Plan } from '../workforce/plan.js';
import type { Lever } from './lever.js';
import { readPractice } from './practiceForms.js';
import { type Change, readQuantity, refuseUnmeasured, type Step, stepOf } from './quantity.js';
import { HIGH_RISK, LEVERS, POINT_SET } from './registry.js';
import { couldBeVariable, unknownLever } from './unknownLever.js';
import { ALWAYS, readWhen, turnsOf, type When } from './when.js';

/** Levers as they are asked for: `['vetting=8 weeks']`, or `{ vetting: '8 weeks' }`. */
export type LeverRequest = readonly string[] | Readonly<Record<string, string | number>>;

/** One lever, moved. */
export interface Move {
  readonly lever: string;
  /** As it was asked for, such as `8 weeks`. */
  readonly text: string;
  readonly change: Change;
  readonly when: When;
}

/** A move of a lever on the workforce, as it is made in every draw. */
export interface LeverMove extends Move {
  readonly of: Lever;
  /** One for each of the lever's numbers. */
  readonly steps: readonly Step[];
}

/**
 * Reads levers, all their problems at once.
 * @param variables - the case variables of the scenario; if omitted, any name could be one of them
 * @throws ArgumentError for a lever that does not exist (the nearest is named), is given twice, has a unit missing
 *   or wrong; and, with an explanation, for what the model cannot tell
 */
export function readMoves(request: LeverRequest, variables?: readonly string[]): Move[] {
  const problems: Problem[] = [];
  const moves: Move[] = [];
  for (const [name, text] of pairsOf(request)) {
    if (moves.some(({ lever }) => lever === name)) {
      problems.push(problem('repeated-lever', `${name} is given twice.`, { path: name, got: text }));
      continue;
    }
    try {
      if (name !== POINT_SET.name) refuseUnmeasured(name, text);
      const { value, when } = readWhen(name, text);
      if (when !== ALWAYS && OF_CASES.includes(name)) refuseTime(name, text);
      moves.push({ lever: name, text, change: readChange(name, value, variables), when });
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(...error.problems);
    }
  }
  problems.push(...conflicts(moves));
  if (problems.length > 0) throw new ArgumentError(problems);
  return moves;
}

function leverOf({ lever }: Move): Lever | undefined {
  return LEVERS.find(({ name }) => name === lever);
}

/** Two levers that move the same number: what they would make of it together, nobody could say from either. */
function conflicts(moves: readonly Move[]): Problem[] {
  return moves.flatMap((move, index) => {
    const mine = leverOf(move)?.moves ?? [];
    const other = moves
      .slice(0, index)
      .find((one) => leverOf(one)?.moves.some((moved) => mine.includes(moved)));
    if (other === undefined) return [];
    const message = `${other.lever}=${other.text} and ${move.lever}=${move.text} both move one number: give one of them.`;
    return [problem('conflicting-levers', message, { path: move.lever, got: move.text })];
  });
}

/** What changes the cases themselves does so from the start and for good. */
function refuseTime(name: string, text: string): never {
  refuse('bad-lever-value', `${name}=${text} cannot be given months: it applies from month 0 and lasts.`, {
    path: name,
    got: text,
  });
}

/** Levers that change the cases from the start. */
const OF_CASES: readonly string[] = [HIGH_RISK.name, POINT_SET.name];

/** Whether a move is of a case variable, which only a scenario can confirm. */
export function isPracticeMove(move: Move): boolean {
  return leverOf(move) === undefined && !OF_CASES.includes(move.lever);
}

function readChange(name: string, text: string, variables: readonly string[] | undefined): Change {
  const forms =
    name === HIGH_RISK.name ? HIGH_RISK.forms : LEVERS.find((lever) => lever.name === name)?.forms;
  if (forms !== undefined) return readQuantity(name, text, forms);
  if (name !== POINT_SET.name) {
    const isVariable = variables === undefined ? couldBeVariable(name) : variables.includes(name);
    if (!isVariable) throw new ArgumentError([unknownLever(name, variables)]);
    return readPractice(name, text);
  }
  if (text !== '') return { kind: 'choose', word: text };
  refuse('bad-lever-value', 'points needs the name of a point set.', {
    path: name,
    got: text,
    hint: 'Write it like points=2021-07.',
  });
}

/** 95 hundredths are a hair more than 0.95 in floating point. */
const ROUNDING = 1e-9;

interface Ranged {
  readonly name: string;
  readonly label: string;
  readonly range: { readonly low: number; readonly high: number; readonly words: string };
}

/** The value that a change asks for: what it is put at, or what a step makes of today's. */
export function askedFor(change: Change, today: number, { times, more }: Step): number {
  return change.kind === 'set' ? change.to : today * times + more;
}

/** What is wrong with a value outside its lever's range: a share over 100%, fewer than no people, a span of nothing. */
export function outOfRange(
  { name, label, range }: Ranged,
  text: string,
  value: number,
  shown: { readonly becomes: string; readonly today: string },
): Problem[] {
  if (value >= range.low - ROUNDING && value <= range.high + ROUNDING) return [];
  const message = `${name}=${text} would put "${label}" at ${shown.becomes}; it can be ${range.words}.`;
  const hint = `Today it is ${shown.today}.`;
  return [problem('out-of-range', message, { path: name, got: text, expected: range.words, hint })];
}

/** The moves that the workforce knows of, as steps from the values of `today` as they are printed. */
export function leverMoves(today: Plan, moves: readonly Move[]): LeverMove[] {
  return moves.flatMap((move) => {
    const of = leverOf(move);
    if (of === undefined) return [];
    const { byAmount = false } = of;
    const steps = of.values(today).map((value) => stepOf(move.change, of.printed(value), { byAmount }));
    return [{ ...move, of, steps }];
  });
}

/** The plan after every move, each as far as its strength says, from 0 to 1. */
export function movePlan(plan: Plan, moves: readonly LeverMove[], strengths: readonly number[]): Plan {
  return moves.reduce((moved, { of, steps }, index) => {
    const strength = strengths[index]!;
    return strength === 0 ? moved : of.move(moved, steps, strength);
  }, plan);
}

/** What the moves make of their levers' numbers: read from the plan without them and from that with all of them. */
export function describeMoves(
  today: Plan,
  moves: readonly LeverMove[],
  assumptions: readonly Assumption[],
): MovedLever[] {
  const problems: Problem[] = [];
  const after = movePlan(
    today,
    moves,
    moves.map(() => 1),
  );
  const described = moves.map(({ of, text, steps, when, change }): MovedLever => {
    const { name, label, unit, show, values } = of;
    const before = values(today);
    const wrong = before.flatMap((value, index) => {
      const asked = askedFor(change, value, steps[index]!);
      return outOfRange(of, text, asked, { becomes: show(asked), today: show(value) });
    });
    problems.push(...wrong.slice(0, 1));
    // What is the same of every grade is said once.
    const shown = (numbers: readonly number[]): string => {
      const each = numbers.map(show);
      return new Set(each).size === 1 ? each[0]! : each.join(', ');
    };
    return {
      name,
      label,
      unit,
      source: sourceOf(of, assumptions),
      text,
      when: when.words,
      turns: turnsOf(when),
      today: shown(before),
      becomes: shown(values(after)),
    };
  });
  if (problems.length > 0) throw new ArgumentError(problems);
  return described;
}

/** Assumptions that today's value of a lever rests on, besides those that it moves. */
const RESTS_ON: Readonly<Record<string, readonly Assumption['name'][]>> = {
  po: ['officerCases'],
  pso: ['officerCases', 'traineeCases'],
  spo: ['span'],
  intake: ['traineeMonths', 'traineeLeaving'],
};

/** Where today's value of a lever comes from: what is the user's own is said to be. */
function sourceOf({ name, source, moves }: Lever, assumptions: readonly Assumption[]): string {
  const mine = assumptions.filter(({ own }) => own);
  const itself = mine.find((one) => moves.includes(one.name));
  if (itself !== undefined) return `your own: ${lowered(itself.why.replace(/\.$/, ''))}`;
  const under = mine.filter((one) => RESTS_ON[name]?.includes(one.name) === true);
  return under.length === 0
    ? source
    : `${source}; with your own ${list(under.map(({ label }) => lowered(label)))}`;
}

/** A lever as a result lists it. */
export interface MovedLever {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly source: string;
  readonly text: string;
  /** The months it applies to, in words; empty for all. */
  readonly when: string;
  /** The months in which it begins, is moved in full, and goes back, but for month 0. */
  readonly turns: readonly number[];
  readonly today: string;
  readonly becomes: string;
}

/** A request as pairs of name and value. */
export function pairsOf(request: LeverRequest): [string, string][] {
  if (typeof request !== 'object' || request === null) {
    const got = typeof request === 'string' ? `"${request}"` : String(request);
    refuse(
      'bad-argument',
      `levers must be a list such as ['vetting=8 weeks'], or values by name, not ${got}.`,
      { path: 'levers', got, expected: "a list such as ['vetting=8 weeks'], or values by name" },
    );
  }
  if (!Array.isArray(request)) return Object.entries(request).map(([name, value]) => [name, String(value)]);
  return requireShortList('levers', request).map((text: unknown, index): [string, string] => {
    if (typeof text !== 'string') {
      refuse(
        'bad-argument',
        `levers.${index} must be text such as "vetting=8 weeks"; or give levers by name, as { vetting: '8 weeks' }.`,
        { path: `levers.${index}`, got: typeof text, expected: 'text such as vetting=8 weeks' },
      );
    }
    const at = text.indexOf('=');
    return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  });
}
