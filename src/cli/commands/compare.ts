import { ArgumentError } from '../../problem.js';
import { confidenceOption, oneOfOption } from '../arguments/options.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim compare west-midlands-2025 south-west-2025',
    shows: 'what the two inspections of 2025 can and cannot say about which region does better',
  },
  { run: 'casesim compare 41/84 29/64', shows: 'one percentage against another, by every method' },
];

const METHODS = ['newcombe', 'newcombe-cc', 'miettinen-nurminen', 'mee', 'agresti-caffo', 'wald'] as const;

/** Meant as counts even where they are none, such as `1/x`: a scenario is a name or a path to a file. */
const STARTS_AS_COUNTS = /^\s*[-+]?\d[^/]*\/[^/.]*$/;

export default (io: Terminal) =>
  documentCommand()
    .description(
      'Compares two inspections on each key question and each prompt they share, or two counts of cases: how far the ' +
        'true percentages could lie apart, and the chance that ranking them is wrong.',
    )
    .argument('<first>', 'a scenario, or yes answers of cases such as 41/84 or 49%/84')
    .argument('<second>', 'the same for the second; a positive difference means that the first is higher')
    .option(
      '--method <name>',
      `of the ranges: ${METHODS.join(', ')}`,
      oneOfOption('--method', METHODS),
      'newcombe',
    )
    .option('--confidence <level>', 'of the ranges, as a proportion', confidenceOption(), 0.95)
    .action(async (first, second, options) => {
      const { looksLikeCounts, readAllCounts } = await import('../../results/statedCounts.js');
      const { oneCount } = await import('../arguments/oneCount.js');
      const { countsComparison, scenariosComparison } = await import('../../results/compare.js');
      const { comparisonDocument, scenarioComparisonDocument } = await import(
        '../../report/documents/estimation/compareDocument.js'
      );
      const counts = [first, second].filter((text) => looksLikeCounts(text) || STARTS_AS_COUNTS.test(text));
      if (counts.length === 1) refuseMixture(first, second);
      if (counts.length === 2) {
        const [a, b] = readAllCounts(counts).map(oneCount);
        if (a === undefined || b === undefined) return;
        return printDocument(comparisonDocument(countsComparison(a, b, options)), options, io);
      }
      const { loadScenario } = await import('../../files/loadScenario.js');
      const pair = [loadScenario(first), loadScenario(second)] as const;
      return printDocument(
        scenarioComparisonDocument(pair, scenariosComparison(...pair, options)),
        options,
        io,
      );
    });

function refuseMixture(first: string, second: string): never {
  throw new ArgumentError([
    {
      code: 'bad-comparison',
      message: `"${first}" and "${second}" are not two of a kind.`,
      hint: 'Give two scenarios, or two counts such as 41/84 and 29/64.',
    },
  ]);
}
