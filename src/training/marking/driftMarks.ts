import { type Drift, drift, type PersonAnswers } from '../../estimation/markers/drift.js';
import type { CaseFile, Pack } from '../pack.js';
import type { GivenAnswers } from './givenAnswers.js';
import type { Marked } from './personMarks.js';

/** An earlier event: the pack that it used, and what was answered. */
export interface EarlierEvent {
  readonly name: string;
  readonly pack: Pack;
  readonly given: GivenAnswers;
}

/** How answers to one key question changed since an earlier event, on the cases that both had. */
export interface DriftMarks {
  readonly since: string;
  readonly packCode: string;
  readonly question: string;
  /** Numbers of the anchors in the pack that is marked. */
  readonly anchors: readonly number[];
  /** The share of Yes, and of those that the key settles the share that agrees with it; null where nobody answered at both. */
  readonly yes: Drift | null;
  readonly agreement: Drift | null;
}

/** The drift of each key question since each earlier event. The key is that of the pack that is marked, for both. */
export function driftMarks(
  { pack, given, key }: Marked,
  events: readonly EarlierEvent[],
  confidence: number,
): DriftMarks[] {
  return events.flatMap((event) => {
    const anchors = anchorsOf(pack, event.pack);
    return pack.items.flatMap((item, at) => {
      const then = event.pack.items.findIndex(
        ({ id, question }) => id === item.id && question === item.question,
      );
      if (item.kind !== 'keyQuestion' || then < 0) return [];
      const settled = new Map(
        key.questions[at]!.map(({ index, key: own }) => [
          index,
          own.judgement === 'contested' ? null : own.answer,
        ]),
      );
      const measured = (measure: (answer: string, index: number) => number | null) => {
        const rows = (of: GivenAnswers, item: number, when: 'now' | 'earlier'): PersonAnswers[] =>
          of.people.map((person) => ({
            name: nameOf(person),
            answers: anchors.map((anchor) => {
              const answer = of.answer(person, anchor[when], item);
              return answer === null ? null : measure(answer, anchor.now);
            }),
          }));
        return drift(rows(event.given, then, 'earlier'), rows(given, at, 'now'), confidence);
      };
      return [
        {
          since: event.name,
          packCode: event.pack.code,
          question: item.question,
          anchors: anchors.map(({ now }) => pack.cases[now]!.number),
          yes: measured((answer) => Number(answer === 'yes')),
          agreement: measured((answer, index) => {
            const truth = settled.get(index) ?? null;
            return truth === null ? null : Number(answer === truth);
          }),
        },
      ];
    });
  });
}

/** The cases that both packs have, by their identifiers and all that is in them, with their indices. */
function anchorsOf(pack: Pack, earlier: Pack): { readonly now: number; readonly earlier: number }[] {
  const textOf = ({ number: _, ...file }: CaseFile) => JSON.stringify(file);
  const before = new Map(earlier.cases.map((file, index) => [textOf(file), index]));
  return pack.cases.flatMap((file, now) => {
    const then = before.get(textOf(file));
    return then === undefined ? [] : [{ now, earlier: then }];
  });
}

const nameOf = (person: string): string => person.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
