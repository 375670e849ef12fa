import { mostOf } from '../../../numeric/extremes.js';
import type { LeagueQuestion, LeagueReport } from '../../../results/league.js';
import type { ReplayedYear } from '../../../results/yearReplay.js';
import { number, plural, points, whole } from '../../../words/format.js';
import type { DotsChart } from '../../chart/dots.js';
import { figures, words } from '../../document/columns.js';
import { chartPart, type Part, sectionPart, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';

/** The year inspected again with nothing changed: what its headlines would have been, by chance alone. */
export function yearsPart(question: LeagueQuestion, { seed }: LeagueReport): Part[] {
  const { years } = question;
  if (years.length === 0) return [];
  return [
    sectionPart('If nothing had changed', [
      textPart(null, [truthNote(question, seed)]),
      ...(years.length > 1 ? [chartPart(risesChart(question))] : []),
      tablePart(yearsTable(question)),
    ]),
  ];
}

/** The latest year drawn, or what all of them have in common. */
export function yearsSentence({ years, regions }: LeagueQuestion): string {
  const latest = years.at(-1);
  if (latest === undefined) return '';
  if (years.length < FEW) {
    return (
      `Year ${years.length}, in which nothing changed but the cases drawn: ${latest.mostImproved} would be the most improved, by ` +
      `${points(latest.largestRise)}, ${latest.mostFallen} would have fallen most, by ${points(latest.largestFall)}, ${latest.last} would be ` +
      `last, and ${whole(latest.bandsChanged)} of ${whole(regions.length)} regions would be in another hypothetical band.`
    );
  }
  const mean = (value: (year: ReplayedYear) => number) =>
    years.reduce((sum, year) => sum + value(year), 0) / years.length;
  const last = lastSeen(regions);
  const again = years.filter((year) => year.last === last).length;
  return (
    `In ${plural(years.length, 'year')} in which nothing changed but the cases drawn, the most improved region rose by ` +
    `${points(mean(({ largestRise }) => largestRise))} on average, ${number(
      mean(({ bandsChanged }) => bandsChanged),
      1,
    )} of ${whole(regions.length)} ` +
    `regions were in another hypothetical band, and ${last} was last again in ${whole(again)}.`
  );
}

const FEW = 5;

const lastSeen = (regions: LeagueQuestion['regions']) =>
  regions.toSorted((a, b) => a.share - b.share)[0]?.name ?? '';

function truthNote({ unpooled }: LeagueQuestion, seed: number): string {
  const truth = unpooled === null ? 'its pooled share' : 'the share that was seen';
  return `What is taken for the true share of each region is ${truth}. No such year took place (seed ${seed}).`;
}

function risesChart({ years, question }: LeagueQuestion): DotsChart {
  const rises = years.map(({ largestRise }) => 100 * largestRise);
  const mean = rises.reduce((sum, rise) => sum + rise, 0) / rises.length;
  return {
    kind: 'dots',
    title: `${question === null ? '' : `${question}: `}${question === null ? 'The' : 'the'} largest rise in each year in which nothing changed`,
    axis: { label: 'Percentage points', format: 'number' },
    values: rises,
    band: { low: 10, high: mostOf(rises, 10), label: '10 percentage points or more' },
    centre: { at: mean, label: `mean, ${number(mean, 1)}` },
  };
}

/** A longer list is not read. */
const MOST_ROWS = 10;

function yearsTable({ years }: LeagueQuestion): Table<ReplayedYear & { readonly year: number }> {
  const rows = years.map((one, index) => ({ ...one, year: index + 1 })).slice(-MOST_ROWS);
  const inPoints = (difference: number) => points(difference).replace(' percentage points', '');
  return {
    title: years.length > MOST_ROWS ? `The last ${MOST_ROWS} of ${whole(years.length)} years` : 'Years',
    columns: [
      figures(
        'year',
        'Year',
        ({ year }) => year,
        ({ year }) => String(year),
      ),
      words('mostImproved', 'Most improved', ({ mostImproved }) => mostImproved),
      figures(
        'largestRise',
        'Rise',
        ({ largestRise }) => largestRise,
        ({ largestRise }) => inPoints(largestRise),
      ),
      words('mostFallen', 'Fallen most', ({ mostFallen }) => mostFallen),
      figures(
        'largestFall',
        'Fall',
        ({ largestFall }) => largestFall,
        ({ largestFall }) => inPoints(largestFall),
      ),
      words('last', 'Last', ({ last }) => last),
      figures(
        'bandsChanged',
        'Bands changed',
        ({ bandsChanged }) => bandsChanged,
        ({ bandsChanged }) => whole(bandsChanged),
      ),
    ],
    rows,
    notes: ['Rise and fall in percentage points, since the year seen.'],
  };
}
