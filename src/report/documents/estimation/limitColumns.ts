import type { Limits } from '../../../limits.js';
import { percentRange } from '../../../words/format.js';
import { figures } from '../../document/columns.js';
import type { Column } from '../../document/table.js';
import { levelText } from './levelText.js';

/** The limits of the share at each level of a scale: of one alone, and of all at once. */
export function limitColumns<Row extends { readonly each: Limits; readonly together: Limits }>(
  confidence: number,
): Column<Row>[] {
  return [
    figures<Row>(
      'lower',
      `At ${levelText(confidence)}`,
      ({ each }) => each.lower,
      ({ each }) => percentRange(each.lower, each.upper),
    ),
    figures<Row>(
      'togetherLower',
      'All levels at once',
      ({ together }) => together.lower,
      ({ together }) => percentRange(together.lower, together.upper),
    ),
  ];
}
