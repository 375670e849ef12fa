import type { Answer, Pack } from '../pack.js';

/** One answer as it was given. */
export interface AnswerRow {
  readonly participant: string;
  /** Number of the case in the pack. */
  readonly case: number;
  /** `A` for a key question, `A.a` for a prompt. */
  readonly item: string;
  readonly answer: Answer;
}

/**
 * The answers of everybody to a pack, a byte for each: five hundred people and two hundred cases make millions. The first
 * answer of a person to an item of a case is kept. A name is the same however its letters, capitals and spaces are written.
 */
export class GivenAnswers {
  readonly #pack: Pick<Pack, 'cases' | 'items'>;
  readonly #caseIndex: ReadonlyMap<number, number>;
  readonly #itemIndex: ReadonlyMap<string, number>;
  /** By the name as it was first written. */
  readonly #sheets = new Map<string, Uint8Array>();
  /** Names as they were first written, by those that mean the same, and by any spelling that was read. */
  readonly #names = new Map<string, string>();
  readonly #spellings = new Map<string, string>();

  constructor(pack: Pick<Pack, 'cases' | 'items'>) {
    this.#pack = pack;
    this.#caseIndex = new Map(pack.cases.map(({ number }, index) => [number, index]));
    this.#itemIndex = new Map(pack.items.map(({ id }, index) => [id, index]));
  }

  /** Keeps an answer, unless there is one already: then that is returned. The pack has its case and its item. */
  take({ participant, case: number, item, answer }: AnswerRow): Answer | null {
    const sheet = this.#sheetOf(this.known(participant));
    const cell = this.#caseIndex.get(number)! * this.#pack.items.length + this.#itemIndex.get(item)!;
    const before = ANSWERS[sheet[cell]!]!;
    if (before === null) sheet[cell] = ANSWERS.indexOf(answer);
    return before;
  }

  /** Everybody who answered, in the order of their names; a number in a name counts as one. */
  get people(): readonly string[] {
    const keys = new Map([...this.#sheets.keys()].map((name) => [name, orderOf(name)]));
    return [...keys.keys()].sort((a, b) => compare(keys.get(a)!, keys.get(b)!) || compare(a, b));
  }

  /** The answer of a person to a case and an item of the pack, by their indices; null where there is none. */
  answer(person: string, caseIndex: number, itemIndex: number): Answer | null {
    return ANSWERS[this.#sheets.get(person)?.[caseIndex * this.#pack.items.length + itemIndex] ?? 0]!;
  }

  /** How many answers a person gave. */
  answered(person: string): number {
    return this.#sheets.get(person)?.reduce((sum, code) => sum + Number(code > 0), 0) ?? 0;
  }

  /**
   * Gives the answers of one name to another, which may have answers of its own; the first to an item are kept.
   */
  give(from: string, to: string): void {
    const sheet = this.#sheets.get(from);
    if (sheet === undefined) return;
    this.#sheets.delete(from);
    this.#names.delete(keyOf(from));
    this.#spellings.clear();
    const own = this.#sheetOf(this.known(to));
    sheet.forEach((code, cell) => {
      if (own[cell] === 0) own[cell] = code;
    });
  }

  /** Whether two names answer an item otherwise than each other. */
  differ(one: string, other: string): boolean {
    const [a, b] = [this.#sheets.get(this.known(one)), this.#sheets.get(this.known(other))];
    return a?.some((code, cell) => code > 0 && (b?.[cell] ?? 0) > 0 && b?.[cell] !== code) ?? false;
  }

  /** Leaves out the answers of a name. */
  forget(name: string): void {
    this.#sheets.delete(this.known(name));
  }

  /** Adds the answers of others; returns the names of people of whom both have answers that differ, which are not added. */
  add(other: GivenAnswers): string[] {
    return other.people.flatMap((person) => {
      const sheet = other.#sheets.get(person)!;
      const own = this.#sheetOf(this.known(person));
      const differs = sheet.some((code, cell) => code > 0 && own[cell]! > 0 && own[cell] !== code);
      if (differs) return [person];
      sheet.forEach((code, cell) => {
        if (code > 0) own[cell] = code;
      });
      return [];
    });
  }

  /** Takes one person's answers from others, as those of a name. */
  adopt(other: GivenAnswers, person: string, name: string): void {
    const sheet = other.#sheets.get(person);
    if (sheet !== undefined) this.#sheetOf(this.known(name)).set(sheet);
  }

  /** The name by which a person is known here: as it was first written. */
  known(written: string): string {
    const before = this.#spellings.get(written);
    if (before !== undefined) return before;
    const key = keyOf(written);
    const name = this.#names.get(key) ?? written.trim();
    this.#names.set(key, name);
    this.#spellings.set(written, name);
    return name;
  }

  #sheetOf(person: string): Uint8Array {
    const known = this.#sheets.get(person);
    if (known !== undefined) return known;
    const sheet = new Uint8Array(this.#pack.cases.length * this.#pack.items.length);
    this.#sheets.set(person, sheet);
    return sheet;
  }
}

/** By their code in a sheet. */
const ANSWERS: readonly (Answer | null)[] = [null, 'yes', 'no', 'notRelevant'];

/** What two spellings of one name have in common. */
function keyOf(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

const orderOf = (name: string) => keyOf(name).replace(/\d+/g, (digits) => digits.padStart(12, '0'));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
