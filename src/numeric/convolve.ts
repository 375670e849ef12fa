/** The distribution of the sum of two independent counts, each from 0. */
export function convolve(one: Float64Array, other: Float64Array): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(one.length + other.length - 1);
  one.forEach((first, a) => {
    other.forEach((second, b) => {
      sum[a + b] = sum[a + b]! + first * second;
    });
  });
  return sum;
}
