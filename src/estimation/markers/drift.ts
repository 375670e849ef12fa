import { tUpperQuantile } from '../../numeric/tTail.js';

/** What one person said of the same items as everybody else: 1, 0, or null for no answer. */
export interface PersonAnswers {
  readonly name: string;
  readonly answers: readonly (number | null)[];
}

/** How a share changed between two events, on items that both asked. */
export interface Drift {
  readonly earlier: number;
  readonly later: number;
  /** Later less earlier; null limits where an event has one person, whose spread nobody can know. */
  readonly change: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Items that both events answered, and the people of each. */
  readonly items: number;
  readonly people: { readonly earlier: number; readonly later: number };
}

/**
 * The change of a share between two events on the items that both answered: the mean over items of the share in each. The items are
 * fixed and people are the sample, so the error is linearised over people; somebody who was at both counts as one. Limits
 * are Student's, on one less than the people of the smaller event. Null where no item was answered at both.
 *
 * @source Särndal, Swensson and Wretman 1992, section 5.5, for the linearised variance.
 */
export function drift(
  earlier: readonly PersonAnswers[],
  later: readonly PersonAnswers[],
  confidence: number,
): Drift | null {
  const width = earlier[0]?.answers.length ?? 0;
  const items = Array.from({ length: width }, (_, item) => item).filter((item) =>
    [earlier, later].every((people) => people.some(({ answers }) => answers[item] !== null)),
  );
  if (items.length === 0) return null;
  const [before, after] = [parts(earlier, items), parts(later, items)];
  const people = { earlier: before.influence.size, later: after.influence.size };
  const change = after.share - before.share;
  const known = { earlier: before.share, later: after.share, change, items: items.length, people };
  const fewest = Math.min(people.earlier, people.later);
  if (fewest < 2) return { ...known, lower: null, upper: null };
  const names = new Set([...before.influence.keys(), ...after.influence.keys()]);
  let variance = 0;
  for (const name of names) {
    variance += ((after.influence.get(name) ?? 0) - (before.influence.get(name) ?? 0)) ** 2;
  }
  const reach = tUpperQuantile((1 - confidence) / 2, fewest - 1) * Math.sqrt(variance);
  return { ...known, lower: Math.max(-1, change - reach), upper: Math.min(1, change + reach) };
}

/** The mean share of an event, and what each person moves it by: deviations, which sum to 0. */
function parts(people: readonly PersonAnswers[], items: readonly number[]) {
  const shares = items.map((item) => {
    const given = people.flatMap(({ answers }) => answers[item] ?? []);
    return { item, of: given.length, share: given.reduce((sum, one) => sum + one, 0) / given.length };
  });
  const present = people.filter(({ answers }) => items.some((item) => answers[item] !== null));
  const correction = present.length < 2 ? 1 : Math.sqrt(present.length / (present.length - 1));
  const influence = new Map(
    present.map(({ name, answers }) => {
      const own = shares.reduce((sum, { item, of, share }) => {
        const answer = answers[item] ?? null;
        return answer === null ? sum : sum + (answer - share) / of;
      }, 0);
      return [name, (correction * own) / items.length] as const;
    }),
  );
  const share = shares.reduce((sum, one) => sum + one.share, 0) / items.length;
  return { share, influence };
}
