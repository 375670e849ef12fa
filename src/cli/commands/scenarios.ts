import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';

export const examples: readonly Example[] = [
  { run: 'casesim scenarios', shows: 'the published inspections that come with casesim' },
  {
    run: 'casesim scenarios show west-midlands-2025',
    shows: 'one in plain words, what is published beside what is assumed',
  },
];

export default (io: Terminal) =>
  documentCommand()
    .enablePositionalOptions()
    .description('Lists the published inspections that come with casesim, or explains one in plain words.')
    .action(async (options) => {
      const [{ listScenarios, loadScenario }, { scenariosDocument }] = await Promise.all([
        import('../../files/loadScenario.js'),
        import('../../report/documents/scenario/scenariosDocument.js'),
      ]);
      await printDocument(scenariosDocument(listScenarios().map(loadScenario)), options, io);
    })
    .addCommand(showCommand(io));

function showCommand(io: Terminal) {
  return documentCommand()
    .name('show')
    .description('explain one in plain words, published beside assumed')
    .argument('<scenario>', 'id of a scenario or path of your own file')
    .action(async (id, options) => {
      const [{ loadScenario }, { scenarioDocument }] = await Promise.all([
        import('../../files/loadScenario.js'),
        import('../../report/documents/scenario/scenarioDocument.js'),
      ]);
      await printDocument(scenarioDocument(loadScenario(id)), options, io);
    });
}
