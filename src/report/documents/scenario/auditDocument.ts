import type { AuditReport } from '../../../results/audit.js';
import type { AuditedFigure, AuditedFigures } from '../../../results/auditedFigures.js';
import { type Finding, SEVERITIES, type Severity } from '../../../scenario/audit/finding.js';
import { nounOf } from '../../../scenario/audit/orderedQuestions.js';
import type { Declaration } from '../../../scenario/declare/declaration.js';
import { list, plural } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Column } from '../../document/table.js';
import { bullet, type Line } from '../../document/words.js';
import { presentationParts, reasonsInWords, verdictsInWords } from './presentationParts.js';
import { jointParts, saidParts } from './saidParts.js';

const HEADINGS: Readonly<Record<Severity, string>> = {
  contradiction: 'Contradictions: these figures cannot all be right',
  ambiguity: 'Ambiguities: these figures allow more than one reading or count',
  note: 'Notes',
};

/** The document of `casesim audit`: what does not hold together, then every figure with its feasible counts. */
export function auditDocument(
  scenario: Declaration,
  report: AuditedFigures & Partial<AuditReport>,
): Document<AuditedFigures> {
  const { findings, figures, words } = report;
  return {
    command: 'audit',
    title: `Audit of ${scenario.title}`,
    sentence: sentenceOf(scenario, report),
    parts: [
      ...jointParts(report),
      ...SEVERITIES.flatMap((severity) => {
        const own = findings.filter((finding) => finding.severity === severity);
        return own.length === 0
          ? []
          : [
              textPart(
                headingOf(severity, report),
                own.map((one) => printFinding(one, report)),
              ),
            ];
      }),
      ...(words === null
        ? []
        : [
            textPart('Quantities in words', [
              `All are read by ${words.title}, from ${words.source}, and what it does not define by casesim's own.${words.note === null ? '' : ` ${words.note}`}`,
            ]),
          ]),
      ...presentationParts(report),
      ...saidParts(report),
      tablePart({ title: titleOf(scenario), columns: COLUMNS, rows: figures }),
    ],
    csvTable: cellsOf({ title: titleOf(scenario), columns: [PATH, ...COLUMNS, BECAUSE], rows: figures }),
    data: report,
    scenarios: [scenario],
  };
}

/** Read by a convention that is not its source's, a word may contradict a number that the source has right. */
function headingOf(severity: Severity, { words }: AuditedFigures): string {
  return severity === 'contradiction' && words !== null
    ? `Contradictions: read by ${words.title}, these cannot all be right`
    : HEADINGS[severity];
}

function sentenceOf(
  scenario: Declaration,
  { findings, figures: { length: figures }, words }: AuditedFigures,
): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const wrong = count('contradiction');
  const others = [
    ...(count('ambiguity') === 0 ? [] : [plural(count('ambiguity'), 'ambiguity', 'ambiguities')]),
    ...(count('note') === 0 ? [] : [plural(count('note'), 'note')]),
  ];
  const verdict =
    wrong === 0
      ? `the ${figures} figures can all be true together`
      : `${plural(wrong, 'contradiction')} among the ${figures} figures`;
  return `${scenario.title}${words === null ? '' : `, read by ${words.title}`}: ${verdict}${others.length === 0 ? '' : `; ${list(others)}`}.`;
}

function printFinding({ explanation, hint, position, severity }: Finding, { words }: AuditedFigures): Line {
  const isByWords = severity === 'contradiction' && words !== null;
  const line = position === null ? '' : ` (line ${position.line})`;
  return bullet(`${explanation}${line}${hint === null || isByWords ? '' : ` ${hint}`}`);
}

const titleOf = (scenario: Declaration): string =>
  `Every figure, and the whole counts of ${nounOf(scenario)[1]} it could have come from`;

const PRINT: Column<AuditedFigure> = {
  key: 'verdict',
  heading: 'Print it?',
  value: ({ presentation }) => (presentation === null ? null : verdictsInWords(presentation)),
};

const BECAUSE: Column<AuditedFigure> = {
  key: 'because',
  heading: 'Because',
  value: ({ presentation }) => (presentation === null ? null : reasonsInWords(presentation)),
};

const PATH: Column<AuditedFigure> = { key: 'path', heading: 'Where in the file', value: ({ path }) => path };

const COLUMNS: readonly Column<AuditedFigure>[] = [
  { key: 'label', heading: 'Figure', value: ({ label }) => label },
  { key: 'basis', heading: 'Basis', value: ({ basis }) => basis },
  { key: 'printed', heading: 'Printed', value: ({ printed }) => printed },
  { key: 'of', heading: 'Of', value: ({ of }) => of },
  {
    key: 'counts',
    heading: 'Counts',
    align: 'right',
    value: ({ counts }) => (counts === null ? null : printCounts(counts)),
  },
  PRINT,
];

function printCounts({ lowest, highest }: { lowest: number; highest: number }): string {
  if (lowest > highest) return 'none';
  return lowest === highest ? `${lowest}` : `${lowest} to ${highest}`;
}
