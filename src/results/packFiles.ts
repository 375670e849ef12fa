import type { CaseFile, Pack } from '../training/pack.js';

/** What the files of a pack's folder contain as data. */

/**
 * What participants may see of a pack: nothing of the key and the notes, nor of the scenario, seed and options that would make
 * them again.
 */
export interface PackCases extends Pick<Pack, 'code' | 'notice' | 'instructions' | 'items' | 'cases'> {
  /** 1 until the key is corrected: answers say to which edition they were given. */
  readonly edition: number;
}

/** What is asked of which case. */
export interface AnswerSheet extends Pick<Pack, 'items'> {
  readonly cases: readonly Pick<CaseFile, 'number' | 'id'>[];
}

/** Where a pack comes from: what the files of a facilitator begin with. */
type PackOrigin = Pick<Pack, 'code' | 'notice' | 'scenario' | 'seed' | 'version' | 'corrected'>;

export interface AnswerKey extends PackOrigin, Pick<Pack, 'key'> {}

export interface FacilitatorNotes extends PackOrigin, Pick<Pack, 'notes'> {}

export function packCases({ code, notice, instructions, items, cases, corrected }: Pack): PackCases {
  return { code, edition: corrected?.edition ?? 1, notice, instructions, items, cases };
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

function originOf({ code, notice, scenario, seed, version, corrected }: Pack): PackOrigin {
  const origin = { code, notice, scenario, seed, version };
  return corrected === undefined ? origin : { ...origin, corrected };
}
