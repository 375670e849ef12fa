import { parquetWriteBuffer } from 'hyparquet-writer';
import type { StudyResult } from '../../../study/run/results.js';
import { cellsOf } from '../../document/cells.js';
import { tidyTable } from './studyRows.js';

/** The tidy results as a Parquet file: numbers as doubles, words as text, the same columns as the CSV. */
export function studyParquet(result: StudyResult): Uint8Array {
  const { columns, values } = cellsOf(tidyTable(result));
  const columnData = columns.map(({ key }, index) => {
    const data = values.map((row) => row[index] ?? null);
    const type = data.some((cell) => typeof cell === 'string')
      ? ('STRING' as const)
      : data.some((cell) => typeof cell === 'boolean')
        ? ('BOOLEAN' as const)
        : ('DOUBLE' as const);
    return { name: key, data, type, nullable: true };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
