import { compileModel } from '../../model/compile/compile.js';
import type { CaseModel, EffectsPreset } from '../../model/model.js';
import { unlessRefused } from '../../problem.js';
import type { TermCounts } from '../../scenario/audit/claimTruth.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';

/** One thing that a claim is about, counted in the cases that it applies to. */
export interface Question {
  readonly name: string;
  readonly level: string;
  /** Cases with that level: the settled count, or the middle of those that the figures allow. */
  readonly yes: number;
  readonly of: number;
  /** The fewest and the most that the printed figures allow. */
  readonly lowest: number;
  readonly highest: number;
  /** The cases that it is asked of: questions with the same gate are asked of the same. */
  readonly cases: string;
}

/** Questions asked of the same cases, by their index, with the probability of each cell of answers. */
export interface AskedTogether {
  readonly questions: readonly number[];
  /** The last question's answer changes fastest, No before Yes; null where the table would be too large. */
  readonly joint: Float64Array | null;
}

/** What a scenario knows of the questions of its claims. */
export interface ClaimWorld {
  /** Null where no figure settles the number of cases. */
  question(counts: TermCounts): Question | null;
  together(questions: readonly Question[], effects: EffectsPreset): readonly AskedTogether[];
}

/** Beyond so many questions of the same cases, claims about all of them are not worked out. */
const MOST_TOGETHER = 8;

export function claimWorld(scenario: Scenario): ClaimWorld {
  const models = new Map<EffectsPreset, CaseModel>();
  const modelUnder = (effects: EffectsPreset): CaseModel => {
    const model = models.get(effects) ?? compileModel(scenario, { effects });
    models.set(effects, model);
    return model;
  };
  const variables = new Map(scenario.variables.map((variable) => [variable.name, variable]));
  return {
    question: (counts) => questionOf(counts, variables.get(counts.term.name)),
    together: (questions, effects) => {
      const asked = [...new Set(questions.map(({ cases }) => cases))];
      const groups = asked.map((same) =>
        questions.flatMap(({ cases }, index) => (cases === same ? [index] : [])),
      );
      return groups.map((indexes) => ({
        questions: indexes,
        joint: jointOf(
          indexes.map((index) => questions[index]!),
          () => modelUnder(effects),
        ),
      }));
    },
  };
}

function questionOf(
  { term: { name, level }, of, counts: { lowest, highest } }: TermCounts,
  variable: CaseVariable | undefined,
): Question | null {
  if (of === null) return null;
  const settled = variable?.counts?.[variable.levels.indexOf(level)];
  const yes = settled ?? Math.round((lowest + highest) / 2);
  const gate = variable?.gate;
  const cases =
    variable === undefined
      ? `context ${name}`
      : gate == null
        ? ''
        : `${gate.variable}: ${gate.levels.join()}`;
  return { name, level, yes, of, lowest, highest, cases };
}

/** The joint of several questions asked of the same cases, given that they are asked. */
function jointOf(questions: readonly Question[], model: () => CaseModel): Float64Array | null {
  const [first] = questions;
  if (questions.length > MOST_TOGETHER) return null;
  const cells = new Float64Array(1 << questions.length);
  if (first === undefined || questions.length === 1) {
    const share = first === undefined ? 0 : first.yes / first.of;
    return Float64Array.of(1 - share, share);
  }
  const names = [...new Set(questions.map(({ name }) => name))];
  const table = unlessRefused(['too-large'], () => model().joint(names));
  if (table === null) return null;
  const sizes = table.levels.map((levels) => levels.length);
  const wanted = questions.map(({ name, level }) => {
    const index = names.indexOf(name);
    return { index, state: table.levels[index]!.indexOf(level) };
  });
  const states = new Array<number>(names.length).fill(0);
  let total = 0;
  table.probabilities.forEach((mass, cell) => {
    let rest = cell;
    for (let index = names.length - 1; index >= 0; index--) {
      states[index] = rest % sizes[index]!;
      rest = Math.floor(rest / sizes[index]!);
    }
    // Behind one gate all apply to a case or none does.
    const isRelevant = states.every((state, index) => table.levels[index]![state] !== 'notRelevant');
    if (!isRelevant) return;
    let target = 0;
    for (const { index, state } of wanted) target = 2 * target + (states[index] === state ? 1 : 0);
    cells[target]! += mass;
    total += mass;
  });
  return cells.map((mass) => mass / total);
}
