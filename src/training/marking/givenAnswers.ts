import type { Answer, Pack } from '../pack.js';
import type { AnswerRow } from './answers.js';

/**
 * The answers of everybody to a pack, a byte for each: five hundred people and two hundred cases make millions. The first
 * answer of a person to an item of a case is kept.
 */
export class GivenAnswers {
  readonly #items: number;
  readonly #caseIndex: ReadonlyMap<number, number>;
  readonly #itemIndex: ReadonlyMap<string, number>;
  readonly #sheets = new Map<string, Uint8Array>();
  readonly #cells: number;

  constructor(pack: Pack) {
    this.#items = pack.items.length;
    this.#cells = pack.cases.length * pack.items.length;
    this.#caseIndex = new Map(pack.cases.map(({ number }, index) => [number, index]));
    this.#itemIndex = new Map(pack.items.map(({ id }, index) => [id, index]));
  }

  /** Keeps an answer, unless there is one already: then that is returned. The pack has its case and its item. */
  take({ participant, case: number, item, answer }: AnswerRow): Answer | null {
    const sheet = this.#sheetOf(participant);
    const cell = this.#caseIndex.get(number)! * this.#items + this.#itemIndex.get(item)!;
    const before = ANSWERS[sheet[cell]!]!;
    if (before === null) sheet[cell] = ANSWERS.indexOf(answer);
    return before;
  }

  /** Everybody who answered, in the order of their names. */
  get people(): readonly string[] {
    return [...this.#sheets.keys()].sort((a, b) => (a < b ? -1 : 1));
  }

  /** The answer of a person to a case and an item of the pack, by their indices; null where there is none. */
  answer(person: string, caseIndex: number, itemIndex: number): Answer | null {
    return ANSWERS[this.#sheets.get(person)?.[caseIndex * this.#items + itemIndex] ?? 0]!;
  }

  /** How many answers a person gave. */
  answered(person: string): number {
    return this.#sheets.get(person)?.reduce((sum, code) => sum + Number(code > 0), 0) ?? 0;
  }

  #sheetOf(person: string): Uint8Array {
    const known = this.#sheets.get(person);
    if (known !== undefined) return known;
    const sheet = new Uint8Array(this.#cells);
    this.#sheets.set(person, sheet);
    return sheet;
  }
}

/** By their code in a sheet. */
const ANSWERS: readonly (Answer | null)[] = [null, 'yes', 'no', 'notRelevant'];
