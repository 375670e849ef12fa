import type { Verdict } from '../../../estimation/rules/presentationRule.js';
import type { AuditedFigure, AuditedFigures } from '../../../results/auditedFigures.js';
import type { FigurePresentation } from '../../../results/presentations.js';
import { asWritten, list, plural } from '../../../words/format.js';
import { type Part, tablePart, textPart } from '../../document/document.js';
import type { Column } from '../../document/table.js';

const WORDS: Readonly<Record<Verdict, string>> = {
  print: 'yes',
  note: 'with a note',
  review: 'after review',
  doNotPrint: 'no',
};

/** Which figures a rule would not print as they are: said in a sentence, then each with its reason. */
export function presentationParts({ figures, rule, designEffect }: AuditedFigures): Part[] {
  const judged = figures.filter(({ presentation }) => presentation !== null);
  if (judged.length === 0) return [];
  const rows = judged.filter(({ presentation }) => presentation?.verdicts.join() !== 'print');
  const counted = (is: (verdicts: readonly Verdict[]) => boolean, one: string, many: string) => {
    const count = judged.filter(({ presentation }) => is(presentation?.verdicts ?? [])).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  };
  const only = (verdict: Verdict) => (verdicts: readonly Verdict[]) => verdicts.join() === verdict;
  const said = [
    ...counted(only('doNotPrint'), 'should not be printed', 'should not be printed'),
    ...counted(only('review'), 'needs a review', 'need a review'),
    ...counted(only('note'), 'needs a note', 'need a note'),
    ...counted(
      (verdicts) => verdicts.length > 1,
      'depends on the count behind the words',
      'depend on the count behind the words',
    ),
  ];
  const shares = plural(judged.length, 'printed share');
  const found =
    said.length === 0
      ? `${judged.length === 1 ? 'the' : 'all'} ${shares} may be printed`
      : `of ${shares} ${list(said)}${rows.length === judged.length ? '' : '; the rest may be printed'}`;
  const independence =
    designEffect === 1
      ? 'Cases are taken as independent of one another.'
      : `Each is judged as if it were of its cases divided by a design effect of ${asWritten(designEffect)}.`;
  return [
    textPart('What should be printed', [
      `By the rule ${rule.title}, ${found}. Its source: ${rule.source}. ${independence}`,
    ]),
    ...(rows.length === 0
      ? []
      : [tablePart({ title: 'Not to be printed as they are', columns: COLUMNS, rows })]),
  ];
}

/** `no`, or `no or yes` where it depends on which of the feasible counts it is. */
export function verdictsInWords({ verdicts }: FigurePresentation): string {
  return list(
    verdicts.map((verdict) => WORDS[verdict]),
    'or',
  );
}

/** The reason; where it depends on the count behind the words, that of each verdict. */
export function reasonsInWords({ verdicts, reasons }: FigurePresentation): string {
  return verdicts.length === 1
    ? reasons.join()
    : verdicts.map((verdict, index) => `${WORDS[verdict]}: ${reasons[index]}`).join('; ');
}

const COLUMNS: readonly Column<AuditedFigure>[] = [
  { key: 'label', heading: 'Figure', value: ({ label }) => label },
  { key: 'printed', heading: 'Printed', value: ({ printed }) => printed },
  { key: 'of', heading: 'Of', value: ({ of }) => of },
  {
    key: 'verdict',
    heading: 'Print it?',
    value: ({ presentation }) => (presentation === null ? null : verdictsInWords(presentation)),
  },
  {
    key: 'because',
    heading: 'Because',
    value: ({ presentation }) => (presentation === null ? null : reasonsInWords(presentation)),
  },
];
