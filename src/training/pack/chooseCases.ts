import { drawCases } from '../../model/draw/draw.js';
import type { EffectsPreset } from '../../model/model.js';
import { stream } from '../../numeric/stream.js';
import { refuse } from '../../problem.js';
import { NOT_RELEVANT, type Scenario } from '../../scenario/scenario.js';
import type { Difficulty } from '../pack.js';
import type { AskedQuestion } from '../practiceRules/askedPrompts.js';
import { type CaseState, caseState, OVERSIGHTS } from '../practiceRules/caseState.js';
import { difficultyOf, MOST_NOISE, suits } from '../practiceRules/difficulty.js';
import { type JudgedQuestion, judgeCase } from '../practiceRules/judgement.js';
import { packModel, untied } from '../practiceRules/ties.js';
import { chooseMix, parseInclude, type Quota } from './mix.js';

/** A case that was drawn and judged, and is not written yet. */
export interface Candidate {
  /** Its number among all that were drawn, which its random streams are named by. */
  readonly index: number;
  readonly state: CaseState;
  readonly questions: readonly JudgedQuestion[];
  /** Extra entries that mean nothing. */
  readonly noise: number;
}

/** Draws cases from the model and keeps those that suit the difficulty and make up the mix. */
export function chooseCases(
  scenario: Scenario,
  asked: readonly AskedQuestion[],
  quotas: readonly Quota[],
  options: {
    readonly cases: number;
    readonly seed: number;
    readonly effects: EffectsPreset;
    readonly difficulty: Difficulty;
  },
): Candidate[] {
  const { cases, seed, effects, difficulty } = options;
  const model = packModel(scenario, effects);
  const free = quotas.length === 0 && difficulty === 'mixed';
  const count = free ? cases : Math.min(4000, Math.max(1000, 60 * cases));
  const candidates = drawCases(model, { cases: count, seed })
    .map((drawn, index) => {
      const state = caseState(scenario, untied(scenario, drawn), seed, index);
      const questions = judgeCase(state, asked, seed, index);
      const noise = Math.floor(stream(seed, 'pack', index, 'noise')() * (MOST_NOISE + 1));
      return { index, state, questions, noise, difficulty: difficultyOf(state, questions, noise) };
    })
    .filter((candidate) => suits(difficulty, candidate.difficulty));
  if (candidates.length < cases) refuseTooFew(difficulty, candidates.length, count, cases);
  const matches = candidates.map(({ state }) => quotas.map((quota) => meets(state, quota)));
  return chooseMix(matches, quotas, cases).flatMap((index) => candidates[index] ?? []);
}

/** What is asked of the mix of a pack. */
export function quotasOf(
  scenario: Scenario,
  { include, balance, cases }: { include: readonly string[]; balance: boolean; cases: number },
): readonly Quota[] {
  return [
    ...parseInclude(include, levelsOf(scenario), cases),
    ...(balance ? scenario.keyQuestions.map(({ id }) => balanceQuota(id, cases)) : []),
  ];
}

/** What `include` may name. */
function levelsOf(scenario: Scenario): Record<string, readonly string[]> {
  const own = scenario.variables
    .filter(({ protectedCharacteristic }) => !protectedCharacteristic)
    .map(({ name, levels, gate }) => [name, gate === null ? levels : [...levels, NOT_RELEVANT]] as const);
  const others = { oversight: OVERSIGHTS, domesticAbuse: ['no', 'yes'], childSafeguarding: ['no', 'yes'] };
  // What a scenario calls by one of these names is its own variable.
  return { ...Object.fromEntries(own), ...others, ...Object.fromEntries(own) };
}

function meets({ levels }: CaseState, { variable, level }: Quota): boolean {
  return levels[variable] === level;
}

function balanceQuota(question: string, cases: number): Quota {
  return {
    text: `about half Yes to ${question}`,
    variable: question,
    level: 'yes',
    min: Math.floor(cases / 2),
    max: Math.ceil(cases / 2),
  };
}

function refuseTooFew(difficulty: Difficulty, found: number, of: number, cases: number): never {
  refuse(
    'mix-too-rare',
    `A pack of ${cases} ${difficulty} cases cannot be made: ${found} of ${of} candidate cases are ${difficulty}.`,
    { path: 'difficulty', got: difficulty, hint: 'Ask for fewer cases, or for mixed difficulty.' },
  );
}
