import type { Position, Problem } from '../../problem.js';
import type { Path, PositionedDocument } from './document.js';

/** Collects everything that is wrong with a document, each problem with its place. */
export class Notebook {
  readonly problems: Problem[] = [];

  constructor(private readonly document: PositionedDocument) {}

  positionOf(path: Path): Position {
    return this.document.positionOf(path);
  }

  /** Notes a problem with the value at a path; `key` puts the finger on its name instead. */
  note(
    code: string,
    path: Path,
    message: string,
    details: { got?: string; expected?: string; hint?: string; key?: boolean } = {},
  ): void {
    const { key, ...facts } = details;
    this.problems.push({
      code,
      message,
      path: path.map(String).join('.'),
      position: key === true ? this.document.keyPositionOf(path) : this.document.positionOf(path),
      ...facts,
    });
  }
}
