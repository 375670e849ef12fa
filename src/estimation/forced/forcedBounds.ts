import { refuseArgument, requireByName, requireFields, requireText, requireWhole } from '../../check.js';
import type { CountedVariable, CountFacts, CountRule } from './countFacts.js';
import { type ForcedFact, jointBounds } from './jointBounds.js';
import { type JointQuestion, readJoint } from './jointQuestion.js';

/** What is known of yes-or-no questions asked of the same cases. */
export interface KnownMargins {
  /** Cases, 1 to a million. */
  readonly of: number;
  /** Cases with Yes to each question, by its name. */
  readonly margins: Readonly<Record<string, number>>;
  /** Under what condition a question is asked, as a joint question about those named before it. */
  readonly gates?: Readonly<Record<string, string>>;
  /** Cases that meet joint questions, where that is known. */
  readonly overlaps?: Readonly<Record<string, number>>;
}

/**
 * The fewest and the most cases that can meet a joint question, given the Yes to each question alone, the conditions under
 * which they are asked and any overlaps that are known: sharp, in whole cases, without any assumption.
 *
 * @param known - `of` cases, `margins` by name, `gates` such as `{ b: 'a' }`, `overlaps` such as `{ 'a & b': 20 }`
 * @param joint - such as `a & b=no`, `a | b`, `at least 3 of (a, b, c)`
 * @returns the limits, and the smallest set of margins and overlaps that forces them
 * @throws ArgumentError naming the argument; `cannot-be-true-together` with the smallest set of what conflicts
 * @source Fréchet 1935 for two questions; for more an integer linear programme over all kinds of cases
 *
 * @example
 * forcedBounds({ of: 64, margins: { able: 60, delivery: 19 } }, 'able & delivery=no'); // least 41, most 45
 */
export function forcedBounds(known: KnownMargins, joint: string): ForcedFact {
  const { of, margins, gates = {}, overlaps = {} } = requireFields('known', known, SUCH);
  requireText('joint', joint);
  requireWhole('of', of, { min: 1, max: 1_000_000 });
  const names = Object.keys(requireByName('margins', margins, '{ a: 41, b: 49 }'));
  if (names.length === 0 || names.length > MOST_QUESTIONS)
    refuseArgument('margins', margins, `an object of 1 to ${MOST_QUESTIONS} questions`);
  requireByName('gates', gates, "{ b: 'a' }");
  requireByName('overlaps', overlaps, "{ 'a & b': 20 }");
  for (const name of names) {
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) refuseArgument('margins', name, 'questions of one word each');
    requireWhole(`margins.${name}`, margins[name], { max: of });
  }
  const variables = names.map((name, index) => variableOf(name, gates[name], names.slice(0, index)));
  for (const name of Object.keys(gates))
    if (!names.includes(name)) refuseArgument('gates', name, `one of ${names.join(', ')}`);
  const read = (text: string) =>
    readJoint(text, (name) => (names.includes(name) ? LEVELS : undefined), names);
  const facts: CountFacts = {
    cases: of,
    variables,
    rules: names.map(
      (name): CountRule => ({ ...EXACT, key: name, variable: name, level: 'yes', count: margins[name]! }),
    ),
    overlaps: Object.entries(overlaps).map(([text, count]) => ({
      key: text,
      question: read(text),
      count: requireWhole(`overlaps.${text}`, count, { max: of }),
    })),
  };
  return jointBounds(facts, read(joint));
}

const SUCH = '{ of: 84, margins: { a: 41, b: 49 } }';
const MOST_QUESTIONS = 12;
const LEVELS = ['no', 'yes'];
const EXACT = { low: null, high: null, of: null };

function variableOf(name: string, gate: string | undefined, before: readonly string[]): CountedVariable {
  if (gate === undefined) return { name, levels: LEVELS, gate: null };
  const question: JointQuestion = readJoint(
    requireText(`gates.${name}`, gate),
    (other) => (before.includes(other) ? LEVELS : undefined),
    before,
  );
  return { name, levels: LEVELS, gate: { names: question.names, isOpen: question.meets } };
}
