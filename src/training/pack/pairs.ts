import { ArgumentError, type Problem, problem } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import { list } from '../../words/format.js';
import type { CaseFile, CaseKey, CasePair } from '../pack.js';
import type { AskedQuestion } from '../practiceRules/askedPrompts.js';
import { storiesFor } from '../practiceRules/charges.js';
import { isFree, TWIN_FACTS, type Twin, twinOf } from '../practiceRules/twin.js';
import type { Wording } from '../words/wordingTypes.js';
import type { Candidate } from './chooseCases.js';

/** A case of the pack and the one that differs from it in one thing. */
export interface Pair {
  /** The index of the first. */
  readonly of: number;
  readonly twin: Twin;
}

interface Pack {
  readonly scenario: Scenario;
  readonly asked: readonly AskedQuestion[];
  readonly wording: Wording;
  /** The stories that the cases tell, by index. */
  readonly told: readonly string[];
}

/**
 * For each name, the case of the pack whose key differs most from that of its twin, each case in one pair at most.
 *
 * @throws ArgumentError with every name in which cases cannot differ, or for which no case of the pack is left
 */
export function pairsOf(names: readonly string[], chosen: readonly Candidate[], pack: Pack): readonly Pair[] {
  const taken = new Set<number>();
  const problems: Problem[] = [];
  const pairs = names.flatMap((name): Pair[] => {
    const wrong = cannotDiffer(name, pack.asked);
    const [found] = wrong === null ? pairsFor(name, chosen, pack).filter(({ of }) => !taken.has(of)) : [];
    if (found === undefined) {
      problems.push(wrong ?? withoutCase(name, pack.asked));
      return [];
    }
    taken.add(found.of);
    return [found];
  });
  if (problems.length > 0) throw new ArgumentError(problems);
  return pairs.sort((a, b) => a.of - b.of);
}

/** Every case that can have such a twin, those first in which more key questions differ. */
function pairsFor(name: string, chosen: readonly Candidate[], { told, wording, ...pack }: Pack): Pair[] {
  const pairs = chosen.flatMap((one, of): (Pair & { changed: number })[] => {
    const twin = twinOf(one, name, pack);
    const tells = twin !== null && storiesFor(wording, twin.state.facts).some(({ id }) => id === told[of]);
    if (!tells) return [];
    const changed = twin.questions.filter(({ judgement }, at) => judgement !== one.questions[at]?.judgement);
    return [{ of, twin, changed: changed.length }];
  });
  return pairs.sort((a, b) => b.changed - a.changed);
}

/** Refuses all things at once that no two cases can differ in, before any are drawn. */
export function requirePairs(names: readonly string[], asked: readonly AskedQuestion[]): void {
  const problems = names.flatMap((name) => cannotDiffer(name, asked) ?? []);
  if (problems.length > 0) throw new ArgumentError(problems);
}

function cannotDiffer(name: string, asked: readonly AskedQuestion[]): Problem | null {
  const prompts = asked.flatMap((question) => question.prompts);
  const prompt = prompts.find(({ item }) => item === name);
  if (TWIN_FACTS.includes(name) || (prompt !== undefined && isFree(prompt))) return null;
  const tied = prompts.filter((one) => !isFree(one)).map(({ item }) => item);
  const items = prompts.filter(isFree).map(({ item }) => item);
  const message =
    prompt === undefined
      ? `Two cases cannot differ in ${name} alone.`
      : `Two cases cannot differ in ${name} alone: one event touches ${list(tied)} together.`;
  return problem('no-pair', message, {
    path: 'pairs',
    got: name,
    near: [...TWIN_FACTS, ...items],
    hint: `They can in ${list(TWIN_FACTS)}, or in an item of the answer sheet: ${list(items, 'or')}.`,
  });
}

function withoutCase(name: string, asked: readonly AskedQuestion[]): Problem {
  const isItem = asked.some(({ prompts }) => prompts.some(({ item }) => item === name));
  const demand = isItem
    ? `${name}=serious>=1`
    : name === 'oversight'
      ? 'oversight=effective>=1'
      : `${name}>=1`;
  return problem('no-pair', `No case of this pack is left that could be another way in ${name} alone.`, {
    path: 'pairs',
    got: name,
    hint: `Ask for more cases, or for one with it: ${demand} among what the pack must include.`,
  });
}

/** What facilitators are told of a pair, once both are written. */
export function describePair(
  { says, was, is }: Twin,
  [first, second]: readonly [Written, Written],
  labelOf: (item: string) => string,
): CasePair {
  const texts = [first, second].map(({ file }) =>
    file.entries.map(({ paragraphs }) => paragraphs.join('\n')),
  );
  const apart = (own: number, other: number): number[] =>
    (texts[own] ?? []).flatMap((text, at) => (texts[other]?.includes(text) ? [] : [at + 1]));
  const key = first.key.questions.flatMap(({ item, judgement }, at) => {
    const other = second.key.questions[at]?.judgement ?? judgement;
    return judgement === other
      ? []
      : [`${labelOf(item)} ${WORDS[judgement]} in the first and ${WORDS[other]} in the second`];
  });
  const outcome = key.length === 0 ? 'no key question is judged otherwise' : list(key);
  return {
    first: first.file.number,
    second: second.file.number,
    differs: `${says}: ${was} in the first, ${is} in the second`,
    outcome,
    entries: { first: apart(0, 1), second: apart(1, 0) },
  };
}

interface Written {
  readonly file: CaseFile;
  readonly key: CaseKey;
}

const WORDS = { mustBeYes: 'must be Yes', mustBeNo: 'must be No', contested: 'is contested' } as const;
