import type { Problem } from '../../problem.js';
import type { AnswerRow } from './givenAnswers.js';

/** Answers to what the same name has answered otherwise before: many of one name are told in one line. */
export class SecondAnswers {
  readonly #file: string;
  readonly #byName = new Map<string, Problem[]>();

  constructor(file: string) {
    this.#file = file;
  }

  add(name: string, { item, answer, case: number }: AnswerRow, line: number): void {
    const rows = this.#byName.get(name) ?? [];
    this.#byName.set(name, rows);
    const message = `${name} has already answered ${item} of case ${number}; the first answer is kept.`;
    rows.push({ code: 'two-answers', got: answer, message, position: { file: this.#file, line, column: 1 } });
  }

  get problems(): Problem[] {
    return [...this.#byName].flatMap(([name, rows]) => (rows.length > FEW ? [inOne(name, rows)] : rows));
  }
}

/** More of one name than this are told in one line. */
const FEW = 3;

function inOne(name: string, rows: readonly Problem[]): Problem {
  return {
    ...rows[0]!,
    message: `${name} answers ${rows.length} items a second time, otherwise than before; the first answers are kept.`,
    hint: `If two people are called ${name}, write their names in full.`,
  };
}
