import { type Facts, type Position, type Problem, problem } from '../../problem.js';
import type { Path, PositionedDocument } from './document.js';

/** Collects everything that is wrong with a document, each problem with its position. */
export class Notebook {
  readonly problems: Problem[] = [];

  constructor(private readonly document: PositionedDocument) {}

  positionOf(path: Path): Position {
    return this.document.positionOf(path);
  }

  /** Notes a problem with the value at a path; `key` points on its name instead. */
  note(
    code: string,
    path: Path,
    message: string,
    details: Pick<Facts, 'got' | 'expected' | 'hint' | 'near'> & { key?: boolean } = {},
  ): void {
    const { key, ...facts } = details;
    const position = key === true ? this.document.keyPositionOf(path) : this.document.positionOf(path);
    this.problems.push(problem(code, message, { path: path.map(String).join('.'), position, ...facts }));
  }
}
