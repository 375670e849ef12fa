import { LEAST_WEIGHT, MOST_WEIGHT } from '../../estimation/design/surveyTotals.js';
import { readDecimal, readWhole, withoutThousands } from '../../numeric/written.js';
import { type Problem, problem, tooLarge } from '../../problem.js';

/** The answers of a row, and the cases they came from. */
export interface Answered {
  readonly yes: number;
  readonly of: number;
  readonly cases: number;
}

const ANSWERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ yes: 1, y: 1, true: 1, '1': 1, '1.0': 1, no: 0, n: 0, false: 0, '0': 0, '0.0': 0 }),
);

/** The answer of one case; none where the cell is empty. */
export function answerIn(text: string, name: string): Answered | Problem {
  if (text === '') return { yes: 0, of: 0, cases: 1 };
  const yes = ANSWERS.get(text.toLowerCase());
  if (yes !== undefined) return { yes, of: 1, cases: 1 };
  return problem('bad-answer', `${name} must be Yes or No, or 1 or 0, not "${text}".`, {
    hint: 'Leave it empty where the question does not apply.',
  });
}

export function countsIn(yesText: string, ofText: string): Answered | Problem {
  const [yes, of] = [readWhole(yesText), readWhole(ofText)];
  if (yes === 'too large' || of === 'too large')
    return largeProblem('bad-counts', `The counts "${yesText}" of "${ofText}"`);
  if (typeof yes !== 'number' || typeof of !== 'number' || yes < 0 || of < 0)
    return problem('bad-counts', `"${yesText}" of "${ofText}" is not a count of cases.`, {
      hint: 'Give whole numbers of Yes and of cases.',
    });
  if (yes > of) return problem('bad-counts', `There cannot be more Yes answers (${yes}) than cases (${of}).`);
  return { yes, of, cases: of };
}

export function weightIn(text: string | undefined): number | Problem {
  if (text === undefined) return 1;
  const weight = numberIn(text);
  if (weight !== null && weight >= LEAST_WEIGHT && weight <= MOST_WEIGHT) return weight;
  if (weight !== null && weight > 0)
    return problem('bad-weight', `A weight must be from ${LEAST_WEIGHT} to ${MOST_WEIGHT}, not ${text}.`, {
      hint: 'Only how weights compare matters: divide them all by the largest.',
    });
  return text === ''
    ? problem('no-weight', 'This row has no weight.', { hint: 'Give one, or leave the row out.' })
    : problem('bad-weight', `A weight must be a number above 0, not "${text}".`, {
        hint: 'A weight is how many cases of the population this one stands for.',
      });
}

export function populationIn(text: string | undefined): number | Problem {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const population = readWhole(text);
  if (typeof population === 'number' && population >= 1) return population;
  if (population === 'too large') return largeProblem('bad-population', `A population of ${text}`);
  return problem('bad-population', `A population must be a whole number of 1 or more, not "${text}".`);
}

function largeProblem(code: string, subject: string): Problem {
  const { expected, hint } = tooLarge(Number.MAX_SAFE_INTEGER);
  return problem(code, `${subject} must be ${expected}.`, { expected, hint });
}

/** A number as people write it, its thousands separated or not; null where it is none. */
function numberIn(text: string): number | null {
  const value = readDecimal(withoutThousands(text));
  return Number.isNaN(value) ? null : value;
}
