import { KEPT } from '../../../study/run/estimates.js';
import { csvLine } from '../../render/csv.js';
import { type EstimateLabels, type EstimatesEncoder, firstReplicate } from './estimateLabels.js';

/** Replicates as CSV, a line each. */
export function csvEstimates({ columns, answers }: EstimateLabels): EstimatesEncoder {
  const encoder = new TextEncoder();
  const starts = answers.map((labels) => encoder.encode(`${csvLine(labels).trimEnd()},`));
  const longest = Math.max(0, ...starts.map(({ length }) => length)) + (KEPT.length + 1) * LONGEST_NUMBER;
  const numbers = new NumberTexts();
  let lines = new Uint8Array(0);
  return {
    start: () => csvLine([...columns.map(({ name }) => name), 'replicate', ...KEPT]),
    block: (block) => {
      const { replicates } = block;
      const values = block.estimates ?? new Float64Array(0);
      const first = firstReplicate(block);
      const counted = Array.from({ length: replicates }, (_, replicate) =>
        encoder.encode(String(first + replicate)),
      );
      const most = answers.length * replicates * longest;
      if (lines.length < most) lines = new Uint8Array(most);
      const size = replicates * KEPT.length;
      let end = 0;
      for (let answer = 0; answer < starts.length; answer++) {
        const start = starts[answer]!;
        numbers.take(values.subarray(answer * size, (answer + 1) * size));
        for (let replicate = 0, at = 0; replicate < replicates; replicate++) {
          end = put(start, lines, end);
          end = put(counted[replicate]!, lines, end);
          for (let part = 0; part < KEPT.length; part++) {
            lines[end++] = COMMA;
            end = numbers.put(at++, lines, end);
          }
          lines[end++] = RETURN;
          lines[end++] = NEW_LINE;
        }
      }
      return lines.subarray(0, end);
    },
    end: () => '',
  };
}

const [COMMA, RETURN, NEW_LINE] = [0x2c, 0x0d, 0x0a];

/** Characters that the longest number can have, with the comma before it or the end of its line after it. */
const LONGEST_NUMBER = 26;

/** Puts down bytes one by one, which is quicker than the call that does it; returns where they end. */
function put(bytes: Uint8Array, into: Uint8Array, at: number): number {
  for (let index = 0; index < bytes.length; index++) into[at + index] = bytes[index]!;
  return at + bytes.length;
}

/** Numbers remembered at a time: a power of 2. */
const MOST_REMEMBERED = 1 << 13;

/**
 * Many numbers as text. Writing them out takes longest, so a number that came lately is not written out again, and the
 * others are written all at once as JSON, which gives the digits of `String` in half the time.
 */
class NumberTexts {
  /** A comma before each text and after it. */
  private texts = new Uint8Array(0);
  /** Where the text of each number starts. */
  private starts = new Int32Array(0);
  /** The last number that came to each slot, by its index among those that are written out. */
  private readonly slots = new Int32Array(MOST_REMEMBERED);
  private readonly encoder = new TextEncoder();

  /** Takes numbers in place of those before. */
  take(values: Float64Array): void {
    if (this.starts.length < values.length) {
      this.starts = new Int32Array(values.length);
      this.texts = new Uint8Array(values.length * LONGEST_NUMBER + 2);
    }
    const written = this.write(this.different(values));
    for (let index = 0; index < values.length; index++) this.starts[index] = written[this.starts[index]!]!;
  }

  /** Puts down the text of a number, by its index; nothing where there is none. Returns where it ends. */
  put(index: number, into: Uint8Array, at: number): number {
    const { texts } = this;
    let end = at;
    for (let from = this.starts[index]!; texts[from] !== COMMA; from++) into[end++] = texts[from]!;
    return end;
  }

  /** The numbers to write out; `starts` says which of them, counted from 1, each number is, 0 where there is none. */
  private different(values: Float64Array): number[] {
    const { slots, starts } = this;
    const bits = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
    const different: number[] = [];
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!;
      if (!Number.isFinite(value)) {
        starts[index] = 0;
        continue;
      }
      const mixed = Math.imul(bits[2 * index]! ^ Math.imul(bits[2 * index + 1]!, 0x9e3779b1), 0x85ebca6b);
      const slot = (mixed ^ (mixed >>> 15)) & (MOST_REMEMBERED - 1);
      // A slot of numbers taken earlier names another number, or none, so there is no need to clear it.
      if (different[slots[slot]!] !== value) slots[slot] = different.push(value) - 1;
      starts[index] = slots[slot]! + 1;
    }
    return different;
  }

  /** Writes numbers out; where each starts, after one that is empty. */
  private write(different: readonly number[]): Int32Array {
    const { texts } = this;
    const { written } = this.encoder.encodeInto(JSON.stringify(different), texts);
    // In place of the brackets.
    texts[0] = COMMA;
    texts[written - 1] = COMMA;
    const starts = new Int32Array(different.length + 1);
    for (let index = 1, at = 1; index < starts.length; index++, at++) {
      starts[index] = at;
      while (texts[at] !== COMMA) at++;
    }
    return starts;
  }
}
