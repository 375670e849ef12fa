import type { Counts } from '../../counts.js';
import { leastOf, mostOf } from '../../numeric/extremes.js';
import { type ClaimTruth, comparisons } from '../../scenario/audit/claimTruth.js';
import { claimedShare } from '../../scenario/figures/claimedShare.js';
import { countsInWords, type Quantity } from '../../scenario/figures/words.js';
import type { Question } from './claimWorld.js';
import { clusteredRepeat } from './clusteredRepeat.js';
import { chanceHighest, isAbove, repeatsAbove } from './orderClaim.js';
import type { Atom } from './severalAtoms.js';
import { apparent, betweenShares, chanceOf, type SettledSample } from './shareClaim.js';

/** A part of a claim, its questions by their index. */
export type Part =
  | { readonly kind: 'share'; readonly question: number; readonly shares: Quantity }
  | { readonly kind: 'order'; readonly more: number; readonly less: number };

/** The parts of a claim, all of which have to be true. */
export function partsOf({ claim, about, others }: ClaimTruth, questions: readonly Question[]): Part[] {
  const { kind, share, convention } = claim;
  const shares = share === null ? null : claimedShare(kind as 'below', share, convention);
  if (shares !== null && typeof shares !== 'string')
    return about.map((_, question): Part => ({ kind: 'share', question, shares }));
  const indexes = [...questions.keys()];
  const pairs = comparisons(
    kind,
    indexes.slice(0, about.length),
    indexes.slice(about.length, about.length + others.length),
  );
  return pairs.map(([more, less]): Part => ({ kind: 'order', more, less }));
}

/** Of more cases than these a repeat is not worked out: each is drawn, or summed over. */
export const MOST_REPEATED = 1000;

/** Questions asked of the same cases, with the joint of their answers. */
export type Group = { readonly questions: readonly number[]; readonly joint: Float64Array };

export function atomOf(part: Part, chance: number, sample: SettledSample): Atom {
  if (part.kind === 'order') return { ...part, chance };
  const { above, below } = cutsOf(part.shares);
  return {
    kind: 'share',
    question: part.question,
    above: above === undefined ? -1 : apparent(above, sample),
    below: below === undefined ? 2 : apparent(below, sample),
    chance,
  };
}

/** The ends of what a claim is true of; of a continuous share it does not matter whether they are included. */
function cutsOf({ low, high }: Quantity): { above: number | undefined; below: number | undefined } {
  return {
    above: low.top === 0 && low.included ? undefined : low.top / low.bottom,
    below: high.top === high.bottom && high.included ? undefined : high.top / high.bottom,
  };
}

export function shareChance(
  { shares }: Extract<Part, { kind: 'share' }>,
  yes: number,
  of: number,
  sample: SettledSample,
) {
  return betweenShares({ yes, of }, cutsOf(shares), sample);
}

export function repeatedShare(
  { shares }: Extract<Part, { kind: 'share' }>,
  { yes, of }: Counts,
  { designEffect }: SettledSample,
) {
  const chances = of > MOST_REPEATED ? null : clusteredRepeat({ yes, of }, designEffect);
  if (chances === null) return null;
  const { lowest, highest } = countsInWords(shares, of);
  return chanceOf(chances, (count) => count >= lowest && count <= highest);
}

export function partChance(
  part: Part,
  questions: readonly Question[],
  groups: readonly Group[],
  sample: SettledSample,
): number {
  if (part.kind === 'share') {
    const { yes, of } = questions[part.question]!;
    return shareChance(part, yes, of, sample);
  }
  const only = onlyOf(part, groups);
  const { designEffect } = sample;
  const [more, less] = [questions[part.more]!, questions[part.less]!];
  if (only === null) return chanceHighest(shapeOf(more, designEffect), [shapeOf(less, designEffect)]);
  const effective = more.of / designEffect;
  return isAbove(effective * only.first, effective * only.second);
}

const shapeOf = ({ yes, of }: Counts, designEffect: number) =>
  [yes / designEffect + 0.5, (of - yes) / designEffect + 0.5] as const;

/** The probability of Yes to the first alone and to the second alone; null where they are asked of different cases. */
function onlyOf({ more, less }: { more: number; less: number }, groups: readonly Group[]) {
  const group = groups.find(({ questions }) => questions.includes(more) && questions.includes(less));
  if (group === undefined) return null;
  const count = group.questions.length;
  const [moreBit, lessBit] = [more, less].map(
    (question) => 1 << (count - 1 - group.questions.indexOf(question)),
  );
  let [first, second] = [0, 0];
  group.joint.forEach((mass, cell) => {
    const [isMore, isLess] = [(cell & moreBit!) !== 0, (cell & lessBit!) !== 0];
    if (isMore && !isLess) first += mass;
    if (isLess && !isMore) second += mass;
  });
  return { first, second };
}

/** `drawn` where cases of two questions come in clusters: no sum gives it. */
export function repeatedOrder(
  part: { more: number; less: number },
  questions: readonly Question[],
  groups: readonly Group[],
  { designEffect }: SettledSample,
): number | null | 'drawn' {
  const [more, less] = [questions[part.more]!, questions[part.less]!];
  if (Math.max(more.of, less.of) > MOST_REPEATED) return null;
  const only = onlyOf(part, groups);
  if (only !== null && designEffect !== 1) return 'drawn';
  if (only !== null) return repeatsAbove(more.of * only.first, more.of * only.second, more.of);
  const [ours, theirs] = [more, less].map((counts) => clusteredRepeat(counts, designEffect));
  if (ours == null || theirs == null) return null;
  let sum = 0;
  ours.forEach((chance, count) => {
    let below = 0;
    theirs.forEach((other, against) => {
      if (count * less.of > against * more.of) below += other;
    });
    sum += chance * below;
  });
  return Math.min(1, sum);
}

/** The least and the most that one part can be, whatever the overlap and the counts that the figures leave open. */
export function rangeOf(
  part: Part,
  questions: readonly Question[],
  sample: SettledSample,
): { lowest: number; highest: number } {
  if (part.kind === 'share') {
    const { yes, of, lowest, highest } = questions[part.question]!;
    return spanOf([lowest, yes, highest].map((count) => shareChance(part, count, of, sample)));
  }
  const [more, less] = [questions[part.more]!, questions[part.less]!];
  const { designEffect } = sample;
  const isOpen = [more, less].some(({ lowest, yes, highest }) => lowest !== yes || highest !== yes);
  const ends = [
    [more.lowest, less.highest],
    [more.highest, less.lowest],
  ] as const;
  const counts = [[more.yes, less.yes] as const, ...(isOpen ? ends : [])];
  if (more.cases !== less.cases) {
    return spanOf(
      counts.map(([a, b]) =>
        chanceHighest(shapeOf({ ...more, yes: a }, designEffect), [
          shapeOf({ ...less, yes: b }, designEffect),
        ]),
      ),
    );
  }
  return spanOf(
    counts.flatMap(([a, b]) => {
      const ends = [Math.max(0, a + b - more.of), Math.min(a, b)];
      return ends.map((both) => isAbove((a - both) / designEffect, (b - both) / designEffect));
    }),
  );
}

const spanOf = (values: readonly number[]) => ({ lowest: leastOf(values), highest: mostOf(values) });
