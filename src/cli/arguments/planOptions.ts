import { documentCommand } from '../terminal/output.js';
import { confidenceOption, numberOption, proportionOption, wholeOption } from './options.js';

/** The start of a plan of cases for a chance: the chance asked for, or the cases whose chance is asked. */
export function chanceCommand(most: number, level = 'of the interval or the test, 0.95 if omitted') {
  return documentCommand()
    .option(
      '--power <chance>',
      'the chance wanted, 80% if omitted',
      proportionOption('--power', { low: 0.01, high: 0.999 }),
    )
    .option('--of <n>', 'the chance that this many cases have', wholeOption('--of', { min: 1, max: most }))
    .option('--confidence <level>', level, confidenceOption())
    .option(
      '--deff <factor>',
      'design effect: above 1 where cases cluster',
      numberOption('--deff', { low: 0.01, high: 1000 }),
    );
}

/** What was given, without the options that were not: those are left to their defaults. */
export function given<Options extends object>(
  options: Options,
): { [Key in keyof Options]?: NonNullable<Options[Key]> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Options]?: NonNullable<Options[Key]>;
  };
}

/** `--cohort`, where the question has an answer about the cohort itself. */
export const cohortFlag = [
  '--cohort <n>',
  'also for the cohort itself: its eligible cases, of which these are a sample',
  wholeOption('--cohort', { min: 1, max: 100_000 }),
] as const;
