import type { Example } from '../terminal/command.js';
import { documentCommand, type OutputOptions, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  { run: 'casesim scenarios', shows: 'the published inspections that come with casesim' },
  {
    run: 'casesim scenarios show west-midlands-2025',
    shows: 'one in plain words, each number marked published or assumed',
  },
];

export default (io: Terminal) =>
  documentCommand()
    .enablePositionalOptions()
    .description('Lists the published inspections that come with casesim, or explains one in plain words.')
    .argument('[scenario]', 'id of a scenario or path of your own file; without one, they are listed')
    .action(async (id, options) => {
      if (id !== undefined) return show(id, options, io);
      const [{ listScenarios, loadScenario }, { scenariosReport }, { scenariosDocument }] = await Promise.all(
        [
          import('../../files/loadScenario.js'),
          import('../../results/scenarios.js'),
          import('../../report/documents/scenario/scenariosDocument.js'),
        ],
      );
      const report = scenariosReport(listScenarios({ all: true }).map((one) => loadScenario(one)));
      await printDocument(scenariosDocument(report), options, io);
    })
    .addCommand(showCommand(io));

function showCommand(io: Terminal) {
  return documentCommand()
    .name('show')
    .description('explain one in plain words, each number marked published or assumed')
    .argument('<scenario>', 'id of a scenario or path of your own file')
    .action((id, options) => show(id, options, io));
}

async function show(id: string, options: OutputOptions, io: Terminal): Promise<void> {
  const [{ openScenario }, { scenarioDocument }] = await Promise.all([
    import('../../files/openScenario.js'),
    import('../../report/documents/scenario/scenarioDocument.js'),
  ]);
  await printDocument(scenarioDocument(await openScenario(id)), options, io);
}
