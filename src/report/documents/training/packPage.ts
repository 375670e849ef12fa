import type { Pack } from '../../../training/pack.js';
import type { Document } from '../../document/document.js';
import { nameOfPack, originOfPack } from './packText.js';

type Page<Data extends object> = Pick<Document<Data>, 'command' | 'title' | 'sentence' | 'parts' | 'data'>;

/** A page for the facilitator: the pack's code beside the title, at its head that it is invented, at its foot where it comes from. */
export function facilitatorPage<Data extends object>(pack: Pack, page: Page<Data>): Document<Data> {
  const { seed, scenario } = pack;
  return {
    ...participantsPage(pack, page),
    partOf: { name: nameOfPack(pack), origin: originOfPack(pack) },
    seed,
    scenarios: [{ id: scenario.id, hash: scenario.hash }],
  };
}

/** A page for participants: it comes from the pack alone, since scenario, seed and version would make the key again. */
export function participantsPage<Data extends object>(pack: Pack, page: Page<Data>): Document<Data> {
  const name = nameOfPack(pack);
  return { ...page, notice: pack.notice, partOf: { name, origin: `Practice ${name}` } };
}
