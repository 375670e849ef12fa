import type { Accuracy } from '../estimation/imperfect.js';
import { SIDES, type Side } from '../estimation/interval.js';
import type { BetaPrior, ProportionMethod } from '../estimation/proportion.js';
import { ArgumentError, type Problem } from '../problem.js';
import type { IntervalQuestion } from '../report/interval.js';
import {
  confidenceOption,
  listOption,
  numberOption,
  oneOfOption,
  proportionOption,
  wholeOption,
} from './options.js';
import { answerCommand, printAnswer } from './output.js';
import type { Example } from './registry.js';
import type { Terminal } from './terminal.js';

export const examples: readonly Example[] = [
  { run: 'casesim interval 41/84', shows: 'how far 49% of 84 cases bears, by fifteen methods' },
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
  answerCommand()
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
      'as proportions, separated by commas; 0.95 if not given',
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
      numberOption('--df', { low: 0 }),
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
        import('./readCounts.js'),
        import('../estimation/proportion/methods.js'),
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
      const question: IntervalQuestion = {
        stated,
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
      const { intervalAnswer } = await import('../report/intervalAnswer.js');
      await printAnswer(intervalAnswer(question), options, io);
    });

function isFileName(text: string): boolean {
  return text === '-' || /\.(csv|tsv|txt)$/i.test(text);
}

interface FactOptions {
  readonly cohort?: number | undefined;
  readonly deff?: number | undefined;
  readonly icc?: number | undefined;
  readonly clusterSize?: number | undefined;
  readonly df?: number | undefined;
  readonly sensitivity?: number | undefined;
  readonly specificity?: number | undefined;
  readonly checks?: readonly number[] | undefined;
  readonly prior?: readonly number[] | undefined;
}

/** What the options say of how the cases were chosen and judged; whatever does not fit together joins `problems`. */
function readFacts(
  options: FactOptions,
  problems: Problem[],
): Pick<IntervalQuestion, 'cohort' | 'design' | 'accuracy' | 'prior'> {
  return {
    cohort: options.cohort ?? null,
    design: readDesign(options, problems),
    accuracy: readAccuracy(options, problems),
    prior: readPrior(options, problems),
  };
}

function readDesign(
  { deff, icc, clusterSize, df }: FactOptions,
  problems: Problem[],
): IntervalQuestion['design'] {
  const degreesOfFreedom = df ?? null;
  if (df === 0) problems.push(misfit('--df', 'must be above 0, not 0.'));
  if (deff !== undefined && icc !== undefined)
    problems.push(misfit('--deff', 'and --icc both give the design effect.', 'Choose one.'));
  if ((icc === undefined) !== (clusterSize === undefined)) {
    problems.push(
      misfit(icc === undefined ? '--cluster-size' : '--icc', 'needs the other of --icc and --cluster-size.'),
    );
    return null;
  }
  const effect =
    deff ?? (icc === undefined || clusterSize === undefined ? undefined : 1 + (clusterSize - 1) * icc);
  if (effect === undefined) {
    if (df !== undefined) problems.push(misfit('--df', 'needs --deff, or --icc and --cluster-size.'));
    return null;
  }
  if (effect > 0) return { effect, degreesOfFreedom };
  problems.push(
    deff === undefined
      ? misfit(
          '--icc',
          `must be above ${-1 / ((clusterSize ?? 2) - 1)} for clusters of ${clusterSize}, not ${icc}.`,
          'A variance cannot be 0 or less.',
        )
      : misfit('--deff', `must be above 0, not ${deff}.`, 'A variance cannot be 0 or less.'),
  );
  return null;
}

function readAccuracy(
  { sensitivity, specificity, checks }: FactOptions,
  problems: Problem[],
): Accuracy | null {
  if (sensitivity === undefined || specificity === undefined) {
    if (sensitivity !== specificity)
      problems.push(
        misfit(
          sensitivity === undefined ? '--specificity' : '--sensitivity',
          'needs the other of --sensitivity and --specificity.',
        ),
      );
    if (checks !== undefined) problems.push(misfit('--checks', 'needs --sensitivity and --specificity.'));
    return null;
  }
  if (sensitivity + specificity <= 1) {
    problems.push(
      misfit(
        '--sensitivity',
        `and --specificity must add to more than 1, not ${sensitivity} + ${specificity}.`,
        'Inspectors no better than chance say nothing about the truth.',
      ),
    );
    return null;
  }
  if (checks === undefined) return { sensitivity, specificity };
  const [first, second = first, ...more] = checks;
  if (first === undefined || second === undefined || more.length > 0) {
    problems.push(misfit('--checks', 'takes one number for both, or two.'));
    return null;
  }
  return { sensitivity, specificity, sensitivityChecks: first, specificityChecks: second };
}

function readPrior({ prior }: FactOptions, problems: Problem[]): BetaPrior | null {
  if (prior === undefined) return null;
  const [yes, no, ...more] = prior;
  if (yes !== undefined && no !== undefined && more.length === 0 && yes > 0 && no > 0) return { yes, no };
  problems.push(misfit('--prior', 'takes two numbers above 0, Yes then No.', 'Such as --prior 2,2.'));
  return null;
}

function misfit(option: string, says: string, hint?: string): Problem {
  return {
    code: 'bad-options',
    path: option,
    message: `${option} ${says}`,
    ...(hint === undefined ? {} : { hint }),
  };
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
