import { SIMULTANEOUS_METHOD_NAMES } from '../../estimation/categories/simultaneous.js';
import { allOf, refuse } from '../../problem.js';
import { alsoCheck } from '../arguments/faults.js';
import { confidenceOption, oneOfOption, wholeOption } from '../arguments/options.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim categories west-midlands-2025 risk',
    shows: 'how uncertain 7, 63 and 30% of 84 cases are, all three together',
  },
  { run: 'casesim categories 6 53 25 --confidence 0.8', shows: 'the same for any counts' },
];

export default (io: Terminal) =>
  alsoCheck(documentCommand(), async (words) => ((await areCounts(words)) ? readCategories(words) : []))
    .description(
      'Puts limits on the shares of several categories of one question, such as risk of serious harm, so that all of them ' +
        'are true together at the level asked for.',
    )
    .argument(
      '<counts...>',
      'cases in each category, such as 6 53 25; or a scenario and one of its variables',
    )
    .option(
      '--method <name>',
      `for the summary and the chart: ${SIMULTANEOUS_METHOD_NAMES.join(', ')}`,
      oneOfOption('--method', SIMULTANEOUS_METHOD_NAMES),
      'goodman' as const,
    )
    .option(
      '--confidence <level>',
      'in all the limits together, such as 0.95 or 95%',
      confidenceOption(),
      0.95,
    )
    .action(async (words, options) => {
      const [{ categoriesDocument }, { categoriesReport, variableCategories }] = await Promise.all([
        import('../../report/documents/estimation/categoriesDocument.js'),
        import('../../results/categories.js'),
      ]);
      const { method, confidence } = options;
      const [first = '', second] = words;
      if (await areCounts(words)) {
        const categories = readCategories(words);
        const report = categoriesReport({ label: 'Categories', categories }, { method, confidence });
        return printDocument(categoriesDocument(report), options, io);
      }
      if (second === undefined || words.length > 2) {
        refuse('bad-categories', 'After a scenario, one of its variables is needed.', {
          hint: `Such as casesim categories ${first} risk.`,
        });
      }
      const { openScenario } = await import('../../files/openScenario.js');
      const scenario = await openScenario(first);
      const report = variableCategories(scenario, second, { method, confidence });
      return printDocument(categoriesDocument(report, scenario), options, io);
    });

/** What begins with a number, unless it is a file or named like one: a file is a file whatever its name. */
async function areCounts([first = '']: readonly string[]): Promise<boolean> {
  const { isFile } = await import('../../files/disk/readText.js');
  return /^[-+]?\.?\d(?!.*\.[a-z]+$)/i.test(first) && !isFile(first);
}

/** The cases in each category, or everything that is wrong with any. */
function readCategories(words: readonly string[]) {
  const read = wholeOption('Each count', { max: 10_000 });
  return allOf(
    words
      .flatMap((word) => word.split(/[,\s]+/).filter((part) => part !== ''))
      .map((word, i) => () => ({ label: `Category ${i + 1}`, count: read(word) })),
  );
}
