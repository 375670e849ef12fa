import { readWhole } from '../../numeric/written.js';
import { tooLarge } from '../../problem.js';
import { oneOfOption, refuseOption } from '../arguments/options.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  { run: 'casesim counts 49% --of 84', shows: 'how many of 84 cases print as 49%' },
  {
    run: 'casesim counts 49% 58% 48% --of 60..100',
    shows: 'how many cases an inspection can have had that printed these three percentages',
  },
];

export default (io: Terminal) =>
  documentCommand()
    .description(
      'Finds the whole counts of cases that a printed percentage, or a quantity in words, could have come from. ' +
        'With a range of sizes, finds the sizes that several percentages allow together. Ends with 1 when nothing fits.',
    )
    .argument('[shares...]', 'percentages as printed (49%, 22.63%) or words ("over three quarters")')
    .requiredOption('--of <n>', 'number of cases, or a range of them such as 60..100', readSizes)
    .option(
      '--rounding <rule>',
      'how the publication rounded: half-up, half-even or truncated',
      oneOfOption('--rounding', ['half-up', 'half-even', 'truncated']),
      'half-up' as const,
    )
    .action(async (shares, options) => {
      const [{ feasibleReport, printableReport }, { countsDocument, printableDocument }] = await Promise.all([
        import('../../results/counts.js'),
        import('../../report/documents/scenario/countsDocument.js'),
      ]);
      const { of, rounding } = options;
      if (shares.length === 0) {
        return printDocument(printableDocument(printableReport(of.from, { rounding })), options, io);
      }
      const report = feasibleReport({ shares, of, rounding });
      await printDocument(countsDocument(report), options, io);
      const possible = report.sizes.some(({ counts }) => counts.every((list) => list.length > 0));
      if (!possible) io.checkFailed();
    });

/** `84`, or `60..100` for a range. */
function readSizes(text: string): { from: number; to: number } {
  const [first = '', last = first, ...more] = text.split('..');
  const [from, to] = [readWhole(first), readWhole(last)];
  const isLarge = (size: typeof from) =>
    size === 'too large' || (typeof size === 'number' && size > MOST_CASES);
  if (isLarge(from) || isLarge(to)) {
    const { expected, hint } = tooLarge(MOST_CASES);
    refuseOption('--of', text, expected, { hint });
  }
  const areWhole = typeof from === 'number' && typeof to === 'number' && more.length === 0;
  if (areWhole && from >= 1 && to >= from && to - from <= 10_000) return { from, to };
  const expected = 'a number of cases such as 84, or a range of at most 10,000 of them such as 60..100';
  return refuseOption('--of', text, expected);
}

const MOST_CASES = 10_000_000;
