import { alsoCheck } from '../arguments/faults.js';
import { confidenceOption, pointsNumberOption, seedOption, wholeOption } from '../arguments/options.js';
import { seedOrPick } from '../arguments/seed.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim replay 41/84 --guess 5 --seed 7',
    shows: 'fifty inspections that might have been, and how many a guess of 5 points either way caught',
  },
  { run: 'casesim replay 29/64 --guess 10 --times 5 --seed 7', shows: 'the South West, five times' },
];

const readCounts = async (written: string) => (await import('../arguments/oneCount.js')).oneCount(written);

export default (io: Terminal) =>
  alsoCheck(documentCommand(), ([counts = DEFAULT]) => readCounts(counts))
    .description(
      'Draws inspections that might have been if nothing had changed but the cases, and says how many of them, and of all, a ' +
        'guess of how far the percentage could move would catch. A group guesses first; then the dots are shown.',
    )
    .argument('[counts]', 'cases with Yes, of cases inspected', DEFAULT)
    .option(
      '--guess <points>',
      'how far the percentage could move either way, in percentage points',
      pointsNumberOption('--guess', { low: 0, high: 100 }),
      5,
    )
    .option('--times <n>', 'inspections drawn', wholeOption('--times', { min: 0, max: 1000 }), 50)
    .option(
      '--seed <n>',
      'the same seed draws the same inspections; chosen at random and shown if omitted',
      seedOption,
    )
    .option('--confidence <level>', 'of the range, such as 0.95 or 95%', confidenceOption(), 0.95)
    .action(async (written, options) => {
      const [{ replayInspection }, { replayDocument }] = await Promise.all([
        import('../../results/replay.js'),
        import('../../report/documents/inspection/replayDocument.js'),
      ]);
      const counts = await readCounts(written);
      const { guess, times, confidence } = options;
      const seed = seedOrPick(options.seed, io);
      const result = replayInspection(counts, { guess: guess / 100, shown: times, seed, confidence });
      await printDocument(replayDocument(result), options, io);
    });

const DEFAULT = '41/84';
