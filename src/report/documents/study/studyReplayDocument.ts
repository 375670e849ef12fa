import type { ReplayedAnswer, ReplayReport } from '../../../results/study.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import type { PreparedStudy } from '../../../study/run/prepare.js';
import { number, percent, points } from '../../../words/format.js';
import { type Document, tablePart, textPart } from '../../document/document.js';

/** The document of one replicate repeated alone, and what each answer made of it. */
export function replayDocument(
  report: ReplayReport,
  { study, conditions }: PreparedStudy,
): Document<ReplayReport> {
  const { condition: index, block, replicate, seed, answers: rows, failures } = report;
  const condition = conditions[index]?.condition;
  const show = (value: number | null, { inquiry }: ReplayedAnswer): string => {
    const asked = study.inquiries.find(({ name }) => name === inquiry);
    const estimand = asked === undefined ? 'none' : inquiryKind(asked.kind).estimand;
    if (value === null) return '–';
    if (estimand === 'score') return number(value, 3);
    return estimand === 'difference' ? points(value, 2) : percent(value, 2);
  };
  return {
    command: 'study',
    title: `One replicate: ${study.title}`,
    sentence: `Replicate ${replicate} of block ${block} of condition ${index} (${condition?.designName}, ${condition?.inspectorsName}), seed ${seed}.`,
    seed,
    parts: [
      tablePart(
        {
          title: 'Results',
          rows,
          columns: [
            { key: 'inquiry', heading: 'Inquiry', value: (row) => row.inquiry },
            { key: 'answer', heading: 'Estimator', value: (row) => row.answer },
            {
              key: 'estimate',
              heading: 'Estimate',
              value: (row) => row.estimate,
              show: (row) => show(row.estimate, row),
            },
            {
              key: 'truth',
              heading: 'Truth',
              value: (row) => row.truth,
              show: (row) => show(row.truth, row),
            },
            { key: 'covered', heading: 'Interval covers', value: (row) => row.covered },
          ],
        },
        { main: true },
      ),
      ...(failures.length === 0
        ? []
        : [
            textPart(
              null,
              failures.map(({ reason }) => reason),
            ),
          ]),
    ],
    data: report,
  };
}
