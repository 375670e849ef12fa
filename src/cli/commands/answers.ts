import { confidenceOption } from '../arguments/options.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim answers west-midlands-2022',
    shows: 'a survey of 58 staff, 13 victim cases and 16 reviews rated on four levels',
  },
  {
    run: 'casesim answers staff-survey-example',
    shows: 'an invented survey on five levels, with what those who did not answer could hide',
  },
];

export default (io: Terminal) =>
  documentCommand()
    .description(
      'Shows the answers of surveys, reviews and other samples of a scenario, on Yes and No or on an ordered scale: each level ' +
        'with its limits, mean scores, what those who did not answer could hide, and what the same people must have said twice.',
    )
    .argument('<scenario>', 'id of a scenario with samples, or path of your own file')
    .option('--confidence <level>', 'of the limits, as a proportion', confidenceOption(), 0.95)
    .action(async (id, options) => {
      const [{ openScenario }, { answersReport }, { answersDocument }] = await Promise.all([
        import('../../files/openScenario.js'),
        import('../../results/answers.js'),
        import('../../report/documents/estimation/answersDocument.js'),
      ]);
      const scenario = await openScenario(id);
      const report = answersReport(scenario, { confidence: options.confidence });
      await printDocument(answersDocument(scenario, report), options, io);
    });
