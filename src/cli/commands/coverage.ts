import type { CohortMethod } from '../../estimation/coverage/cohortCoverage.js';
import { SIDES, type Side } from '../../estimation/proportion/interval.js';
import { version } from '../../files/version.js';
import { ArgumentError } from '../../problem.js';
import {
  confidenceOption,
  listOption,
  oneOfOption,
  proportionOption,
  wholeOption,
} from '../arguments/options.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import { startProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';

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
      listOption((name) => name),
    )
    .option('--confidence <level>', 'as a proportion', confidenceOption(), 0.95)
    .option(
      '--side <side>',
      'both, or lower or upper: one limit that spends the whole error',
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
      wholeOption('--cohort', { min: 1, max: 1_000_000 }),
    )
    .option('--svg <file>', 'also draw the sawtooth as an SVG file')
    .action(async ({ svg, method, ...options }) => {
      if (svg !== undefined && !/.\.svg$/i.test(svg)) refuseSvg(svg);
      const [{ COHORT_METHODS }, { coverageReport }, { coverageDocument }] = await Promise.all([
        import('../../estimation/coverage/cohortCoverage.js'),
        import('../../results/coverage.js'),
        import('../../report/documents/estimation/coverageDocument.js'),
      ]);
      const { of, confidence, side, at, cohort } = options;
      const progress = await startProgress(io, method?.length ?? COHORT_METHODS.length, 'methods');
      const report = await coverageReport(
        {
          of,
          confidence,
          side,
          ...(method === undefined ? {} : { methods: method as readonly CohortMethod[] }),
          ...(at === undefined ? {} : { at }),
          ...(cohort === undefined ? {} : { cohort }),
        },
        (done) => {
          progress.update(done);
          return io.breathe();
        },
      ).finally(() => progress.stop());
      const document = coverageDocument(report);
      if (svg !== undefined) {
        const [{ render }, { writeFile }] = await Promise.all([
          import('../../report/render/render.js'),
          import('../../files/write.js'),
        ]);
        await writeFile(svg, await render(document, 'svg', { ...io.text, version: version() }), {
          force: options.force ?? false,
        });
        io.say(`Wrote ${svg}.`);
      }
      await printDocument(document, options, io);
    });

function refuseSvg(svg: string): never {
  const message = `--svg must name a file that ends in .svg, not "${svg}".`;
  throw new ArgumentError([{ code: 'bad-options', path: '--svg', got: svg, message }]);
}
