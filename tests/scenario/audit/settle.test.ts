import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printedPercentage } from '../../../src/scenario/figures/feasibleCounts.js';
import { countsInWords, readQuantity } from '../../../src/scenario/figures/words.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { withVariables } from '../minimal.js';

/** One variable of an inspection that really happened, and how its counts are printed. */
interface Real {
  readonly name: string;
  readonly gate: string | null;
  readonly relevant: number;
  readonly counts: readonly number[];
  readonly printed: readonly (string | null)[];
  readonly exact: boolean;
}

type Form = 'count' | 'of' | 'percent' | 'decimal' | 'words';

function print(count: number, of: number, form: Form): string {
  if (form === 'count') return `${count}`;
  if (form === 'of') return `${count} of ${of}`;
  if (form === 'percent') return `${printedPercentage({ count, of })}%`;
  if (form === 'decimal') return `${printedPercentage({ count, of, decimals: 1 })}% of ${of}`;
  if (count === of) return 'all';
  if (count === 0) return 'none';
  return 2 * count > of ? 'over half' : 2 * count < of ? 'under half' : 'exactly half';
}

const form = fc.constantFrom<Form>('count', 'of', 'percent', 'decimal', 'words');
const choice = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  other: fc.double({ min: 0, max: 1, noNaN: true }),
  gate: fc.option(fc.nat(), { freq: 2 }),
  forms: fc.tuple(form, form, form),
  kind: fc.constantFrom('yes', 'no', 'ordered', 'nominal'),
});

/** An inspection with its real counts, as its report would print them. */
const inspection = fc
  .record({
    cases: fc.integer({ min: 8, max: 260 }),
    choices: fc.array(choice, { minLength: 1, maxLength: 8 }),
  })
  .map(({ cases, choices }) => {
    const variables: Real[] = [];
    const lines: string[] = [];
    for (const [index, { share, other, gate, forms, kind }] of choices.entries()) {
      const gates = variables.filter(({ counts }) => (counts.at(-1) ?? 0) > 0);
      const behind = gate === null || gates.length === 0 ? undefined : gates[gate % gates.length];
      const relevant = behind === undefined ? cases : (behind.counts.at(-1) ?? 0);
      const first = Math.round(share * relevant);
      const second = Math.round(other * (relevant - first));
      const levelled = kind === 'ordered' || kind === 'nominal';
      const counts = levelled ? [first, second, relevant - first - second] : [relevant - first, first];
      const printed = levelled
        ? counts.map((count, level) => print(count, relevant, forms[level] ?? 'count'))
        : counts.map((count, level) =>
            (kind === 'yes') === (level === 1) ? print(count, relevant, forms[0]) : null,
          );
      const name = `v${index}`;
      const written = levelled
        ? `${kind}: { a: ${printed[0]}, b: ${printed[1]}, c: ${printed[2]} }`
        : `${kind}: ${printed[kind === 'yes' ? 1 : 0]}`;
      const opening =
        behind === undefined
          ? ''
          : `, when: { ${behind.name}: [${behind.counts.length === 3 ? 'c' : 'yes'}] }`;
      lines.push(`${name}: { ${written}, from: report${opening} }`);
      const used = levelled ? forms : [forms[0]];
      const exact = used.every((one) => one === 'count' || one === 'of') && (behind?.exact ?? true);
      variables.push({ name, gate: behind?.name ?? null, relevant, counts, printed, exact });
    }
    return {
      cases,
      variables,
      text: withVariables(lines.join('\n'), cases).replaceAll('50%', '{ assumed: 50%, why: a guess }'),
    };
  });

test('what a real inspection prints always loads, and is settled at counts that print the same', () => {
  fc.assert(
    fc.property(inspection, ({ variables, text }) => {
      const scenario = parseScenario(text, 'real.yaml');
      for (const { name, counts, printed, exact } of variables) {
        const settled = scenario.variables.find((variable) => variable.name === name);
        if (settled?.counts == null || settled.relevant === null) throw new Error(`${name} is not settled`);
        const { relevant } = settled;
        expect(settled.counts.reduce((sum, count) => sum + count, 0)).toBe(relevant);
        expect(settled.shares).toEqual(settled.counts.map((count) => count / relevant));
        if (exact) expect(settled.counts).toEqual(counts);
        for (const [level, text] of printed.entries()) {
          if (text !== null) expectToPrint(settled.counts[level] ?? -1, relevant, text);
        }
      }
    }),
    { numRuns: 150 },
  );
});

function expectToPrint(count: number, of: number, text: string): void {
  const [amount = '', whole] = text.split(' of ');
  if (whole !== undefined) expect(of).toBe(Number(whole));
  if (amount.endsWith('%')) {
    const decimals = amount.includes('.') ? 1 : 0;
    expect(`${printedPercentage({ count, of, decimals })}%`).toBe(amount);
  } else if (/^\d+$/.test(amount)) expect(count).toBe(Number(amount));
  else {
    const quantity = readQuantity(amount);
    if (quantity === undefined) throw new Error(`"${amount}" is not read`);
    const { lowest, highest } = countsInWords(quantity, of);
    expect(count).toBeGreaterThanOrEqual(lowest);
    expect(count).toBeLessThanOrEqual(highest);
  }
}
