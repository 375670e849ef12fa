import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { KEPT } from '../../../study/run/estimates.js';
import type { StudyBlock } from '../../../study/run/prepare.js';
import { type EstimateLabels, type EstimatesEncoder, firstReplicate } from './estimateLabels.js';

/**
 * Replicates as Parquet, a row group a block. Whole blocks have the same rows but for their numbers, so the bytes of the
 * first are kept, and the numbers of each block after it are put over those of the one before: new memory for each would
 * take longer than the numbers themselves.
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
      if (whole?.replicates === block.replicates) return repeated(whole, block, writer);
      const from = bytes.offset;
      const rows = labels.answers.length * block.replicates;
      const plain = NUMBERS.map(({ name, kind, fill }) => {
        const data = new kind(rows);
        fill(data, block);
        return { name, data, encoding: 'PLAIN' as const };
      });
      const columnData = [...labelColumns(labels, block.replicates), ...plain];
      writer.write({ columnData, rowGroupSize: rows, pageSize: 0 });
      const chunk = taken();
      const scratch = new ArrayBuffer(rows * Float64Array.BYTES_PER_ELEMENT);
      whole = {
        replicates: block.replicates,
        from,
        bytes: chunk,
        index: writer.row_groups.length - 1,
        scratch,
      };
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
  /** Where a column is put together. */
  readonly scratch: ArrayBuffer;
}

/** A column that differs from block to block: the number of each replicate, or a part of what is kept of it. */
interface Numbers {
  readonly name: string;
  readonly kind: Int32ArrayConstructor | Float64ArrayConstructor;
  readonly fill: (into: Int32Array | Float64Array, block: StudyBlock) => void;
}

const NUMBERS: readonly Numbers[] = [
  {
    name: 'replicate',
    kind: Int32Array,
    fill: (into, block) => {
      const first = firstReplicate(block);
      for (let row = 0, replicate = 0; row < into.length; row++) {
        into[row] = first + replicate;
        replicate = replicate + 1 === block.replicates ? 0 : replicate + 1;
      }
    },
  },
  ...KEPT.map(
    (name, part): Numbers => ({
      name,
      kind: Float64Array,
      fill: (into, { estimates }) => {
        // Every block that comes here was asked to keep its replicates.
        const values = estimates!;
        for (let row = 0, at = part; row < into.length; row++, at += KEPT.length) into[row] = values[at]!;
      },
    }),
  ),
];

/** The bytes of a group with the numbers of another block put over its own, and the record of where it is in the file. */
function repeated(
  { bytes, from, index, scratch }: Group,
  block: StudyBlock,
  file: ParquetWriter,
): Uint8Array {
  const { row_groups: groups, writer } = file;
  const group = groups[index]!;
  const rows = Number(group.num_rows);
  const moved = BigInt(writer.offset - from);
  const labels = group.columns.length - NUMBERS.length;
  const columns = group.columns.map((column, at) => {
    const { file_offset: start, meta_data: data } = column;
    if (data === undefined) throw new RangeError('a column without a record of its own');
    const numbers = NUMBERS[at - labels];
    if (numbers !== undefined) {
      // Plain numbers, none of them missing, are the end of their column.
      const own = new numbers.kind(scratch, 0, rows);
      numbers.fill(own, block);
      const end = Number(start + data.total_compressed_size) - from;
      bytes.set(new Uint8Array(scratch, 0, own.byteLength), end - own.byteLength);
    }
    const { data_page_offset: page, dictionary_page_offset: dictionary } = data;
    const record = { ...data, data_page_offset: page + moved };
    if (dictionary !== undefined) record.dictionary_page_offset = dictionary + moved;
    return { ...column, file_offset: start + moved, meta_data: record };
  });
  groups.push({ ...group, columns });
  file.num_rows += group.num_rows;
  writer.offset += bytes.length;
  return bytes;
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
