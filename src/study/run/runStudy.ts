import { requireFields } from '../../check.js';
import { requireStudy, type Study } from '../study.js';
import { prepareStudy, runStudyBlock } from './prepare.js';
import { type Extent, StudyProgress } from './progress.js';
import type { StudyResult } from './results.js';

export interface StudyOptions {
  /** Seed of all random streams; the study's own if omitted. */
  readonly seed?: number | undefined;
  /** Replicates of each simulated condition; the study's own if omitted. */
  readonly replicates?: number | undefined;
  /** Run until every Monte Carlo error in percentage points is at most this; replaces `replicates`. */
  readonly precision?: number | undefined;
  /** False simulates also what could be worked out exactly. */
  readonly exact?: boolean | undefined;
}

/*
 * A study from end to end. `casesim study` takes the same steps, with workers and a folder for the blocks.
 *
 *   a study, read and checked                             file/, check/
 *      │
 *   prepareStudy        conditionsOf       every design, inspectors and point of the grid
 *      │                compileCondition   a model, scores and a sampler for each scenario;
 *      │                                   an analysis for each inquiry and answer
 *      ├── exactPart        the sums over every outcome, where these can be listed (in StudyProgress)
 *      └── runStudyBlock    1,000 replicates: draw, score, estimate, add up
 *      │
 *   StudyProgress       adds the blocks in their own order, whichever process ran them, and asks for more until it is enough
 *      │
 *   result              answersFrom        the measures of each analysis, with their Monte Carlo errors
 */

/**
 * Repeats inspections under every condition of a study, and measures how well each question is answered: exactly
 * where all outcomes can be summed, else by simulation with a Monte Carlo error beside every number.
 *
 * @param study - a validated study, from `loadStudy` or `parseStudy`
 * @param options - `seed`, `replicates` or `precision` (in percentage points), `exact`
 * @returns one entry per condition, inquiry and answer, with its measures as proportions
 * @throws ArgumentError for a number out of range, or what is no study; DataError for a study that no model can carry out
 * @source of the measures and their errors: Morris, White and Crowther 2019, Statistics in Medicine 38:2074
 *
 * @example
 * runStudy(loadStudy('eleven-pdus'), { replicates: 500 }).answers[0].measures;
 */
export function runStudy(study: Study, options: StudyOptions = {}): StudyResult {
  requireStudy('study', study);
  const extent = extentOf(study, options);
  const prepared = prepareStudy(study, { exact: options.exact ?? true });
  const progress = new StudyProgress(prepared, extent);
  for (let blocks = progress.needed(); blocks.length > 0; blocks = progress.needed()) {
    for (const block of blocks) {
      const task = { seed: extent.seed, block, replicates: progress.replicates };
      progress.accept(runStudyBlock(prepared, task));
    }
  }
  return progress.result();
}

/** How much to run: what the options say, else what the study says. */
export function extentOf(study: Study, options: StudyOptions): Extent {
  const { seed, replicates, precision } = requireFields('options', options, '{ replicates: 1000 }');
  return {
    seed: seed ?? study.seed,
    replicates: replicates ?? study.replicates,
    precision: precision ?? null,
  };
}
