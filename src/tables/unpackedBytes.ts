/**
 * How many bytes an archive (ZIP) says that its files unpack to; infinite for one that does not say. Whatever unpacks it
 * must stop at what each file says of itself. What is no archive has none.
 */
export function unpackedBytes(bytes: Uint8Array): number {
  const end = endRecord(bytes);
  if (end === null) return 0;
  const entries = word(bytes, end + 10);
  let at = double(bytes, end + 16);
  if (entries === UNSAID_16 || at === UNSAID_32) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (at + ENTRY_BYTES > bytes.length || double(bytes, at) !== ENTRY) return sum;
    sum += sizeOf(bytes, at);
    at += ENTRY_BYTES + word(bytes, at + 28) + word(bytes, at + 30) + word(bytes, at + 32);
  }
  return sum;
}

/** Begins the record at the end of an archive, and each entry of its directory. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;

const END_BYTES = 22;
const ENTRY_BYTES = 46;

/** Stands for a number that is somewhere else, as it is too large for its field. */
const UNSAID_16 = 0xffff;
const UNSAID_32 = 0xffffffff;

/** Numbers of two and of four bytes, the lowest first; what is behind the end is 0. */
const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
const double = (bytes: Uint8Array, at: number): number => word(bytes, at) + 65_536 * word(bytes, at + 2);

/** Where the record at the end begins: a comment of up to 64 KB may follow it. */
function endRecord(bytes: Uint8Array): number | null {
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - UNSAID_16); at--) if (double(bytes, at) === END) return at;
  return null;
}

/** What one entry says of its size. One of nothing has two bytes packed at most, and nothing said beside the file itself. */
function sizeOf(bytes: Uint8Array, at: number): number {
  const [packed, unpacked] = [double(bytes, at + 20), double(bytes, at + 24)];
  const isSaidElsewhere = (word(bytes, at + 8) & 8) !== 0 && packed === 0;
  const isUnsaid = unpacked === UNSAID_32 || (unpacked === 0 && (packed > 2 || isSaidElsewhere));
  return isUnsaid ? Number.POSITIVE_INFINITY : unpacked;
}
