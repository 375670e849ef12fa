import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { KEPT, keptAnswers } from '../../../study/run/estimates.js';
import type { PreparedStudy, StudyBlock } from '../../../study/run/prepare.js';
import { BLOCK_SIZE } from '../../../study/run/runBlock.js';
import { AXES } from '../../../study/study.js';
import { csvLine } from '../../render/csv.js';

/** Writes the replicates of a study, block by block: each call gives the bytes to put behind those before. */
export interface EstimatesEncoder {
  start(): string | Uint8Array;
  block(block: StudyBlock): string | Uint8Array;
  end(): string | Uint8Array;
}

export const ESTIMATES_FORMATS = ['csv', 'parquet'] as const;

/**
 * One row for each replicate of each simulated answer: the design, the inspectors, the point of the grid, the inquiry
 * and the answer; then its estimate, standard error, limits and truth, as proportions. What a replicate does not have
 * is empty in CSV and NaN in Parquet.
 */
export function estimatesEncoder(
  prepared: PreparedStudy,
  format: (typeof ESTIMATES_FORMATS)[number],
): EstimatesEncoder {
  const labels = labelsOf(prepared);
  return format === 'csv' ? csvEncoder(labels) : parquetEncoder(labels);
}

/** What says of a row which answer it belongs to. */
interface Labels {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** The values of each answer, in the order of the columns. */
  readonly answers: readonly (readonly (string | number | null)[])[];
}

function labelsOf(prepared: PreparedStudy): Labels {
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
const firstOf = ({ block }: StudyBlock): number => block * BLOCK_SIZE;

function csvEncoder({ columns, answers }: Labels): EstimatesEncoder {
  const starts = answers.map((labels) => csvLine(labels).trimEnd());
  const written = new NumberTexts();
  return {
    start: () => csvLine([...columns.map(({ name }) => name), 'replicate', ...KEPT]),
    block: (block) => {
      const { replicates } = block;
      const values = block.estimates ?? new Float64Array(0);
      const first = firstOf(block);
      let text = '';
      for (let answer = 0, at = 0; answer < starts.length; answer++) {
        const start = starts[answer]!;
        for (let replicate = 0; replicate < replicates; replicate++) {
          text += `${start},${first + replicate}`;
          for (let part = 0; part < KEPT.length; part++) text += `,${written.of(values[at++]!)}`;
          text += '\r\n';
        }
      }
      return text;
    },
    end: () => '',
  };
}

/** Numbers as text: counts give the same ones again and again, and writing them out takes longest. */
class NumberTexts {
  private readonly known = new Map<number, string>([[Number.NaN, '']]);

  of(value: number): string {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const text = String(value);
    if (this.known.size < MOST_TEXTS) this.known.set(value, text);
    return text;
  }
}

const MOST_TEXTS = 20_000;

function parquetEncoder({ columns, answers }: Labels): EstimatesEncoder {
  const bytes = new ByteWriter(1 << 20);
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: 'root', num_children: columns.length + 1 + KEPT.length },
      ...columns.map(({ name, isNumber }) =>
        isNumber
          ? ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' } as const)
          : ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const),
      ),
      { name: 'replicate', type: 'INT32', repetition_type: 'REQUIRED' },
      ...KEPT.map((name) => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }) as const),
    ],
    // Replicates are noise, which does not compress.
    codec: 'UNCOMPRESSED',
    statistics: false,
  });
  const taken = (): Uint8Array => {
    const chunk = bytes.getBytes().slice();
    bytes.index = 0;
    return chunk;
  };
  // The same for every whole block.
  let labels: ReturnType<typeof labelColumns> = [];
  return {
    start: taken,
    block: (block) => {
      const { replicates } = block;
      const values = block.estimates ?? new Float64Array(0);
      const rows = answers.length * replicates;
      const first = firstOf(block);
      if (labels[0]?.data.length !== rows) labels = labelColumns({ columns, answers }, replicates);
      const replicate = new Int32Array(rows);
      for (let row = 0; row < rows; row++) replicate[row] = first + (row % replicates);
      const numbers = KEPT.map((name, part) => {
        const data = new Float64Array(rows);
        for (let row = 0; row < rows; row++) data[row] = values[row * KEPT.length + part]!;
        return { name, data, encoding: 'PLAIN' as const };
      });
      writer.write({
        columnData: [...labels, { name: 'replicate', data: replicate, encoding: 'PLAIN' }, ...numbers],
        rowGroupSize: rows,
        pageSize: 0,
      });
      return taken();
    },
    end: () => {
      writer.finish();
      return taken();
    },
  };
}

/** What says of each row of a block which answer it belongs to. */
function labelColumns({ columns, answers }: Labels, replicates: number) {
  return columns.map(({ name, isNumber }, column) => {
    const missing = isNumber ? Number.NaN : '';
    const data = answers.flatMap((values) => new Array(replicates).fill(values[column] ?? missing));
    return { name, data, encoding: 'RLE_DICTIONARY' as const };
  });
}
