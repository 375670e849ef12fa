import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFigures } from '../../../src/scenario/audit/audit.js';
import { feasibleCounts } from '../../../src/scenario/figures/feasibleCounts.js';
import { countsInWords, readQuantity } from '../../../src/scenario/figures/words.js';
import { parseDeclaration } from '../../../src/scenario/parse.js';
import { withVariables } from '../minimal.js';

interface Variable {
  readonly printed: string;
  /** Index of an earlier variable whose yes it depends on. */
  readonly gate: number | null;
}

const CASES = 9;
const PRINTED = [
  '2',
  '5',
  '9',
  '3 of 5',
  '2 of 4',
  '50%',
  '33%',
  '67%',
  '25%',
  'all',
  'over half',
  'under half',
  'under a third',
  'exactly half',
];

const small = fc
  .array(fc.record({ printed: fc.constantFrom(...PRINTED), gate: fc.option(fc.nat()) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((drawn) =>
    drawn.map(
      ({ printed, gate }, index): Variable => ({
        printed,
        gate: gate === null || index === 0 ? null : gate % index,
      }),
    ),
  );

function parse(variables: readonly Variable[]) {
  const lines = variables.map(({ printed, gate }, index) => {
    const when = gate === null ? '' : `, when: v${gate}`;
    return `v${index}: { yes: ${printed}, from: report${when} }`;
  });
  return parseDeclaration(
    withVariables(lines.join('\n'), CASES).replaceAll('50%\n', '{ assumed: 50%, why: a guess }\n'),
    'small.yaml',
  );
}

/** Whether a count of some cases prints so, by the public functions one count at a time. */
function prints(printed: string, count: number, of: number): boolean {
  const [amount = '', whole] = printed.split(' of ');
  if (whole !== undefined && Number(whole) !== of) return false;
  if (/^\d+$/.test(amount)) return count === Number(amount);
  if (amount.endsWith('%')) return feasibleCounts({ percent: amount, of }).includes(count);
  const quantity = readQuantity(amount);
  if (quantity === undefined) throw new Error(`"${amount}" is not read`);
  const { lowest, highest } = countsInWords(quantity, of);
  return lowest <= count && count <= highest;
}

/** Whether any whole counts satisfy some of the figures, by trying them all. */
function possible(variables: readonly Variable[], uses: (index: number) => boolean): boolean {
  const search = (counts: readonly number[]): boolean => {
    const variable = variables[counts.length];
    if (variable === undefined) return true;
    const relevant = variable.gate === null ? CASES : (counts[variable.gate] ?? 0);
    if (relevant === 0) return false;
    for (let count = 0; count <= relevant; count++) {
      if (uses(counts.length) && !prints(variable.printed, count, relevant)) continue;
      if (search([...counts, count])) return true;
    }
    return false;
  };
  return search([]);
}

test('there is a contradiction exactly when no whole counts satisfy every figure', () => {
  fc.assert(
    fc.property(small, (variables) => {
      expect(checkFigures(parse(variables)).contradictions.length === 0).toBe(
        possible(variables, () => true),
      );
    }),
    { numRuns: 300 },
  );
});

test('the figures of a contradiction cannot be true together, and without any one of them they can', () => {
  fc.assert(
    fc.property(small, (variables) => {
      for (const { figures } of checkFigures(parse(variables)).contradictions) {
        const core = new Set(figures.map(({ path }) => Number(/v(\d+)/.exec(path)?.[1])));
        if (figures.length === 0) continue;
        expect(possible(variables, (index) => core.has(index))).toBe(false);
        for (const left of core)
          expect(possible(variables, (index) => core.has(index) && index !== left)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
