import { Option } from '@commander-js/extra-typings';
import { BASELINES } from '../../staffing/workforce/closing.js';
import { documentCommand } from '../terminal/output.js';
import { collect } from './once.js';
import { oneOfOption, seedOption, wholeOption } from './options.js';

/** The options that `whatif` and `whatif compare` share. */
export function whatIfCommand() {
  return documentCommand()
    .option('--months <n>', 'months to follow; 36 if omitted', wholeOption('--months', { min: 1, max: 240 }))
    .option(
      '--inspect-at <month>',
      'month of the inspection; the last if omitted',
      wholeOption('--inspect-at', { min: 1, max: 240 }),
    )
    .option(
      '--cases <n>',
      'cases that it inspects; as many as were inspected if omitted',
      wholeOption('--cases', { min: 1, max: 5000 }),
    )
    .addOption(drawsOption({ max: 700_000 }))
    .addOption(baselineOption())
    .addOption(assumeOption())
    .option(
      '--cost <grade=pounds>',
      'what a full-time post costs a year, of po, pso, spo, pqip or facilitators, such as "po=52000": your own figure; may be repeated',
      oneAfterAnother,
    )
    .option('--points <file>', 'a point set of your own, as YAML, that weighs the cases instead of 2021-07')
    .addOption(drawsSeedOption());
}

/** `--lever`, which says how it is written by an example, or by two. */
export const leverOption = (says = 'what to change, such as "vetting=8 weeks"') =>
  new Option('--lever <name=value>', `${says}; may be repeated`).argParser(oneAfterAnother);

/** `--assume`, with an example of an assumption. */
export const assumeOption = (example = 'vetting=24 weeks (20 to 30)') =>
  new Option(
    '--assume <name=value>',
    `a number of your own in place of an assumption, such as "${example}"; may be repeated`,
  ).argParser(oneAfterAnother);

export const baselineOption = () =>
  new Option(
    '--baseline <name>',
    'how the region goes on without levers: repair (every vacancy is being filled), level (shares of target and cases per head stay as published, without growth) or held (the same, with growth); the last if omitted',
  ).argParser(oneOfOption('--baseline', BASELINES));

export const drawsOption = ({ max }: { max: number }) =>
  new Option('--draws <n>', 'draws of the assumptions and of chance; 1000 if omitted').argParser(
    wholeOption('--draws', { min: 20, max }),
  );

export const drawsSeedOption = () =>
  new Option(
    '--seed <n>',
    'the same seed gives the same draws; chosen at random and shown if omitted',
  ).argParser(seedOption);

/** `--month`, beside today. */
export const monthOption = (otherwise: string) =>
  new Option('--month <n>', `the month to look at besides today; ${otherwise}`).argParser(
    wholeOption('--month', { min: 1, max: 240 }),
  );

/** Texts as they are written one after another. */
export const oneAfterAnother = collect(
  (text: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), text],
);
