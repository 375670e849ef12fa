import { mostOf } from '../../../numeric/extremes.js';
import { KEPT } from '../../../study/run/estimates.js';
import { csvLine } from '../../render/csv.js';
import { type EstimateLabels, type EstimatesEncoder, firstReplicate } from './estimateLabels.js';

/** Replicates as CSV, a line each. */
export function csvEstimates({ columns, answers }: EstimateLabels): EstimatesEncoder {
  const encoder = new TextEncoder();
  const starts = answers.map((labels) => encoder.encode(`${csvLine(labels).trimEnd()},`));
  const longest =
    mostOf(
      starts.map(({ length }) => length),
      0,
    ) +
    (KEPT.length + 1) * LONGEST_NUMBER;
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
      const most = (answers.length * replicates + 1) * longest;
      if (lines.length < most) lines = new Uint8Array(most);
      const size = replicates * KEPT.length;
      const written = new WrittenRows(values);
      let end = 0;
      for (let answer = 0; answer < starts.length; answer++) {
        const start = starts[answer]!;
        end = put(start, lines, end);
        written.forget();
        for (let replicate = 0, at = answer * size; replicate < replicates; replicate++, at += KEPT.length) {
          end = put(counted[replicate]!, lines, end);
          const slot = written.slotOf(at);
          const from = written.from[slot]!;
          if (written.has(slot, at)) {
            lines.copyWithin(end, from, written.to[slot]!);
            end += written.to[slot]! - from;
          } else {
            written.from[slot] = end;
            end = put(start, lines, putRow(values, at, lines, end));
            written.to[slot] = end;
            written.rows[slot] = at;
          }
        }
        // What a line starts with was put behind every line, the last of the answer included.
        end -= start.length;
      }
      return lines.subarray(0, end);
    },
    end: () => '',
  };
}

/**
 * Where the rest of a line, with what the next one starts with, was put down for the same numbers: of so many cases an
 * estimate has few values, and copying a line takes a fifth of the time of writing it. One row is remembered for each slot.
 */
class WrittenRows {
  /** Index of the first value of each row. */
  readonly rows = new Int32Array(SLOTS);
  readonly from = new Int32Array(SLOTS);
  readonly to = new Int32Array(SLOTS);
  private readonly bits: Int32Array;

  constructor(values: Float64Array) {
    this.bits = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  }

  /** Other rows start with something else. */
  forget(): void {
    this.rows.fill(-1);
  }

  /** By the estimate and the lower limit. */
  slotOf(at: number): number {
    const { bits } = this;
    const mixed = bits[2 * at]! ^ bits[2 * at + 1]! ^ bits[2 * at + 4]! ^ bits[2 * at + 5]!;
    return Math.imul(mixed, 0x9e3779b1) >>> SHIFT;
  }

  has(slot: number, at: number): boolean {
    const row = this.rows[slot]!;
    if (row < 0) return false;
    const { bits } = this;
    for (let part = 0; part < 2 * KEPT.length; part++) {
      if (bits[2 * row + part] !== bits[2 * at + part]) return false;
    }
    return true;
  }
}

const SLOTS = 1024;
/** Leaves of 32 bits as many as number the slots. */
const SHIFT = 22;

const [COMMA, RETURN, NEW_LINE] = [0x2c, 0x0d, 0x0a];

/** Characters that the longest number can have, with the comma before it or the end of its line after it. */
const LONGEST_NUMBER = 26;

/** Puts down bytes one by one, which is quicker than the call that does it; returns where they end. */
function put(bytes: Uint8Array, into: Uint8Array, at: number): number {
  for (let index = 0; index < bytes.length; index++) into[at + index] = bytes[index]!;
  return at + bytes.length;
}

/** Puts down what is kept of a replicate, and the end of its line; returns where that ends. */
function putRow(values: Float64Array, from: number, into: Uint8Array, at: number): number {
  let end = at;
  for (let part = 0; part < KEPT.length; part++) {
    into[end++] = COMMA;
    end = putNumber(values[from + part]!, into, end);
  }
  into[end++] = RETURN;
  into[end++] = NEW_LINE;
  return end;
}

/** Decimals of a number: a proportion has hardly more. */
const DECIMALS = 1e15;

/** Less than this would lose digits that count, and more than the largest does not fit so many decimals. */
const [LEAST, MOST] = [1e-3, 9];

const [ZERO, POINT, MINUS] = [0x30, 0x2e, 0x2d];

/** The digits of 0000 to 9999, as the four bytes of a number, the first digit in the lowest. */
const FOUR_DIGITS = Int32Array.from({ length: 10_000 }, (_, value) => {
  const digit = (unit: number): number => ZERO + (Math.floor(value / unit) % 10);
  return digit(1000) | (digit(100) << 8) | (digit(10) << 16) | (digit(1) << 24);
});

/**
 * Puts down the text of a number, nothing where there is none, to 15 decimals: `String` has up to three digits more, which
 * take longer to find than the replicate that they are of. Returns where it ends.
 */
function putNumber(value: number, into: Uint8Array, at: number): number {
  if (!Number.isFinite(value)) return at;
  const size = Math.abs(value);
  if (size !== 0 && (size < LEAST || size >= MOST)) return putText(String(value), into, at);
  let end = at;
  if (value < 0) into[end++] = MINUS;
  const digits = Math.round(size * DECIMALS);
  // Whole numbers of 32 bits, whose division is quick.
  const high = (digits / 1e8) | 0;
  const low = (digits - high * 1e8) | 0;
  const [first, third] = [(high / 1e4) | 0, (low / 1e4) | 0];
  // The first of the sixteen digits comes before the point, which takes its byte.
  const from = end;
  end = putFour(first, into, from + 1);
  end = putFour(high - first * 1e4, into, end);
  end = putFour(third, into, end);
  end = putFour(low - third * 1e4, into, end);
  into[from] = into[from + 1]!;
  into[from + 1] = POINT;
  while (into[end - 1] === ZERO) end--;
  return into[end - 1] === POINT ? end - 1 : end;
}

function putFour(digits: number, into: Uint8Array, at: number): number {
  const bytes = FOUR_DIGITS[digits]!;
  into[at] = bytes;
  into[at + 1] = bytes >> 8;
  into[at + 2] = bytes >> 16;
  into[at + 3] = bytes >> 24;
  return at + 4;
}

function putText(text: string, into: Uint8Array, at: number): number {
  for (let index = 0; index < text.length; index++) into[at + index] = text.charCodeAt(index);
  return at + text.length;
}
