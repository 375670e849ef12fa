/** P(k yes of `of`) for k = 0..of when p is Beta(a, b): ratios outwards from the likeliest count, then to sum 1. */
export function betaBinomial(of: number, a: number, b: number): Float64Array {
  const weights = new Float64Array(of + 1);
  const top = Math.min(of, Math.max(0, Math.round((of * a) / (a + b))));
  const ratio = (k: number) => ((of - k) * (k + a)) / ((k + 1) * (of - k - 1 + b));
  weights[top] = 1;
  for (let k = top; k < of; k++) weights[k + 1] = weights[k]! * ratio(k);
  for (let k = top - 1; k >= 0; k--) weights[k] = weights[k + 1]! / ratio(k);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
