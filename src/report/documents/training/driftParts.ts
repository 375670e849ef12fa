import type { Drift } from '../../../estimation/markers/drift.js';
import { readable } from '../../../scenario/figures/readable.js';
import type { DriftMarks } from '../../../training/marking/driftMarks.js';
import { limitInPoints, list, percent, plural, signed } from '../../../words/format.js';
import { type Part, tablePart, textPart } from '../../document/document.js';
import type { Column, Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';

/** How answers changed since earlier events, on the cases that both had; nothing where no event was named. */
export function driftParts(drifts: readonly DriftMarks[] | null, confidence: number): Part[] {
  if (drifts === null || drifts.length === 0) return [];
  const apart = [...new Set(drifts.filter(({ anchors }) => anchors.length === 0).map(({ since }) => since))];
  const rows = drifts.filter(({ anchors }) => anchors.length > 0);
  return [
    ...apart.map((since) => textPart(null, [`No case of the event in ${since} is in this pack.`])),
    ...(rows.length === 0
      ? []
      : [textPart(null, sentencesOf(rows, confidence)), tablePart(driftTable(rows, confidence))]),
  ];
}

/** For each earlier event, what has changed by more than who marked would explain. */
function sentencesOf(rows: readonly DriftMarks[], confidence: number): string[] {
  return [...new Set(rows.map(({ since }) => since))].map((since) => {
    const own = rows.filter((row) => row.since === since);
    const shown = own.flatMap((row) => {
      const says = [
        ...saidOf(row.yes, ['more Yes', 'fewer Yes']),
        ...saidOf(row.agreement, ['more agreement with the key', 'less agreement with the key']),
      ];
      return says.length === 0 ? [] : [`${readable(row.question)} has ${list(says)}`];
    });
    const level = levelText(confidence);
    if (shown.length === 0) return `No drift since ${since} is shown at ${level} in any key question.`;
    const others = shown.length === own.length ? '' : ' No drift is shown in the others.';
    return `Since ${since}, on the same cases and shown at ${level}: ${list(shown)}.${others}`;
  });
}

/** A change whose limits exclude 0, in words. */
function saidOf(found: Drift | null, [more, fewer]: readonly [string, string]): string[] {
  if (found === null || found.lower === null || found.upper === null) return [];
  if (found.lower <= 0 && found.upper >= 0) return [];
  const { earlier, later } = found;
  return [`${found.lower > 0 ? more : fewer} (${percent(earlier)} then, ${percent(later)} now)`];
}

function driftTable(rows: readonly DriftMarks[], confidence: number): Table<DriftMarks> {
  const change = (key: 'yes' | 'agreement', heading: string): Column<DriftMarks> => ({
    key,
    heading,
    value: (row) => row[key]?.change ?? null,
    show: (row) => showDrift(row[key]),
    align: 'left',
  });
  return {
    title: 'Drift since earlier events',
    columns: [
      { key: 'since', heading: 'Since', value: ({ since }) => since },
      {
        key: 'question',
        heading: 'Key question',
        value: ({ question }) => question,
        show: ({ question }) => readable(question),
      },
      {
        key: 'anchors',
        heading: 'Anchors',
        value: ({ anchors }) => anchors.length,
        show: ({ anchors }) => plural(anchors.length, 'case'),
        align: 'right',
      },
      change('yes', 'Yes'),
      change('agreement', 'Agreement with the key'),
    ],
    rows,
    notes: [
      `On the cases that both events had, with this pack's key: then, now, and the change in percentage points with ${levelText(confidence)} limits. People are the sample and the cases are fixed; of rows without any drift about one in ${Math.round(1 / (1 - confidence))} has limits that exclude 0.`,
    ],
  };
}

function showDrift(found: Drift | null): string {
  if (found === null) return 'not measured';
  const { earlier, later, change, lower, upper } = found;
  const limits =
    lower === null || upper === null
      ? 'one person'
      : `${limitInPoints(lower, 0)} to ${limitInPoints(upper, 0)}`;
  return `${percent(earlier)} to ${percent(later)}: ${signed(100 * change, 0)}, ${limits}`;
}
