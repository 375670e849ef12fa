import { uncertain } from '../../numeric/shortOfCertain.js';
import type { Stream } from '../../numeric/stream.js';
import { GammaDraws } from './dirichlet.js';

/** Questions asked of the same cases: their posterior is a Dirichlet distribution over the cells of their answers. */
export interface QuestionGroup {
  /** Cases, each counted as so much of an independent one as the design leaves of it. */
  readonly effective: number;
  /** Whole cases that a repeat would inspect. */
  readonly of: number;
  /** How alike the answers of a repeat are, as `clusterPrecision` gives it; infinite where cases are independent. */
  readonly precision: number;
  /** Probability of each cell of answers; the last question's answer changes fastest, No before Yes. */
  readonly joint: ArrayLike<number>;
  /** Where its questions are in the list of all. */
  readonly questions: readonly number[];
}

/** A part of a claim: one share within two ends, or one above another. */
export type Atom =
  | {
      readonly kind: 'share';
      readonly question: number;
      readonly above: number;
      readonly below: number;
      readonly chance: number;
    }
  | { readonly kind: 'order'; readonly more: number; readonly less: number; readonly chance: number };

export interface SimulatedChance {
  readonly probability: number;
  readonly standardError: number;
}

/** All parts together: of the work behind the cases, and of a repeat of as many. */
export interface TogetherChances {
  readonly work: SimulatedChance;
  /** Null where a repeat was not asked for. */
  readonly repeat: SimulatedChance | null;
}

/**
 * The chance that all parts of a claim are true, by simulation. Each part alone has a known chance: what the draws miss of
 * those corrects what they say of all parts together (control variates), which makes the error of the estimate smaller.
 */
export function allTogether(
  groups: readonly QuestionGroup[],
  atoms: readonly Atom[],
  { draws, repeats, uniform }: { readonly draws: number; readonly repeats: number; readonly uniform: Stream },
): TogetherChances {
  const questions = groups.reduce((sum, group) => sum + group.questions.length, 0);
  const shares = new Float64Array(questions);
  const again = new Float64Array(questions);
  const states = groups.map((group) => new GroupDraws(group, uniform));
  const tests = new AtomTests(atoms);
  const sums = new ControlSums(atoms);
  const isTrue = new Uint8Array(atoms.length);
  let repeated = 0;
  for (let draw = 0; draw < draws; draw++) {
    for (const state of states) state.draw(shares);
    tests.of(shares, isTrue);
    sums.add(isTrue);
    if (draw >= repeats) continue;
    for (const state of states) state.repeat(again);
    if (tests.of(again, isTrue) === atoms.length) repeated++;
  }
  const share = repeated / repeats;
  return {
    work: sums.estimate(draws),
    repeat:
      repeats === 0
        ? null
        : {
            probability: uncertain(share),
            standardError: Math.sqrt((share * (1 - share) + 1 / repeats) / repeats),
          },
  };
}

/** Draws of one group of questions: the shares of the work, and those of another sample of it. */
class GroupDraws {
  private readonly gammas: GammaDraws;
  private readonly counts: Float64Array;
  /** The cells with Yes to each question. */
  private readonly yesCells: readonly Int32Array[];
  private total = 0;

  constructor(
    private readonly group: QuestionGroup,
    private readonly uniform: Stream,
  ) {
    const { joint, effective, questions } = group;
    const cells = joint.length;
    this.gammas = new GammaDraws(
      Float64Array.from(joint, (p) => effective * p + 1 / cells),
      uniform,
    );
    this.counts = new Float64Array(cells);
    const all = [...this.counts.keys()];
    this.yesCells = questions.map((_, index) => {
      const bit = 1 << (questions.length - 1 - index);
      return Int32Array.from(all.filter((cell) => (cell & bit) !== 0));
    });
  }

  /** The shares of Yes in the work, as they might be. */
  draw(shares: Float64Array): void {
    this.total = this.gammas.draw();
    this.tally(this.gammas.values, this.total, shares);
  }

  /** The shares of as many cases of that work, each drawn into a cell. */
  repeat(shares: Float64Array): void {
    const { counts, uniform } = this;
    const { of, precision } = this.group;
    const { values, total } = precision === Infinity ? this.ofWork() : this.ofClusters(precision);
    const last = counts.length - 1;
    counts.fill(0);
    for (let one = 0; one < of; one++) {
      let left = uniform() * total;
      let cell = 0;
      while (cell < last && left >= values[cell]!) left -= values[cell++]!;
      counts[cell]!++;
    }
    this.tally(counts, of, shares);
  }

  private ofWork() {
    return { values: this.gammas.values, total: this.total };
  }

  /** The cells of the clusters that a repeat would meet: about those of the work, as far apart as the precision says. */
  private ofClusters(precision: number) {
    const shapes = this.gammas.values.map((value) =>
      Math.max(Number.MIN_VALUE, (precision * value) / this.total),
    );
    const drawn = new GammaDraws(shapes, this.uniform);
    const total = drawn.draw();
    // Where clusters are so alike that every variate vanishes, all cases are of one kind.
    return total > 0 ? { values: drawn.values, total } : this.oneKind();
  }

  private oneKind() {
    const { values } = this.gammas;
    let left = this.uniform() * this.total;
    const own = values.findIndex((value) => {
      left -= value;
      return left < 0;
    });
    return { values: values.map((_, cell) => (cell === Math.max(0, own) ? 1 : 0)), total: 1 };
  }

  private tally(cells: Float64Array, total: number, shares: Float64Array): void {
    const { questions } = this.group;
    for (let index = 0; index < questions.length; index++) {
      const yes = this.yesCells[index]!;
      let sum = 0;
      for (let i = 0; i < yes.length; i++) sum += cells[yes[i]!]!;
      shares[questions[index]!] = sum / total;
    }
  }
}

/** A share of a repeat is a quotient of whole numbers, and a cut may be one too. */
const SLACK = 1e-12;

/** The parts of a claim, in columns. */
class AtomTests {
  private readonly isOrder: Uint8Array;
  private readonly first: Int32Array;
  private readonly second: Int32Array;
  private readonly above: Float64Array;
  private readonly below: Float64Array;

  constructor(atoms: readonly Atom[]) {
    this.isOrder = Uint8Array.from(atoms, ({ kind }) => (kind === 'order' ? 1 : 0));
    this.first = Int32Array.from(atoms, (atom) => (atom.kind === 'order' ? atom.more : atom.question));
    this.second = Int32Array.from(atoms, (atom) => (atom.kind === 'order' ? atom.less : 0));
    this.above = Float64Array.from(atoms, (atom) => (atom.kind === 'order' ? 0 : atom.above + SLACK));
    this.below = Float64Array.from(atoms, (atom) => (atom.kind === 'order' ? 0 : atom.below - SLACK));
  }

  /** Says of each part whether it is true of some shares, and gives how many are. */
  of(shares: Float64Array, isTrue: Uint8Array): number {
    const { isOrder, first, second, above, below } = this;
    let number = 0;
    for (let part = 0; part < isTrue.length; part++) {
      const share = shares[first[part]!]!;
      const met =
        isOrder[part] === 1
          ? share > shares[second[part]!]! + SLACK
          : share > above[part]! && share < below[part]!;
      isTrue[part] = met ? 1 : 0;
      if (met) number++;
    }
    return number;
  }
}

/** Sums from which the chance of all parts is corrected by what is known of each. */
class ControlSums {
  private all = 0;
  private readonly each: Float64Array;
  private readonly pairs: Float64Array;

  constructor(private readonly atoms: readonly Atom[]) {
    this.each = new Float64Array(atoms.length);
    this.pairs = new Float64Array(atoms.length * atoms.length);
  }

  add(isTrue: Uint8Array): void {
    const { each, pairs } = this;
    const count = each.length;
    let all = 1;
    for (let i = 0; i < count; i++) {
      if (isTrue[i] === 0) {
        all = 0;
        continue;
      }
      each[i]!++;
      for (let j = 0; j <= i; j++) if (isTrue[j] !== 0) pairs[i * count + j]!++;
    }
    this.all += all;
  }

  estimate(draws: number): SimulatedChance {
    const { each, pairs, atoms, all } = this;
    const count = each.length;
    const mean = all / draws;
    const means = each.map((sum) => sum / draws);
    const covariance = Array.from({ length: count }, (_, i) =>
      Array.from(
        { length: count },
        (_, j) => pairs[Math.max(i, j) * count + Math.min(i, j)]! / draws - means[i]! * means[j]!,
      ),
    );
    // All parts are true only where each is, so their product with one of them is themselves.
    const withAll = Array.from(means, (own) => mean * (1 - own));
    const slopes = solve(covariance, withAll);
    let [corrected, variance] = [mean, mean * (1 - mean)];
    slopes.forEach((slope, i) => {
      corrected -= slope * (means[i]! - atoms[i]!.chance);
      variance -= slope * withAll[i]!;
    });
    // One draw of the other kind may always have been missed.
    const standardError = Math.sqrt((Math.max(0, variance) + 1 / draws) / draws);
    return { probability: uncertain(Math.min(1, Math.max(0, corrected))), standardError };
  }
}

/** Solves a symmetric system by elimination; a row that others settle, or that never varies, has no part in it. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  const used: number[] = [];
  rows.forEach((pivotRow, pivot) => {
    if (pivotRow[pivot]! < 1e-9) return;
    used.push(pivot);
    rows.forEach((row, index) => {
      if (index === pivot) return;
      const factor = row[pivot]! / pivotRow[pivot]!;
      for (let column = 0; factor !== 0 && column < row.length; column++) {
        row[column]! -= factor * pivotRow[column]!;
      }
    });
  });
  return rows.map((row, index) => (used.includes(index) ? row.at(-1)! / row[index]! : 0));
}
