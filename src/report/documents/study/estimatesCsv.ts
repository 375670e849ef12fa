import { KEPT } from '../../../study/run/estimates.js';
import { csvLine } from '../../render/csv.js';
import { type EstimateLabels, type EstimatesEncoder, firstReplicate } from './estimateLabels.js';

/** Replicates as CSV, a line each. */
export function csvEstimates({ columns, answers }: EstimateLabels): EstimatesEncoder {
  const encoder = new TextEncoder();
  const starts = answers.map((labels) => encoder.encode(`${csvLine(labels).trimEnd()},`));
  const longest = Math.max(0, ...starts.map(({ length }) => length)) + (KEPT.length + 1) * LONGEST_NUMBER;
  const numbers = new NumberTexts();
  return {
    start: () => csvLine([...columns.map(({ name }) => name), 'replicate', ...KEPT]),
    block: (block) => {
      const { replicates } = block;
      const values = block.estimates ?? new Float64Array(0);
      const first = firstReplicate(block);
      const counted = Array.from({ length: replicates }, (_, replicate) => String(first + replicate));
      const lines = new Uint8Array(answers.length * replicates * longest);
      let end = 0;
      for (let answer = 0, at = 0; answer < starts.length; answer++) {
        const start = starts[answer]!;
        for (let replicate = 0; replicate < replicates; replicate++) {
          lines.set(start, end);
          end = put(counted[replicate]!, lines, end + start.length);
          for (let part = 0; part < KEPT.length; part++) {
            lines[end++] = COMMA;
            end = put(numbers.of(values[at++]!), lines, end);
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

/** Puts down text of plain characters, byte by byte, which is quicker than the call that does it; returns where it ends. */
function put(text: string, into: Uint8Array, at: number): number {
  for (let index = 0; index < text.length; index++) into[at + index] = text.charCodeAt(index);
  return at + text.length;
}

/** Texts remembered at a time: a power of 2. */
const MOST_TEXTS = 1 << 12;

/**
 * Numbers as text: counts give the same ones again and again, and writing them out takes longest. A slot remembers the
 * last number that came to it.
 */
class NumberTexts {
  private readonly keys = new Float64Array(MOST_TEXTS).fill(Number.NaN);
  private readonly texts: string[] = new Array<string>(MOST_TEXTS).fill('');
  private readonly value = new Float64Array(1);
  private readonly bits = new Int32Array(this.value.buffer);

  /** A number as text, nothing where there is none. */
  of(value: number): string {
    if (Number.isNaN(value)) return '';
    this.value[0] = value;
    const mixed = Math.imul(this.bits[0]! ^ Math.imul(this.bits[1]!, 0x9e3779b1), 0x85ebca6b);
    const slot = (mixed ^ (mixed >>> 15)) & (MOST_TEXTS - 1);
    if (this.keys[slot] !== value) {
      this.keys[slot] = value;
      this.texts[slot] = String(value);
    }
    return this.texts[slot]!;
  }
}
