import { refuse, together } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import { alsoCheck } from '../arguments/faults.js';
import { isLevelCounts, readLevelCounts } from '../arguments/levelCounts.js';
import { confidenceOption, listOption, wholeOption } from '../arguments/options.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim pair west-midlands-2025 planning assessment',
    shows: 'whether 58% and 49% of the same cases differ, when only the totals are published',
  },
  { run: 'casesim pair 50 41 --of 84', shows: 'the same for any two totals, out of the same cases' },
  { run: 'casesim pair 50 41 --of 84 --both 35', shows: 'every method, once the overlap is known' },
  {
    run: 'casesim pair 3/7/12/2 1/3/9/11',
    shows: 'how many of the same 24 people can be higher on the second of two items of four levels',
  },
];

export default (io: Terminal) =>
  alsoCheck(documentCommand(), checkSubjects)
    .description(
      'Compares two questions that were asked of the same cases. With the overlap known, by every method; with only the ' +
        'totals known, over every overlap that they allow.',
    )
    .argument('<first>', 'cases with Yes to the first question (or a percentage); or a scenario')
    .argument('<second>', 'the same for the second; or the first question of the scenario')
    .argument('[third]', 'after a scenario: its second question')
    .option('--of <n>', 'cases that were asked both questions', wholeOption('--of', { min: 1, max: 10_000 }))
    .option('--both <n>', 'cases with Yes to both, if that is known', wholeOption('--both'))
    .option('--confidence <level>', 'of the ranges, as a proportion', confidenceOption(), 0.95)
    .option(
      '--levels <names>',
      'of two items at three levels or more, such as 3/7/12/2 and 1/3/9/11: the names, lowest first',
      listOption((text) => text),
    )
    .action(async (first, second, third, options) => {
      if (isLevelCounts(first) || isLevelCounts(second)) {
        const [one, two] = readItems(first, second, third, options);
        const [{ levelsPair }, { levelsPairDocument }] = await Promise.all([
          import('../../results/levels.js'),
          import('../../report/documents/estimation/levelsPairDocument.js'),
        ]);
        const { levels } = options;
        const report = levelsPair(one, two, levels === undefined ? {} : { levels });
        return printDocument(levelsPairDocument(report), options, io);
      }
      if (options.levels !== undefined) {
        refuse('bad-pair', '--levels needs two items at three levels or more.', {
          hint: 'Such as casesim pair 3/7/12/2 1/3/9/11.',
        });
      }
      const [documents, { knownPair, publishedPair, totalsPair }] = await Promise.all([
        import('../../report/documents/estimation/pairDocument.js'),
        import('../../results/pair.js'),
      ]);
      const { of, both, confidence } = options;
      if (third !== undefined) {
        if (of !== undefined || both !== undefined)
          refuse('bad-pair', '--of and --both cannot be given with a scenario.');
        const { openScenario } = await import('../../files/openScenario.js');
        const scenario = await openScenario(first);
        const { orderedTop } = await import('../../scenario/requireScenario.js');
        if (orderedTop(scenario) !== undefined) {
          const report = await pairOnScale(scenario, [second, third]);
          if (report !== null) {
            const { levelsPairDocument } = await import(
              '../../report/documents/estimation/levelsPairDocument.js'
            );
            return printDocument(levelsPairDocument(report, scenario), options, io);
          }
        }
        const pair = publishedPair(scenario, [second, third], { confidence });
        return printDocument(documents.publishedPairDocument(scenario, pair), options, io);
      }
      if (of === undefined) {
        const counts = /^[\d.]/.test(first);
        const hint = counts
          ? `Say out of how many cases: casesim pair ${first} ${second} --of 84.`
          : undefined;
        refuse(
          'bad-pair',
          counts ? '--of is missing.' : `After the scenario ${first}, two questions are needed.`,
          { hint },
        );
      }
      const { twoCounts } = await import('../arguments/oneCount.js');
      const [a, b] = twoCounts(`${first}/${of}`, `${second}/${of}`);
      const margins = { first: a.yes, second: b.yes, of };
      if (both === undefined) {
        return printDocument(documents.totalsPairDocument(totalsPair(margins, { confidence })), options, io);
      }
      const fewest = Math.max(0, a.yes + b.yes - of);
      const most = Math.min(a.yes, b.yes);
      if (both < fewest || both > most) {
        const totals = `${a.yes} and ${b.yes} of ${of}`;
        refuse('bad-pair', `--both must be from ${fewest} to ${most} for ${totals}, not ${both}.`);
      }
      const pair = knownPair({ ...margins, both }, { confidence });
      return printDocument(documents.knownPairDocument(pair), options, io);
    });

/** What two key questions on a scale allow together; null where one of them is answered Yes or No. */
async function pairOnScale(scenario: Scenario, names: readonly [string, string]) {
  const [{ orderedQuestions }, { scenarioLevelsPair }] = await Promise.all([
    import('../../scenario/audit/orderedQuestions.js'),
    import('../../results/scenarioLevels.js'),
  ]);
  const scales = orderedQuestions('scenario', scenario).filter(({ scores }) => scores !== null);
  return names.every((name) => scales.some((one) => one.name === name))
    ? scenarioLevelsPair(scenario, names)
    : null;
}

/** Two items that the same people answered, of one scale. */
function readItems(
  first: string,
  second: string,
  third: string | undefined,
  { of, both }: { readonly of?: unknown; readonly both?: unknown },
): readonly [readonly number[], readonly number[]] {
  if (third !== undefined || !isLevelCounts(first) || !isLevelCounts(second)) {
    refuse('bad-pair', 'Two items are compared, both at three levels or more.', {
      hint: 'Such as casesim pair 3/7/12/2 1/3/9/11.',
    });
  }
  if (of !== undefined || both !== undefined) {
    refuse('bad-pair', '--of and --both cannot be given with items at levels, which add up to the people.');
  }
  return together(
    () => readLevelCounts(first),
    () => readLevelCounts(second),
  );
}

/** Refuses a scenario or counts that cannot be read. */
async function checkSubjects(
  [first = '', second = '', third]: readonly string[],
  { of, both }: { readonly of?: unknown; readonly both?: unknown },
): Promise<void> {
  if (isLevelCounts(first) || isLevelCounts(second)) {
    readItems(first, second, third, { of, both });
    return;
  }
  if (third !== undefined) await (await import('../../files/openScenario.js')).openScenario(first);
  else if (typeof of === 'number') {
    const { twoCounts } = await import('../arguments/oneCount.js');
    twoCounts(`${first}/${of}`, `${second}/${of}`);
  }
}
