import { beforePercentSign, readProportion } from '../../../numeric/written.js';
import { confidenceOption, proportionOption, wholeOption } from '../../arguments/options.js';
import { given } from '../../arguments/planOptions.js';
import { documentCommand, printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

/** `casesim plan clean-sample 5%`: cases that show that faults are few. */
export function cleanSampleCommand(io: Terminal) {
  return documentCommand()
    .name('clean-sample')
    .description(
      'Says how few cases show that faults are fewer than is tolerable, if none are found or no more than are expected, or how ' +
        'many a given number of cases may have.',
    )
    .argument('<tolerable>', 'the share of faults to rule out, such as 5%', decimal('<tolerable>', 0.0001))
    .option(
      '--expected <share>',
      'the share of faults that may be found, none if omitted',
      decimal('--expected', 0),
    )
    .option(
      '--of <n>',
      'the faults that this many cases may have',
      wholeOption('--of', { min: 1, max: 1_000_000 }),
    )
    .option('--confidence <level>', 'in what is shown, 0.95 if omitted', confidenceOption())
    .action(async (tolerable, { expected, of, confidence, ...output }) => {
      const [{ cleanSamplePlan }, { cleanSamplePlanDocument }] = await Promise.all([
        import('../../../results/plan/cleanSample.js'),
        import('../../../report/documents/planning/cleanSamplePlanDocument.js'),
      ]);
      const plan = cleanSamplePlan({ tolerable, ...given({ expected, of, confidence }) });
      await printDocument(cleanSamplePlanDocument(plan), output, io);
    });
}

/** A share checked as one, and kept as the decimal that was written: 3.25% is 325 of 10,000 to the last digit. */
function decimal(option: string, low: number) {
  const check = proportionOption(option, { low, high: 0.9999 });
  return (text: string): number | string => {
    const value = check(text);
    const percent = beforePercentSign(text);
    if (percent !== null) return `${percent}e-2`;
    return readProportion(text) === Number(text) ? text.trim() : value;
  };
}
