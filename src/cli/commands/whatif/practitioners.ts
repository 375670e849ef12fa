import { BASELINES } from '../../../staffing/workforce/closing.js';
import { effectsOption, oneOfOption, wholeOption } from '../../arguments/options.js';
import { oneAfterAnother } from '../../arguments/whatIfOptions.js';
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
    .option('--lever <name=value>', 'what to change, such as "intake=-50%"; may be repeated', oneAfterAnother)
    .option(
      '--month <n>',
      'the month to look at besides today; that of the inspection if omitted and something is changed',
      wholeOption('--month', { min: 1, max: 240 }),
    )
    .option(
      '--assume <name=value>',
      'a number of your own in place of an assumption, such as "experienceOdds=1.5 (1.2 to 2)"; may be repeated',
      oneAfterAnother,
    )
    .option(
      '--baseline <name>',
      'how the region goes on without levers: repair, level or held; the last if omitted',
      oneOfOption('--baseline', BASELINES),
    )
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
