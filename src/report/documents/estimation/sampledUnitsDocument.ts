import type { SampledUnitsReport } from '../../../results/sampledUnits.js';
import { inWords, percent, percentRange, percentWithCounts, plural, whole } from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import { levelText } from './levelText.js';

/** The document of `casesim interval 9/24 14/30 8/20 --units 11`. */
export function sampledUnitsDocument(report: SampledUnitsReport): Document<SampledUnitsReport> {
  const { counts, confidence, lower, upper, noInterval, sampled, units } = report;
  const yes = counts.reduce((sum, one) => sum + one.yes, 0);
  const of = counts.reduce((sum, one) => sum + one.of, 0);
  const share = percentWithCounts(yes, of);
  return {
    command: 'interval',
    title: `${sampled} of ${plural(units, 'unit')}`,
    sentence: `In ${inWords(sampled)} of ${plural(units, 'unit')}, ${share} of the cases are Yes; ${claimOf()}.`,
    parts: [
      textPart(null, sampled === units ? [] : [warning(sampled, units)]),
      tablePart(
        {
          title: 'The units sampled',
          columns: [
            words<UnitRow>('unit', 'Unit', ({ unit }) => unit),
            figures<UnitRow>(
              'share',
              'Yes',
              (one) => one.yes / one.of,
              (one) => percentWithCounts(one.yes, one.of),
            ),
          ],
          rows: counts.map((one, index) => ({ ...one, unit: `Unit ${index + 1}` })),
          notes: [
            'Limits by the ratio of the sums, with units as the first stage (Cochran 1977, section 6).',
          ],
        },
        { main: true },
      ),
    ],
    data: report,
  };

  function claimOf(): string {
    if (sampled === units) return 'these are all the units there are';
    if (noInterval === 'one-unit')
      return 'one unit says nothing of how units differ, so no limits can be given';
    if (noInterval === 'alike' || lower === null || upper === null) {
      return `these units are all alike, ${percent(yes / of)} each, so how units differ cannot be estimated`;
    }
    return (
      `of all ${whole(units)}, with ${levelText(confidence)} confidence and if these were drawn at random, between ` +
      percentRange(lower, upper).replace(' to ', ' and ')
    );
  }
}

interface UnitRow {
  readonly unit: string;
  readonly yes: number;
  readonly of: number;
}

function warning(sampled: number, units: number): string {
  const begin = inWords(sampled);
  const little = sampled / units < 0.5 ? 'almost nothing' : 'little';
  return (
    `${begin.charAt(0).toUpperCase()}${begin.slice(1)} of ${whole(units)} units ${sampled === 1 ? 'says' : 'say'} ${little} about the other ` +
    `${inWords(units - sampled)}, and nothing says that they were chosen at random.`
  );
}
