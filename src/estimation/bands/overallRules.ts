import type { Programme } from '../../scenario/programme/programme.js';
import type { RatedStandard } from './ratedStandard.js';

/** The overall level by the first rule that is true; null where a standard is not known, or there are no rules. */
export function overallByRules(
  { overall, scales }: Programme,
  standards: readonly RatedStandard[],
): string | null {
  if (overall === null || standards.some(({ level }) => level === null)) return null;
  const levels = scales.rating?.levels ?? [];
  const found = overall.find(({ standards: names, when, otherwiseAtLeast }) => {
    const looked = standards.flatMap(({ name, level }) =>
      level !== null && names.includes(name) ? [level] : [],
    );
    const counted = Object.entries(when);
    const enough = counted.every(([level, number]) => looked.filter((one) => one === level).length >= number);
    const lowest = otherwiseAtLeast === null ? 0 : levels.indexOf(otherwiseAtLeast);
    const others = looked.filter((level) => !Object.hasOwn(when, level));
    return enough && others.every((level) => levels.indexOf(level) >= lowest);
  });
  return found?.is ?? null;
}
