import { refuse } from '../../../problem.js';
import { noCohort } from '../../arguments/noCohort.js';
import { oneOfOption, proportionOption } from '../../arguments/options.js';
import { chanceCommand, given } from '../../arguments/planOptions.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

const METHODS = ['mid-p', 'exact'] as const;

/** `casesim plan paired 20% 10%`: cases in which to show that two questions on the same cases differ. */
export function pairedCommand(io: Terminal) {
  return chanceCommand(100_000)
    .name('paired')
    .description(
      "Says how many cases show with a stated chance that two questions on the same cases differ, by McNemar's test, " +
        'or the chance that a given number of cases does.',
    )
    .argument(
      '<first-only>',
      'true share of cases with Yes to the first question only',
      proportionOption('<first-only>'),
    )
    .argument('<second-only>', 'and to the second question only', proportionOption('<second-only>'))
    .option(
      '--method <name>',
      `of the test: ${METHODS.join(' or ')}; mid-p if omitted`,
      oneOfOption('--method', METHODS),
    )
    .addOption(noCohort('plan paired'))
    .action(async (firstOnly, secondOnly, { power, of, confidence, method, deff, ...output }) => {
      if (firstOnly + secondOnly > 1 + 1e-12) {
        refuse('bad-plan', '<first-only> and <second-only> add to more than 100%.', {
          hint: 'They are shares of the same cases.',
        });
      }
      if (firstOnly === secondOnly) {
        refuse(
          'bad-plan',
          '<first-only> and <second-only> are the same, so there is no difference to show.',
          {
            hint: 'Give two that differ by as much as matters.',
          },
        );
      }
      const [{ pairedPlan }, { pairedPlanDocument }] = await Promise.all([
        import('../../../results/plan/paired.js'),
        import('../../../report/documents/planning/pairedPlanDocument.js'),
      ]);
      const plan = pairedPlan({
        firstOnly,
        secondOnly,
        ...given({ power, of, confidence, method, designEffect: deff }),
      });
      await printDocument(pairedPlanDocument(plan), output, io);
    });
}
