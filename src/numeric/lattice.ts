/**
 * The whole-number combinations of some whole-number vectors, such as the counts that some kinds of cases can add up to:
 * what no sum or difference of them reaches, no sample reaches, however near the linear programme comes to it.
 *
 * A basis in echelon form, by Euclid's algorithm in each column (Cohen 1993, A Course in Computational Algebraic Number
 * Theory, 2.4).
 */
export class Lattice {
  private readonly basis: (number[] | null)[];

  constructor(vectors: Iterable<readonly number[]>, dimensions: number) {
    this.basis = new Array<number[] | null>(dimensions).fill(null);
    for (const vector of vectors) this.add([...vector]);
  }

  has(target: readonly number[]): boolean {
    const left = [...target];
    for (const [pivot, row] of this.basis.entries()) {
      const value = left[pivot]!;
      if (value === 0) continue;
      if (row === null || value % row[pivot]! !== 0) return false;
      subtract(left, row, value / row[pivot]!);
    }
    return true;
  }

  private add(vector: number[]): void {
    let one = vector;
    for (const [pivot, row] of this.basis.entries()) {
      if (one[pivot] === 0) continue;
      if (row === null) {
        this.basis[pivot] = one;
        return;
      }
      let other = [...row];
      while (one[pivot] !== 0) {
        subtract(other, one, Math.trunc(other[pivot]! / one[pivot]!));
        [one, other] = [other, one];
      }
      this.basis[pivot] = other;
    }
  }
}

function subtract(from: number[], row: readonly number[], times: number): void {
  if (times === 0) return;
  for (let column = 0; column < from.length; column++) from[column]! -= times * row[column]!;
}
