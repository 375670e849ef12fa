/** The chance of each count of `n` when p is `part/whole`, by whole-number arithmetic: the slow route, for checking. */
export function binomialChances(n: number, part: number, whole: number): number[] {
  const [yes, no, all] = [BigInt(part), BigInt(whole - part), BigInt(whole) ** BigInt(n)];
  let ways = 1n;
  return Array.from({ length: n + 1 }, (_, x) => {
    if (x > 0) ways = (ways * BigInt(n - x + 1)) / BigInt(x);
    return ratio(ways * yes ** BigInt(x) * no ** BigInt(n - x), all);
  });
}

/** The chance of each count of `draws` from an urn of `size` with `marked` marked, by whole-number arithmetic. */
export function hypergeometricChances(size: number, marked: number, draws: number): number[] {
  return Array.from({ length: draws + 1 }, (_, x) =>
    ratio(choose(marked, x) * choose(size - marked, draws - x), choose(size, draws)),
  );
}

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}

/** A quotient of whole numbers to about 17 digits, however small. */
function ratio(numerator: bigint, denominator: bigint): number {
  let scale = 0;
  let scaled = numerator;
  while (scaled !== 0n && scaled < denominator * 10n ** 17n) {
    scaled *= 10n ** 20n;
    scale += 20;
  }
  return Number(`${scaled / denominator}e-${scale}`);
}
