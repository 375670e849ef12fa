import {
  confidenceOption,
  numberOption,
  pointsOption,
  proportionOption,
  wholeOption,
} from '../../arguments/options.js';
import { given } from '../../arguments/planOptions.js';
import { documentCommand, printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

/** `casesim plan margin 5%`: cases for an expected margin. */
export function marginCommand(io: Terminal) {
  return documentCommand()
    .name('margin')
    .description('Says how many cases give an expected margin, by every interval that may be printed.')
    .argument('<margin>', 'half the width wanted, such as 5%', pointsOption('<margin>', { high: 0.5 }))
    .option('--scenario <scenario>', 'an inspection whose cohort they are drawn from')
    .option('--confidence <level>', 'of the interval, 0.95 if omitted', confidenceOption())
    .option(
      '--proportion <percent>',
      'share of Yes expected, 50% (the worst) if omitted',
      proportionOption('--proportion', { low: 0.001, high: 0.999 }),
    )
    .option('--cohort <n>', 'eligible cases; unlimited if omitted', wholeOption('--cohort', { min: 1 }))
    .option(
      '--deff <factor>',
      'design effect: above 1 where cases cluster',
      numberOption('--deff', { low: 0.01, high: 1000 }),
    )
    .option(
      '--response <share>',
      'of the cases asked for that can be inspected',
      proportionOption('--response', { low: 0.01 }),
    )
    .action(async (margin, options) => {
      const { confidence, proportion, deff, response, scenario: id } = options;
      const scenario =
        id === undefined
          ? undefined
          : await (await import('../../../files/openScenario.js')).openScenario(id);
      const cohort = options.cohort ?? scenario?.sample.cohort;
      const [{ marginPlan }, { marginPlanDocument }] = await Promise.all([
        import('../../../results/plan/margin.js'),
        import('../../../report/documents/planning/marginPlanDocument.js'),
      ]);
      const asked = given({ confidence, proportion, cohort, response, designEffect: deff });
      await printDocument(marginPlanDocument(marginPlan({ margin, ...asked }), scenario), options, io);
    });
}
