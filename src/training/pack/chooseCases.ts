import { drawCases } from '../../model/draw/draw.js';
import type { EffectsPreset } from '../../model/model.js';
import { type Stream, stream } from '../../numeric/stream.js';
import { refuse } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import { plural } from '../../words/format.js';
import type { Difficulty } from '../pack.js';
import type { AskedQuestion } from '../practiceRules/askedPrompts.js';
import { type CaseState, caseState } from '../practiceRules/caseState.js';
import { storiesFor } from '../practiceRules/charges.js';
import { difficultyOf, MOST_NOISE, suits } from '../practiceRules/difficulty.js';
import { type JudgedQuestion, judgeCase } from '../practiceRules/judgement.js';
import { settleOffence } from '../practiceRules/offenceAndSentence.js';
import { packModel, untied } from '../practiceRules/ties.js';
import type { Wording } from '../words/wordingTypes.js';
import { meets } from './choices.js';
import type { EarlierPacks } from './earlierPacks.js';
import { chooseMix, type Quota } from './mix.js';
import { casesWithStories } from './shareStories.js';

/** A case that was drawn and judged, and is not written yet. */
export interface Candidate {
  /** Its number among all that were drawn, which its random streams are named by. */
  readonly index: number;
  readonly state: CaseState;
  readonly questions: readonly JudgedQuestion[];
  /** Extra entries that mean nothing. */
  readonly noise: number;
  /** The stories that it can tell, by their ids, in an order of chance. */
  readonly stories: readonly string[];
}

/** The cases of a pack, and how many of those that were drawn have no story, because no court would have sentenced so. */
export interface ChosenCases {
  readonly chosen: readonly Candidate[];
  readonly drawn: number;
  readonly untold: number;
}

/** Draws cases from the model and keeps those that have a story, suit the difficulty and make up the mix. */
export function chooseCases(
  scenario: Scenario,
  asked: readonly AskedQuestion[],
  quotas: readonly Quota[],
  options: {
    readonly wording: Wording;
    readonly cases: number;
    readonly seed: number;
    readonly effects: EffectsPreset;
    readonly difficulty: Difficulty;
    readonly earlier: EarlierPacks | null;
  },
): ChosenCases {
  const { wording, cases, seed, effects, difficulty, earlier } = options;
  const model = packModel(scenario, effects);
  const settle = settleOffence(scenario, model);
  const isFree = quotas.length === 0 && difficulty === 'mixed' && earlier === null;
  const many = Math.min(4000, Math.max(1000, 60 * cases));
  const statesOf = (count: number) =>
    drawCases(model, { cases: count, seed }).map((drawn, index) => ({
      index,
      state: caseState(scenario, settle(untied(scenario, drawn), seed, index), seed, index),
    }));
  const isTold = ({ state }: { readonly state: CaseState }): boolean =>
    storiesFor(wording, state.facts).length > 0;
  const few = statesOf(isFree ? cases : many);
  const states = few.every(isTold) || !isFree ? few : statesOf(many);
  const told = states.filter(isTold);
  if (told.length < cases) refuseUntold(told.length, states.length, cases);
  const suited = told
    .map(({ index, state }) => {
      const questions = judgeCase(state, asked, seed, index);
      const noise = Math.floor(stream(seed, 'pack', index, 'noise')() * (MOST_NOISE + 1));
      const ids = storiesFor(wording, state.facts).map(({ id }) => id);
      const stories = shuffled(ids, stream(seed, 'pack', index, 'stories'));
      return { index, state, questions, noise, stories, difficulty: difficultyOf(state, questions, noise) };
    })
    .filter((candidate) => suits(difficulty, candidate.difficulty));
  if (suited.length < cases) refuseTooFew(difficulty, suited.length, states.length, cases);
  const candidates = earlier === null ? suited : withNewStories(suited, earlier, cases);
  const matches = candidates.map((one) => quotas.map((quota) => meets(one, asked, quota)));
  const chosen = chooseMix(matches, quotas, cases).flatMap((index) => candidates[index] ?? []);
  return { chosen, drawn: states.length, untold: states.length - told.length };
}

/** Those that can each tell a story that neither an earlier pack has told nor another of them. */
function withNewStories<One extends Candidate>(
  candidates: readonly One[],
  { stories: told, codes }: EarlierPacks,
  cases: number,
): One[] {
  const open = candidates.map(({ stories }) => stories.filter((id) => !told.has(id)));
  const left = casesWithStories(open);
  if (left.length < cases) refuseDry(left.length, codes.length, cases);
  return left.map((index) => ({ ...candidates[index]!, stories: open[index]! }));
}

function shuffled<Item>(items: readonly Item[], random: Stream): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function refuseUntold(told: number, of: number, cases: number): never {
  refuse(
    'no-text',
    `A pack of ${cases} cases cannot be made: ${told} of ${of} candidate cases have a story, and for the others no court would have passed their sentence.`,
    {
      path: 'scenario',
      hint: 'Give your offences and sentences other shares, or add stories with charges that fit.',
    },
  );
}

function refuseDry(left: number, packs: number, cases: number): never {
  const known = packs === 1 ? 'the earlier pack' : `the ${packs} earlier packs`;
  const some = left === 0 ? 'no case is left' : `${plural(left, 'case')} ${left === 1 ? 'is' : 'are'} left`;
  refuse(
    'bank-dry',
    `A pack of ${cases} cases that are not like ${known} cannot be made: ${some} whose story they have not told.`,
    {
      path: 'notLike',
      hint: `${left === 0 ? 'Name' : `Ask for ${left}, name`} fewer packs, or add stories with casesim pack --wording.`,
    },
  );
}

function refuseTooFew(difficulty: Difficulty, found: number, of: number, cases: number): never {
  refuse(
    'mix-too-rare',
    `A pack of ${cases} ${difficulty} cases cannot be made: ${found} of ${of} candidate cases are ${difficulty}.`,
    { path: 'difficulty', got: difficulty, hint: 'Ask for fewer cases, or for mixed difficulty.' },
  );
}
