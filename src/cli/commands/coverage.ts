import type { CohortMethod } from '../../estimation/coverage/cohortCoverage.js';
import { SIDES, type Side } from '../../estimation/proportion/interval.js';
import { version } from '../../files/version.js';
import { ArgumentError, nearest, type Problem } from '../../problem.js';
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

/** Methods drawn when none is chosen: the default, and the one that never falls short. */
const DRAWN: readonly CohortMethod[] = ['wilson', 'clopper-pearson'];
const DRAWN_OF_COHORT: readonly CohortMethod[] = ['hypergeometric', 'finite-wilson'];
/** More panels than this are no picture. */
const MOST_DRAWN = 4;
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
      'true shares, separated by commas; the band edges 50, 65 and 80% if not given',
      listOption(proportionOption('--at')),
    )
    .option(
      '--cohort <n>',
      'eligible cases from which the sample is drawn without replacement',
      wholeOption('--cohort', { min: 1, max: 1_000_000 }),
    )
    .option('--svg <file>', 'also draw the sawtooth as an SVG file')
    .action(async ({ svg, method, ...options }) => {
      const [{ COHORT_METHODS }, { RATING_BANDS }, { coverageReport }, { coverageDocument }] =
        await Promise.all([
          import('../../estimation/coverage/cohortCoverage.js'),
          import('../../estimation/bands/ratingBands.js'),
          import('../../results/coverageReport.js'),
          import('../../report/documents/estimation/coverageDocument.js'),
        ]);
      const cohort = options.cohort ?? null;
      const possible = COHORT_METHODS.filter((name) => cohort !== null || !DRAWN_OF_COHORT.includes(name));
      const { methods, problems } = readMethods(method, possible, cohort);
      if (cohort !== null && cohort < options.of) {
        problems.push({
          code: 'bad-options',
          path: '--cohort',
          message: `--cohort must be at least the sample of ${options.of} cases, not ${cohort}.`,
        });
      }
      if (svg !== undefined && !/.\.svg$/i.test(svg)) {
        problems.push({
          code: 'bad-options',
          path: '--svg',
          got: svg,
          message: `--svg must name a file that ends in .svg, not "${svg}".`,
        });
      }
      if (problems.length > 0) throw new ArgumentError(problems);
      const edges = RATING_BANDS.filter(({ from }) => from > 0).map(({ from }) => from / 100);
      const progress = await startProgress(io, methods.length, 'methods');
      const report = await coverageReport(
        {
          of: options.of,
          confidence: options.confidence,
          side: options.side,
          methods,
          at: [...new Set(options.at ?? edges)],
          drawn:
            method === undefined ? (cohort === null ? DRAWN : DRAWN_OF_COHORT) : methods.slice(0, MOST_DRAWN),
          cohort,
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

/** The methods asked for, or all; every unknown name is a problem of its own. */
function readMethods(
  names: readonly string[] | undefined,
  possible: readonly CohortMethod[],
  cohort: number | null,
) {
  const problems: Problem[] = [];
  if (names === undefined) return { methods: possible, problems };
  const methods = names.flatMap((name) => {
    const found = possible.find((one) => one === name);
    if (found !== undefined) return [found];
    const near = nearest(name, possible);
    const needsCohort = cohort === null && DRAWN_OF_COHORT.some((one) => one === name);
    problems.push({
      code: 'unknown-method',
      path: '--method',
      got: name,
      message: needsCohort ? `${name} needs --cohort.` : `There is no method "${name}".`,
      ...(needsCohort
        ? {}
        : { hint: near === undefined ? `There are ${possible.join(', ')}.` : `Did you mean ${near}?` }),
    });
    return [];
  });
  return { methods: [...new Set(methods)], problems };
}
