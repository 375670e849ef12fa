import type { CaseModel } from '../../model/model.js';
import { refuse } from '../../problem.js';
import { methodOption } from '../arguments/estimationOptions.js';
import { alsoCheck } from '../arguments/faults.js';
import { confidenceOption, effectsOption, seedOption, wholeOption } from '../arguments/options.js';
import { seedOrPick } from '../arguments/seed.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, type OutputOptions, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim inspect --seed 7',
    shows:
      'rebuild the West Midlands inspection of 2025, sample 84 cases and say how far chance alone moves it',
  },
  {
    run: 'casesim inspect south-west-2025 --confidence 0.8 --method jeffreys --seed 7',
    shows: 'the South West, with 80% intervals by another method',
  },
  {
    run: 'casesim inspect care-homes-example --seed 7',
    shows: 'an invented inspection on a scale of four levels',
  },
  {
    run: 'casesim inspect west-midlands-2022 --sample victims --seed 7',
    shows: 'thirteen statutory victim cases of 2022, inspected again',
  },
  {
    run: 'casesim inspect --missing 4 --seed 7',
    shows: 'between what the shares lie, had four more files been chosen that could not be read',
  },
];

const DEFAULT = 'west-midlands-2025';

/** The scenario, or one of its other samples as an inspection. */
async function readScenario(id: string, sample?: string) {
  const { openScenario } = await import('../../files/openScenario.js');
  const scenario = await openScenario(id);
  if (sample === undefined) return scenario;
  return (await import('../../scenario/audit/sampleScenario.js')).sampleScenario(scenario, sample);
}

/** The most cases of one inspection: beyond this there is no chance left to show. */
const MOST = 100_000;

export default (io: Terminal) =>
  alsoCheck(documentCommand(), ([id = DEFAULT], { sample }) =>
    readScenario(id, typeof sample === 'string' ? sample : undefined),
  )
    .description(
      'Rebuilds a published inspection, inspects one synthetic sample against its key questions and says how ' +
        'far each published percentage could have moved by chance.',
    )
    .argument(
      '[scenario]',
      'id of a scenario or path of your own file (to write one: scenarios/README.md in the package)',
      DEFAULT,
    )
    .option(
      '--sample <name>',
      'one of its other samples in place of its inspection, such as statutory victim cases or reviews',
    )
    .option(
      '--cases <n>',
      'cases of the sample and of repeated inspections; as many as were inspected if omitted',
      wholeOption('--cases', { min: 1, max: MOST }),
    )
    .option(
      '--missing <n>',
      'cases whose files could not be read: says between what the shares lie, were all of them No or Yes; as the scenario says if omitted',
      wholeOption('--missing', { max: MOST }),
    )
    .option(
      '--seed <n>',
      'the same seed gives the same sample; chosen at random and shown if omitted',
      seedOption,
    )
    .option('--confidence <level>', 'of intervals and ranges, such as 0.95 or 95%', confidenceOption(), 0.95)
    .option(
      '--method <name>',
      'of intervals: wilson, clopper-pearson, jeffreys and others (casesim interval lists them)',
      methodOption,
      'wilson',
    )
    .option(
      '--effects <strength>',
      'assumed effects: independent, moderate or strong',
      effectsOption,
      'moderate',
    )
    .action(async (id, options) => {
      const [{ compileModel }, { inspectionReport }, { isOnScale }, { inspectionDocument }] =
        await Promise.all([
          import('../../model/compile/compile.js'),
          import('../../results/inspect.js'),
          import('../../results/inspectLevels.js'),
          import('../../report/documents/inspection/inspectDocument.js'),
        ]);
      const model = compileModel(await readScenario(id, options.sample), { effects: options.effects });
      const { confidence, method, missing, cases = model.scenario.sample.cases } = options;
      if (isOnScale(model)) return printLevels(model, { cases, missing, ...options }, io);
      const seed = seedOrPick(options.seed, io);
      const settings = { cases, seed, confidence, method, ...(missing === undefined ? {} : { missing }) };
      await printDocument(
        inspectionDocument(model, inspectionReport(model, settings), settings),
        options,
        io,
      );
    });

interface LevelsOptions extends OutputOptions {
  readonly cases: number;
  readonly seed?: number | undefined;
  readonly confidence: number;
  readonly missing: number | undefined;
  readonly method: string;
}

/** An inspection whose key questions are on an ordered scale. */
async function printLevels(model: CaseModel, options: LevelsOptions, io: Terminal): Promise<void> {
  const { cases, confidence, missing, method } = options;
  const { id } = model.scenario;
  const only = `is for key questions answered Yes or No, and those of ${id} are on an ordered scale.`;
  if (missing !== undefined)
    refuse('bad-options', `--missing ${only}`, { path: '--missing', hint: 'Leave it out.' });
  if (method !== 'wilson')
    refuse('bad-options', `--method ${only}`, {
      path: '--method',
      got: method,
      hint: 'Its levels have the limits of Wilson.',
    });
  const [{ levelsInspection }, { levelsInspectionDocument }] = await Promise.all([
    import('../../results/inspectLevels.js'),
    import('../../report/documents/inspection/inspectLevelsDocument.js'),
  ]);
  const seed = seedOrPick(options.seed, io);
  const report = levelsInspection(model, { cases, seed, confidence });
  await printDocument(levelsInspectionDocument(model, report, { seed }), options, io);
}
