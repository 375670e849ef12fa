import { proportionOption, wholeOption } from '../../arguments/options.js';
import { cohortFlag, given } from '../../arguments/planOptions.js';
import { documentCommand, printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

/** `casesim plan rule 50% 65%`: a cut-off that tells two rates from each other. */
export function ruleCommand(io: Terminal) {
  return documentCommand()
    .name('rule')
    .description(
      'Says how few cases, and which cut-off, tell a low rate from a high one with two stated risks, or the best cut-off of a ' +
        'given number of cases.',
    )
    .argument(
      '<low>',
      'the rate that should be called low',
      proportionOption('<low>', { low: 0.001, high: 0.999 }),
    )
    .argument(
      '<high>',
      'the rate that should be called high',
      proportionOption('<high>', { low: 0.001, high: 0.999 }),
    )
    .option(
      '--false-high <risk>',
      'the chance allowed of saying high at the low rate, 10% if omitted',
      proportionOption('--false-high', { low: 0.0001, high: 0.5 }),
    )
    .option(
      '--false-low <risk>',
      'the chance allowed of saying low at the high rate, 10% if omitted',
      proportionOption('--false-low', { low: 0.0001, high: 0.5 }),
    )
    .option('--of <n>', 'the best cut-off of this many cases', wholeOption('--of', { min: 1, max: 100_000 }))
    .option('--double', 'looks for a plan in two samples too, which needs fewer cases on average')
    .option(...cohortFlag)
    .action(async (low, high, { falseHigh, falseLow, of, cohort, double, ...output }) => {
      const [{ rulePlan }, { rulePlanDocument }] = await Promise.all([
        import('../../../results/plan/rule.js'),
        import('../../../report/documents/planning/rulePlanDocument.js'),
      ]);
      const plan = rulePlan({ low, high, ...given({ falseHigh, falseLow, of, cohort, double }) });
      await printDocument(rulePlanDocument(plan), output, io);
    });
}
