import { effectsOption } from '../../arguments/options.js';
import { assumeOption, baselineOption, leverOption, monthOption } from '../../arguments/whatIfOptions.js';
import { documentCommand, printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

export function practitionersCommand(io: Terminal) {
  return documentCommand()
    .name('practitioners')
    .description(
      'say who has the cases, by grade and experience, and how alike the cases of one practitioner are by the assumed effects of both',
    )
    .argument(
      '[subject]',
      'a scenario, or a what-if: an id or the path of your own file',
      'west-midlands-2025',
    )
    .addOption(leverOption('what to change, such as "intake=-50%"'))
    .addOption(monthOption('that of the inspection if omitted and something is changed'))
    .addOption(assumeOption('experienceOdds=1.5 (1.2 to 2)'))
    .addOption(baselineOption())
    .option(
      '--effects <strength>',
      'assumed effects: independent, moderate or strong',
      effectsOption,
      'moderate',
    )
    .action(async (subject, { lever, month: asked, assume, baseline, effects, ...output }) => {
      const [{ loadWhatIf }, { practitionerCorrelation }, { whatIfPractitionersDocument }] =
        await Promise.all([
          import('../../../files/whatIfs.js'),
          import('../../../staffing/whatIf/practitionerCorrelation.js'),
          import('../../../report/documents/staffing/whatIfPractitionersDocument.js'),
        ]);
      const loaded = await loadWhatIf(subject, { levers: lever, assume, baseline }, io);
      const { months, inspectAt = months, staffingOf, pointSets, ...rest } = loaded.options;
      const isMoved = loaded.levers.length > 0 || staffingOf !== undefined;
      const month = asked ?? (isMoved ? inspectAt : undefined);
      const result = practitionerCorrelation(loaded.scenario, loaded.levers, {
        effects,
        ...(month === undefined ? {} : { month }),
        ...(staffingOf === undefined ? {} : { staffingOf }),
        ...(pointSets === undefined ? {} : { pointSets }),
        ...(rest.baseline === undefined ? {} : { baseline: rest.baseline }),
        ...(rest.assume === undefined ? {} : { assume: rest.assume }),
      });
      await printDocument(whatIfPractitionersDocument(result), output, io);
    });
}
