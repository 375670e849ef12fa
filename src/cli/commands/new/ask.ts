import { createInterface } from 'node:readline';
import { CasesimError, refuse } from '../../../problem.js';
import type { Terminal } from '../../terminal/terminal.js';

/** Asks somebody at a terminal, one line at a time; stdout is left to the result. */
export class Asker {
  readonly #io: Terminal;
  readonly #lines: AsyncIterator<string>;
  readonly #close: () => void;

  constructor(io: Terminal) {
    this.#io = io;
    const reader = createInterface({ input: io.stdin, output: io.stderr, terminal: true });
    // The terminal gives Ctrl-C to the reader, which would take it for an end of what is typed.
    reader.on('SIGINT', () => {
      reader.close();
      process.kill(process.pid, 'SIGINT');
    });
    this.#lines = reader[Symbol.asyncIterator]();
    this.#close = () => reader.close();
  }

  close(): void {
    this.#close();
  }

  /**
   * One answer; what cannot be read is said, and asked again.
   *
   * @param otherwise - what an empty line says
   */
  async ask<Value>(
    question: string,
    read: (text: string) => Value,
    otherwise: { readonly says: string; readonly value: Value },
  ): Promise<Value> {
    for (;;) {
      this.#io.stderr.write(`${question}${otherwise.says === '' ? '' : ` [${otherwise.says}]`} `);
      const line = await this.#line();
      if (line.trim() === '') return otherwise.value;
      const value = this.#read(line, read);
      if (value !== null) return value.read;
    }
  }

  /** As many answers as there are, one a line; an empty line ends them. */
  async askAll<Value>(question: string, read: (text: string) => Value): Promise<readonly Value[]> {
    this.#io.say(question);
    const values: Value[] = [];
    for (;;) {
      this.#io.stderr.write('> ');
      const line = await this.#line();
      if (line.trim() === '') return values;
      const value = this.#read(line, read);
      if (value !== null) values.push(value.read);
    }
  }

  #read<Value>(line: string, read: (text: string) => Value): { readonly read: Value } | null {
    try {
      return { read: read(line.trim()) };
    } catch (error) {
      if (!(error instanceof CasesimError)) throw error;
      for (const { message, hint } of error.problems) this.#io.say([message, hint ?? ''].join(' ').trim());
      return null;
    }
  }

  async #line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done !== true) return value;
    refuse('bad-options', 'The answers ended before everything was asked.', {
      hint: 'Give them as options, or --defaults for what is left.',
    });
  }
}
