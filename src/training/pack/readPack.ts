import { hasParts, requireText } from '../../check.js';
import { DataError, type Problem, problem } from '../../problem.js';
import type { Pack } from '../pack.js';
import { checksumOf } from './buildPack.js';
import { JsonPositions } from './jsonPositions.js';
import { packProblems } from './packProblems.js';
import { parseJson } from './parseJson.js';

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
  const refusal = (code: string, message: string, hint: string): Problem =>
    problem(code, message, { hint, position: { file, line: 1, column: 1 } });
  const data = parseJson(text, file, 'Make the pack again with casesim pack.');
  if (!isPack(data)) {
    const { format } = hasParts(data, []) ? (data as { readonly format?: unknown }) : {};
    if (typeof format === 'string' && format.startsWith('casesim-pack/')) {
      const message = `${file} is a pack of another version: it says ${format}, and this casesim reads casesim-pack/1.`;
      throw new DataError([refusal('another-version', message, 'Mark it with the casesim that made it.')]);
    }
    const hint = 'Name the folder that casesim pack wrote.';
    throw new DataError([refusal('not-a-pack', `${file} is not a practice pack.`, hint)]);
  }
  const { positionOf, keyPositionOf } = new JsonPositions(text, file);
  const problems = packProblems({ data, positionOf, keyPositionOf });
  if (checksumOf(data) === data.checksum && problems.length === 0) return data;
  const message =
    problems.length === 0
      ? `${file} has been changed since casesim wrote it: its checksum does not fit, so its key cannot be relied on.`
      : `${file} has been changed since casesim wrote it, and not all of a pack is in it.`;
  const hint =
    'To change an answer of the key, use casesim pack --correct, which keeps the reason. To undo the change, make the pack again with the same scenario, seed and options.';
  throw new DataError([refusal('edited-pack', message, hint), ...problems]);
}

function isPack(data: unknown): data is Pack {
  return hasParts(data, []) && (data as Partial<Pack>).format === 'casesim-pack/1';
}
