import { COHORT_METHODS } from '../../estimation/coverage/cohortCoverage.js';
import { SIDES, type Side } from '../../estimation/proportion/interval.js';
import { refuse } from '../../problem.js';
import {
  confidenceOption,
  listOption,
  oneOfOption,
  proportionOption,
  wholeOption,
} from '../arguments/options.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument, writeDocument } from '../terminal/output.js';
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
    .option('--svg <file>', 'also draw the sawtooth as an SVG file', svgOption)
    .action(async (options) => {
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

/** The name of an SVG file. */
function svgOption(text: string): string {
  if (/.\.svg$/i.test(text)) return text;
  const message = `--svg must name a file that ends in .svg, not "${text}".`;
  return refuse('bad-options', message, { path: '--svg', got: text });
}
