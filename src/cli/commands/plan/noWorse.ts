import { refuse } from '../../../problem.js';
import { noCohort } from '../../arguments/noCohort.js';
import {
  numberOption,
  oneOfOption,
  pointsOption,
  proportionOption,
  wholeOption,
} from '../../arguments/options.js';
import { chanceCommand, given } from '../../arguments/planOptions.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

const METHODS = ['miettinen-nurminen', 'farrington-manning'] as const;

/** `casesim plan no-worse 10% --from 49%`: cases in which to show that a second inspection is no worse. */
export function noWorseCommand(io: Terminal) {
  return chanceCommand(5000, 'of the one-sided test, 0.975 if omitted')
    .name('no-worse')
    .description(
      'Says how many cases show with a stated chance that a second inspection is no worse than a first by a margin, or the same ' +
        'within it either way; or the chance that a given number of cases does. The test is one-sided, at 97.5% confidence if none is given.',
    )
    .argument('<margin>', 'how much lower still counts as no worse, such as 10%', pointsOption('<margin>'))
    .option(
      '--from <percent>',
      'true percentage at the first inspection, 50% (the worst) if omitted',
      proportionOption('--from'),
    )
    .option('--to <percent>', 'true percentage at the second; the same if omitted', proportionOption('--to'))
    .option('--either-way', 'show that they differ by less than the margin either way: equivalence')
    .option(
      '--of-second <n>',
      'cases of the second inspection, with --of',
      wholeOption('--of-second', { min: 1, max: 5000 }),
    )
    .option(
      '--ratio <factor>',
      'cases of the second for each of the first, 1 if omitted',
      numberOption('--ratio', { low: 0.001, high: 1000 }),
    )
    .option('--method <name>', `of the test: ${METHODS.join(' or ')}`, oneOfOption('--method', METHODS))
    .addOption(noCohort('plan no-worse'))
    .action(async (margin, options) => {
      const { from, to, eitherWay, power, of, ofSecond, ratio, confidence, method, deff } = options;
      if (ofSecond !== undefined && (of === undefined || ratio !== undefined)) {
        refuse('bad-plan', '--of-second goes with --of, and not with --ratio.', {
          hint: `Such as --of 84 --of-second ${ofSecond}.`,
        });
      }
      const [{ noWorsePlan }, { noWorsePlanDocument }] = await Promise.all([
        import('../../../results/plan/noWorse.js'),
        import('../../../report/documents/planning/noWorsePlanDocument.js'),
      ]);
      const claim = eitherWay === true ? 'equivalent' : 'no-worse';
      const asked = given({ from, to, power, of, ofSecond, ratio, confidence, method, designEffect: deff });
      await printDocument(noWorsePlanDocument(noWorsePlan({ margin, claim, ...asked })), options, io);
    });
}
