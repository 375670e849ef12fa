import type { Coverage } from '../../../estimation/coverage/coverage.js';
import type { LevelCoverage } from '../../../estimation/coverage/levelCoverage.js';
import { MEAN_METHODS } from '../../../estimation/ordered/meanScore.js';
import { list, number, percent, percentAsWritten, plural, whole } from '../../../words/format.js';
import { figures, numbers, words } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from './levelText.js';

/** The document of `casesim coverage --shares`. */
export function levelCoverageDocument(report: LevelCoverage): Document<LevelCoverage> {
  const { of, shares, confidence, summed, outcomes } = report;
  return {
    command: 'coverage',
    title: `How often intervals on ${plural(shares.length, 'level')} cover the truth, for ${plural(of, 'case')}`,
    sentence: sentenceOf(report),
    parts: [
      ...(summed === null
        ? [
            textPart(null, [
              `The mean score, and limits that are meant to be true together, are left out: ${whole(outcomes)} ways to share ` +
                `${plural(of, 'case')} out over ${plural(shares.length, 'level')} are too many to sum. A study can simulate the mean (score: QUESTION).`,
            ]),
          ]
        : [tablePart(meanTable(summed), { main: true }), tablePart(togetherTable(summed, confidence))]),
      tablePart(levelsTable(report), { main: summed === null }),
      textPart(null, [
        'Exact: each figure is a finite sum over the possible counts, not a simulation. Coverage is over samples drawn by chance ' +
          'alone, with inspectors who are never wrong. A mean takes the steps between scores as they are.',
      ]),
    ],
    data: report,
  };
}

function sentenceOf({ of, shares, confidence, summed, atOrAbove }: LevelCoverage): string {
  const truth = `With ${plural(of, 'case')}, where truly ${list(shares.map(percentAsWritten))} are at the ${plural(shares.length, 'level')}`;
  if (summed === null) {
    return `${truth}, the ${levelText(confidence)} interval by Wilson of the share at or above a level contains it ${rangeOf(atOrAbove)} of the time.`;
  }
  const [first, ...others] = summed.methods;
  if (first === undefined) return `${truth}.`;
  const rest = others.map((one) => `; by ${MEAN_METHODS[one.method].label}, ${percent(one.coverage, 1)}`);
  return (
    `${truth}, the ${levelText(confidence)} interval of the mean score by ${MEAN_METHODS[first.method].label} contains the true mean, ` +
    `${number(summed.mean, 2)}, ${percent(first.coverage, 1)} of the time${rest.join('')}.`
  );
}

function rangeOf(all: readonly Coverage[]): string {
  const sorted = all.map(({ coverage }) => coverage).sort((a, b) => a - b);
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0].map((one) => percent(one, 1));
  return least === most ? `${least}` : `${least} to ${most}`;
}

type Summed = NonNullable<LevelCoverage['summed']>;
type MethodRow = Summed['methods'][number];

function meanTable({ methods, mean }: Summed): Table<MethodRow> {
  const chance = (key: 'coverage' | 'below' | 'above', heading: string) =>
    numbers<MethodRow>(
      key,
      heading,
      (row) => row[key],
      (value) => percent(value, 1),
    );
  return {
    title: `The mean score, truly ${number(mean, 2)}`,
    columns: [
      words(
        'method',
        'Method',
        ({ method }) => method,
        ({ method }) => MEAN_METHODS[method].label,
      ),
      chance('coverage', 'Coverage'),
      chance('below', 'Wholly below'),
      chance('above', 'Wholly above'),
      numbers(
        'width',
        'Expected width',
        ({ width }) => width,
        (value) => number(value, 2),
      ),
    ],
    rows: methods,
  };
}

interface TogetherRow {
  readonly label: string;
  readonly coverage: number;
}

function togetherTable({ together }: Summed, confidence: number): Table<TogetherRow> {
  return {
    title: `Limits that are meant to be true together with ${levelText(confidence)} confidence (Wilson, Bonferroni)`,
    columns: [
      words('of', 'Of', ({ label }) => label),
      numbers(
        'coverage',
        'All true at once',
        ({ coverage }) => coverage,
        (value) => percent(value, 1),
      ),
    ],
    rows: [
      { label: 'every level', coverage: together.levels },
      { label: 'at or above every level', coverage: together.atOrAbove },
    ],
  };
}

interface LevelRow {
  readonly label: string;
  readonly share: number;
  readonly at: Coverage;
  readonly above: Coverage | null;
}

function levelsTable({ shares, levels, atOrAbove }: LevelCoverage): Table<LevelRow> {
  return {
    title: 'The share at each level, and at or above it, each by itself (Wilson)',
    columns: [
      words('level', 'Level', ({ label }) => label),
      numbers('share', 'True share', ({ share }) => share, percentAsWritten),
      numbers(
        'coverage',
        'Coverage',
        ({ at }) => at.coverage,
        (value) => percent(value, 1),
      ),
      figures(
        'above',
        'At or above it',
        ({ above }) => above?.coverage ?? null,
        ({ above }) => (above === null ? '-' : percent(above.coverage, 1)),
      ),
    ],
    rows: shares.map((share, index) => ({
      label: `Level ${index + 1}`,
      share,
      at: levels[index]!,
      above: index === 0 ? null : (atOrAbove[index - 1] ?? null),
    })),
  };
}
