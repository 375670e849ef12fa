import type { StudiesReport } from '../../../results/study.js';
import { plural } from '../../../words/format.js';
import { type Document, tablePart, textPart } from '../../document/document.js';

/** The studies that come with casesim, by the questions they answer. */
export function studyListDocument(report: StudiesReport): Document<StudiesReport> {
  const { studies } = report;
  return {
    command: 'study',
    title: 'Studies that come with casesim',
    sentence: `${plural(studies.length, 'study', 'studies')} come with casesim, each named by the question it answers.`,
    parts: [
      tablePart({
        title: 'Studies',
        rows: studies,
        columns: [
          { key: 'id', heading: 'Study', value: ({ id }) => id },
          { key: 'title', heading: 'Question', value: ({ title }) => title },
        ],
      }),
      textPart(null, ['Run one with casesim study and its name, or the path of a file of your own.']),
    ],
    data: report,
  };
}
