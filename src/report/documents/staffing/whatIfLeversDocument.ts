import type { LeversReport } from '../../../results/levers.js';
import type { LeverListing } from '../../../staffing/levers/listLevers.js';
import { plural } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { raw, words } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';

/** The document of `casesim whatif levers`. */
export function leversDocument(report: LeversReport): Document<LeversReport> {
  const { levers } = report;
  const write = words<LeverListing>('write', 'Write it like', ({ examples }) => examples.join(', '));
  const range = words<LeverListing>('range', 'Range', (lever) => lever.range);
  const source = words<LeverListing>('source', "Today's value, if not your own, is", (lever) => lever.source);
  return {
    command: 'whatif levers',
    title: 'Levers that a what-if can move',
    sentence: `${plural(levers.length, 'lever')} can be moved, each with --lever "name=value".`,
    parts: [
      tablePart({
        title: 'Levers',
        columns: [
          words<LeverListing>('name', 'Name', ({ name }) => name),
          words<LeverListing>('label', 'What it is, and its unit', ({ label, unit }) => `${label}: ${unit}`),
          write,
          range,
          source,
        ],
        rows: levers,
      }),
      textPart(null, [
        "A number with a sign changes today's value, one without replaces it. --staffing-of swaps in the staffing of another region; --points weighs cases by a point set of your own.",
        'A value without a sign is a change from the today that is printed, the same ratio in every draw (for posts the same number). Months may follow it: --lever "spo=+10 posts from month 6 until month 18 over 12 months". When it ends, rates and posts go back, people do not.',
        'A post is not a person: officers come from trainees alone, and seniors from officers.',
        'What is done in cases is moved by the name of any case variable of the scenario that is yes or no: --lever "servicesAccess=45 of 51", domesticAbuseAnalysed=80% or oversightEffective=+10 points. What it does to the key questions is as the scenario assumes.',
        'What no lever can tell you: what a person will do, or who among the staff does better. The model knows shares of cases and numbers of staff by grade.',
      ]),
    ],
    csvTable: cellsOf<LeverListing>({
      title: 'Levers',
      columns: [
        raw('name', ({ name }) => name),
        raw('label', ({ label }) => label),
        raw('unit', ({ unit }) => unit),
        write,
        range,
        source,
      ],
      rows: levers,
    }),
    data: report,
  };
}
