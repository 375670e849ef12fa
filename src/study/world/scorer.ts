import type { Stream } from '../../numeric/stream.js';
import type { Patterns } from './patterns.js';
import { DOUBLE, type Scoring, SINGLE } from './scoring.js';
import { drawStacked, type StackedAlias, stackAlias } from './stackedAlias.js';

/** Marks the cases of one inspection after another: by one inspector, or by the majority of three raters. */
export class Scorer {
  private readonly leniencies: StackedAlias;
  /** The leniency that each inspector has in this inspection, by index. */
  private readonly leniencyOf: Int32Array;

  constructor(
    private readonly scoring: Scoring,
    private readonly patterns: Patterns,
    /** Double-marked cases by question and by what the two inspectors said, counted here. */
    private readonly agreement: Int32Array,
  ) {
    this.leniencies = stackAlias([scoring.leniency], scoring.leniency.length);
    this.leniencyOf = new Int32Array(scoring.inspectors.count);
  }

  /** Sends the inspectors to another inspection, each with a leniency of their own. */
  begin(random: Stream): void {
    this.agreement.fill(0);
    if (this.scoring.leniency.length === 1) return;
    for (let inspector = 0; inspector < this.leniencyOf.length; inspector++) {
      this.leniencyOf[inspector] = drawStacked(this.leniencies, 0, random);
    }
  }

  /** The scored pattern of a case with this true pattern and this index in the sample. */
  score(pattern: number, index: number, random: Stream): number {
    const { scoring, patterns } = this;
    const own = this.mark(pattern, index, random);
    const mode = scoring.modes[index]!;
    if (mode === SINGLE) return own;
    const isDouble = mode === DOUBLE;
    const second = isDouble ? this.mark(pattern, index + 1, random) : this.check(pattern, random);
    const third = isDouble ? this.mark(pattern, index + 2, random) : this.check(pattern, random);
    const a = patterns.yes[own]!;
    const b = patterns.yes[second]!;
    const c = patterns.yes[third]!;
    const relevant = patterns.relevant[pattern]!;
    if (isDouble) this.compare(relevant, a, b);
    return patterns.find[(relevant << patterns.questions.length) | (a & b) | (a & c) | (b & c)]!;
  }

  /** What the inspector whose turn it is makes of a true pattern. */
  private mark(pattern: number, turn: number, random: Stream): number {
    const leniency = this.leniencyOf[turn % this.leniencyOf.length]!;
    return drawStacked(this.scoring.scores, leniency * this.patterns.count + pattern, random);
  }

  /** What a quality lead makes of a true pattern. */
  private check(pattern: number, random: Stream): number {
    return drawStacked(this.scoring.leadScores, pattern, random);
  }

  /** Counts whether two inspectors said the same of each question that applies. */
  private compare(relevant: number, first: number, second: number): void {
    for (let question = 0; question < this.patterns.questions.length; question++) {
      if (((relevant >> question) & 1) === 0) continue;
      const cell = (((first >> question) & 1) === 1 ? 0 : 2) + (((second >> question) & 1) === 1 ? 0 : 1);
      this.agreement[question * 4 + cell]! += 1;
    }
  }
}
