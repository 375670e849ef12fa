import { z } from 'zod';
import { icc, numberOrPercent, words } from '../input/fields.js';

/** The keys of clustered designs in the file of a study. */

export const clusterKeys = {
  unit: words.default('PDU').describe('What a cluster is called.'),
  clusters: z.int().min(1).max(2000).optional().describe('Clusters in the cohort.'),
  sizes: z
    .array(z.number().positive().max(100_000))
    .min(1)
    .max(2000)
    .optional()
    .describe('Size of each cluster, in cases or in proportion; a cohort is shared out accordingly.'),
  cv: numberOrPercent(z.number().min(0).max(10))
    .optional()
    .describe('Coefficient of variation of the sizes of clusters, which are then quantiles of a lognormal.'),
  take: z.int().min(1).max(2000).optional().describe('Clusters taken; all of them if omitted.'),
  icc: icc
    .optional()
    .describe(
      'Correlation of two cases in one cluster, in different units where it has them: 0 or more, below 1.',
    ),
};

export const unitKeys = {
  unit: words.default('practitioner').describe('What a unit within a cluster is called.'),
  clusters: z.int().min(1).max(2000).describe('Units in each cluster.'),
  icc: icc
    .optional()
    .describe('Correlation of two cases in one unit: at least that of one cluster, below 1.'),
};

export function unitsOf(keys: string): string {
  return `Units within each cluster whose cases resemble each other more: ${keys}.`;
}
