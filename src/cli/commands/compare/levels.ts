import { refuse, together } from '../../../problem.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { isLevelCounts, readLevelCounts } from '../../arguments/levelCounts.js';
import { optionName } from '../../arguments/optionName.js';
import { refuseStray } from '../../arguments/useless.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

type Given = Readonly<Record<string, unknown>>;

/** Whether samples are given as cases at levels, such as 3/7/12/2. */
export const isOfLevels = (texts: readonly string[]): boolean => texts.some(isLevelCounts);

/** Two samples on one scale, or everything that is wrong with them. */
export function readTwoSamples(
  texts: readonly string[],
  options: Given,
): readonly [readonly number[], readonly number[]] {
  requireAlone(options);
  const [first = '', second = ''] = texts;
  if (texts.length !== 2 || !texts.every(isLevelCounts)) {
    refuse(
      'bad-comparison',
      'Cases at levels are compared two samples at a time, both at three levels or more.',
      {
        hint: 'Such as casesim compare 3/7/12/2 2/6/14/2.',
      },
    );
  }
  return together(
    () => readLevelCounts(first),
    () => readLevelCounts(second),
  );
}

/** Prints the comparison of two samples on one scale. */
export async function compareLevels(texts: readonly string[], options: Given, io: Terminal): Promise<void> {
  const [first, second] = readTwoSamples(texts, options);
  const [{ levelsComparison }, { levelsCompareDocument }] = await Promise.all([
    import('../../../results/levels.js'),
    import('../../../report/documents/estimation/levelsCompareDocument.js'),
  ]);
  const { levels, confidence } = options;
  const settings = {
    ...(Array.isArray(levels) ? { levels: levels as readonly string[] } : {}),
    ...(typeof confidence === 'number' ? { confidence } : {}),
  };
  return printDocument(levelsCompareDocument(levelsComparison(first, second, settings)), options, io);
}

/** Prints the comparison of two inspections of which one at least is on an ordered scale. */
export async function compareOrdered(
  scenarios: readonly [Scenario, Scenario],
  options: Given,
  io: Terminal,
): Promise<void> {
  requireAlone(options, 'inspections on an ordered scale', ALLOWED.slice(1));
  const [{ scenarioLevelsComparison }, { scenarioLevelsDocument }] = await Promise.all([
    import('../../../results/scenarioLevels.js'),
    import('../../../report/documents/estimation/scenarioLevelsDocument.js'),
  ]);
  const { confidence } = options;
  const settings = typeof confidence === 'number' ? { confidence } : {};
  const [first, second] = scenarios;
  return printDocument(
    scenarioLevelsDocument(scenarios, scenarioLevelsComparison(first, second, settings)),
    options,
    io,
  );
}

const ALLOWED = ['levels', 'confidence', 'json', 'csv', 'output', 'force'];

function requireAlone(options: Given, what = 'cases at levels', allowed: readonly string[] = ALLOWED): void {
  // Commander takes --no- for a negation, which is true where nothing is given.
  const stray = Object.entries(options).flatMap(([name, value]) => {
    const isGiven = value !== undefined && !(name === 'worseThan' && value === true);
    if (!isGiven || allowed.includes(name)) return [];
    return [name === 'worseThan' ? '--no-worse-than' : optionName(name)];
  });
  refuseStray(stray, what);
}
