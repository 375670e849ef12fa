import { ArgumentError } from '../../problem.js';
import type { Study } from '../study.js';
import { type PreparedStudy, prepareStudy, runStudyBlock } from './prepare.js';
import { type Extent, StudyProgress } from './progress.js';
import type { StudyResult } from './results.js';

export interface StudyOptions {
  /** Seed of all random streams; the study's own unless said. */
  readonly seed?: number;
  /** Replicates of each simulated condition; the study's own unless said. */
  readonly replicates?: number;
  /** Run until every Monte Carlo error in percentage points is at most this; takes the place of `replicates`. */
  readonly precision?: number;
  /** False simulates also what could be worked out exactly. */
  readonly exact?: boolean;
}

/** How much to run: what the options say, else what the study says. */
export function extentOf(study: Study, { seed, replicates, precision }: StudyOptions): Extent {
  return {
    seed: seed ?? study.seed,
    replicates: replicates ?? study.replicates,
    precision: precision ?? null,
  };
}

/** Runs whatever is still needed, one block after another, in this process. */
function runSerially(prepared: PreparedStudy, progress: StudyProgress, seed: number): StudyResult {
  for (let blocks = progress.needed(); blocks.length > 0; blocks = progress.needed()) {
    for (const block of blocks) {
      progress.accept(runStudyBlock(prepared, { seed, block, replicates: progress.replicates }));
    }
  }
  return progress.result();
}

/** The error for the likely slip, an id where a study belongs, and for anything else. */
function notAStudy(given: unknown): ArgumentError {
  const got = typeof given === 'string' ? `"${given}"` : String(given);
  const message = `study must be one from loadStudy or parseStudy, not ${got}.`;
  return new ArgumentError([{ code: 'bad-argument', path: 'study', got, message }]);
}

/**
 * Repeats inspections under every condition of a study, and measures how well each question is answered: exactly
 * where all outcomes can be summed, else by simulation with a Monte Carlo error beside every number.
 *
 * @param study - a validated study, from `loadStudy` or `parseStudy`
 * @param options - `seed`, `replicates` or `precision` (in percentage points), `exact`
 * @returns one entry per condition, inquiry and answer, with its measures as proportions
 * @throws ArgumentError for a number out of range, or what is no study; DataError for a study that no model can carry out
 * Source of the measures and their errors: Morris, White and Crowther 2019, Statistics in Medicine 38:2074.
 *
 * @example
 * runStudy(loadStudy('seeing-improvement'), { replicates: 10_000 }).answers[0].measures;
 */
export function runStudy(study: Study, options: StudyOptions = {}): StudyResult {
  if (!Array.isArray(study?.worlds)) throw notAStudy(study);
  const prepared = prepareStudy(study, { exact: options.exact ?? true });
  const extent = extentOf(study, options);
  return runSerially(prepared, new StudyProgress(prepared, extent), extent.seed);
}
