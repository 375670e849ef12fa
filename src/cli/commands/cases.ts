import { extname } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { version } from '../../files/version.js';
import type { Match } from '../../model/draw/caseBatches.js';
import { ArgumentError } from '../../problem.js';
import type { CaseFormat } from '../../report/documents/inspection/caseRows.js';
import { effectsOption, oneOfOption, seedOption, wholeOption } from '../arguments/options.js';
import { seedOrPick } from '../arguments/seed.js';
import { csvOption, fileOption, forceOption, jsonOption, openOutput } from '../terminal/output.js';
import { startProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim cases west-midlands-2025 --cases 84 --seed 7',
    shows: '84 synthetic cases as CSV, varying as a real sample would',
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
    .option('--jsonl', 'write JSON Lines: one object for each case')
    .addOption(jsonOption('write one JSON object that has meta and cases'))
    .addOption(csvOption('write CSV'))
    .addOption(fileOption('write to a file; its ending (.csv, .json, .jsonl) chooses the format'))
    .addOption(forceOption())
    .action(async (id, options) => {
      const format = formatOf(options);
      const [{ loadScenario }, { compileModel }, { caseBatches }, { caseRows }] = await Promise.all([
        import('../../files/loadScenario.js'),
        import('../../model/compile/compile.js'),
        import('../../model/draw/caseBatches.js'),
        import('../../report/documents/inspection/caseRows.js'),
      ]);
      const scenario = loadScenario(id);
      const { effects, match, cases = scenario.sample.cases } = options;
      const model = compileModel(scenario, { effects });
      const seed = seedOrPick(options.seed, io);
      const batches = caseBatches(model, { cases, seed, match });
      const meta = {
        casesim: version(),
        command: 'cases',
        scenario: { id: scenario.id, hash: scenario.hash },
        seed,
      };
      const { head, rows, foot } = caseRows(model, format, { meta, match, effects });
      const writer = await openOutput({ output: options.output, force: options.force }, io);
      const progress = await startProgress(io, cases, 'cases');
      try {
        await writer.write(head);
        for (const batch of batches) {
          await writer.write(rows(batch));
          progress.update(batch.start + batch.size);
          await io.breathe();
        }
        await writer.write(foot);
        await writer.close();
      } catch (error) {
        await writer.abandon();
        throw error;
      } finally {
        progress.stop();
      }
      if (options.output !== undefined) {
        io.say(`Wrote ${cases.toLocaleString('en-GB')} cases to ${options.output}.`);
      }
    });

const BY_ENDING: Readonly<Record<string, CaseFormat>> = {
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

interface FormatOptions {
  readonly csv?: true | undefined;
  readonly json?: true | undefined;
  readonly jsonl?: true | undefined;
  readonly output?: string | undefined;
  readonly force?: true | undefined;
}

/** A flag first, else the file's ending, else CSV. */
function formatOf({ csv, json, jsonl, output, force }: FormatOptions): CaseFormat {
  const asked: CaseFormat[] = [
    ...(csv ? ['csv' as const] : []),
    ...(json ? ['json' as const] : []),
    ...(jsonl ? ['jsonl' as const] : []),
  ];
  if (asked.length > 1)
    refuse(`${asked.map((format) => `--${format}`).join(' and ')} cannot be given together.`, 'Choose one.');
  if (force && output === undefined) refuse('--force is for -o FILE, and there is none.');
  return asked[0] ?? BY_ENDING[extname(output ?? '').toLowerCase()] ?? 'csv';
}

function refuse(message: string, hint?: string): never {
  throw new ArgumentError([{ code: 'bad-options', message, ...(hint === undefined ? {} : { hint }) }]);
}
