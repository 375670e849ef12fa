import type { Pack } from '../../../training/pack.js';
import type { Document } from '../../document/document.js';
import { originOfPack } from './packText.js';

/** A page about a pack: its code beside the title, at its head that it is invented, at its foot where it comes from. */
export function packPage<Data extends object>(
  pack: Pack,
  page: Pick<Document<Data>, 'command' | 'title' | 'sentence' | 'parts' | 'data' | 'csvTable'>,
): Document<Data> {
  const { code, notice, seed, scenario } = pack;
  return {
    ...page,
    notice,
    partOf: { name: `pack ${code}`, origin: originOfPack(pack) },
    seed,
    scenarios: [{ id: scenario.id, hash: scenario.hash }],
  };
}
