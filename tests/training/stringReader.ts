import type { Pack } from '../../src/training/pack.js';
import { wordRuns } from '../../src/training/words/wordRuns.js';

/** What of a new pack those have read already who know earlier ones, names apart; shares from 0 to 1. */
export interface Variety {
  readonly stories: number;
  readonly openings: number;
  readonly runs: number;
}

export function varietyOf(pack: Pack, earlier: readonly Pack[]): Variety {
  const stories = new Set(earlier.flatMap(storiesOf));
  const openings = new Set(earlier.flatMap(openingsOf));
  const known = new Set(earlier.flatMap(runsOf).flat());
  const shareOf = (list: readonly string[], set: ReadonlySet<string>): number =>
    list.filter((one) => set.has(one)).length / list.length;
  return {
    stories: shareOf(storiesOf(pack), stories),
    openings: shareOf(openingsOf(pack), openings),
    runs: shareOf(runsOf(pack).flat(), known),
  };
}

const storiesOf = ({ notes }: Pack): string[] => notes.cases.map(({ story }) => story ?? 'own');

/** The first sentence of each case. */
const openingsOf = ({ cases }: Pack): string[] =>
  cases.map(({ entries }) => {
    const [opening = ''] = entries[0]?.paragraphs[0]?.split(/(?<=[.;:])\s/) ?? [];
    return opening.replace(/\b[A-Z]{2}\b/g, 'X');
  });

/** The runs of words of each case. */
const runsOf = ({ cases }: Pack): string[][] =>
  cases.map(({ entries }) => [...new Set(entries.flatMap(({ paragraphs }) => paragraphs.flatMap(wordRuns)))]);

/** The answers of a new pack that are right: of a reader who only remembers strings, and of the commonest answers. */
export interface Read {
  readonly right: number;
  readonly commonest: number;
  readonly of: number;
}

/**
 * Somebody who has read marked packs and understands nothing: for each prompt the likeliest answer by the runs of words that the
 * case shares with at least two of theirs (naive Bayes). Contested prompts are left out.
 */
export function readByStrings(pack: Pack, marked: readonly Pack[]): Map<string, Read> {
  const lessons = lessonsOf(marked);
  const read = new Map<string, Read>();
  const runs = runsOf(pack);
  for (const { item, answer, at } of answersOf(pack)) {
    const lesson = lessons.get(item);
    if (lesson === undefined) continue;
    const before = read.get(item) ?? { right: 0, commonest: 0, of: 0 };
    const said = lesson.readBy(runs[at] ?? []);
    read.set(item, {
      right: before.right + Number(said === answer),
      commonest: before.commonest + Number(lesson.commonest === answer),
      of: before.of + 1,
    });
  }
  return read;
}

interface Lesson {
  readonly commonest: string;
  readonly readBy: (runs: readonly string[]) => string;
}

const ANSWERS = ['yes', 'no', 'notRelevant'];

/** Runs of one text come together, so that each counts for less than it would alone. */
const CAUTION = 0.3;

function lessonsOf(marked: readonly Pack[]): Map<string, Lesson> {
  const seen = new Map<string, { readonly answer: string; readonly runs: readonly string[] }[]>();
  for (const pack of marked) {
    const runs = runsOf(pack);
    for (const { item, answer, at } of answersOf(pack)) {
      seen.set(item, [...(seen.get(item) ?? []), { answer, runs: runs[at] ?? [] }]);
    }
  }
  return new Map([...seen].map(([item, cases]) => [item, lessonOf(cases)]));
}

function lessonOf(cases: readonly { readonly answer: string; readonly runs: readonly string[] }[]): Lesson {
  const prior = ANSWERS.map((one) => cases.filter(({ answer }) => answer === one).length / cases.length);
  const counts = new Map<string, number[]>();
  for (const { answer, runs } of cases) {
    for (const run of runs) {
      const count = counts.get(run) ?? [0, 0, 0];
      count[ANSWERS.indexOf(answer)]! += 1;
      counts.set(run, count);
    }
  }
  const commonest = ANSWERS[prior.indexOf(Math.max(...prior))]!;
  const readBy = (runs: readonly string[]): string => {
    const weights = prior.map((share) => Math.log(Math.max(share, 1e-9)));
    for (const run of runs) {
      const count = counts.get(run) ?? [0, 0, 0];
      const all = count[0]! + count[1]! + count[2]!;
      if (all < 2) continue;
      prior.forEach((share, index) => {
        if (share > 0) weights[index]! += CAUTION * Math.log((count[index]! / share + 1) / (all + 1));
      });
    }
    return ANSWERS[weights.indexOf(Math.max(...weights))]!;
  };
  return { commonest, readBy };
}

function answersOf({ key }: Pack): { item: string; answer: string; at: number }[] {
  return key.flatMap(({ questions }, at) =>
    questions.flatMap(({ prompts }) =>
      prompts.flatMap(({ item, answer, contested }) => (contested ? [] : [{ item, answer, at }])),
    ),
  );
}
