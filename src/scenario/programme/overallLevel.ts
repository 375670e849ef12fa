import { type Programme, ratingOf } from './programme.js';

/** The fewest and the most points that standards can have together, those not known from the lowest level to the highest. */
export function pointsRange(
  programme: Programme,
  levels: ReadonlyMap<string, string>,
): { readonly least: number; readonly most: number } {
  const all = ratingOf(programme)?.levels ?? [];
  return programme.standards.reduce(
    ({ least, most }, { name }) => {
      const level = levels.get(name);
      const rank = level === undefined ? null : all.indexOf(level);
      return { least: least + (rank ?? 0), most: most + (rank ?? all.length - 1) };
    },
    { least: 0, most: 0 },
  );
}

/** The overall level that the levels of standards give, by the total or by the rules; null where it does not follow. */
export function overallLevel(programme: Programme, levels: ReadonlyMap<string, string>): string | null {
  const { total, standards, overall } = programme;
  if (total === null) {
    const isKnown = standards.every(({ name }) => levels.has(name));
    return overall === null || !isKnown ? null : overallByRules(programme, levels);
  }
  const { least, most } = pointsRange(programme, levels);
  const rankOf = (points: number) => total.from.findLastIndex((fewest) => points >= fewest);
  return rankOf(least) === rankOf(most) ? (ratingOf(programme)?.levels[rankOf(least)] ?? null) : null;
}

/** The level of the first rule that is true. */
function overallByRules(programme: Programme, levels: ReadonlyMap<string, string>): string | null {
  const all = ratingOf(programme)?.levels ?? [];
  const found = programme.overall?.find(({ standards, when, otherwiseAtLeast }) => {
    const looked = standards.map((name) => levels.get(name) ?? '');
    const enough = Object.entries(when).every(
      ([level, number]) => looked.filter((one) => one === level).length >= number,
    );
    const lowest = otherwiseAtLeast === null ? 0 : all.indexOf(otherwiseAtLeast);
    return enough && looked.every((level) => Object.hasOwn(when, level) || all.indexOf(level) >= lowest);
  });
  return found?.is ?? null;
}
