import type { Standard } from '../../../estimation/markers/readiness.js';
import type { MarkerReadiness, Readiness } from '../../../training/marking/readinessMarks.js';
import { inWords, list, percent, percentAsWritten, plural, probability } from '../../../words/format.js';
import { type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';
import { showShare } from './markingTables.js';

/** Who is above the standard, and how probable it is of each; nothing where no standard was named. */
export function readinessParts(readiness: Readiness | null, confidence: number): Part[] {
  if (readiness === null) return [];
  return [
    textPart(null, [readinessSentence(readiness, confidence)]),
    tablePart(readinessTable(readiness, confidence)),
  ];
}

function readinessSentence({ standard, markers }: Readiness, confidence: number): string {
  const named = (verdict: MarkerReadiness['verdict']) =>
    markers.flatMap((one) => (one.verdict === verdict ? [one.participant] : []));
  const [above, below, open] = [named('above'), named('below'), named('open')];
  const says = [
    ...(above.length > 0 ? [`${who(above)} above it`] : []),
    ...(below.length > 0 ? [`${who(below)} below it`] : []),
    ...(open.length > 0 ? [`of ${list(few(open))} these answers cannot say`] : []),
  ];
  return `The standard is ${standardInWords(standard)}. With at least ${levelText(confidence)} probability: ${says.join('; ')}.`;
}

const who = (names: readonly string[]) => `${list(few(names))} ${names.length === 1 ? 'is' : 'are'}`;

const MOST_NAMED = 6;

const few = (names: readonly string[]): string[] =>
  names.length <= MOST_NAMED ? [...names] : [`${names.length} participants`];

/** `80% of key questions, as stated`; `76% of key questions, the mean of five judges, who differ by a standard error of 2 points`. */
function standardInWords({ share, standardError, judges }: Standard): string {
  if (judges === null) return `${percentAsWritten(share)} of key questions answered as the key has them`;
  const mean = `${percent(share, 1)} of key questions answered as the key has them`;
  if (standardError === null) return `${mean}, as one judge set it, so that its own uncertainty is not known`;
  const error = (100 * standardError).toFixed(1);
  return `${mean}, the mean of ${inWords(judges)} judges with a standard error of ${error} percentage points`;
}

function readinessTable({ markers, standard }: Readiness, confidence: number): Table<MarkerReadiness> {
  return {
    title: 'Readiness',
    columns: [
      { key: 'participant', heading: 'Participant', value: ({ participant }) => participant },
      {
        key: 'agreement',
        heading: 'Key questions as in the key',
        value: ({ agreement }) => agreement?.estimate ?? null,
        show: ({ agreement }) => showShare(agreement),
        align: 'left',
      },
      {
        key: 'effective',
        heading: 'Worth',
        value: ({ agreement }) => agreement?.effective ?? null,
        show: ({ agreement }) =>
          agreement === null ? '' : plural(Math.round(agreement.effective), 'answer'),
        align: 'right',
      },
      {
        key: 'chance',
        heading: 'Probability of being above',
        value: ({ chance }) => chance,
        show: ({ chance }) => (chance === null ? 'not measured' : probability(chance)),
        align: 'right',
      },
      {
        key: 'verdict',
        heading: 'Standard',
        value: ({ verdict }) => verdict,
        show: ({ verdict }) => (verdict === null ? '' : VERDICTS[verdict]),
      },
    ],
    rows: markers,
    notes: [
      `The probability that a participant's rate on cases like these is above the standard: a beta posterior from Jeffreys' prior, on as many independent answers as these are worth, since answers to one case are related${standard.standardError === null ? '' : ", against the standards that the judges may mean (Student's t about their mean)"}. Above or below from ${levelText(confidence)}.`,
    ],
  };
}

const VERDICTS = { above: 'above', below: 'below', open: 'cannot say' } as const;
