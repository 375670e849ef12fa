import { type Stream, stream } from '../../numeric/stream.js';

/** A stream that has, for each purpose, a stream of its own. */
interface KeyedStream extends Stream {
  readonly of: (purpose: string) => Stream;
}

/** A stream for cases that are to be alike: what is drawn for one purpose moves nothing that is drawn for another. */
export function keyedStream(seed: number, ...path: readonly (string | number)[]): Stream {
  const purposes = new Map<string, Stream>();
  const of = (purpose: string): Stream => {
    const own = purposes.get(purpose) ?? stream(seed, ...path, purpose);
    purposes.set(purpose, own);
    return own;
  };
  return Object.assign(stream(seed, ...path), { of }) satisfies KeyedStream;
}

/** What a stream draws for a purpose: its next numbers, but for a stream that has numbers for each. */
export function drawsFor(random: Stream, purpose: string): Stream {
  return isKeyed(random) ? random.of(purpose) : random;
}

function isKeyed(random: Stream): random is KeyedStream {
  return 'of' in random;
}
