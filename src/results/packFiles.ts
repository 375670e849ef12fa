import type { CaseFile, Pack } from '../training/pack.js';

/** What the files of a pack's folder contain as data. */

/** What participants may see of a pack: nothing of the key, nor of the notes. */
export type PackCases = Omit<Pack, 'key' | 'notes' | 'checksum'>;

/** What is asked of which case. */
export interface AnswerSheet extends Pick<Pack, 'items'> {
  readonly cases: readonly Pick<CaseFile, 'number' | 'id'>[];
}

/** Where a pack comes from: what the files of a facilitator begin with. */
type PackOrigin = Pick<Pack, 'code' | 'notice' | 'scenario' | 'seed' | 'version'>;

export interface AnswerKey extends PackOrigin, Pick<Pack, 'key'> {}

export interface FacilitatorNotes extends PackOrigin, Pick<Pack, 'notes'> {}

export function packCases({ key: _key, notes: _notes, checksum: _checksum, ...open }: Pack): PackCases {
  return open;
}

export function answerSheet({ items, cases }: Pack): AnswerSheet {
  return { items, cases: cases.map(({ number, id }) => ({ number, id })) };
}

export function answerKey(pack: Pack): AnswerKey {
  return { ...originOf(pack), key: pack.key };
}

export function facilitatorNotes(pack: Pack): FacilitatorNotes {
  return { ...originOf(pack), notes: pack.notes };
}

function originOf({ code, notice, scenario, seed, version }: Pack): PackOrigin {
  return { code, notice, scenario, seed, version };
}
