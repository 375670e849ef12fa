import {
  type ReliabilityTrial,
  varianceParts,
  withCases,
  withMarkers,
} from '../../estimation/markers/varianceParts.js';
import type { Marked } from './personMarks.js';

/** The answers to one key question as a reliability trial. */
export interface QuestionTrial extends ReliabilityTrial {
  /** The id of the key question. */
  readonly question: string;
  /** The reliability of the mean of so many markers' answers to a case; null where it is not measured. */
  readonly withMarkers: readonly { readonly markers: number; readonly reliability: number | null }[];
  /** How reliably a pack of so many cases tells markers' severity apart. */
  readonly withCases: readonly { readonly cases: number; readonly reliability: number | null }[];
}

const MARKERS = [1, 2, 3, 5, 10];
const CASES = [8, 20, 40, 80];

/** What the answers to each key question vary by, and what more markers or more cases would give. */
export function trialMarks({ pack, given, key }: Marked, confidence: number): QuestionTrial[] {
  const { people } = given;
  return pack.items.flatMap(({ kind, question }, item) => {
    if (kind !== 'keyQuestion') return [];
    const table = key.questions[item]!.map(({ index }) =>
      people.map((person) => {
        const answer = given.answer(person, index, item);
        return answer === null ? null : Number(answer === 'yes');
      }),
    );
    const trial = varianceParts(table, confidence);
    if (trial === null) return [];
    const { reliability } = trial;
    return [
      {
        question,
        ...trial,
        withMarkers: MARKERS.map((markers) => ({
          markers,
          reliability: reliability === null ? null : withMarkers(reliability, markers),
        })),
        withCases: CASES.map((cases) => ({ cases, reliability: withCases(trial, cases) })),
      },
    ];
  });
}
