import { requireBetween, requireConfidence, requireFields, requireOneOf, requireWhole } from '../../check.js';
import { type EffectsPreset, PRESETS } from '../../model/model.js';
import { leastOf } from '../../numeric/extremes.js';
import { stream } from '../../numeric/stream.js';
import { type ClaimTruth, claimTruths } from '../../scenario/audit/claimTruth.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import type { Place, PublishedClaim, Scenario } from '../../scenario/scenario.js';
import {
  atomOf,
  MOST_REPEATED,
  type Part,
  partChance,
  partsOf,
  rangeOf,
  repeatedOrder,
  repeatedShare,
  shareChance,
} from './claimParts.js';
import { type AskedTogether, type ClaimWorld, claimWorld, type Question } from './claimWorld.js';
import { clusterPrecision } from './clusteredRepeat.js';
import { allTogether } from './severalAtoms.js';
import { type ClaimSample, requireClaimSample, type SettledSample } from './shareClaim.js';

export interface ClaimsOptions extends ClaimSample {
  /** How strongly the assumed effects act in `probability`: `moderate` if omitted. */
  readonly effects?: EffectsPreset;
  /** The probability at which a claim counts as shown, in (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
  /** Of what is simulated; 1 if omitted. */
  readonly seed?: number | string;
  /** Draws for each claim with several parts; 25,000 if omitted. */
  readonly draws?: number;
}

/** A claim about the cases inspected: true or false of their counts. */
export interface SampleClaim {
  /** Where it is in the scenario, such as `claims.0`. */
  readonly path: string;
  readonly says: string;
  readonly from: readonly Place[];
  readonly of: 'sample';
  readonly true: boolean;
}

/** The same claim about the work that the cases are an example of. */
export interface WorkClaim extends ClaimedOfWork {
  readonly path: string;
  readonly says: string;
  readonly from: readonly Place[];
  readonly of: 'work';
  /** The probability that it is true, under the effects asked for; null where the table of its questions is too large. */
  readonly probability: number | null;
}

export type Claim = SampleClaim | WorkClaim;

/** How probable a claim is of the work behind the cases. */
export interface ClaimedOfWork extends Readonly<Record<EffectsPreset, ClaimChance | null>> {
  /** The least and the most over every overlap of its questions and every count that the figures allow. */
  readonly lowest: number;
  readonly highest: number;
  /** Whether the overlap, or the count, decides if it is shown: whether that range has `confidence` within it. */
  readonly undetermined: boolean;
}

/** The probability that a claim is true, and that a repeat of the inspection would say so. */
export interface ClaimChance {
  readonly probability: number;
  /** Of the simulation; null where the probability is exact. */
  readonly standardError: number | null;
  /** Null where cases are too many, or no counts vary so little, or so much, as the design effect says. */
  readonly repeat: number | null;
}

/**
 * The comparisons that publications make in words: whether each is true of the cases inspected, and how probable it is of
 * the work behind them. Those that no printed figure decides are left out; `auditScenario` names them.
 *
 * @param scenario - an inspection whose file lists claims
 * @param options - `effects`: `independent`, `moderate` (if omitted) or `strong`; `confidence` in (0, 1) from which a claim
 *   counts as shown; `designEffect` from a millionth to a million; `sensitivity` and `specificity` of inspectors; `seed` and `draws` (1,000 to a
 *   million) of what is simulated
 * @returns two entries for each claim: of the `sample` true or false, of the `work` with its probability
 * @throws ArgumentError naming the argument
 * @source Jeffreys's prior for one share; for several of the same cases the Dirichlet distribution with n·π + 1/2^q in each
 *   of the 2^q cells, where π is the joint of the case model; separate betas for questions asked of different cases
 *
 * @example
 * claims(loadScenario('west-midlands-2025'))[0]; // { says: 'effective work in less than half …', of: 'sample', true: true }
 */
export function claims(scenario: Scenario, options: ClaimsOptions = {}): Claim[] {
  requireScenario('scenario', scenario, 'What is claimed of a scenario');
  const { effects = 'moderate' } = requireFields('options', options, "{ effects: 'moderate' }");
  requireOneOf('effects', effects, PRESETS);
  return claimsOfWork(scenario, options).flatMap(({ truth: { claim, isTrue }, work }): Claim[] => {
    const { path, says, from } = claim;
    return [
      ...(isTrue === null ? [] : [{ path, says, from, of: 'sample' as const, true: isTrue }]),
      ...(isTrue === null || work === null
        ? []
        : [
            {
              path,
              says,
              from,
              of: 'work' as const,
              probability: work[effects]?.probability ?? null,
              ...work,
            },
          ]),
    ];
  });
}

/** A claim with all that is known of it. */
export interface JudgedClaim {
  readonly truth: ClaimTruth;
  /** Null where no figure counts what it is about. */
  readonly work: ClaimedOfWork | null;
}

/** Every claim of a scenario, of the cases inspected and of the work behind them. */
export function claimsOfWork(scenario: Scenario, options: ClaimsOptions): JudgedClaim[] {
  const { confidence = 0.95, seed = 1, draws = 25_000 } = options;
  requireConfidence(confidence);
  requireWhole('draws', draws, { min: 1000, max: 1_000_000 });
  if (typeof seed !== 'string') requireBetween('seed', seed, -Infinity, Infinity);
  const setting = { confidence, seed, draws, sample: requireClaimSample(options) };
  const world = claimWorld(scenario);
  return claimTruths(scenario).map((truth) => ({ truth, work: workOf(truth, world, setting) }));
}

interface Setting {
  readonly confidence: number;
  readonly seed: number | string;
  readonly draws: number;
  readonly sample: SettledSample;
}

function workOf(truth: ClaimTruth, world: ClaimWorld, setting: Setting): ClaimedOfWork | null {
  const read = [...truth.about, ...truth.others].map((counts) => world.question(counts));
  if (truth.isTrue === null || read.includes(null)) return null;
  const questions = read.flatMap((question) => question ?? []);
  const parts = partsOf(truth, questions);
  const chances: (ClaimChance | null)[] = [];
  let before: readonly AskedTogether[] = [];
  for (const effects of PRESETS) {
    const together = world.together(questions, effects);
    const same = areSame(before, together) ? chances.at(-1) : undefined;
    const asked = { claim: truth.claim, together, setting };
    chances.push(same ?? chanceUnder(effects, questions, parts, asked));
    before = together;
  }
  const [independent, moderate, strong] = chances;
  const ranges = parts.map((part) => rangeOf(part, questions, setting.sample));
  const lowest = Math.max(0, 1 - ranges.reduce((sum, range) => sum + (1 - range.lowest), 0));
  const highest = leastOf(
    ranges.map((range) => range.highest),
    1,
  );
  const decides = (level: number) => lowest < level && level <= highest;
  const { confidence } = setting;
  const undetermined = decides(confidence) || decides(1 - confidence);
  return {
    independent: independent ?? null,
    moderate: moderate ?? null,
    strong: strong ?? null,
    lowest,
    highest,
    undetermined,
  };
}

/** Whether effects that differ leave the questions as they are. */
function areSame(one: readonly AskedTogether[], other: readonly AskedTogether[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ joint }, index) =>
      joint?.every((mass, cell) => Math.abs(mass - (other[index]!.joint?.[cell] ?? 1)) < 1e-12),
    )
  );
}

interface Asked {
  readonly claim: PublishedClaim;
  readonly together: readonly AskedTogether[];
  readonly setting: Setting;
}

/** The chance of all parts under one preset of effects: exact for one part, simulated for several. */
function chanceUnder(
  effects: EffectsPreset,
  questions: readonly Question[],
  parts: readonly Part[],
  { claim, together: asked, setting: { sample, seed, draws } }: Asked,
): ClaimChance | null {
  const [only, ...more] = parts;
  if (only?.kind === 'share' && more.length === 0) {
    const question = questions[only.question]!;
    return {
      probability: shareChance(only, question.yes, question.of, sample),
      standardError: null,
      repeat: repeatedShare(only, question, sample),
    };
  }
  const groups = asked.flatMap(({ joint, ...group }) => (joint === null ? [] : [{ ...group, joint }]));
  if (groups.length < asked.length) return null;
  const singles = parts.map((part) => partChance(part, questions, groups, sample));
  const repeat =
    more.length > 0
      ? 'drawn'
      : only?.kind === 'order'
        ? repeatedOrder(only, questions, groups, sample)
        : null;
  if (more.length === 0 && repeat !== 'drawn')
    return { probability: singles[0]!, standardError: null, repeat };
  const precisions = questions.map(({ of }) =>
    of > MOST_REPEATED ? null : clusterPrecision(of, sample.designEffect),
  );
  const together = allTogether(
    groups.map((group) => {
      const first = group.questions[0]!;
      const { of } = questions[first]!;
      return { ...group, of, effective: of / sample.designEffect, precision: precisions[first] ?? Infinity };
    }),
    parts.map((part, index) => atomOf(part, singles[index]!, sample)),
    {
      draws,
      repeats: precisions.includes(null) ? 0 : more.length === 0 ? draws : Math.ceil(draws / 10),
      uniform: stream(seed, 'claims', claim.path, effects),
    },
  );
  const drawn = together.repeat?.probability ?? null;
  return more.length === 0
    ? { probability: singles[0]!, standardError: null, repeat: drawn }
    : { ...together.work, repeat: drawn };
}
