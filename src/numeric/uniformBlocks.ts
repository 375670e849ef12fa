import type { Stream } from './stream.js';

/**
 * The numbers of a stream in their order, drawn in blocks: an engine compiles what draws from a stream for that stream alone, and
 * again for the next, which in a simulation of some milliseconds takes longer than the draws.
 */
export class UniformBlocks {
  private readonly block = new Float64Array(BLOCK);
  private at = BLOCK;

  constructor(private readonly random: Stream) {}

  next(): number {
    if (this.at === BLOCK) this.refill();
    return this.block[this.at++]!;
  }

  private refill(): void {
    for (let i = 0; i < BLOCK; i++) this.block[i] = this.random();
    this.at = 0;
  }
}

const BLOCK = 1024;
