import { acuity } from '../../estimation/markers/acuity.js';
import { pooledMarkers } from '../../estimation/markers/pooledMarkers.js';
import { whoDiffers } from '../../estimation/markers/whoDiffers.js';
import type { MarkerMarks, MarkersMarks, PairMarks } from './marking.js';
import type { Marked } from './personMarks.js';

/** Pairs of more people than this are too many to print, and say no more than each one's mean. */
const MOST_PAIRED = 40;

/**
 * Severity and acuity of each marker from all key questions that the key settles, partially pooled; who differs from the others,
 * whatever the key says; and how far each pair agrees.
 */
export function markersMarks({ given, key }: Marked, confidence: number): MarkersMarks {
  const { people } = given;
  const cells = key.questions.flat();
  const answers = people.map((person) =>
    cells.map(({ index, item }) => {
      const answer = given.answer(person, index, item);
      return answer === null ? null : answer === 'yes';
    }),
  );
  const rates = answers.map((row) => {
    const agreeing = (truth: 'yes' | 'no') => {
      const settled = row.filter(
        (answer, at) =>
          answer !== null && cells[at]!.key.judgement !== 'contested' && cells[at]!.key.answer === truth,
      );
      return { yes: settled.filter((answer) => answer === (truth === 'yes')).length, of: settled.length };
    };
    return { sensitivity: agreeing('yes'), specificity: agreeing('no') };
  });
  const pooled = pooledMarkers(rates, confidence);
  const apart = whoDiffers(answers, 1 - confidence);
  const agreed = pairShares(answers);
  const markers = people.map((participant, index): MarkerMarks => {
    const { sensitivity, specificity } = rates[index]!;
    const isMeasured = sensitivity.of > 0 && specificity.of > 0;
    const falseAlarms = { yes: specificity.of - specificity.yes, of: specificity.of };
    const own = isMeasured ? acuity({ hits: sensitivity, falseAlarms }, { confidence }) : null;
    return {
      participant,
      hits: sensitivity,
      falseAlarms,
      dPrime: own?.dPrime ?? null,
      criterion: own?.criterion ?? null,
      ...pooled.markers[index]!,
      apart: apart[index]!,
      agreement: meanOf(agreed(index)),
    };
  });
  const pairs = people.length > MOST_PAIRED ? [] : pairsOf(people, agreed);
  return { markers, spread: pooled.spread, pairs };
}

interface Agreed {
  readonly other: number;
  readonly agreed: number;
  readonly of: number;
}

/** How far one marker agrees with each of the others, on what both answered. */
function pairShares(answers: readonly (readonly (boolean | null)[])[]): (marker: number) => Agreed[] {
  const coded = answers.map((row) =>
    Int8Array.from(row, (answer) => (answer === null ? -1 : Number(answer))),
  );
  return (marker) =>
    coded.flatMap((row, other) => {
      if (other === marker) return [];
      const own = coded[marker]!;
      let [agreed, of] = [0, 0];
      for (let at = 0; at < row.length; at++) {
        if (own[at] === -1 || row[at] === -1) continue;
        of++;
        if (own[at] === row[at]) agreed++;
      }
      return of === 0 ? [] : [{ other, agreed, of }];
    });
}

function meanOf(pairs: readonly Agreed[]): number | null {
  return pairs.length === 0
    ? null
    : pairs.reduce((sum, { agreed, of }) => sum + agreed / of, 0) / pairs.length;
}

function pairsOf(people: readonly string[], agreed: (marker: number) => Agreed[]): PairMarks[] {
  return people.flatMap((first, index) =>
    agreed(index)
      .filter(({ other }) => other > index)
      .map(({ other, agreed: yes, of }) => ({ first, second: people[other]!, agreed: yes, of })),
  );
}
