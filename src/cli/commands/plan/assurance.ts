import { refuse } from '../../../problem.js';
import { methodOption } from '../../arguments/estimationOptions.js';
import { oneCount } from '../../arguments/oneCount.js';
import { pointsOption, proportionOption } from '../../arguments/options.js';
import { chanceCommand, cohortFlag, given } from '../../arguments/planOptions.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

/** `casesim plan assurance 10%`: cases for an interval narrow enough with a stated chance. */
export function assuranceCommand(io: Terminal) {
  return chanceCommand(100_000)
    .name('assurance')
    .description(
      'Says how many cases give an interval no wider than asked with a stated chance, or the chance that a given number of cases does. ' +
        'An expected margin is no promise: the interval that comes out may be wider.',
    )
    .argument('<margin>', 'half the greatest width, such as 10%', pointsOption('<margin>', { high: 0.5 }))
    .option('--truth <percent>', 'true share of Yes, 50% if omitted', proportionOption('--truth'))
    .option('--earlier <counts>', 'an earlier sample in place of --truth, such as 41/84', oneCount)
    .option(...cohortFlag)
    .option(
      '--method <name>',
      'of the interval, wilson if omitted; casesim interval lists them',
      methodOption,
    )
    .action(async (margin, { power, of, confidence, truth, earlier, method, deff, cohort, ...output }) => {
      if (truth !== undefined && earlier !== undefined) {
        refuse('bad-plan', 'Give --truth or --earlier, and not both.');
      }
      const [{ assurancePlan }, { assurancePlanDocument }] = await Promise.all([
        import('../../../results/plan/assurance.js'),
        import('../../../report/documents/planning/assurancePlanDocument.js'),
      ]);
      const known = given({ truth, earlier });
      const options = given({
        power,
        of,
        confidence,
        cohort,
        designEffect: deff,
        method,
      });
      const plan = assurancePlan({ margin, ...known, ...options });
      await printDocument(assurancePlanDocument(plan), output, io);
    });
}
