import type { Stream } from '../../numeric/stream.js';

/** Moves a uniformly random subset of `take` to the front of `order` (Fisher and Yates, stopped early). */
export function shuffleFront(order: Int32Array, take: number, random: Stream): void {
  for (let index = 0; index < take; index++) {
    const other = index + Math.floor(random() * (order.length - index));
    const moved = order[index]!;
    order[index] = order[other]!;
    order[other] = moved;
  }
}
