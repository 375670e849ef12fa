import type { WordsName } from '../scenario.js';
import { bandOfWords } from './conventions.js';
import { type Quantity, readQuantity } from './words.js';

/**
 * The shares of which a claim such as below half, above a third or around half is true, by a convention for quantities
 * in words, or by casesim's own where that does not define it; or why it says nothing: its share cannot be read, or the claim is true of every share or of none.
 */
export function claimedShare(
  kind: 'below' | 'above' | 'around',
  share: string,
  convention: WordsName = 'casesim',
): Quantity | 'unreadable' | 'always' | 'never' {
  const defined = bandOfWords(`${BEFORE[kind]}${share}`, convention)?.quantity;
  if (defined !== undefined) return defined;
  // Words such as almost all say themselves how far they reach.
  const alone = kind === 'around' ? readQuantity(share) : undefined;
  const isFraction = readQuantity(`exactly ${share}`) !== undefined;
  const read = isFraction ? readQuantity(`${kind} ${share}`) : alone;
  if (read === undefined) return 'unreadable';
  const { low, high } = read;
  const isEmpty = low.top * high.bottom === high.top * low.bottom && !(low.included && high.included);
  if (isEmpty) return 'never';
  const isAll = low.top === 0 && low.included && high.top === high.bottom && high.included;
  return isAll ? 'always' : read;
}

/** What a convention would have before the share. */
const BEFORE = { below: 'less than ', above: 'more than ', around: '' } as const;
