import { adjustPValues } from '../difference/adjust.js';

/** How far one marker is apart from the others, whatever the key says. */
export interface MarkerApart {
  /** Answers that others gave too and did not all give alike, and how many differ from most of the others. */
  readonly of: number;
  readonly minority: number;
  /** What chance would give, if every answer to an item could have come from any who answered it. */
  readonly expectedMinority: number;
  readonly yes: number;
  readonly expectedYes: number;
  /** Probability of so many in the minority or more, and of a number of Yes as far from what is expected or farther. */
  readonly minorityChance: number;
  readonly yesChance: number;
  /** Whether either would be surprising in one of all markers: Holm's steps over both probabilities of everybody. */
  readonly differs: 'minority' | 'severe' | 'lenient' | null;
}

/**
 * Which markers differ from the rest. If none does, each item's answers could have been given by any of those who gave them, in
 * any order: then a marker's number of answers in the minority, and of Yes, is a sum of independent yes and no with
 * known chances, and its distribution is worked out exactly. One marker or more is named without cause in at most `level` of events.
 *
 * @param table - a row a marker: Yes, No, or null for no answer
 * @source Holm 1979, Scandinavian Journal of Statistics 6:65; Hong 2013, Computational Statistics and Data Analysis 59:41, for the sum.
 */
export function whoDiffers(table: readonly (readonly (boolean | null)[])[], level: number): MarkerApart[] {
  const items = table[0]?.length ?? 0;
  const tallies = Array.from({ length: items }, (_, item) => ({
    yes: table.filter((row) => row[item] === true).length,
    of: table.filter((row) => row[item] !== null).length,
  }));
  const apart = table.map((row) => apartOf(row, tallies));
  const chances = apart.flatMap(({ minorityChance, yesChance }) => [minorityChance, yesChance]);
  const isSurprising = adjustPValues(chances).map((chance) => chance <= level);
  return apart.map((marker, index) => {
    const { yes, expectedYes } = marker;
    if (isSurprising[2 * index + 1] === true) {
      return { ...marker, differs: yes < expectedYes ? ('severe' as const) : ('lenient' as const) };
    }
    return { ...marker, differs: isSurprising[2 * index] === true ? ('minority' as const) : null };
  });
}

function apartOf(
  row: readonly (boolean | null)[],
  tallies: readonly { readonly yes: number; readonly of: number }[],
): Omit<MarkerApart, 'differs'> {
  const split = tallies.flatMap(({ yes, of }, item) => {
    const answer = row[item];
    return answer === null || answer === undefined || yes === 0 || yes === of ? [] : [{ answer, yes, of }];
  });
  // An item of which half say Yes has no minority.
  const sided = split.filter(({ yes, of }) => 2 * yes !== of);
  const minority = sided.filter(({ answer, yes, of }) => answer === 2 * yes < of).length;
  const said = split.filter(({ answer }) => answer).length;
  const minorities = countChances(sided.map(({ yes, of }) => Math.min(yes, of - yes) / of));
  const yeses = countChances(split.map(({ yes, of }) => yes / of));
  return {
    of: split.length,
    minority,
    expectedMinority: meanOf(minorities),
    yes: said,
    expectedYes: meanOf(yeses),
    minorityChance: upTo1(sumFrom(minorities, minority)),
    // The smaller tail twice, so that both ends count.
    yesChance: upTo1(
      2 * Math.min(sumFrom(yeses, said), sumFrom(yeses.toReversed(), yeses.length - 1 - said)),
    ),
  };
}

/** The distribution of how many of independent events happen. */
function countChances(chances: readonly number[]): Float64Array {
  const total = new Float64Array(chances.length + 1);
  total[0] = 1;
  chances.forEach((chance, index) => {
    for (let count = index + 1; count > 0; count--) {
      total[count] = total[count]! * (1 - chance) + total[count - 1]! * chance;
    }
    total[0] = total[0]! * (1 - chance);
  });
  return total;
}

const meanOf = (chances: Float64Array) => chances.reduce((sum, chance, count) => sum + chance * count, 0);

const sumFrom = (chances: Float64Array, from: number) =>
  chances.subarray(from).reduce((sum, chance) => sum + chance, 0);

const upTo1 = (chance: number) => Math.min(1, chance);
