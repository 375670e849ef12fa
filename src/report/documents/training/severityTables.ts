import type { Posterior } from '../../../estimation/markers/probitScale.js';
import type { MarkerMarks, Marking, PairMarks } from '../../../training/marking/marking.js';
import {
  number,
  percent,
  percentAsWritten,
  percentRange,
  percentWithCounts,
  plural,
  probability,
} from '../../../words/format.js';
import type { Column, Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';

/** The tables of markers beside one another. */

/** Who differs from the others, in one sentence; null where there are too few to say. */
export function whoDiffersSentence({ severity, participants }: Marking): string | null {
  if (participants.length < FEWEST) return null;
  const named = severity.markers.flatMap(({ participant, apart }) =>
    apart.differs === null ? [] : [`${participant} ${DIFFERS[apart.differs]}`],
  );
  if (named.length === 0) return 'No marker differs from the others by more than chance would give.';
  return `${named.join('; ')}: more than chance would give among ${plural(participants.length, 'marker')}.`;
}

/** Of two markers neither is the one who differs. */
const FEWEST = 3;

const DIFFERS = {
  minority: 'is in the minority more often than others',
  severe: 'says Yes less often than others',
  lenient: 'says Yes more often than others',
} as const;

/** Severity and acuity of everybody. */
export function severityTable({ severity, confidence }: Marking): Table<MarkerMarks> {
  const posterior = (key: 'severity' | 'acuity', heading: string): Column<MarkerMarks> => ({
    key,
    heading,
    value: (row) => row[key]?.mean ?? null,
    show: (row) => showPosterior(row[key]),
    align: 'left',
  });
  const rate = (key: 'sensitivity' | 'specificity', heading: string): Column<MarkerMarks> => ({
    key,
    heading,
    value: (row) => row[key]?.mean ?? null,
    show: (row) => {
      const found = row[key];
      return found === null
        ? 'not measured'
        : `${percent(found.mean)}, ${percentRange(found.lower, found.upper)}`;
    },
    align: 'left',
  });
  const isPooled = severity.spread.sensitivity !== null || severity.spread.specificity !== null;
  return {
    title: 'Severity and acuity',
    columns: [
      { key: 'participant', heading: 'Participant', value: ({ participant }) => participant },
      posterior('severity', 'Severity'),
      posterior('acuity', 'Acuity'),
      rate('sensitivity', 'Sensitivity'),
      rate('specificity', 'Specificity'),
    ],
    rows: severity.markers,
    notes: [
      'Over all key questions that the key settles. Severity is where the line between Yes and No is drawn: above 0 is No when in doubt, below 0 is Yes when in doubt. Acuity is how well the two are distinguished: 0 is guessing. Both are in standard deviations (signal detection).',
      isPooled
        ? `Partially pooled: each marker's rates are drawn towards those of all, as far as his or her own answers leave them uncertain. Ranges contain ${levelText(confidence)} of the posterior, and take answers as independent.`
        : `From each marker's own answers: all agree with the key, or there is one marker, so that nothing can be pooled. Ranges contain ${levelText(confidence)} of the posterior, and take answers as independent.`,
    ],
  };
}

function showPosterior(found: Posterior | null): string {
  if (found === null) return 'not measured';
  return `${number(found.mean, 2)}, ${number(found.lower, 2)} to ${number(found.upper, 2)}`;
}

/** Everybody beside the others, whatever the key says; those who are most in the minority first. */
export function apartTable({ severity, confidence }: Marking): Table<MarkerMarks> {
  const chance = (key: 'minorityChance' | 'yesChance', heading: string): Column<MarkerMarks> => ({
    key,
    heading,
    value: ({ apart }) => apart[key],
    show: ({ apart }) => probability(apart[key]),
    align: 'right',
  });
  return {
    title: 'Who differs from the others',
    columns: [
      { key: 'participant', heading: 'Participant', value: ({ participant }) => participant },
      {
        key: 'agreement',
        heading: 'Agrees with others',
        value: ({ agreement }) => agreement,
        show: ({ agreement }) => (agreement === null ? 'not measured' : percent(agreement)),
        align: 'right',
      },
      {
        key: 'minority',
        heading: 'In the minority',
        value: ({ apart }) => apart.minority,
        show: ({ apart }) =>
          `${apart.minority} of ${apart.of}, by chance ${number(apart.expectedMinority, 1)}`,
        align: 'right',
      },
      chance('minorityChance', 'Probability'),
      {
        key: 'yes',
        heading: 'Yes',
        value: ({ apart }) => apart.yes,
        show: ({ apart }) => `${apart.yes} of ${apart.of}, by chance ${number(apart.expectedYes, 1)}`,
        align: 'right',
      },
      chance('yesChance', 'Probability'),
      {
        key: 'differs',
        heading: 'Differs',
        value: ({ apart }) => apart.differs,
        show: ({ apart }) => (apart.differs === null ? '' : SHORT[apart.differs]),
      },
    ],
    rows: severity.markers.toSorted((a, b) => a.apart.minorityChance - b.apart.minorityChance),
    notes: [
      `On the key questions of which answers are split, whatever the key says. By chance: if each answer could have come from anyone who answered. Named as differing by Holm's steps over both probabilities of everybody: where nobody differs, nobody is named in at least ${percentAsWritten(confidence)} of events, if a marker's answers are independent.`,
    ],
  };
}

const SHORT = { minority: 'in the minority', severe: 'severe', lenient: 'lenient' } as const;

/** Every pair of markers, those who agree least first. */
export function pairsTable({ severity }: Marking, most: number): Table<PairMarks> {
  const rows = severity.pairs.toSorted((a, b) => a.agreed / a.of - b.agreed / b.of).slice(0, most);
  return {
    title: rows.length < severity.pairs.length ? 'Pairs who agree least' : 'Pairs',
    columns: [
      { key: 'first', heading: 'Participant', value: ({ first }) => first },
      { key: 'second', heading: 'and', value: ({ second }) => second },
      {
        key: 'agreed',
        heading: 'Agree on key questions',
        value: ({ agreed, of }) => agreed / of,
        show: ({ agreed, of }) => percentWithCounts(agreed, of),
        align: 'right',
      },
    ],
    rows,
  };
}
