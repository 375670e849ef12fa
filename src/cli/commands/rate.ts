import type { Counts } from '../../counts.js';
import { refuse } from '../../problem.js';
import { collect } from '../arguments/once.js';
import { confidenceOption, wholeOption } from '../arguments/options.js';
import { given } from '../arguments/planOptions.js';
import { refuseUseless } from '../arguments/useless.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim rate west-midlands-2022',
    shows:
      'three delivery units rated again from their standards: 2 and 7 of 27, and one that is not legible',
  },
  {
    run: 'casesim rate west-midlands-2022 --suppose warwickshire.courtWork=20/24',
    shows: 'how sure a standard, the total and the overall rating would be with such counts behind it',
  },
];

export default (io: Terminal) =>
  documentCommand()
    .description(
      'Rates units again from their standards, by the rules of the programme that the scenario names: points, total and overall ' +
        'rating beside what is printed, how far each is from another rating, and, where counts of cases are supposed behind ' +
        'standards, how probable each level and total is, now and at the next inspection.',
    )
    .argument('<scenario>', 'id of a scenario with rated units, or path of your own file')
    .option(
      '--suppose <counts>',
      'counts behind a standard of a unit, one for each of its questions: warwickshire.planning=12/24,11/24,9/24; can be given again',
      collect(readSupposed),
      {} as Supposed,
    )
    .option(
      '--next <n>',
      'cases of each question at the next inspection; as many if omitted',
      wholeOption('--next', { min: 1, max: 100_000 }),
    )
    .option('--confidence <level>', 'of what the rated units say of all', confidenceOption(), 0.95)
    .option('--programme <id>', 'rules to use in place of those that the scenario names: an id or a path')
    .action(async (id, { suppose, next, programme, confidence, ...options }) => {
      const [{ openScenario }, { loadProgramme }, { ratingReport }, { ratingDocument }] = await Promise.all([
        import('../../files/openScenario.js'),
        import('../../files/loadProgramme.js'),
        import('../../results/rate.js'),
        import('../../report/documents/estimation/ratingDocument.js'),
      ]);
      const scenario = await openScenario(id);
      const rules = programme ?? scenario.programme;
      if (rules === undefined) {
        refuse('no-programme', `${scenario.id} names no programme by whose rules it could be rated.`, {
          path: 'scenario',
          hint: 'Write programme: core-2021 in its file, or give --programme.',
        });
      }
      const report = ratingReport(scenario, loadProgramme(rules), {
        suppose,
        confidence,
        ...given({ next }),
      });
      if (report.units.every(({ supposed }) => supposed === null) && Object.keys(suppose).length === 0) {
        const hint = 'Suppose counts behind a standard, such as --suppose warwickshire.courtWork=20/24.';
        refuseUseless({ next }, ['next'], 'where no counts of cases are supposed', hint);
      }
      await printDocument(ratingDocument(scenario, report), options, io);
    });

type Supposed = Readonly<Record<string, Readonly<Record<string, readonly Counts[]>>>>;

/** `warwickshire.planning=12/24,11/24,9/24`, added to those before. */
function readSupposed(text: string, before: Supposed): Supposed {
  const [, unit = '', standard = '', list = ''] = /^(\w+)\.(\w+)=(.+)$/.exec(text.trim()) ?? [];
  const counts = list.split(',').map((one) => /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(one));
  if (unit === '' || counts.some((found) => found === null)) {
    refuse('bad-options', `--suppose must be counts behind a standard of a unit, not "${text}".`, {
      path: '--suppose',
      got: text,
      expected: 'such as warwickshire.planning=12/24,11/24,9/24',
      hint: 'Write such as warwickshire.planning=12/24,11/24,9/24.',
    });
  }
  if (before[unit]?.[standard] !== undefined) {
    const message = `--suppose gives ${unit}.${standard} twice.`;
    const hint = 'Give it once, with the counts of all its questions.';
    refuse('repeated-option', message, { path: '--suppose', got: text, hint });
  }
  const read = counts.map((found) => ({ yes: Number(found?.[1]), of: Number(found?.[2]) }));
  return { ...before, [unit]: { ...before[unit], [standard]: read } };
}
