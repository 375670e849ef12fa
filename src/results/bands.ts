import { requireCounts, requireFields, requireWhole } from '../check.js';
import type { Counts } from '../counts.js';
import {
  bandProbabilities,
  bandsNotRejected,
  chanceAbove,
  countsRoundedAcross,
  type RoundedAcross,
} from '../estimation/bands/bands.js';
import { type LowestOfQuestions, lowestOfQuestions } from '../estimation/bands/lowest.js';
import { type LowestNext, lowestNext } from '../estimation/bands/lowestNext.js';
import { type DiscretionReason, discretion } from '../estimation/bands/rating.js';
import {
  BANDS_ARE_HYPOTHETICAL,
  type BandName,
  bandOf,
  type PerBand,
  RATING_BANDS,
  type RatingBand,
} from '../estimation/bands/ratingBands.js';
import { priorPredictivePValue } from '../estimation/design/complexPosterior.js';
import { type NextInspection, nextInspection } from '../estimation/prediction/nextInspection.js';
import { type BetaPrior, JEFFREYS } from '../estimation/proportion/betaPosterior.js';
import type { ProportionMethod } from '../estimation/proportion/proportion.js';
import { compileModel } from '../model/compile/compile.js';
import type { CaseModel, EffectsPreset } from '../model/model.js';
import { refuse, unlessRefused } from '../problem.js';
import { cutName, withCuts } from '../scenario/audit/inspectedScenario.js';
import { nounOf, type OrderedQuestion, orderedQuestions } from '../scenario/audit/orderedQuestions.js';
import type { Basis } from '../scenario/figure.js';
import { yesCounts } from '../scenario/figures/yesCounts.js';
import { requireAnyScenario, requireScenario } from '../scenario/requireScenario.js';
import type { CaseVariable, Scenario } from '../scenario/scenario.js';
import { whole } from '../words/format.js';
import { shortLabel } from './assumptions.js';
import { type AllWithinRanges, type NextReport, nextReports } from './nextReports.js';
import { type BandPlans, bandPlans } from './plan/band.js';

export interface BandsSettings {
  /** Cases of the next inspection; as many if omitted. */
  readonly next?: number;
  readonly method: ProportionMethod;
  readonly confidence: number;
  /** Yes and No answers that a prior is worth, for each question; Jeffreys's half of each if omitted. */
  readonly prior?: BetaPrior;
  /** A share whose exceeding is to be given a probability. */
  readonly above?: number;
}

/** The band of one count, by every view of it. */
export interface BandView {
  readonly counts: Counts;
  /** Cut on the exact proportion, and on the percentage as printed. */
  readonly band: BandName;
  readonly printedBand: BandName;
  readonly next: number;
  /** What the next inspection is likely to report, given what this one did. */
  readonly nextRange: NextInspection;
  /** Posterior probability of each band for the true percentage. */
  readonly now: PerBand<number>;
  /** Predictive probability of each band at the next inspection. */
  readonly nextExact: PerBand<number>;
  readonly nextPrinted: PerBand<number>;
  /** A narrower question: the band of the next inspection if the published rate were the truth. */
  readonly ifTruth: PerBand<number>;
  /** The posterior probability that the true percentage is above the share asked about; null where none was. */
  readonly above: { readonly share: number; readonly probability: number } | null;
  /** How probable a share at least as far out was by the prior alone; null where none was given. */
  readonly priorPValue: number | null;
  readonly notRejected: readonly BandName[];
  readonly discretion: readonly DiscretionReason[];
  readonly roundedAcross: readonly RoundedAcross[];
}

/** What the bands are, and what settles them. */
interface BandRules {
  /** What it takes to settle each band, by the same interval. */
  readonly toSettle: BandPlans;
  readonly bands: readonly RatingBand[];
  /** What has to be said of the bands. */
  readonly note: string;
  readonly method: ProportionMethod;
  readonly confidence: number;
  readonly prior: BetaPrior;
}

/** Everything about the band of one count. */
export interface BandsReport extends BandView, BandRules {}

/**
 * How sure the band of one count is, by every view of it.
 *
 * @param counts - `yes` of `of` cases
 * @param settings - cases of the `next` inspection; `method` and `confidence` of the interval that rejects bands
 * @returns the bands now and at the next inspection with their probabilities, and those that an interval does not
 *   reject
 * @throws ArgumentError naming the argument
 *
 * @example
 * bandsReport({ yes: 41, of: 84 }, { method: 'wilson', confidence: 0.95 }).nextExact.inadequate; // 0.530…
 */
export function bandsReport(counts: Counts, settings: BandsSettings): BandsReport {
  return { ...viewOf(counts, settings), ...rulesOf(settings) };
}

function viewOf(counts: Counts, settings: BandsSettings): BandView {
  requireCounts(counts);
  const { method, confidence, prior = JEFFREYS, above } = requireFields('settings', settings, SETTINGS);
  const next = casesOfNext(counts, settings);
  const exact = bandProbabilities(counts, { next, prior });
  return {
    counts,
    band: bandOf(counts).name,
    printedBand: bandOf(counts, 'printed').name,
    next,
    nextRange: nextInspection(counts, { cases: next, confidence, prior }),
    now: exact.now,
    nextExact: exact.next,
    nextPrinted: bandProbabilities(counts, { next, cut: 'printed', prior }).next,
    ifTruth: lowestOfQuestions({ of: next, proportions: [counts.yes / counts.of] }).band,
    above: above === undefined ? null : { share: above, probability: chanceAbove(counts, { above, prior }) },
    priorPValue: settings.prior === undefined ? null : priorPredictivePValue(counts, settings.prior),
    notRejected: bandsNotRejected(counts, { method, confidence }),
    discretion: discretion(counts),
    roundedAcross: countsRoundedAcross(counts.of),
  };
}

/** As many as now if omitted, as long as one probability can be kept for each count. */
function casesOfNext({ of }: Counts, { next }: BandsSettings): number {
  if (next === undefined && of > LARGEST_NEXT) {
    refuse(
      'too-many-cases',
      `next must be given: an inspection of as many as ${whole(of)} cases is more than can be looked at here.`,
      { path: 'next', hint: 'Up to 100,000 cases can.' },
    );
  }
  return next === undefined ? of : requireWhole('next', next, { min: 1, max: LARGEST_NEXT });
}

const LARGEST_NEXT = 100_000;

function rulesOf({ method, confidence, prior = JEFFREYS }: BandsSettings): BandRules {
  const toSettle = bandPlans({ method, confidence });
  return { toSettle, bands: RATING_BANDS, note: BANDS_ARE_HYPOTHETICAL, method, confidence, prior };
}

const SETTINGS = "{ method: 'wilson', confidence: 0.95 }";

/** The bands of the key questions of a published inspection. */
export interface ScenarioBands extends BandRules {
  readonly questions: readonly {
    /** Of a question on an ordered scale, the name of what is asked of it: `safeFromGood`, whether it is at Good or above. */
    readonly name: string;
    readonly label: string;
    readonly basis: Basis;
    readonly report: BandView;
    /** What the next inspection would report of it, by itself and at the level of all questions together. */
    readonly reports: NextReport;
  }[];
  /** Of questions on an ordered scale, the share at or above each level; empty where all are answered Yes or No. */
  readonly levels: readonly LevelBand[];
  /** The level or above at which every question on a scale is told, where that is one; null where it is in their labels. */
  readonly told: string | null;
  /** Key questions that are not asked of every case, and so have no part in the lowest. */
  readonly left: readonly string[];
  /** What one case is called, and several. */
  readonly noun: readonly [string, string];
  /** How likely all questions are to fall in their ranges of the next inspection. */
  readonly allWithin: AllWithinRanges;
  /** The lowest percentage of the next inspection, given what this one found. */
  readonly nextLowest: LowestNext;
  /** The lowest percentage as published, whose band a standard takes, and the key questions that share it. */
  readonly lowest: { readonly names: readonly string[]; readonly report: BandView };
  /** What chance makes of the lowest when every true rate is as published, however the questions depend on each other. */
  readonly byChance: {
    readonly cases: number;
    /** Null where the questions and cases are too many for the exact joint distribution. */
    readonly lowest: Readonly<Record<EffectsPreset, LowestOfQuestions | null>>;
  };
}

/** The band of the share at or above one level. */
export interface LevelBand {
  readonly question: string;
  readonly label: string;
  readonly level: string;
  readonly levelLabel: string;
  readonly report: BandView;
}

/**
 * The bands of a scenario's key questions, and the lowest of them when the assumed effects tie the questions together
 * not at all, as written, and doubled.
 *
 * @param given - an inspection; a question on an ordered scale is taken at or above its favourable level, or where none is named
 *   one in the middle, and at or above each level beside
 * @param settings - as for `bandsReport`
 * @returns the report of each key question, and the probabilities of the lowest band under each preset of effects
 * @throws ArgumentError naming the argument; when the scenario has no key question asked of every case
 *
 * @example
 * scenarioBands(scenario, { method: 'wilson', confidence: 0.95 }).lowest.names; // delivery and reviewing
 */
export function scenarioBands(given: Scenario, settings: BandsSettings): ScenarioBands {
  const scenario = requireScenario('scenario', withCuts(requireAnyScenario('scenario', given)));
  requireFields('settings', settings, SETTINGS);
  const scales = orderedQuestions('scenario', given).filter(({ scores }) => scores !== null);
  const cuts = new Set(scales.map(cutWords));
  const told =
    cuts.size === 1 && scales.length === scenario.keyQuestions.length ? ([...cuts][0] ?? null) : null;
  const asked = scenario.variables.flatMap((variable) => askedOf(variable, scenario, scales, told));
  const [first] = asked;
  if (first === undefined) {
    refuse(
      'no-key-questions',
      `${scenario.id} gives no count of Yes for a key question that is asked of every case.`,
      {
        path: 'scenario',
        hint: `Give the counts themselves instead of the scenario${given.rated === undefined ? '' : `, or ask casesim rate ${given.id} for its ratings`}.`,
      },
    );
  }
  const cases = casesOfNext(first.counts, settings);
  const { confidence, prior = JEFFREYS } = settings;
  const names = asked.map(({ name }) => name);
  const lowest = (effects: EffectsPreset) => {
    const model = compileModel(scenario, { effects });
    if (effects === 'independent') {
      return lowestOfQuestions({ of: cases, proportions: names.map((name) => yesShare(model, name)) });
    }
    return unlessRefused(OUT_OF_REACH, () =>
      lowestOfQuestions({ of: cases, joint: model.joint(names).probabilities }),
    );
  };
  const everyCount = asked.map(({ counts }) => counts);
  const { reports, allWithin } = nextReports(everyCount, { cases, confidence, prior });
  const questions = asked.map(({ counts, ...question }, i) => ({
    ...question,
    report: viewOf(counts, { ...settings, next: cases }),
    reports: reports[i]!,
  }));
  return {
    questions,
    levels: scales.flatMap((scale) => levelBands(scale, { ...settings, next: cases })),
    told,
    left: scenario.variables.flatMap((variable) =>
      variable.section === 'keyQuestion' && variable.gate !== null ? [shortLabel(variable)] : [],
    ),
    noun: nounOf(given),
    allWithin,
    nextLowest: lowestNext(everyCount, { cases, confidence, prior }),
    lowest: lowestOf(questions),
    byChance: {
      cases,
      lowest: { independent: lowest('independent'), moderate: lowest('moderate'), strong: lowest('strong') },
    },
    ...rulesOf(settings),
  };
}

/** What is asked of a key question of every case: whether it is Yes, or at or above the level by which a scale is told. */
function askedOf(
  variable: CaseVariable,
  { variables }: Scenario,
  scales: readonly OrderedQuestion[],
  told: string | null,
) {
  const { name, basis, section, gate } = variable;
  const scale = scales.find((one) => one.name === name);
  const level = scale?.levels[scale.toldFrom];
  const cut = level === undefined ? variable : variables.find((one) => one.name === cutName(name, level));
  const counts = cut === undefined ? null : yesCounts(cut);
  if (section !== 'keyQuestion' || gate !== null || cut === undefined || counts === null) return [];
  const short = scale === undefined ? shortLabel(variable) : variable.label;
  const label = scale === undefined || told !== null ? short : `${short} at ${cutWords(scale)}`;
  return [{ name: cut.name, label, basis, counts }];
}

/** `Good or above`; the highest level by itself. */
function cutWords({ levels, levelLabels, toldFrom }: OrderedQuestion): string {
  const label = levelLabels[toldFrom] ?? '';
  return toldFrom === levels.length - 1 ? label : `${label} or above`;
}

function levelBands(
  { name, label, counts, levels, levelLabels }: OrderedQuestion,
  settings: BandsSettings,
): LevelBand[] {
  if (counts === null) return [];
  const of = counts.reduce((sum, count) => sum + count, 0);
  if (of === 0) return [];
  let yes = of;
  return levels.slice(1).map((level, index) => {
    yes -= counts[index] ?? 0;
    const levelLabel = levelLabels[index + 1] ?? level;
    return { question: name, label, level, levelLabel, report: viewOf({ yes, of }, settings) };
  });
}

/** The codes by which the joint of the questions, and the counts of many cases, are found too large. */
const OUT_OF_REACH = ['too-large', 'too-many-cases'];

const yesShare = (model: CaseModel, name: string) => model.joint([name]).probability({ [name]: 'yes' });

function lowestOf(questions: ScenarioBands['questions']): ScenarioBands['lowest'] {
  const rate = ({ report: { counts } }: ScenarioBands['questions'][number]) => counts.yes / counts.of;
  const [first, ...others] = [...questions].sort((a, b) => rate(a) - rate(b));
  if (first === undefined) throw new RangeError('no questions');
  const same = others.filter((other) => rate(other) === rate(first));
  return { names: [first, ...same].map(({ name }) => name), report: first.report };
}
