import { refuse } from '../../../problem.js';
import { numberOption, proportionOption, wholeOption } from '../../arguments/options.js';
import { chanceCommand, given } from '../../arguments/planOptions.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

/** `casesim plan change 49% 59%`: cases in which to see a change between two inspections. */
export function changeCommand(io: Terminal) {
  return chanceCommand(1_000_000)
    .name('change')
    .description(
      'Says how many cases to inspect each time to see a change between two inspections with a stated chance, or with which ' +
        'chance given cases show it. With a cohort, the change between the two cohorts themselves is a question of its own.',
    )
    .argument('<from>', 'true percentage at the first inspection', proportionOption('<from>'))
    .argument('<to>', 'true percentage at the second', proportionOption('<to>'))
    .option(
      '--of-second <n>',
      'cases of the second inspection, with --of',
      wholeOption('--of-second', { min: 1, max: 1_000_000 }),
    )
    .option(
      '--ratio <factor>',
      'cases of the second for each of the first, 1 if omitted',
      numberOption('--ratio', { low: 0.001, high: 1000 }),
    )
    .option('--scenario <scenario>', 'an inspection whose cohort they are drawn from')
    .option(
      '--cohort <n>',
      'eligible cases at the first inspection',
      wholeOption('--cohort', { min: 1, max: 100_000 }),
    )
    .option(
      '--cohort-second <n>',
      'and at the second; as many if omitted',
      wholeOption('--cohort-second', { min: 1, max: 100_000 }),
    )
    .option(
      '--response <share>',
      'of the cases asked for that can be inspected',
      proportionOption('--response', { low: 0.01 }),
    )
    .action(async (from, to, options) => {
      const { power, of, ofSecond, ratio, confidence, deff, response, cohortSecond } = options;
      if (ofSecond !== undefined && of === undefined) {
        refuse('bad-plan', '--of-second goes with --of.', {
          hint: `Such as --of 84 --of-second ${ofSecond}.`,
        });
      }
      if (ofSecond !== undefined && ratio !== undefined) {
        refuse('bad-plan', '--of-second and --ratio both say how many cases the second has.', {
          hint: 'Give one of them.',
        });
      }
      const id = options.scenario;
      const scenario =
        id === undefined
          ? undefined
          : await (await import('../../../files/openScenario.js')).openScenario(id);
      if (deff !== undefined && options.cohort !== undefined) {
        refuse(
          'bad-plan',
          '--deff and --cohort cannot be given together: the chances for two cohorts are exact for cases drawn one by one.',
          {
            path: '--cohort',
            hint: 'Leave one of them out.',
          },
        );
      }
      const cohort = options.cohort ?? (deff === undefined ? scenario?.sample.cohort : undefined);
      if (cohortSecond !== undefined && cohort === undefined) {
        refuse('bad-plan', '--cohort-second goes with --cohort.', {
          hint: `Such as --cohort 650 --cohort-second ${cohortSecond}.`,
        });
      }
      const [{ changePlan }, { changePlanDocument }] = await Promise.all([
        import('../../../results/plan/change.js'),
        import('../../../report/documents/planning/changePlanDocument.js'),
      ]);
      const asked = given({
        power,
        of,
        ofSecond,
        ratio,
        confidence,
        cohort,
        cohortSecond,
        response,
        designEffect: deff,
      });
      await printDocument(changePlanDocument(changePlan({ from, to, ...asked }), scenario), options, io);
    });
}
