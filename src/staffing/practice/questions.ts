import { logit } from '../../numeric/logistic.js';
import type { Assumed } from '../region/assumptions.js';
import { MOST_NODES, nodeWeights } from './chebyshev.js';
import { meansOfSeries } from './meansOfSeries.js';
import type { Practice } from './practice.js';
import { oversightLogOdds } from './practiceScenario.js';
import { type PracticeShift, setShift, shiftMoments } from './practiceShift.js';
import { type QuestionEngine, weighGroups, weighOversight } from './questionEngine.js';
import { type Asking, sumCurves, tabulateQuestion } from './questionNodes.js';
import type { QuestionTable } from './questionTable.js';

const moments = new Float64Array(MOST_NODES);

/**
 * Solves every key question's intercept so that, with practice as at the start, each has its share of `shares` (the
 * published one, or one that it could have had), and fills the table: what `compileModel` does, over the same
 * distribution.
 */
export function calibrateQuestions(
  engine: QuestionEngine,
  assumed: Assumed,
  practice: Practice,
  table: QuestionTable,
  shares: ArrayLike<number> = engine.published,
): void {
  const { shift } = table;
  setShift(shift, assumed);
  shiftMoments(shift, practice, moments);
  nodeWeights(shift.grid, moments, engine.atNodes);
  nodeWeights(shift.grid.coarser ?? shift.grid, moments, engine.atFewer);
  weighOversight(engine, practice.oversight);
  weighGroups(engine);
  fillTable(engine, assumed, table, { shares, places: practice.programmePlace });
}

/**
 * Fills the table with the intercepts that another engine, of the model before an intervention, has solved; or with these
 * and so much `more` log odds of Yes in every question.
 */
export function tabulateQuestions(
  engine: QuestionEngine,
  assumed: Assumed,
  { intercepts }: QuestionTable,
  table: QuestionTable,
  more = 0,
): void {
  for (let question = 0; question < intercepts.length; question++) {
    table.intercepts[question] = intercepts[question]! + more;
  }
  setShift(table.shift, assumed);
  fillTable(engine, assumed, table, null);
}

/** What intercepts are solved for: the share of each question, and those with and without a programme place. */
interface Calibration {
  readonly shares: ArrayLike<number>;
  readonly places: Float64Array;
}

/** Fills a table; `calibration` is null where intercepts are known. */
function fillTable(
  engine: QuestionEngine,
  assumed: Assumed,
  table: QuestionTable,
  calibration: Calibration | null,
): void {
  const { network, links, shareOf, carried } = engine;
  const count = table.shift.grid.nodes.length;
  const place = Math.log(assumed.programmeOdds);
  const [first] = carried;
  for (let node = 0; node < count; node++) first.set(shareOf, node * shareOf.length);
  for (let question = 0; question < links.length; question++) {
    const { oversight: effect } = network.questions[question]!;
    const asking: Asking = {
      question,
      oversight: effect === null ? 0 : oversightLogOdds(effect, assumed.oversightStrength),
      programme: links[question]?.programme === 'directly' ? place : 0,
      places: calibration?.places ?? null,
      before: carried[question % 2 === 0 ? 0 : 1],
      after: carried[question % 2 === 0 ? 1 : 0],
    };
    if (calibration !== null) solve(engine, table, asking, calibration.shares[question]!);
    tabulateQuestion(engine, table, asking);
  }
}

/** Where the search for an intercept starts: as compiled, less what practice and a changed effect add on average. */
function firstGuess(
  { network }: QuestionEngine,
  { middle, half }: PracticeShift,
  { question, oversight: effect }: Asking,
  wanted: number,
): number {
  const { intercept, share, oversight } = network.questions[question]!;
  const compiled = Number.isFinite(intercept) ? intercept + logit(wanted) - logit(share) : logit(wanted);
  const written = oversight === null ? 0 : Math.log(oversight.odds);
  const shift = middle + half * moments[1]!;
  return compiled - shift - (effect - written) * network.oversight.share;
}

const MOST_STEPS = 60;
/** A step leaves at most its fourth power over 24, so after one this short nothing is left in floating point. */
const CLOSE = 3e-4;
/** P(Yes) and its derivatives by the intercept. */
const sums = new Float64Array(4);

/** Finds the intercept that gives a question this share, given how the earlier ones are answered. */
function solve(
  engine: QuestionEngine,
  { intercepts, shift }: QuestionTable,
  asking: Asking,
  share: number,
): void {
  const { question } = asking;
  let intercept = share <= 0 ? -Infinity : share >= 1 ? Infinity : firstGuess(engine, shift, asking, share);
  for (let round = 0; round < MOST_STEPS && Number.isFinite(intercept); round++) {
    // The first step looks at every other node: half the work, and right to some seven digits.
    const coarsely = round === 0 && shift.grid.coarser !== null;
    sumCurves(engine, shift, asking, intercept, { coarsely, sums });
    const [yes = 0, first = 1, second = 0, third = 0] = sums;
    // Newton's method on a curve that rises everywhere, no step longer than 4; and then on its cubic, which is
    // Householder's method of fourth order.
    let move = Math.max(-4, Math.min(4, (share - yes) / first));
    if (Math.abs(move) < 0.5) {
      for (let turn = 0; turn < 3; turn++) {
        const excess = yes - share + move * (first + move * (second / 2 + (move * third) / 6));
        move -= excess / (first + move * (second + (move * third) / 2));
      }
    }
    intercept += move;
    if (round > 0 && Math.abs(move) < CLOSE) break;
  }
  intercepts[question] = intercept;
}

/**
 * The share of Yes of every key question with practice as given, into `shares`: what `intervene` gives on the
 * compiled model with every intercept frozen.
 */
export function sharesOfYes(
  engine: QuestionEngine,
  { shift, series }: QuestionTable,
  practice: Practice,
  shares: Float64Array,
): void {
  const { links, effective, means } = engine;
  shiftMoments(shift, practice, moments);
  weighOversight(engine, practice.oversight);
  meansOfSeries(series, moments, shift.grid.nodes.length, means);
  let next = 0;
  for (let question = 0; question < links.length; question++) {
    const { asked } = links[question]!;
    let total = 0;
    for (let layer = 0; layer < asked; layer++) {
      let ofLayer = means[next++]!;
      for (let parent = 0; parent < effective.length; parent++) {
        ofLayer += effective[parent]! * means[next++]!;
      }
      total += asked === 1 ? ofLayer : practice.programmePlace[layer]! * ofLayer;
    }
    shares[question] = total;
  }
}
