/**
 * Weights added up by a number, as in `Map<number, number>`, in typed arrays with open addressing: a map makes an object of
 * every number that is not a small whole one, and takes ten times as long over a million of them.
 */
export class Branches {
  size = 0;
  private keys: Float64Array;
  private weights: Float64Array;

  constructor(capacity = 8) {
    this.keys = new Float64Array(capacity).fill(Number.NaN);
    this.weights = new Float64Array(capacity);
  }

  add(key: number, weight: number): void {
    const slot = this.slotOf(key);
    this.weights[slot] = this.weights[slot]! + weight;
    if (this.keys[slot] === key) return;
    this.keys[slot] = key;
    this.size++;
    if (2 * this.size > this.keys.length) this.grow();
  }

  /** Every number with its weight; the same order for the same additions. */
  each(visit: (key: number, weight: number) => void): void {
    for (let slot = 0; slot < this.keys.length; slot++) {
      const key = this.keys[slot]!;
      if (!Number.isNaN(key)) visit(key, this.weights[slot]!);
    }
  }

  /** Where a number is, or the free slot where it belongs. */
  private slotOf(key: number): number {
    const last = this.keys.length - 1;
    let slot = hashOf(key) & last;
    while (this.keys[slot] !== key && !Number.isNaN(this.keys[slot]!)) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const larger = new Branches(4 * this.keys.length);
    this.each((key, weight) => larger.add(key, weight));
    this.keys = larger.keys;
    this.weights = larger.weights;
  }
}

const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);

/** Mixes the bits of a number; both halves are needed, since whole numbers differ in either. */
function hashOf(key: number): number {
  number[0] = key;
  const mixed = Math.imul(halves[0]! ^ Math.imul(halves[1]!, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
