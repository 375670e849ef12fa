import { z } from 'zod';
import { requireText } from '../../check.js';
import { DataError, problem } from '../../problem.js';
import type { Pack } from '../pack.js';
import { checksumOf } from './buildPack.js';

/** Enough of a pack's shape to know one; the checksum vouches for the rest. */
const packSchema = z.looseObject({
  format: z.literal('casesim-pack/1'),
  code: z.string(),
  checksum: z.string(),
  items: z.array(z.looseObject({ id: z.string() })),
  cases: z.array(z.looseObject({ number: z.number() })),
  key: z.array(z.looseObject({ number: z.number() })),
});

/**
 * Reads a pack back from the text of its `pack.json`.
 *
 * @param text - the file
 * @param file - its name, for messages
 * @returns the pack, as `buildPack` gave it
 * @throws DataError when it is not a pack, or when it was changed by hand since casesim wrote it
 * @example
 * readPack(JSON.stringify(pack), 'pack.json').code === pack.code // true
 */
export function readPack(text: string, file: string): Pack {
  requireText('text', text);
  requireText('file', file);
  const refuse = (code: string, message: string, hint: string): DataError =>
    new DataError([problem(code, message, { hint, position: { file, line: 1, column: 1 } })]);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw refuse('not-json', `${file} is not complete JSON.`, 'Make the pack again with casesim pack.');
  }
  if (!isPack(data)) {
    throw refuse('not-a-pack', `${file} is not a practice pack.`, 'Name the folder that casesim pack wrote.');
  }
  if (checksumOf(data) !== data.checksum) {
    throw refuse(
      'edited-pack',
      `${file} has been changed since casesim wrote it: its checksum does not fit, so its key cannot be relied on.`,
      'Make the pack again with the same scenario, seed and options; the same pack code gives the same bytes.',
    );
  }
  return data;
}

function isPack(data: unknown): data is Pack {
  return packSchema.safeParse(data).success;
}
