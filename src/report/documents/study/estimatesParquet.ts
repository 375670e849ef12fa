import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { KEPT } from '../../../study/run/estimates.js';
import type { StudyBlock } from '../../../study/run/prepare.js';
import { type EstimateLabels, type EstimatesEncoder, firstReplicate } from './estimateLabels.js';

/**
 * Replicates as Parquet, a row group a block. Whole blocks have the same rows but for their numbers, so the bytes of the
 * first are kept, and those after it differ only where the numbers are.
 */
export function parquetEstimates(labels: EstimateLabels): EstimatesEncoder {
  const bytes = new ByteWriter(1 << 20);
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(labels),
    // Replicates are noise, which does not compress.
    codec: 'UNCOMPRESSED',
    statistics: false,
  });
  const taken = (): Uint8Array => {
    const chunk = bytes.getBytes().slice();
    bytes.index = 0;
    return chunk;
  };
  let whole: Group | null = null;
  return {
    start: taken,
    block: (block) => {
      const numbers = numbersOf(block, labels.answers.length);
      if (whole?.replicates === block.replicates) return repeated(whole, numbers, writer);
      const from = bytes.offset;
      const plain = numbers.map((column) => ({ ...column, encoding: 'PLAIN' as const }));
      const columnData = [...labelColumns(labels, block.replicates), ...plain];
      writer.write({ columnData, rowGroupSize: labels.answers.length * block.replicates, pageSize: 0 });
      const chunk = taken();
      whole = { replicates: block.replicates, from, bytes: chunk, index: writer.row_groups.length - 1 };
      return chunk;
    },
    end: () => {
      writer.finish();
      return taken();
    },
  };
}

/** A row group as it was written: its bytes, where they begin in the file, and its index among the groups. */
interface Group {
  readonly replicates: number;
  readonly from: number;
  readonly bytes: Uint8Array;
  readonly index: number;
}

/** A column that differs from block to block. */
interface Numbers {
  readonly name: string;
  readonly data: Int32Array | Float64Array;
}

/** The bytes of a group like another but for its numbers, with the record of where it is in the file. */
function repeated(
  { bytes, from, index }: Group,
  numbers: readonly Numbers[],
  file: ParquetWriter,
): Uint8Array {
  const { row_groups: groups, writer } = file;
  const group = groups[index]!;
  const copy = bytes.slice();
  const moved = BigInt(writer.offset - from);
  const isNumber = (at: number): boolean => at >= group.columns.length - numbers.length;
  const columns = group.columns.map((column, at) => {
    const { file_offset: start, meta_data: data } = column;
    if (data === undefined) throw new RangeError('a column without a record of its own');
    if (isNumber(at)) {
      // Plain numbers, none of them missing, are the end of their column.
      const own = numbers[at - group.columns.length + numbers.length]!.data;
      const end = Number(start + data.total_compressed_size) - from;
      copy.set(new Uint8Array(own.buffer, own.byteOffset, own.byteLength), end - own.byteLength);
    }
    const { data_page_offset: page, dictionary_page_offset: dictionary } = data;
    const record = { ...data, data_page_offset: page + moved };
    if (dictionary !== undefined) record.dictionary_page_offset = dictionary + moved;
    return { ...column, file_offset: start + moved, meta_data: record };
  });
  groups.push({ ...group, columns });
  file.num_rows += group.num_rows;
  writer.offset += copy.length;
  return copy;
}

/** What differs from block to block: the number of each replicate, and what is kept of it. */
function numbersOf(block: StudyBlock, answers: number): Numbers[] {
  const { replicates } = block;
  const values = block.estimates ?? new Float64Array(0);
  const rows = answers * replicates;
  const first = firstReplicate(block);
  const replicate = new Int32Array(rows);
  for (let row = 0; row < rows; row++) replicate[row] = first + (row % replicates);
  const kept = KEPT.map((name, part) => {
    const data = new Float64Array(rows);
    for (let row = 0; row < rows; row++) data[row] = values[row * KEPT.length + part]!;
    return { name, data };
  });
  return [{ name: 'replicate', data: replicate }, ...kept];
}

function schemaOf({ columns }: EstimateLabels) {
  return [
    { name: 'root', num_children: columns.length + 1 + KEPT.length },
    ...columns.map(({ name, isNumber }) =>
      isNumber
        ? ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' } as const)
        : ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const),
    ),
    { name: 'replicate', type: 'INT32', repetition_type: 'REQUIRED' } as const,
    ...KEPT.map((name) => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }) as const),
  ];
}

/** What says of each row of a block which answer it belongs to. */
function labelColumns({ columns, answers }: EstimateLabels, replicates: number) {
  return columns.map(({ name, isNumber }, column) => {
    const missing = isNumber ? Number.NaN : '';
    const data = answers.flatMap((values) => new Array(replicates).fill(values[column] ?? missing));
    return { name, data, encoding: 'RLE_DICTIONARY' as const };
  });
}
