import { pickSeed, saySeed } from '../../arguments/seed.js';
import {
  assumeOption,
  baselineOption,
  drawsOption,
  drawsSeedOption,
  leverOption,
  monthOption,
} from '../../arguments/whatIfOptions.js';
import { documentCommand, printDocument } from '../../terminal/output.js';
import { type Progress, startProgress } from '../../terminal/progress.js';
import type { Terminal } from '../../terminal/terminal.js';

export function unitsCommand(io: Terminal) {
  return documentCommand()
    .name('units')
    .description(
      'follow each unit of a region that lists units with staffing of their own, and the region as their sum',
    )
    .argument('<subject>', 'a scenario, or a what-if: an id or the path of your own file')
    .addOption(
      leverOption(
        'what to change in every unit, such as "leaving=-2 points", or in one, such as "north: spo=+2 posts"',
      ),
    )
    .addOption(monthOption('that of the inspection if omitted'))
    .addOption(drawsOption({ max: 40_000 }))
    .addOption(assumeOption())
    .addOption(baselineOption())
    .addOption(drawsSeedOption())
    .action(async (subject, { lever = [], month: asked, draws, assume, baseline, seed, ...output }) => {
      const [{ loadWhatIf }, { whatIfByUnit }, { unitScenarios }, { whatIfUnitsDocument }] =
        await Promise.all([
          import('../../../files/whatIfs.js'),
          import('../../../staffing/whatIf/whatIfByUnit.js'),
          import('../../../staffing/region/unitScenarios.js'),
          import('../../../report/documents/staffing/whatIfUnitsDocument.js'),
        ]);
      const { scenario, levers, options } = await loadWhatIf(subject, { assume, baseline, draws }, io);
      const units = unitScenarios(scenario).length;
      const chosen = seed ?? pickSeed();
      let progress: Progress | null = null;
      const run = () =>
        whatIfByUnit(scenario, [...levers, ...lever], {
          month: asked ?? options.inspectAt ?? options.months ?? 36,
          draws: options.draws,
          ...(options.baseline === undefined ? {} : { baseline: options.baseline }),
          ...(options.assume === undefined ? {} : { assume: options.assume }),
          seed: chosen,
          progress: (done) => progress?.update(done),
        });
      progress = await startProgress(io, units * options.draws, 'draws');
      try {
        const result = run();
        progress.stop();
        if (seed === undefined) saySeed(chosen, io);
        await printDocument(whatIfUnitsDocument(result), output, io);
      } finally {
        progress.stop();
      }
    });
}
