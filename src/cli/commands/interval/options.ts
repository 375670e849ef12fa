import { SIDES, type Side } from '../../../estimation/proportion/interval.js';
import { methodOption, priorOption } from '../../arguments/estimationOptions.js';
import {
  confidenceOption,
  listOption,
  numberOption,
  oneOfOption,
  proportionOption,
  ratioOption,
  wholeOption,
} from '../../arguments/options.js';
import { documentCommand } from '../../terminal/output.js';

/** Which intervals, at which levels. */
export function withMethods() {
  return documentCommand()
    .option('--method <names>', 'only these methods, separated by commas', listOption(methodOption))
    .option(
      '--confidence <levels>',
      'as proportions, separated by commas; 0.95 if omitted',
      listOption(confidenceOption()),
    )
    .option(
      '--side <side>',
      'both, or lower or upper: one limit, with the whole error on its side',
      oneOfOption<Side>('--side', SIDES),
      'both' as Side,
    )
    .option(
      '--against <share>',
      'a share to test: adds the p-value that matches each interval',
      proportionOption('--against'),
    );
}

/** How the cases were chosen. */
export function withSample(command: ReturnType<typeof withMethods>) {
  return command
    .option(
      '--cohort <n>',
      'eligible cases of which these are a sample without replacement',
      wholeOption('--cohort', { min: 1 }),
    )
    .option(
      '--deff <factor>',
      'design effect: the variance over that of independent cases',
      numberOption('--deff', { low: 0, high: 1e9 }),
    )
    .option(
      '--icc <rho>',
      'intraclass correlation, with the sizes of the clusters: gives the design effect',
      ratioOption('--icc', { low: -1, high: 1 }),
    )
    .option(
      '--cluster-size <m>',
      'cases of each cluster, or their mean, for --icc',
      numberOption('--cluster-size', { low: 1, high: 1e9 }),
    )
    .option(
      '--cluster-cv <cv>',
      'how much the sizes differ: their standard deviation over their mean',
      ratioOption('--cluster-cv', { high: 10_000 }),
    )
    .option(
      '--cluster-sizes <sizes>',
      'or the cases of every cluster, separated by commas',
      listOption(wholeOption('--cluster-sizes', { min: 1 })),
    )
    .option(
      '--clusters <k>',
      'clusters of the cohort, with --cohort: where all were visited they are strata',
      wholeOption('--clusters', { min: 1 }),
    )
    .option(
      '--df <n>',
      'degrees of freedom of the design: clusters minus strata',
      numberOption('--df', { low: 1 }),
    );
}

/** How the cases were judged, and what was known before. */
export function withKnowledge(command: ReturnType<typeof withSample>) {
  return command
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
      '--kappa <k>',
      'agreement beyond chance of two inspectors, in place of a rate or of both',
      ratioOption('--kappa', { high: 1 }),
    )
    .option(
      '--double-marked <share>',
      'cases that a second inspector marked too, a third deciding where they differed',
      proportionOption('--double-marked'),
    )
    .option('--prior <yes,no>', 'beta prior of your own, as the Yes and No answers it is worth', priorOption)
    .option(
      '--above <share>',
      'with --prior: the probability that the true share is above this one; that of --against if omitted',
      proportionOption('--above'),
    );
}

/** What the columns of a file of cases say, and where they are. */
export function withColumns(command: ReturnType<typeof withKnowledge>) {
  return command
    .option('--yes <column>', 'of a file of cases: the answers, Yes or No; yes if omitted')
    .option('--stratum <column>', 'the stratum of each case, such as a region')
    .option('--unit <column>', 'the unit drawn first, such as a delivery unit')
    .option('--weight <column>', 'how many cases of the population each stands for')
    .option('--population <column>', 'units in the population of the stratum; cases, without --unit')
    .option('--unit-cases <column>', 'cases in the population of the unit, where they were drawn within it')
    .option('--by <column>', 'groups of which the share is wanted too')
    .option('--sheet <name>', 'of a workbook; the first with anything in it if omitted');
}

/** What is asked of cases on an ordered scale, of a survey, and of units. */
export function withLevels(command: ReturnType<typeof withColumns>) {
  return command
    .option(
      '--levels <names>',
      'of cases at three levels or more, such as 3/7/12/2: their names, lowest first',
      listOption((text) => text),
    )
    .option(
      '--scores <numbers>',
      'the score of each level, rising; 0, 1, 2 and so on if omitted',
      listOption(numberOption('--scores', { low: -1_000_000, high: 1_000_000 })),
    )
    .option(
      '--invited <n>',
      'of a survey: how many were asked, with those who did not answer',
      wholeOption('--invited', { min: 1, max: 1e9 }),
    )
    .option(
      '--units <n>',
      'where each count is that of a unit: how many units there are in all',
      wholeOption('--units', { min: 1, max: 1_000_000 }),
    );
}
