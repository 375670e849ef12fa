import { refuse } from '../../../problem.js';
import {
  confidenceOption,
  numberOption,
  oneOfOption,
  proportionOption,
  wholeOption,
} from '../../arguments/options.js';
import { given } from '../../arguments/planOptions.js';
import { documentCommand, printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

const MOST = 10_000;

/** `casesim plan two-stage 50% 65%`: an inspection that may stop after its first cases. */
export function twoStageCommand(io: Terminal) {
  return documentCommand()
    .name('two-stage')
    .description(
      'Finds the plan in two stages that needs the fewest cases to tell a low rate from a high one, or says what a given plan ' +
        'does: how often it stops early, what it then says, and an estimate and an interval that are honest after stopping.',
    )
    .argument('[low]', 'the rate that should be called low', rate('<low>'))
    .argument('[high]', 'the rate that should be called high', rate('<high>'))
    .option(
      '--false-high <risk>',
      'the chance allowed of high at the low rate, 10% if omitted',
      risk('--false-high'),
    )
    .option(
      '--false-low <risk>',
      'the chance allowed of low at the high rate, 10% if omitted',
      risk('--false-low'),
    )
    .option(
      '--stops <way>',
      'what it may say early: low, or either; either if omitted',
      oneOfOption('--stops', ['low', 'either'] as const),
    )
    .option(
      '--up-to <n>',
      'the most cases looked at, 100 if omitted',
      wholeOption('--up-to', { min: 2, max: 150 }),
    )
    .option(
      '--first <n>',
      'of a given plan: cases of the first stage',
      wholeOption('--first', { min: 1, max: MOST }),
    )
    .option(
      '--stop-low <yes>',
      'stop and say low at this many Yes or fewer',
      wholeOption('--stop-low', { max: MOST }),
    )
    .option(
      '--stop-high <yes>',
      'stop and say high at this many or more',
      wholeOption('--stop-high', { min: 1, max: MOST }),
    )
    .option('--of <n>', 'cases of both stages', wholeOption('--of', { min: 2, max: MOST }))
    .option('--above <yes>', 'say high when more of them are Yes', wholeOption('--above', { max: MOST }))
    .option(
      '--yes <n>',
      'what was found: Yes of all the cases inspected',
      wholeOption('--yes', { max: MOST }),
    )
    .option('--stage <n>', 'and the stage it ended at, 1 or 2', wholeOption('--stage', { min: 1, max: 2 }))
    .option(
      '--days-per-case <days>',
      'inspector-days that a case takes, to say how many stopping early saves',
      numberOption('--days-per-case', { low: 0.001, high: 1000 }),
    )
    .option('--confidence <level>', 'of the interval for what was found, 0.95 if omitted', confidenceOption())
    .action(async (low, high, options) => {
      const { falseHigh, falseLow, stops, upTo, yes, stage, confidence, ...rest } = options;
      const { first, stopLow, stopHigh, of, above, daysPerCase, ...output } = rest;
      const plan = planOf({ first, stopLow, stopHigh, of, above });
      const rates = ratesOf({ low, high, plan });
      if ((yes === undefined) !== (stage === undefined)) {
        refuse('bad-options', '--yes and --stage go together.', {
          hint: 'Give the Yes of all the cases inspected, and the stage at which it ended.',
        });
      }
      const risks = given({ falseHigh, falseLow });
      const search = given({ stops: stops ?? (rates && 'either'), upTo });
      if (rates === undefined && Object.keys({ ...risks, ...search }).length > 0) {
        refuse('bad-options', '--false-high, --false-low, --stops and --up-to are of a search.', {
          hint: 'Give two rates, such as casesim plan two-stage 50% 65%.',
        });
      }
      const [{ twoStagePlan }, { twoStagePlanDocument }] = await Promise.all([
        import('../../../results/plan/twoStage.js'),
        import('../../../report/documents/planning/twoStagePlanDocument.js'),
      ]);
      const result = twoStagePlan({
        ...given({ plan, rates, confidence, daysPerCase }),
        ...(rates === undefined ? {} : { risks, ...search }),
        ...(yes === undefined || stage === undefined
          ? {}
          : { outcome: { stopped: stage === 1 ? 1 : 2, yes } }),
      });
      await printDocument(twoStagePlanDocument(result), output, io);
    });
}

const rate = (name: string) => proportionOption(name, { low: 0.001, high: 0.999 });
const risk = (option: string) => proportionOption(option, { low: 0.0001, high: 0.5 });

interface GivenPlan {
  readonly first: number | undefined;
  readonly stopLow: number | undefined;
  readonly stopHigh: number | undefined;
  readonly of: number | undefined;
  readonly above: number | undefined;
}

function planOf({ first, stopLow, stopHigh, of, above }: GivenPlan) {
  if ([first, stopLow, stopHigh, of, above].every((one) => one === undefined)) return undefined;
  if (first === undefined || of === undefined || above === undefined || (stopLow ?? stopHigh) === undefined) {
    refuse(
      'bad-options',
      'A plan in two stages needs --first, --of, --above, and --stop-low or --stop-high.',
      {
        hint: 'Such as --first 42 --stop-low 16 --stop-high 26 --of 84 --above 41.',
      },
    );
  }
  return { first, total: of, cut: above, stopLow: stopLow ?? -1, ...given({ stopHigh }) };
}

function ratesOf({
  low,
  high,
  plan,
}: {
  low?: number | undefined;
  high?: number | undefined;
  plan: unknown;
}) {
  const isGiven = plan !== undefined;
  if (low === undefined && isGiven) return undefined;
  if (low === undefined || high === undefined || isGiven) {
    refuse(
      'bad-options',
      isGiven
        ? 'Two rates ask for a plan, so none can be given.'
        : 'casesim plan two-stage needs two rates, or a plan.',
      {
        hint: 'Such as casesim plan two-stage 50% 65%, or --first 42 --stop-low 16 --stop-high 26 --of 84 --above 41.',
      },
    );
  }
  return { low, high };
}
