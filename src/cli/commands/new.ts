import { Command } from '@commander-js/extra-typings';
import { requireWritable } from '../../files/disk/write.js';
import type { Beginning } from '../../results/starting/beginning.js';
import { shellWord } from '../../words/paths.js';
import type { Example } from '../terminal/command.js';
import { formatOfFile } from '../terminal/fileFormat.js';
import { fileOption, forceOption, isFile, refuseUselessForce, writeOutput } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import {
  casesOf,
  groupsOption,
  idOption,
  lineOf,
  nounOption,
  questionsOption,
  SCALE_NAMES,
  scalesOption,
} from './new/answers.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim new --defaults -o my-inspection.yaml',
    shows: 'a scenario to change, with everything assumed; without --defaults a terminal asks',
  },
  {
    run: 'casesim new --noun "pupil, pupils" --cases 40 --scale "poor, fair, good" --favourable good --question "Taste = 6, 14, 20"',
    shows: 'a survey on a scale of its own',
  },
  {
    run: 'printf "id,area,reviewed\\n1,north,yes\\n2,south,no\\n3,south,yes\\n" | casesim new --from -',
    shows: 'a table of cases as a scenario with its margins',
  },
];

export default (io: Terminal) =>
  new Command()
    .description(
      'Writes a scenario of your own, about twenty lines with comments, which works as it is. On a terminal it asks what was ' +
        'inspected or surveyed, and every answer is an option too; --from reads a table of cases, and keeps how many have each value.',
    )
    .option('--title <text>', 'what it is called', lineOf('--title'))
    .option('--id <id>', 'its short name; made of the title if omitted', idOption)
    .option(
      '--noun <one, several>',
      'what one thing inspected is called, and several, such as "home, homes"',
      nounOption,
    )
    .option('--cases <n>', 'how many were inspected, or answered; assumed if omitted', casesOf('--cases'))
    .option('--cohort <n>', 'from how many they came', casesOf('--cohort'))
    .option('--invited <n>', 'how many were asked, for a survey on a scale', casesOf('--invited'))
    .option(
      '--scale <scale>',
      `how questions are answered: ${SCALE_NAMES.join(', ')}, or the levels, lowest first; with --from repeatable`,
      scalesOption,
    )
    .option(
      '--favourable <level>',
      'the level of the scale from which an answer is a good one',
      lineOf('--favourable'),
    )
    .option(
      '--question <text>',
      'what was asked of each, with the answers if they are known, such as "Plan reviewed = 41" or "Taste = 6, 14, 20"; repeatable',
      questionsOption,
    )
    .option(
      '--group <text>',
      'groups of the cases, such as "Area = north 30, south 54"; repeatable',
      groupsOption,
    )
    .option('--source <title>', 'where the numbers come from', lineOf('--source'))
    .option('--invented', 'every number is made up, and every output says so')
    .option('--from <file>', 'a table of cases, CSV or a workbook (.xlsx), one row each; - for a pipe')
    .option('--questions <columns>', 'the columns of the table that are questions, separated by commas')
    .option('--sheet <name>', 'the sheet of a workbook')
    .option('--defaults', 'ask nothing on a terminal, and assume what no option says')
    .addOption(fileOption('write to a file; .yaml'))
    .addOption(forceOption())
    .action(async (options) => {
      formatOfFile(options.output, undefined, { '.yaml': 'yaml', '.yml': 'yaml' });
      refuseUselessForce(options);
      if (isFile(options.output)) await requireWritable(options.output, { force: options.force ?? false });
      const { begin } = await import('./new/begin.js');
      const begun = await begin(options, io);
      await write(begun.beginning, { ...options, output: begun.output }, io);
    });

async function write(
  beginning: Beginning,
  options: { readonly output?: string | undefined; readonly force?: true | undefined },
  io: Terminal,
): Promise<void> {
  const { newScenario } = await import('../../results/newScenario.js');
  const { text, scenario } = newScenario(beginning);
  await writeOutput(options, (put) => put(text), io);
  if (!isFile(options.output)) return;
  const path = shellWord(options.output);
  const next = scenario.variables.length > 0 ? 'inspect' : 'answers';
  io.say(`Wrote ${options.output}. Next: casesim audit ${path}, casesim ${next} ${path}.`);
}
