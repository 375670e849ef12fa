import { WORDS_NAMES } from '../../scenario/scenario.js';
import { oneOfOption } from '../arguments/options.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim audit west-midlands-2025',
    shows:
      'every figure of the West Midlands inspection with its feasible counts, and how its sentences can be read',
  },
  {
    run: 'casesim audit south-west-2025 --json',
    shows: 'the same for the South West, as data',
  },
  {
    run: 'casesim audit --words education-scotland',
    shows: 'what its sentences would say by the words of another inspectorate',
  },
  {
    run: 'casesim audit --rule small-counts',
    shows: 'which figures should not be printed because few people are behind them',
  },
];

export default (io: Terminal) =>
  documentCommand()
    .description(
      'Checks the figures of an inspection against each other: percentages that no whole number of cases gives, ' +
        'parts that do not add up, parts larger than their whole, sources that differ, sums that do not agree, ' +
        'sentences with two readings. Ends with 1 when figures contradict each other.',
    )
    .argument('[scenario]', 'id of a scenario or path of your own file', 'west-midlands-2025')
    .option(
      '--rule <name>',
      'says which figures should be printed: us-nchs-2017, small-counts, five-or-fewer, or a file of your own',
      'us-nchs-2017',
    )
    .option(
      '--words <convention>',
      'reads all quantities in words by one convention, casesim or education-scotland; each by that of its source if omitted',
      oneOfOption('--words', WORDS_NAMES),
    )
    .action(async (id, { rule, words, ...options }) => {
      const [{ loadDeclaration }, { auditReport }, { loadPresentationRule }, { auditDocument }] =
        await Promise.all([
          import('../../files/loadScenario.js'),
          import('../../results/audit.js'),
          import('../../files/presentationRules.js'),
          import('../../report/documents/scenario/auditDocument.js'),
        ]);
      const scenario = loadDeclaration(id);
      const programme =
        scenario.programme === undefined
          ? null
          : (await import('../../files/loadProgramme.js')).loadProgramme(scenario.programme);
      const report = auditReport(scenario, programme, {
        rule: loadPresentationRule(rule),
        ...(words === undefined ? {} : { words }),
      });
      await printDocument(auditDocument(scenario, report), options, io);
      if (report.findings.some(({ severity }) => severity === 'contradiction')) io.checkFailed();
    });
