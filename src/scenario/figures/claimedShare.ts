import { type Quantity, readQuantity } from './words.js';

/**
 * The shares of which a claim such as below half, above a third or around half is true, by the conventions for quantities
 * in words; or why it says nothing: its share cannot be read, or the claim is true of every share or of none.
 */
export function claimedShare(
  kind: 'below' | 'above' | 'around',
  share: string,
): Quantity | 'unreadable' | 'always' | 'never' {
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
