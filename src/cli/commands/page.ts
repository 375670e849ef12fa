import { Command } from '@commander-js/extra-typings';
import { refuse } from '../../problem.js';
import { alsoCheck } from '../arguments/faults.js';
import type { Example } from '../terminal/command.js';
import { formatOfFile } from '../terminal/fileFormat.js';
import { fileOption, forceOption, isFile, refuseUselessForce, writeOutput } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  { run: 'casesim page -o casesim.html', shows: 'one file to open in a browser, or to send to somebody' },
  {
    run: 'casesim page my-region.yaml -o my-region.html',
    shows: 'the same with a region of your own in it',
    after: ['casesim new --defaults -o my-region.yaml'],
  },
];

export default (io: Terminal) =>
  alsoCheck(new Command(), async ([id]) => {
    if (id !== undefined) await readRegion(id);
  })
    .description(
      'Writes all of casesim as one page for people without a terminal. It works offline, asks nothing of any network, and ' +
        'gives the same numbers as these commands for the same seed.',
    )
    .argument('[region]', 'a scenario file of your own, to be put into the page')
    .addOption(fileOption('write to a file; .html'))
    .addOption(forceOption())
    .action(async (region, options) => {
      formatOfFile(options.output, undefined, { '.html': 'html', '.htm': 'html' });
      refuseUselessForce(options);
      const { wholePage } = await import('../../files/pageScripts.js');
      const page = wholePage(region === undefined ? null : await readRegion(region));
      await writeOutput(options, (write) => write(page), io);
      if (isFile(options.output)) io.say(`Wrote ${options.output}. Open it in a browser.`);
    });

/** The text of a scenario, once it is known to be one. */
async function readRegion(id: string): Promise<{ readonly name: string; readonly text: string }> {
  const [{ scenarios }, { parseScenario }] = await Promise.all([
    import('../../files/readyScenarios.js'),
    import('../../scenario/parse.js'),
  ]);
  if (scenarios.ids().includes(id)) {
    refuse('bad-options', `${id} is in every page already.`, {
      path: '[region]',
      got: id,
      hint: 'Leave it out, or name a scenario file of your own.',
    });
  }
  const { text, file } = scenarios.read(id);
  parseScenario(text, file);
  return { name: file.split(/[\\/]/).at(-1) ?? file, text };
}
