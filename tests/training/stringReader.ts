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

/** The first sentence of each case's papers. */
const openingsOf = ({ cases }: Pack): string[] =>
  cases.map(({ entries }) => {
    const papers = entries.find(({ title }) => /papers|prosecution/i.test(title));
    const [opening = ''] = papers?.paragraphs[0]?.split(/(?<=[.;:])\s/) ?? [];
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

/** Runs of one text come together, so that each counts for less than it would alone. */
const CAUTION = 0.3;

interface Marked {
  readonly answer: string;
  readonly runs: readonly string[];
}

function lessonsOf(marked: readonly Pack[]): Map<string, Lesson> {
  const seen = new Map<string, Marked[]>();
  for (const pack of marked) {
    const runs = runsOf(pack);
    for (const { item, answer, at } of answersOf(pack)) {
      seen.set(item, [...(seen.get(item) ?? []), { answer, runs: runs[at] ?? [] }]);
    }
  }
  return new Map([...seen].map(([item, cases]) => [item, lessonOf(cases)]));
}

function lessonOf(cases: readonly Marked[]): Lesson {
  const counted = countsOf(cases.flatMap(({ runs }) => runs));
  const answers = [...countsOf(cases.map(({ answer }) => answer))]
    .map(([answer, count]) => ({
      answer,
      share: count / cases.length,
      runs: countsOf(cases.flatMap((one) => (one.answer === answer ? one.runs : []))),
    }))
    .sort((a, b) => b.share - a.share);
  const commonest = answers[0]?.answer ?? '';
  const readBy = (runs: readonly string[]): string => {
    const shared = runs.filter((run) => (counted.get(run) ?? 0) >= 2);
    let [most, answer] = [Number.NEGATIVE_INFINITY, commonest];
    for (const one of answers) {
      const weight = shared.reduce((sum, run) => {
        const often = (one.runs.get(run) ?? 0) / one.share + 1;
        return sum + CAUTION * Math.log(often / ((counted.get(run) ?? 0) + 1));
      }, Math.log(one.share));
      if (weight > most) [most, answer] = [weight, one.answer];
    }
    return answer;
  };
  return { commonest, readBy };
}

function countsOf(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function answersOf({ key }: Pack): { item: string; answer: string; at: number }[] {
  return key.flatMap(({ questions }, at) =>
    questions.flatMap(({ prompts }) =>
      prompts.flatMap(({ item, answer, contested }) => (contested ? [] : [{ item, answer, at }])),
    ),
  );
}
