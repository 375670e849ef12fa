import { refuseArgument, requireList, requireWhole } from '../../check.js';
import { ArgumentError, allOf, refuse } from '../../problem.js';
import type { CaseFile, CaseKey, CaseNotes, Pack, PackItem } from '../pack.js';
import { packProblems } from './packProblems.js';
import { requirePack } from './requirePack.js';

/** A case that joins a pack for which it was not made. */
export interface CaseToJoin {
  readonly file: CaseFile;
  readonly key: CaseKey;
  /** Null for a case of one's own. */
  readonly notes: CaseNotes | null;
  /** The code of the pack whose anchor it is; null for a case of one's own. */
  readonly from: string | null;
  /** What its key answers; null where that is seen from the key alone. */
  readonly items: readonly PackItem[] | null;
}

/**
 * Cases of an earlier pack for a new one, so that the two events can be compared on them: files and key stay as they are, and so do
 * their identifiers.
 *
 * @param pack - the earlier one, as `buildPack` or `readPack` gave it
 * @param numbers - which of its cases; all if omitted
 * @returns the cases, for `further` of `buildPack`
 * @throws ArgumentError for a number that is not one of its cases
 * @example
 * anchorCases(pack, [1]).map(({ from }) => from === pack.code) // [true]
 */
export function anchorCases(pack: Pack, numbers?: readonly number[]): CaseToJoin[] {
  requirePack('pack', pack);
  const asked =
    numbers === undefined ? pack.cases.map(({ number }) => number) : requireList('numbers', numbers);
  return allOf(
    Array.from(asked, (number, index) => () => {
      requireWhole(`numbers[${index}]`, number, { min: 1, max: pack.cases.length });
      if (asked.indexOf(number) < index) refuseArgument(`numbers[${index}]`, number, 'each case once');
      const at = number - 1;
      const from = pack.joined?.find((one) => one.number === number)?.from;
      return {
        file: pack.cases[at]!,
        key: pack.key[at]!,
        notes: pack.notes.cases[at]!,
        from: from === undefined ? pack.code : from,
        items: pack.items,
      };
    }),
  );
}

/** What a pack has, its own cases first and then those that join, numbered on. */
export type Joining = Pick<Pack, 'cases' | 'key' | 'notes' | 'items'>;

/** A pack with further cases; refuses those that answer other questions, or that it has already. */
export function joinCases<P extends Joining>(pack: P, join: readonly CaseToJoin[]): P & Pick<Pack, 'joined'> {
  if (join.length === 0) return pack;
  const known = new Set(pack.cases.map(({ id }) => id));
  for (const { file, items } of join) {
    if (known.has(file.id)) {
      refuse('case-twice', `The case ${file.id} would be in the pack twice.`, {
        path: 'further',
        got: file.id,
      });
    }
    known.add(file.id);
    if (items !== null && asksOf(items) !== asksOf(pack.items)) {
      refuse('other-questions', `The case ${file.id} is of a pack that asks other questions.`, {
        path: 'further',
        hint: 'Take anchors from packs of the same scenario and the same prompts.',
      });
    }
  }
  const numbered = join.map((one, index) => ({ ...one, number: pack.cases.length + index + 1 }));
  return {
    ...pack,
    cases: [...pack.cases, ...numbered.map(({ file, number }) => ({ ...file, number }))],
    key: [...pack.key, ...numbered.map(({ key, number }) => ({ ...key, number }))],
    notes: {
      ...pack.notes,
      cases: [
        ...pack.notes.cases,
        ...numbered.map(({ notes, file, number }) => ({ ...(notes ?? ownNotes(file)), number })),
      ],
      mixNote: `${pack.notes.mixNote} Cases that joined the pack are not in this table.`,
    },
    joined: numbered.map(({ number, file, from }) => ({ number, id: file.id, from })),
  };
}

/** Refuses a pack whose joined cases have no whole key. */
export function requireWholeKeys(pack: Pack): void {
  if (pack.joined === undefined) return;
  const problems = packProblems({ data: pack, positionOf: () => null, keyPositionOf: () => null });
  if (problems.length > 0) throw new ArgumentError(problems.map((one) => ({ ...one, path: 'further' })));
}

const asksOf = (items: readonly PackItem[]): string =>
  JSON.stringify(items.map(({ id, question, text }) => [id, question, text]));

function ownNotes({ number, id }: CaseFile): CaseNotes {
  return {
    number,
    id,
    about: 'A case of your own.',
    questions: [],
    strong: [],
    mirrors: [],
    story: null,
    difficulty: 'Its difficulty is not measured.',
    pattern: null,
  };
}
