import { keptAnswers } from '../../../study/run/estimates.js';
import type { PreparedStudy, StudyBlock } from '../../../study/run/prepare.js';
import { BLOCK_SIZE } from '../../../study/run/runBlock.js';
import { AXES } from '../../../study/study.js';

/**
 * Writes the replicates of a study, block by block: each call gives the bytes to put behind those before, good until the
 * next call.
 */
export interface EstimatesEncoder {
  start(): string | Uint8Array;
  block(block: StudyBlock): string | Uint8Array;
  end(): string | Uint8Array;
}

/** What says of a row which answer it belongs to. */
export interface EstimateLabels {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** The values of each answer, in the order of the columns. */
  readonly answers: readonly (readonly (string | number | null)[])[];
}

/** What the rows of a study's replicates are labelled with. */
export function estimateLabels(prepared: PreparedStudy): EstimateLabels {
  const { conditions } = prepared;
  const used = AXES.filter(
    (axis) =>
      axis !== 'confidence' && conditions.some(({ condition }) => condition.point[axis] !== undefined),
  );
  const columns = [
    { name: 'design', isNumber: false },
    { name: 'inspectors', isNumber: false },
    ...used.map((name) => ({ name, isNumber: name !== 'effects' })),
    { name: 'inquiry', isNumber: false },
    { name: 'answer', isNumber: false },
    { name: 'confidence', isNumber: true },
  ];
  const answers = keptAnswers(prepared).map(({ condition: index, analysis }) => {
    const { condition, analyses } = conditions[index]!;
    const { inquiry, answer } = analyses[analysis]!;
    return [
      condition.designName,
      condition.inspectorsName,
      ...used.map((axis) => condition.point[axis] ?? null),
      inquiry.name,
      answer.name,
      answer.interval === null ? null : answer.confidence,
    ];
  });
  return { columns, answers };
}

/** The number of a block's first replicate, counted from 0 over the whole study. */
export const firstReplicate = ({ block }: StudyBlock): number => block * BLOCK_SIZE;
