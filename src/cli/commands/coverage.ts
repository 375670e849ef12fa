import { COHORT_METHODS } from '../../estimation/coverage/cohortCoverage.js';
import { SIDES, type Side } from '../../estimation/proportion/interval.js';
import { refuse } from '../../problem.js';
import {
  confidenceOption,
  listOption,
  numberOption,
  oneOfOption,
  proportionOption,
  wholeOption,
} from '../arguments/options.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, type OutputOptions, printDocument, writeDocument } from '../terminal/output.js';
import { startProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim coverage --of 84',
    shows:
      'how often each 95% interval for 84 cases covers the truth, at worst, on average and at the band edges',
  },
  {
    run: 'casesim coverage --of 84 --method wilson,jeffreys,wald --confidence 0.8 --svg sawtooth.svg',
    shows: 'three methods at 80%, with their sawtooth as an SVG file',
  },
  {
    run: 'casesim coverage --of 84 --cohort 650 --method hypergeometric,finite-wilson,wilson',
    shows: 'what allowing for the cohort changes',
  },
  {
    run: 'casesim coverage --of 24 --shares 12.5%,30%,50%,7.5%',
    shows: 'on an ordered scale of four levels: of the mean score, of each level and at or above it',
  },
];

const MOST_CASES = 100_000;

export default (io: Terminal) =>
  documentCommand()
    .description(
      'Gives the exact behaviour of intervals for a number of cases: the lowest coverage and where it is, the mean, and ' +
        'at chosen true shares the coverage, the misses on each side and the expected width.',
    )
    .requiredOption('--of <n>', 'cases of the sample', wholeOption('--of', { min: 1, max: MOST_CASES }))
    .option(
      '--method <names>',
      'only these methods, separated by commas; the first four are drawn',
      listOption(oneOfOption('--method', COHORT_METHODS)),
    )
    .option('--confidence <level>', 'such as 0.95 or 95%', confidenceOption(), 0.95)
    .option(
      '--side <side>',
      'both, or lower or upper: one limit, with the whole error on its side',
      oneOfOption<Side>('--side', SIDES),
      'both' as Side,
    )
    .option(
      '--at <shares>',
      'true shares, separated by commas; the band edges 50, 65 and 80% if omitted',
      listOption(proportionOption('--at')),
    )
    .option(
      '--cohort <n>',
      'eligible cases from which the sample is drawn without replacement',
      wholeOption('--cohort', { min: 1, max: 100_000 }),
    )
    .option(
      '--shares <percents>',
      'on an ordered scale: the true share of each level, lowest first; they add to 100%',
      listOption(proportionOption('--shares')),
    )
    .option(
      '--scores <numbers>',
      'with --shares: the score of each level, rising; 0, 1, 2 … if omitted',
      listOption(numberOption('--scores')),
    )
    .option('--svg <file>', 'also draw the sawtooth as an SVG file', svgOption)
    .action(async (options) => {
      if (options.shares !== undefined) return coverLevels(options.shares, options, io);
      if (options.scores !== undefined) {
        refuse('bad-options', '--scores needs --shares.', {
          path: '--scores',
          hint: 'They are of its levels.',
        });
      }
      const { svg, method: methods, of, confidence, side, at, cohort, force } = options;
      const [{ coverageReport }, { coverageDocument }] = await Promise.all([
        import('../../results/coverage.js'),
        import('../../report/documents/estimation/coverageDocument.js'),
      ]);
      const progress = await startProgress(io, methods?.length ?? COHORT_METHODS.length, 'methods');
      const rest = (done: number): Promise<void> => {
        progress.update(done);
        return io.breathe();
      };
      const question = { of, confidence, side, methods, at, cohort };
      const report = await coverageReport(question, rest).finally(progress.stop);
      const document = coverageDocument(report);
      if (svg !== undefined) {
        await writeDocument(document, { path: svg, format: 'svg', force }, io);
      }
      await printDocument(document, options, io);
    });

/** Prints the coverage on an ordered scale. */
async function coverLevels(
  shares: readonly number[],
  options: OutputOptions &
    Partial<Readonly<Record<'method' | 'at' | 'cohort' | 'svg', unknown>>> &
    LevelOptions,
  io: Terminal,
): Promise<void> {
  const { of, confidence, scores, side, method, at, cohort, svg } = options;
  const stray = Object.entries({ method, at, cohort, svg, ...(side === 'both' ? {} : { side }) }).find(
    ([, value]) => value !== undefined,
  );
  if (stray !== undefined) {
    const path = `--${stray[0]}`;
    refuse('bad-options', `${path} cannot be given with --shares.`, { path, hint: 'Leave it out.' });
  }
  const [{ levelCoverage }, { levelCoverageDocument }] = await Promise.all([
    import('../../estimation/coverage/levelCoverage.js'),
    import('../../report/documents/estimation/levelCoverageDocument.js'),
  ]);
  const report = levelCoverage({ of, shares, confidence, ...(scores === undefined ? {} : { scores }) });
  return printDocument(levelCoverageDocument(report), options, io);
}

interface LevelOptions {
  readonly of: number;
  readonly confidence: number;
  readonly scores?: readonly number[] | undefined;
  readonly side: Side;
}

/** The name of an SVG file. */
function svgOption(text: string): string {
  if (/.\.svg$/i.test(text)) return text;
  const message = `--svg must name a file that ends in .svg, not "${text}".`;
  return refuse('bad-options', message, { path: '--svg', got: text });
}
