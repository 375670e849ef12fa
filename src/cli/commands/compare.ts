import { DIFFERENCE_METHOD_NAMES } from '../../estimation/difference/difference.js';
import { refuse, together } from '../../problem.js';
import { priorOption } from '../arguments/estimationOptions.js';
import { alsoCheck } from '../arguments/faults.js';
import { noCohort } from '../arguments/noCohort.js';
import { confidenceOption, listOption, oneOfOption, pointsOption } from '../arguments/options.js';
import { given } from '../arguments/planOptions.js';
import { seedOrPick } from '../arguments/seed.js';
import { refuseUseless } from '../arguments/useless.js';
import type { Example } from '../terminal/command.js';
import { printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import { compareLevels, compareOrdered, isOfLevels, readTwoSamples } from './compare/levels.js';
import { requireFitting, requireTable, withLeague } from './compare/options.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim compare west-midlands-2025 south-west-2025',
    shows: 'what the two inspections of 2025 can and cannot say about which region does better',
  },
  { run: 'casesim compare 41/84 29/64', shows: 'one percentage against another, by every method' },
  { run: 'casesim compare 3/7/12/2 2/6/14/2', shows: 'two samples on an ordered scale of four levels' },
  {
    run: 'printf "name,yes,of\\nNorth,41,84\\nSouth,29,64\\nEast,9,56\\n" | casesim compare -',
    shows: 'a league of three regions or more: who differs from the rest, and which ranks are possible',
  },
  {
    run: 'casesim compare 41/84 40/84 --no-worse-than 10',
    shows: 'whether the second is shown to be no worse than the first by ten percentage points',
  },
  {
    run: 'casesim compare 41/84 29/64 --prior 12,8 --above 5%',
    shows:
      'with a prior worth twenty cases each, the probability that the first is higher by more than five percentage points',
  },
];

export default (io: Terminal) =>
  alsoCheck(withLeague(), ([first = '', second, ...more], options) =>
    isOfLevels([first, second ?? '', ...more])
      ? readTwoSamples([first, second ?? '', ...more], options)
      : second === undefined || more.length > 0
        ? []
        : readSubjects(first, second),
  )
    .description(
      'Compares two inspections on each key question and each prompt they share, or two counts of cases: how far the ' +
        'true percentages could lie apart, and the chance that ranking them is wrong. Three or more, or a table of regions, ' +
        'give a league: who differs from the rest by more than chance, and which ranks each may truly have.',
    )
    .argument(
      '<inspections...>',
      'scenarios, or yes answers of cases such as 41/84 or 49%/84; or one CSV file or workbook (.xlsx), - for a pipe, with columns name, yes (or ' +
        'percent), of and, for several, question. Of two, a positive difference means that the first is higher',
    )
    .option(
      '--method <name>',
      `of the ranges: ${DIFFERENCE_METHOD_NAMES.join(', ')}; newcombe if omitted, with a one-sided test miettinen-nurminen`,
      oneOfOption('--method', DIFFERENCE_METHOD_NAMES),
    )
    .option(
      '--confidence <level>',
      'of the ranges, 0.95 if omitted; of a one-sided test where one is asked for, 0.975',
      confidenceOption(),
    )
    .option(
      '--no-worse-than <points>',
      'whether the second is shown to be no worse than the first by this margin',
      pointsOption('--no-worse-than'),
    )
    .option(
      '--equivalent-within <points>',
      'whether the two are shown to differ by less than this margin either way',
      pointsOption('--equivalent-within'),
    )
    .option(
      '--above <points>',
      'the probability that first minus second is truly above this, given --prior',
      pointsOption('--above', { low: -1 }),
    )
    .option(
      '--prior <yes,no>',
      'beta prior for each of the two, as the Yes and No answers it is worth; 0.5,0.5 is the least informative',
      priorOption,
    )
    .option(
      '--levels <names>',
      'of two samples at three levels or more, such as 3/7/12/2 and 2/6/14/2: the names, lowest first',
      listOption((text) => text),
    )
    .addOption(noCohort('compare'))
    .action(async (inspections, all) => {
      if (isOfLevels(inspections) || all.levels !== undefined) return compareLevels(inspections, all, io);
      const { confidence: level, equivalentWithin, worseThan, ...options } = all;
      const { above, prior, method, target, funnel, deff, test, overDispersion, replay, seed } = options;
      const [first = '', second = ''] = inspections;
      const ofLeague = given({
        target,
        method: funnel,
        designEffect: deff,
        test,
        overDispersion,
        years: replay,
        seed,
      });
      if (above !== undefined && prior === undefined) {
        refuse(
          'bad-comparison',
          '--above needs --prior: without one, a true difference has no probability.',
          {
            hint: 'Such as 0.5,0.5, the least informative.',
          },
        );
      }
      // Commander takes --no- for a negation, which is true where nothing is given.
      const margin: unknown = worseThan;
      const noWorseThan = typeof margin === 'number' ? margin : undefined;
      const asksMargin = noWorseThan !== undefined || equivalentWithin !== undefined;
      const ofPair = given({
        '--method': method,
        '--above': above,
        '--prior': prior,
        '--no-worse-than': noWorseThan,
        '--equivalent-within': equivalentWithin,
      });
      const isRounds = options.rounds !== undefined;
      const isLeague = inspections.length !== 2 || isRounds;
      requireFitting(isRounds ? 3 : inspections.length, ofPair, ofLeague);
      requireTable(inspections, options);
      if (seed !== undefined && (replay ?? 0) === 0)
        refuseUseless(options, ['seed'], 'without --replay, as nothing is drawn');
      if (isLeague) {
        const { compareLeague } = await import('./compare/league.js');
        const drawn = (replay ?? 0) > 0 ? { seed: seedOrPick(seed, io) } : {};
        const settings = { ...ofLeague, ...drawn, ...given({ confidence: level }) };
        return compareLeague(inspections, settings, options, io);
      }
      // The ranges are by the method of the test, so that they agree.
      const settings = {
        method: method ?? (asksMargin ? 'miettinen-nurminen' : 'newcombe'),
        ...given({ noWorseThan, equivalentWithin, above, prior }),
        confidence: asksMargin ? twoSided(level ?? 0.975) : (level ?? 0.95),
      };
      const { countsComparison, scenariosComparison } = await import('../../results/compare.js');
      const { comparisonDocument, scenarioComparisonDocument } = await import(
        '../../report/documents/estimation/compareDocument.js'
      );
      const { counts, scenarios } = await readSubjects(first, second);
      if (counts !== null) {
        return printDocument(comparisonDocument(countsComparison(...counts, settings)), options, io);
      }
      const { orderedTop } = await import('../../scenario/requireScenario.js');
      if (scenarios.some((scenario) => orderedTop(scenario) !== undefined))
        return compareOrdered(scenarios, all, io);
      const comparison = scenariosComparison(...scenarios, settings);
      return printDocument(scenarioComparisonDocument(scenarios, comparison), options, io);
    });

/** The two counts, or the two scenarios, that are compared. */
async function readSubjects(first: string, second: string) {
  const { isCounts } = await import('../arguments/isCounts.js');
  const { refuseFolders } = await import('../../files/disk/readText.js');
  const counts = [first, second].filter(isCounts);
  refuseFolders(
    [...new Set([first, second])].filter((text) => !isCounts(text)),
    'scenario file',
  );
  if (counts.length === 1) {
    refuse('bad-comparison', `"${first}" and "${second}" cannot be compared with each other.`, {
      hint: 'Give two scenarios, or two counts such as 41/84 and 29/64.',
    });
  }
  if (counts.length === 2) {
    const { twoCounts } = await import('../arguments/oneCount.js');
    return { counts: twoCounts(first, second), scenarios: null };
  }
  const { loadScenario } = await import('../../files/loadScenario.js');
  const scenarios = together(
    () => loadScenario(first),
    () => loadScenario(second),
  );
  return { counts: null, scenarios };
}

/** The level of the ranges: a one-sided test has all of its error beyond one of their ends. */
function twoSided(oneSided: number): number {
  if (oneSided <= 0.5) {
    refuse('bad-comparison', '--confidence of a one-sided test must be above 50%.', {
      hint: 'Such as 97.5%.',
    });
  }
  return Number((2 * oneSided - 1).toPrecision(12));
}
