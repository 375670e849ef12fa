import { hasParts, requireMade } from '../../check.js';
import { ArgumentError } from '../../problem.js';
import type { Pack } from '../pack.js';
import { packProblems } from './packProblems.js';

/** A pack as casesim made or read it, whole; not its folder, and not one that was changed into another shape. */
export function requirePack(argument: string, pack: Pack): Pack {
  const isPack = hasParts(pack, []) && pack.format === 'casesim-pack/1';
  requireMade(argument, pack, { isMade: isPack, makers: 'buildPack or readPack' });
  const problems = packProblems({ data: pack, positionOf: () => null, keyPositionOf: () => null });
  if (problems.length === 0) return pack;
  throw new ArgumentError(
    problems.map(({ path, message, ...facts }) => ({
      ...facts,
      path: path === undefined || path === '' ? argument : `${argument}.${path}`,
      message:
        path === undefined || path === '' ? message.replace('The file', argument) : `${argument}.${message}`,
    })),
  );
}
