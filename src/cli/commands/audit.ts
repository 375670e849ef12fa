import { Option } from '@commander-js/extra-typings';
import { WORDS_NAMES } from '../../scenario/scenario.js';
import { collect } from '../arguments/once.js';
import { numberOption, oneOfOption, proportionOption } from '../arguments/options.js';
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
    run: 'casesim audit south-west-2025 --joint "planning=yes & delivery=no & oversightEffective=no"',
    shows: 'how many cases must, and can, have all three, whatever the answers that overlap',
  },
  {
    run: 'casesim audit south-west-2025 --json',
    shows: 'the same for the South West, as data',
  },
  {
    run: 'casesim audit --words education-scotland',
    shows:
      'what its sentences would say by the words of another inspectorate, with the claims that these deny',
    exit: 1,
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
        'sentences with two readings. Says whether each claim in words is true of the cases inspected, and how probably of the ' +
        'work behind them; what the figures force together; and how few answers judged otherwise would change what is ' +
        'said. Ends with 1 when figures, or a claim and its figures, contradict each other.',
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
    .addOption(
      new Option(
        '--joint <question>',
        'a joint question to bound, such as "planning=yes & delivery=no"; can be repeated',
      )
        .argParser(collect((text: string, before: readonly string[]) => [...before, text]))
        .default([] as readonly string[], 'none'),
    )
    .option(
      '--deff <factor>',
      'how many times the variance is that of cases chosen one by one',
      numberOption('--deff', { low: 0.01, high: 1000 }),
    )
    .option(
      '--sensitivity <share>',
      'how often inspectors say Yes of a case that deserves it',
      proportionOption('--sensitivity'),
    )
    .option(
      '--specificity <share>',
      'how often they say No of one that does not',
      proportionOption('--specificity'),
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
      const { joint, deff, sensitivity, specificity, ...output } = options;
      const report = auditReport(scenario, programme, {
        rule: loadPresentationRule(rule),
        ...(words === undefined ? {} : { words }),
        joints: joint,
        ...(deff === undefined ? {} : { designEffect: deff }),
        ...(sensitivity === undefined ? {} : { sensitivity }),
        ...(specificity === undefined ? {} : { specificity }),
      });
      await printDocument(auditDocument(scenario, report), output, io);
      if (report.findings.some(({ severity }) => severity === 'contradiction')) io.checkFailed();
    });
