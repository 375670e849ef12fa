import { beforePercentSign } from '../../../numeric/written.js';
import { numberOption } from '../../arguments/options.js';
import { given } from '../../arguments/planOptions.js';
import { documentCommand, printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

/** `casesim plan reliability 0.25`: reviews of a case for a reliability. */
export function reliabilityCommand(io: Terminal) {
  return documentCommand()
    .name('reliability')
    .description(
      'Says how many reviews of a case make their mean as reliable as asked, from the reliability of one, or how reliable the ' +
        'mean of given reviews is.',
    )
    .argument(
      '<single>',
      'reliability of one review, from 0 to 1, such as the agreement of two beyond chance',
    )
    .option('--target <reliability>', 'the reliability wanted, 0.8 if omitted')
    .option(
      '--reviews <n>',
      'the reliability that so many have',
      numberOption('--reviews', { low: 0.01, high: 1_000_000 }),
    )
    .action(async (single, { target, reviews, ...output }) => {
      const [{ reliabilityPlan }, { reliabilityPlanDocument }] = await Promise.all([
        import('../../../results/plan/reliability.js'),
        import('../../../report/documents/planning/reliabilityPlanDocument.js'),
      ]);
      const plan = reliabilityPlan({
        single: asDecimal(single),
        ...given({ target: target === undefined ? undefined : asDecimal(target), reviews }),
      });
      await printDocument(reliabilityPlanDocument(plan), output, io);
    });
}

/** As it was written, to every digit; a percentage as hundredths. */
function asDecimal(written: string): string {
  const percent = beforePercentSign(written);
  return percent === null ? written : `${percent}e-2`;
}
