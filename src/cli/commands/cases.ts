import { Command } from '@commander-js/extra-typings';
import { version } from '../../files/version.js';
import type { Match } from '../../model/draw/caseBatches.js';
import { whole } from '../../words/format.js';
import { caseFormatOf } from '../arguments/caseFormat.js';
import { effectsOption, oneOfOption, seedOption, wholeOption } from '../arguments/options.js';
import { seedOrPick } from '../arguments/seed.js';
import type { Example } from '../terminal/command.js';
import { csvOption, fileOption, forceOption, isFile, jsonOption, writeOutput } from '../terminal/output.js';
import { startProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim cases west-midlands-2025 --cases 84 --seed 7',
    shows: '84 synthetic cases as CSV, varying as a real sample would',
  },
  {
    run: 'casesim cases west-midlands-2025 --cases 500 --practitioners --seed 7',
    shows: 'cases with a practitioner each, whose grade and experience change the chance of Yes',
  },
  {
    run: 'casesim cases south-west-2025 --match exact --seed 7 -o cases.json',
    shows: 'a sample that reproduces every published count, as JSON',
  },
];

/** The most cases that one command writes. */
const MOST = 100_000_000;

export default (io: Terminal) =>
  new Command()
    .description(
      'Draws synthetic cases that match a published inspection, as CSV (the default), JSON or JSON Lines. ' +
        'They are invented: no case is a person. A question that does not apply to a case reads notRelevant.',
    )
    .argument('[scenario]', 'id of a scenario or path of your own file', 'west-midlands-2025')
    .option(
      '--cases <n>',
      'how many; as many as were inspected if omitted',
      wholeOption('--cases', { min: 1, max: MOST }),
    )
    .option(
      '--seed <n>',
      'the same seed gives the same cases; chosen at random and shown if omitted',
      seedOption,
    )
    .option(
      '--match <how>',
      'expected: independent draws that vary as real samples do; exact: every published count is reproduced',
      oneOfOption<Match>('--match', ['expected', 'exact']),
      'expected',
    )
    .option(
      '--effects <strength>',
      'assumed effects: independent, moderate or strong',
      effectsOption,
      'moderate',
    )
    .option(
      '--practitioners',
      'give each case a practitioner, whose grade and experience have their assumed effects; from the staffing of the scenario',
    )
    .option('--jsonl', 'write JSON Lines: one object for each case')
    .addOption(jsonOption('write one JSON object that has meta and cases'))
    .addOption(csvOption('write CSV'))
    .addOption(fileOption('write to a file; its ending (.csv, .json, .jsonl) chooses the format'))
    .addOption(forceOption())
    .action(async (id, options) => {
      const format = caseFormatOf(options);
      const [{ openScenario }, { casesStream }, { casesText }] = await Promise.all([
        import('../../files/openScenario.js'),
        import('../../results/cases.js'),
        import('../../report/documents/inspection/caseRows.js'),
      ]);
      const scenario = await openScenario(id);
      const { effects, match, cases, output, practitioners } = options;
      const stream = casesStream(scenario, {
        cases,
        match,
        effects,
        practitioners,
        seed: seedOrPick(options.seed, io),
      });
      const progress = await startProgress(io, stream.cases, 'cases');
      const fill = async (write: (text: string) => Promise<void>) => {
        for (const { text, done } of casesText(stream, format, version())) {
          await write(text);
          progress.update(done);
          await io.breathe();
        }
      };
      await writeOutput(options, fill, io).finally(progress.stop);
      if (isFile(output)) io.say(`Wrote ${whole(stream.cases)} cases to ${output}.`);
    });
