import { readable } from '../../../scenario/figures/readable.js';
import type { MarkersInspection } from '../../../training/marking/inspectMarkers.js';
import type {
  Marking,
  MissedCue,
  ParticipantMarks,
  QuestionMarks,
  Share,
} from '../../../training/marking/marking.js';
import type { Pack } from '../../../training/pack.js';
import {
  inWords,
  limitInPoints,
  percent,
  percentRange,
  percentWithCounts,
  plural,
  signed,
} from '../../../words/format.js';
import type { Column, Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';
import { ANSWER_WORDS, entryWords, itemName, itemOf } from './packText.js';

/** The tables that marks are shown in. */

export function showShare(share: Share | null): string {
  if (share === null) return 'not measured';
  return `${percentWithCounts(share.count, share.of)}, ${percentRange(share.lower, share.upper)}`;
}

function showCount(share: Share | null): string {
  return share === null ? 'none' : percentWithCounts(share.count, share.of);
}

/** How far the group, or its one member, agreed with the key. */
export function groupSentence({ participants, group }: Marking): string {
  const right = group.reduce((sum, { agreement }) => sum + (agreement?.count ?? 0), 0);
  const of = group.reduce((sum, { agreement }) => sum + (agreement?.of ?? 0), 0);
  const [first] = participants;
  const who =
    participants.length === 1 && first !== undefined
      ? first.participant
      : plural(participants.length, 'participant');
  return `${who} agreed with the key on ${questionsInWords(group.length)} in ${percentWithCounts(right, of)} of the answers that it settles.`;
}

/** `the four key questions`. */
export function questionsInWords(count: number): string {
  return count === 1 ? 'the key question' : `the ${inWords(count)} key questions`;
}

/** Against the key: one row for each key question. */
export function againstKeyTable(
  title: string,
  questions: readonly QuestionMarks[],
  { confidence, contested }: Marking,
): Table<QuestionMarks> {
  const share = (
    key: 'agreement' | 'sensitivity' | 'specificity',
    heading: string,
  ): Column<QuestionMarks> => ({
    key,
    heading,
    value: (marks) => marks[key]?.estimate ?? null,
    show: (marks) => showShare(marks[key]),
    align: 'left',
  });
  const left = Object.entries(contested)
    .filter(([, cases]) => cases.length > 0)
    .map(([question, cases]) => `${readable(question).toLowerCase()} in case ${cases.join(', ')}`);
  return {
    title,
    columns: [
      {
        key: 'question',
        heading: 'Key question',
        value: ({ question }) => question,
        show: ({ question }) => readable(question),
      },
      share('agreement', 'Agreement with the key'),
      share('sensitivity', 'Sensitivity (Yes where it is Yes)'),
      share('specificity', 'Specificity (No where it is No)'),
      {
        key: 'leniency',
        heading: 'Leniency, percentage points',
        value: ({ leniency }) => leniency?.difference ?? null,
        show: ({ leniency }) =>
          leniency === null
            ? 'not measured'
            : `${signed(100 * leniency.difference, 0)}, ${limitInPoints(leniency.lower, 0)} to ${limitInPoints(leniency.upper, 0)}`,
        align: 'left',
      },
    ],
    rows: questions,
    notes: [
      `Ranges are ${levelText(confidence)} limits. Leniency is the share of Yes given less that in the key: above 0 is lenient.`,
      ...(left.length > 0 ? [`Contested by the key, and so not marked: ${left.join('; ')}.`] : []),
    ],
  };
}

/** One row for each participant: agreement with the key on each key question, and on the prompts. */
export function participantsTable({ participants, group, confidence }: Marking): Table<ParticipantMarks> {
  return {
    title: 'Each participant',
    columns: [
      { key: 'participant', heading: 'Participant', value: ({ participant }) => participant },
      {
        key: 'answered',
        heading: 'Answered',
        value: ({ answered }) => answered,
        show: ({ answered, asked }) => `${answered} of ${asked}`,
        align: 'right',
      },
      ...group.map(({ question }): Column<ParticipantMarks> => {
        const agreement = ({ questions }: ParticipantMarks): Share | null =>
          questions.find((one) => one.question === question)?.agreement ?? null;
        return {
          key: question,
          heading: readable(question),
          value: (marks) => agreement(marks)?.estimate ?? null,
          show: (marks) => showCount(agreement(marks)),
          align: 'right',
        };
      }),
      {
        key: 'prompts',
        heading: 'Prompts',
        value: ({ prompts }) => prompts?.estimate ?? null,
        show: ({ prompts }) => showShare(prompts),
        align: 'left',
      },
    ],
    rows: participants,
    notes: [
      `Agreement with the key; the range on prompts is a ${levelText(confidence)} one. A participant's own page gives the ranges of each key question.`,
    ],
  };
}

/** The cues missed most, one row for each prompt of a case. */
export interface MissedRow {
  readonly cue: MissedCue;
  readonly people: readonly string[];
}

export function missedRows(pack: Pack, { participants }: Marking): MissedRow[] {
  const order = new Map(pack.items.map(({ id }, index) => [id, index]));
  const rows = new Map<string, { cue: MissedCue; people: string[] }>();
  for (const cue of participants.flatMap(({ missed }) => missed)) {
    const key = `${cue.case}/${cue.item}`;
    const row = rows.get(key) ?? { cue, people: [] };
    row.people.push(cue.participant);
    rows.set(key, row);
  }
  const indexOf = ({ cue }: MissedRow): number => order.get(cue.item)!;
  return [...rows.values()].sort(
    (a, b) => b.people.length - a.people.length || a.cue.case - b.cue.case || indexOf(a) - indexOf(b),
  );
}

export function missedTable(pack: Pack, rows: readonly MissedRow[]): Table<MissedRow> {
  return {
    title: 'Cues missed',
    columns: [
      { key: 'case', heading: 'Case', value: ({ cue }) => cue.case },
      {
        key: 'item',
        heading: 'Prompt',
        value: ({ cue }) => cue.item,
        show: ({ cue }) => `${itemName(itemOf(pack, cue.item))} ${itemOf(pack, cue.item).short}`,
      },
      { key: 'missedBy', heading: 'Missed by', value: ({ people }) => people.length, align: 'right' },
      {
        key: 'answer',
        heading: 'Key',
        value: ({ cue }) => cue.answer,
        show: ({ cue }) => ANSWER_WORDS[cue.answer],
      },
      { key: 'where', heading: 'What decides it', value: ({ cue }) => entryWords(cue.entries) },
    ],
    rows,
  };
}

/** What an inspection by these markers would report, in one sentence: the key question that they would move most. */
export function inspectionSentence(rows: readonly MarkersInspection[]): string {
  const moved = rows.flatMap(({ question, cases, truth, markers }) =>
    markers === null ? [] : [{ question, truth, reported: markers.mean / cases }],
  );
  const [most] = moved.sort((a, b) => Math.abs(b.reported - b.truth) - Math.abs(a.reported - a.truth));
  if (most === undefined) {
    return 'No key question has settled cases of both kinds that were answered, so nothing can be said of an inspection.';
  }
  const others = rows.length > 1 ? '; the other key questions would change less' : '';
  return `If these markers inspected, ${readable(most.question).toLowerCase()} would be reported as sufficient in ${percent(most.reported)} of cases on average, where it truly is in ${percent(most.truth)}${others}.`;
}

/** What an inspection by these markers would report. */
export function inspectionTable(
  rows: readonly MarkersInspection[],
  confidence: number,
): Table<MarkersInspection> {
  const reported = (key: 'perfect' | 'markers', heading: string): Column<MarkersInspection> => ({
    key,
    heading,
    value: (row) => row[key]?.mean ?? null,
    show: (row) => {
      const found = row[key];
      if (found === null) return 'not measured';
      return `${percent(found.mean / row.cases)} on average, ${percentRange(found.lower / row.cases, found.upper / row.cases)}`;
    },
    align: 'left',
  });
  const cases = rows[0]!.cases;
  return {
    title: `What an inspection of ${cases} cases would report`,
    columns: [
      {
        key: 'question',
        heading: 'Key question',
        value: ({ question }) => question,
        show: ({ question }) => readable(question),
      },
      {
        key: 'truth',
        heading: 'If the truth is',
        value: ({ truth }) => truth,
        show: ({ truth }) => percent(truth),
        align: 'right',
      },
      reported('perfect', 'Perfect markers'),
      reported('markers', 'These markers'),
    ],
    rows,
    notes: [
      `Exact: each range contains ${levelText(confidence)} of inspections. The published share is taken as the truth; the markers' sensitivity and specificity carry their own uncertainty (beta posteriors from Jeffreys' prior, on as many answers as the group's are worth).`,
      'These are results of a practice exercise with invented cases, not findings about any region or inspector.',
    ],
  };
}
