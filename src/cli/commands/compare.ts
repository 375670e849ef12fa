import { DIFFERENCE_METHOD_NAMES } from '../../estimation/difference/difference.js';
import { refuse, together } from '../../problem.js';
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
      `of the ranges: ${DIFFERENCE_METHOD_NAMES.join(', ')}`,
      oneOfOption('--method', DIFFERENCE_METHOD_NAMES),
      'newcombe' as const,
    )
    .option('--confidence <level>', 'of the ranges, as a proportion', confidenceOption(), 0.95)
    .action(async (first, second, options) => {
      const { looksLikeCounts } = await import('../../results/readCounts.js');
      const { countsComparison, scenariosComparison } = await import('../../results/compare.js');
      const { comparisonDocument, scenarioComparisonDocument } = await import(
        '../../report/documents/estimation/compareDocument.js'
      );
      const counts = [first, second].filter(looksLikeCounts);
      if (counts.length === 1) {
        refuse('bad-comparison', `"${first}" and "${second}" are not two of a kind.`, {
          hint: 'Give two scenarios, or two counts such as 41/84 and 29/64.',
        });
      }
      if (counts.length === 2) {
        const { twoCounts } = await import('../arguments/oneCount.js');
        const comparison = countsComparison(...twoCounts(first, second), options);
        return printDocument(comparisonDocument(comparison), options, io);
      }
      const { loadScenario } = await import('../../files/loadScenario.js');
      const pair = together(
        () => loadScenario(first),
        () => loadScenario(second),
      );
      return printDocument(
        scenarioComparisonDocument(pair, scenariosComparison(...pair, options)),
        options,
        io,
      );
    });
