import type { Stream } from '../../numeric/stream.js';

/** Moves a uniformly random subset of `take` to the front of `order` (Fisher and Yates, stopped early). */
export function shuffleFront(order: Int32Array, take: number, random: Stream): void {
  for (let place = 0; place < take; place++) {
    const other = place + Math.floor(random() * (order.length - place));
    const held = order[place] ?? 0;
    order[place] = order[other] ?? 0;
    order[other] = held;
  }
}
