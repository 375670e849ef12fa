import { SIDES, type Side } from '../../estimation/proportion/interval.js';
import type { ProportionMethod } from '../../estimation/proportion/proportion.js';
import { ArgumentError, type Problem } from '../../problem.js';
import type { IntervalQuestion } from '../../results/interval.js';
import {
  confidenceOption,
  listOption,
  numberOption,
  oneOfOption,
  proportionOption,
  wholeOption,
} from '../arguments/options.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';
import { readFacts } from './intervalFacts.js';

export const examples: readonly Example[] = [
  { run: 'casesim interval 41/84', shows: 'how uncertain 49% of 84 cases is, by fifteen methods' },
  {
    run: 'casesim interval 49%/84 --cohort 650 --confidence 0.8,0.95',
    shows: 'a printed percentage, for the cohort the cases came from, at two levels',
  },
  {
    run: 'printf "question,yes,of\\nassessment,41,84\\nplanning,49,84\\n" | casesim interval - --csv',
    shows: 'limits for every row of a CSV file, here from a pipe',
  },
];

export default (io: Terminal) =>
  documentCommand()
    .description(
      'Puts confidence intervals round a proportion: fifteen methods side by side, exact where exact exists, for counts ' +
        'or a printed percentage, or for every row of a CSV file with columns yes (or percent) and of.',
    )
    .argument('<counts...>', 'such as 41/84 or 49%/84; or one CSV file, - for a pipe')
    .option(
      '--method <names>',
      'only these methods, separated by commas',
      listOption((name) => name),
    )
    .option(
      '--confidence <levels>',
      'as proportions, separated by commas; 0.95 if omitted',
      listOption(confidenceOption()),
    )
    .option(
      '--side <side>',
      'both, or lower or upper: one limit that spends the whole error',
      oneOfOption<Side>('--side', SIDES),
      'both' as Side,
    )
    .option(
      '--against <share>',
      'a share to test: adds the p-value that matches each interval',
      proportionOption('--against'),
    )
    .option(
      '--cohort <n>',
      'eligible cases of which these are a sample without replacement',
      wholeOption('--cohort', { min: 1 }),
    )
    .option(
      '--deff <factor>',
      'design effect: the variance over that of independent cases',
      numberOption('--deff', { low: 0 }),
    )
    .option(
      '--icc <rho>',
      'intraclass correlation, with --cluster-size: gives the design effect',
      numberOption('--icc', { low: -1, high: 1 }),
    )
    .option(
      '--cluster-size <m>',
      'cases of each cluster, for --icc',
      numberOption('--cluster-size', { low: 1 }),
    )
    .option(
      '--df <n>',
      'degrees of freedom of the design: clusters less strata',
      numberOption('--df', { low: 1 }),
    )
    .option(
      '--sensitivity <share>',
      'chance that an inspector says Yes to a sufficient case',
      proportionOption('--sensitivity'),
    )
    .option(
      '--specificity <share>',
      'chance that an inspector says No to an insufficient case',
      proportionOption('--specificity'),
    )
    .option(
      '--checks <n>',
      'checked cases behind sensitivity and specificity: one number for both, or two',
      listOption(wholeOption('--checks', { min: 1 })),
    )
    .option(
      '--prior <yes,no>',
      'beta prior of your own, as the Yes and No answers it is worth',
      listOption(numberOption('--prior', { low: 0 })),
    )
    .action(async (texts, options) => {
      const [{ readAllCounts }, { PROPORTION_METHODS, proportionMethod }] = await Promise.all([
        import('../../results/statedCounts.js'),
        import('../../estimation/proportion/methods.js'),
      ]);
      const problems: Problem[] = [];
      const asked = collect(problems, () => options.method?.map((name) => proportionMethod(name).name));
      const facts = readFacts(options, problems);
      const isFile = texts.length === 1 && isFileName(texts[0] ?? '');
      const stated = isFile ? [] : (collect(problems, () => readAllCounts(texts)) ?? []);
      if (problems.length > 0) throw new ArgumentError(problems);
      const special = [facts.cohort, facts.design, facts.accuracy, facts.prior].some((fact) => fact !== null);
      const showsAll = stated.length === 1 && !special;
      const methods: readonly ProportionMethod[] =
        asked ?? (showsAll ? PROPORTION_METHODS.map(({ name }) => name) : ['wilson']);
      const question: Omit<IntervalQuestion, 'stated'> = {
        methods,
        confidences: [...new Set(options.confidence ?? [0.95])],
        side: options.side,
        against: options.against ?? null,
        ...facts,
      };
      if (isFile) {
        const { intervalFile } = await import('./intervalFile.js');
        return intervalFile(texts[0] ?? '', question, options, io);
      }
      const [{ intervalReport }, { intervalDocument }] = await Promise.all([
        import('../../results/interval.js'),
        import('../../report/documents/estimation/intervalDocument.js'),
      ]);
      await printDocument(intervalDocument(intervalReport({ ...question, stated })), options, io);
    });

function isFileName(text: string): boolean {
  return text === '-' || /\.(csv|tsv|txt)$/i.test(text);
}

/** The value, or undefined with what is wrong with it among the problems. */
function collect<Value>(problems: Problem[], read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
