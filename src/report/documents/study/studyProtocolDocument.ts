import type { PlannedError, StudyProtocol } from '../../../results/study/protocol.js';
import type { PreparedStudy } from '../../../study/run/prepare.js';
import { plannedAnswers } from '../../../study/run/results.js';
import { number, plural, whole } from '../../../words/format.js';
import { type Document, sectionPart, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { measuresPart } from './measuresPart.js';
import { planSections } from './studyReport.js';

/** The plan of a study before it is run, under the headings of Morris, White and Crowther (2019). */
export function studyProtocolDocument(
  protocol: StudyProtocol,
  prepared: PreparedStudy,
): Document<StudyProtocol> {
  const { study, conditions, simulates } = prepared;
  const { replicates, asked, seed, hash, casesim } = protocol;
  const amount = simulates ? `${whole(replicates)} replicates of each` : 'every answer exact';
  return {
    command: 'study',
    title: `Protocol: ${study.title}`,
    sentence: `Protocol ${hash}, written before any run: ${plural(conditions.length, 'condition')}, ${amount}.`,
    seed,
    scenarios: study.worlds.map(({ scenario }) => scenario),
    parts: [
      ...planSections(study),
      sectionPart('Performance measures', [
        measuresPart(plannedAnswers(prepared)),
        ...(simulates ? [tablePart(errorsTable(protocol.justification), { main: true })] : []),
        textPart(null, replicateWords({ replicates, asked, simulates })),
      ]),
      sectionPart('Run', [
        textPart(null, [
          `casesim ${casesim}, seed ${seed}, study ${study.id} with hash ${study.hash}.`,
          `The hash of this protocol is ${hash}. A run in the same folder takes its seed and replicates, and its results say "as planned" or name each departure.`,
        ]),
      ]),
    ],
    data: protocol,
  };
}

function errorsTable(rows: readonly PlannedError[]): Table<PlannedError> {
  return {
    title: 'Monte Carlo standard errors to expect',
    rows,
    columns: [
      { key: 'measure', heading: 'Measure', value: ({ measure }) => measure },
      { key: 'formula', heading: 'Standard error', value: ({ formula }) => formula },
      {
        key: 'error',
        heading: 'Percentage points',
        value: ({ error }) => error,
        show: ({ error }) => number(100 * error, 3),
        align: 'right',
      },
    ],
  };
}

function replicateWords({
  replicates,
  asked,
  simulates,
}: {
  readonly replicates: number;
  readonly asked: number | null;
  readonly simulates: boolean;
}): string[] {
  if (!simulates) return ['Every answer is a sum over all outcomes: there is no Monte Carlo error.'];
  return [
    asked === null
      ? `${whole(replicates)} replicates of each simulated condition, as its file or the command says; the table is what that gives.`
      : `${whole(replicates)} replicates of each simulated condition: the fewest for which no Monte Carlo standard error in the table is more than the ${number(100 * asked, 2)} percentage points asked for.`,
  ];
}
