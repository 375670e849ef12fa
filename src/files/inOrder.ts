import type { StudyBlock } from '../study/run/prepare.js';

/** Whatever takes finished blocks one after another, in their own order. */
export interface BlockSink {
  take(block: StudyBlock): Promise<void>;
}

/** Blocks that may wait for an earlier one: more would fill the memory while one of them is slow. */
const MOST_AHEAD = 32;

/** Hands blocks on in their own order, whichever was finished first. */
export class InOrder {
  private readonly early = new Map<number, StudyBlock>();
  private next = 0;
  private handing: Promise<void> = Promise.resolve();
  private waiting: (() => void)[] = [];

  constructor(private readonly sink: BlockSink) {}

  /** Waits until a block is not too far ahead of those handed on. */
  async ready(block: number): Promise<void> {
    while (block - this.next > MOST_AHEAD) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Takes a block, and hands on what its turn has come for. */
  async take(block: StudyBlock): Promise<void> {
    this.early.set(block.block, block);
    this.handing = this.handing.then(() => this.handOn());
    await this.handing;
  }

  private async handOn(): Promise<void> {
    for (let block = this.early.get(this.next); block !== undefined; block = this.early.get(this.next)) {
      this.early.delete(this.next);
      await this.sink.take(block);
      this.next++;
      for (const go of this.waiting.splice(0)) go();
    }
  }
}
