import type { PreparedStudy } from '../../../study/run/prepare.js';
import { type EstimatesEncoder, estimateLabels } from './estimateLabels.js';
import { csvEstimates } from './estimatesCsv.js';
import { parquetEstimates } from './estimatesParquet.js';

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
  const labels = estimateLabels(prepared);
  return format === 'csv' ? csvEstimates(labels) : parquetEstimates(labels);
}
