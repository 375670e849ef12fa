/**
 * The solution of a symmetric or other square system of linear equations, by elimination with the largest pivot of each
 * column; null where the system has none or many.
 */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  values: readonly number[],
): number[] | null {
  const rows = matrix.map((row, i) => [...row, values[i]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    }
    const top = rows[pivot]!;
    rows[pivot] = rows[column]!;
    rows[column] = top;
    if (!(Math.abs(top[column]!) > 0)) return null;
    for (let i = column + 1; i < size; i++) {
      const row = rows[i]!;
      const factor = row[column]! / top[column]!;
      for (let j = column; j <= size; j++) row[j]! -= factor * top[j]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i]!;
    let rest = row[size]!;
    for (let j = i + 1; j < size; j++) rest -= row[j]! * solution[j]!;
    solution[i] = rest / row[i]!;
  }
  return solution;
}
