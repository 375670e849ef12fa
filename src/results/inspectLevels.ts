import { requireConfidence, requireFields } from '../check.js';
import { type LevelShare, levelIntervals } from '../estimation/ordered/levelIntervals.js';
import { type MeanScore, meanScore } from '../estimation/ordered/meanScore.js';
import { type NextInspection, nextInspection } from '../estimation/prediction/nextInspection.js';
import { inspect } from '../inspection/inspect.js';
import type { CaseModel, CompiledVariable } from '../model/model.js';
import { orderedTop } from '../scenario/requireScenario.js';
import { type AskedQuestion, type Basis, NOT_RECORDED } from '../scenario/scenario.js';
import { type Assumption, assumptionsOf } from './assumptions.js';
import { type MarginRow, marginRows } from './marginRows.js';

/** A question of an inspection on an ordered scale, or beside one answered Yes or No, as on a scale of two levels. */
export interface LevelsQuestion {
  readonly id: string;
  readonly label: string;
  readonly basis: Basis;
  /** Cases that it applies to and that answered, as published; and of the sample that was drawn. */
  readonly of: number;
  readonly sampleOf: number;
  /** Lowest first. */
  readonly levels: readonly InspectedLevel[];
  /** One for each level but the lowest: the share at or above it. */
  readonly atOrAbove: readonly InspectedCut[];
  /** The level from which an answer is favourable, Yes for a question of Yes and No; null where none is named. */
  readonly favourable: string | null;
  /** Null for Yes and No. */
  readonly mean: MeanScore | null;
  /** Of the sample that was drawn; null where it has no case with an answer, and for Yes and No. */
  readonly sampleMean: number | null;
}

export interface InspectedLevel extends LevelShare {
  readonly level: string;
  readonly label: string;
  readonly sample: number;
}

export interface InspectedCut extends InspectedLevel {
  /** What the next inspection is likely to report of it. */
  readonly next: NextInspection;
}

/** Everything that `casesim inspect` says of an inspection on an ordered scale, as data. */
export interface LevelsInspection {
  readonly cases: number;
  readonly effects: string;
  readonly largestTable: number;
  readonly confidence: number;
  readonly questions: readonly LevelsQuestion[];
  readonly margins: readonly MarginRow[];
  readonly assumptions: readonly Assumption[];
}

export interface LevelsInspectionOptions {
  readonly cases: number;
  readonly seed: number;
  /** In (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
}

/**
 * Rebuilds an inspection whose key questions are on an ordered scale, inspects one synthetic sample and says how far the share at
 * each level, at or above each, and the mean score could have moved.
 *
 * @param model - the compiled scenario
 * @param options - `cases`, 1 or more, and `seed` of the sample; `confidence` in (0, 1), 0.95 if omitted
 * @returns each question with its levels, published and in the sample, and what the next inspection would report
 * @throws ArgumentError naming the option that cannot be
 * @source as `levelIntervals`, `meanScore` and `nextInspection`
 *
 * @example
 * const model = compileModel(loadScenario('care-homes-example'));
 * levelsInspection(model, { cases: 24, seed: 7 }).questions[0]?.atOrAbove[1]?.share; // 0.583…
 */
export function levelsInspection(model: CaseModel, options: LevelsInspectionOptions): LevelsInspection {
  const { cases, seed, confidence = 0.95 } = requireFields('options', options, '{ cases: 24, seed: 7 }');
  requireConfidence(confidence);
  const inspection = inspect(model, { design: { kind: 'simple', cases }, seed });
  const asked = orderedTop(model.scenario)?.questions ?? [];
  const questions = model.variables.flatMap((variable, index) =>
    variable.section === 'keyQuestion'
      ? [
          questionOf(variable, inspection.tallies[index]?.counts ?? [], {
            asked: asked.find(({ name }) => name === variable.name),
            of: model.scenario.sample.cases,
            cases,
            confidence,
          }),
        ]
      : [],
  );
  return {
    cases,
    effects: model.effects,
    largestTable: model.largestTable,
    confidence,
    questions,
    margins: marginRows(model, inspection),
    assumptions: assumptionsOf(model),
  };
}

/** Whether a key question of a model has more levels than No and Yes. */
export const isOnScale = ({ variables }: Pick<CaseModel, 'variables'>): boolean =>
  variables.some(({ section, kind }) => section === 'keyQuestion' && kind !== 'binary');

interface Setting {
  readonly asked: AskedQuestion | undefined;
  readonly of: number;
  readonly cases: number;
  readonly confidence: number;
}

function questionOf(variable: CompiledVariable, sample: readonly number[], setting: Setting): LevelsQuestion {
  const { name, label, basis, levelLabels, kind } = variable;
  // Cases that are not recorded have no level.
  const levels = variable.levels.filter((level) => level !== NOT_RECORDED);
  const { asked, cases, confidence } = setting;
  const counts = wholeCounts(variable, setting.of).slice(0, levels.length);
  const sampled = sample.slice(0, levels.length);
  const found = levelIntervals(counts, { confidence });
  const level = (share: LevelShare, index: number, drawn: number): InspectedLevel => ({
    level: levels[index] ?? '',
    label: levelLabels[index] ?? '',
    ...share,
    sample: drawn,
  });
  const isScale = kind !== 'binary';
  const scores = asked?.scores ?? levels.map((_, rank) => rank);
  const sampleOf = sum(sampled);
  return {
    id: name,
    label,
    basis,
    of: found.of,
    sampleOf,
    levels: found.levels.map((share, index) => level(share, index, sampled[index] ?? 0)),
    atOrAbove: found.atOrAbove.map((share, cut) => ({
      ...level(share, cut + 1, sum(sampled.slice(cut + 1))),
      next: nextInspection({ yes: share.count, of: found.of }, { cases, confidence }),
    })),
    favourable: isScale ? (asked?.favourable ?? null) : 'yes',
    mean: isScale ? meanScore(counts, { scores, confidence }) : null,
    sampleMean:
      !isScale || sampleOf === 0
        ? null
        : sum(sampled.map((count, rank) => count * (scores[rank] ?? rank))) / sampleOf,
  };
}

/** The whole cases at each level as published; those nearest to shares that are assumed and not whole cases. */
function wholeCounts({ counts, relevant, shares }: CompiledVariable, cases: number): readonly number[] {
  if (counts !== null) return counts;
  const of = relevant ?? cases;
  let before = 0;
  let total = 0;
  return shares.map((share) => {
    total += share;
    const upTo = Math.round(total * of);
    const count = upTo - before;
    before = upTo;
    return count;
  });
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
