/** One file in an archive (ZIP), still packed. */
export interface Entry {
  readonly name: string;
  /** Bytes that it says it unpacks to; infinite for one that does not say. */
  readonly size: number;
  readonly packed: Uint8Array;
  readonly isDeflated: boolean;
}

/** What an archive says is in it; null for what is no archive, or does not say how many files it has. */
export function entriesOf(bytes: Uint8Array): Entry[] | null {
  const end = endRecord(bytes);
  if (end === null) return null;
  const count = word(bytes, end + 10);
  let at = double(bytes, end + 16);
  if (count === UNSAID_16 || at === UNSAID_32) return null;
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > bytes.length || double(bytes, at) !== ENTRY) return entries;
    const name = word(bytes, at + 28);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + name)),
      size: sizeOf(bytes, at),
      packed: packedOf(bytes, at),
      isDeflated: word(bytes, at + 10) !== 0,
    });
    at += ENTRY_BYTES + name + word(bytes, at + 30) + word(bytes, at + 32);
  }
  return entries;
}

/**
 * How many bytes an archive says that its files unpack to; infinite for one that does not say. Whatever unpacks it must stop at
 * what each file says of itself. What is no archive has none.
 */
export function unpackedBytes(bytes: Uint8Array): number {
  if (endRecord(bytes) === null) return 0;
  const entries = entriesOf(bytes);
  return entries?.reduce((sum, { size }) => sum + size, 0) ?? Number.POSITIVE_INFINITY;
}

/** The text of a file in an archive, in UTF-8; no more of it than the file says that it has. */
export async function textOfEntry({ packed, size, isDeflated }: Entry): Promise<string> {
  const decoder = new TextDecoder();
  if (!isDeflated) return decoder.decode(packed);
  const body = new Blob([packed as Uint8Array<ArrayBuffer>]).stream();
  const reader = body.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const texts: string[] = [];
  let bytes = 0;
  for (;;) {
    const { value } = await reader.read();
    bytes += value?.length ?? 0;
    texts.push(decoder.decode(value, { stream: value !== undefined }));
    if (value !== undefined && bytes <= size) continue;
    if (value !== undefined) await reader.cancel();
    return texts.join('');
  }
}

/** Begins the record at the end of an archive, each entry of its directory, and each file. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;

const END_BYTES = 22;
const ENTRY_BYTES = 46;
const FILE_BYTES = 30;

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

/** The bytes of the file that an entry of the directory is about. */
function packedOf(bytes: Uint8Array, entry: number): Uint8Array {
  const at = double(bytes, entry + 42);
  const from = at + FILE_BYTES + word(bytes, at + 26) + word(bytes, at + 28);
  return bytes.subarray(from, from + double(bytes, entry + 20));
}

/** What one entry says of its size. One of nothing has two bytes packed at most, and nothing said beside the file itself. */
function sizeOf(bytes: Uint8Array, at: number): number {
  const [packed, unpacked] = [double(bytes, at + 20), double(bytes, at + 24)];
  const isSaidElsewhere = (word(bytes, at + 8) & 8) !== 0 && packed === 0;
  const isUnsaid = unpacked === UNSAID_32 || (unpacked === 0 && (packed > 2 || isSaidElsewhere));
  return isUnsaid ? Number.POSITIVE_INFINITY : unpacked;
}
