import { Option } from '@commander-js/extra-typings';
import { refuse } from '../../problem.js';

/** `--cohort`, where the question is about the process behind the cases alone: refused with that. */
export const noCohort = (command: string) =>
  refusedOption('--cohort <n>', {
    message: `casesim ${command} is about the process behind the cases, for which the size of a cohort does not matter.`,
    hint: 'Leave --cohort out.',
  });

/** An option that other commands have and this one cannot: it says why. */
function refusedOption(flags: string, { message, hint }: { message: string; hint: string }) {
  const [path = flags] = flags.split(' ');
  return new Option(flags, 'of no use here')
    .hideHelp()
    .argParser((): never => refuse('bad-options', message, { path, hint }));
}
