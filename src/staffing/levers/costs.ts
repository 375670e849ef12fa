import { requireFields } from '../../check.js';
import { largeNumberHint } from '../../numeric/written.js';
import { ArgumentError, type Problem, refuse } from '../../problem.js';

/** Grades whose posts can be given a cost. */
export const COSTED = ['po', 'pso', 'spo', 'pqip', 'facilitators'] as const;
export type Costed = (typeof COSTED)[number];

/** Pounds a year that one full-time post of a grade costs: one's own figures, for none is published by grade. */
export type Costs = Readonly<Partial<Record<Costed, number>>>;

/** Costs as they are written: `['po=52000']`, or by grade. */
export type CostsRequest = readonly string[] | Readonly<Record<string, string | number>>;

const POUNDS = /^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*(?:pounds?)?\s*(?:(?:a|per)\s+year)?$/i;
const LEAST = 1000;
const MOST = 1_000_000;

/**
 * Reads costs of posts, all their problems at once.
 *
 * @throws ArgumentError for a grade that has none, a cost that cannot be read or is out of any sense, and one given twice
 */
export function readCosts(request: CostsRequest): Costs {
  const pairs = Array.isArray(request)
    ? request.map((text: string) => [text.split('=')[0]!.trim(), text.split('=').slice(1).join('=').trim()])
    : Object.entries(requireFields('costs', request, '{ po: 52000 }')).map(([grade, cost]) => [
        grade,
        String(cost).trim(),
      ]);
  const costs: Partial<Record<Costed, number>> = {};
  const problems: Problem[] = [];
  for (const [grade = '', text = ''] of pairs) {
    try {
      const costed = gradeOf(grade);
      if (costed in costs) refuse('repeated-cost', `The cost of ${grade} is given twice.`, { path: grade });
      costs[costed] = poundsIn(costed, text);
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ArgumentError(problems);
  return costs;
}

function gradeOf(written: string): Costed {
  const known = COSTED.find((grade) => grade === written.toLowerCase());
  if (known !== undefined) return known;
  return refuse('unknown-grade', `There is no cost of "${written}".`, {
    path: written,
    got: written,
    near: COSTED,
    hint: `Posts that can have one: ${COSTED.join(', ')}.`,
  });
}

function poundsIn(grade: Costed, text: string): number {
  const [all, digits = ''] = POUNDS.exec(text) ?? [];
  const pounds = Number(digits.replaceAll(',', ''));
  if (all !== undefined && pounds >= LEAST && pounds <= MOST) return pounds;
  const slip = all !== undefined && pounds > 0 && pounds < LEAST ? ` Did you mean ${pounds * LEAST}?` : '';
  const hint =
    largeNumberHint(text) ?? `Write pounds a year for one full-time post, like ${grade}=52000.${slip}`;
  return refuse('bad-cost', `${grade}=${text} is not a cost of a post a year.`, {
    path: grade,
    got: text,
    expected: 'pounds a year from 1,000 to 1,000,000',
    hint,
  });
}
