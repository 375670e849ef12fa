import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as api from '../src/index.js';

const FOLDER = new URL('../src/', import.meta.url);

/** What examples leave to the reader to have at hand. */
const AT_HAND = {
  scenario: api.loadScenario('west-midlands-2025'),
  another: api.loadScenario('south-west-2025'),
  sample: { yes: [1, 0, 1, 1], unit: ['a', 'a', 'b', 'b'] },
};

/** The lines of every `@example` in a file, without their asterisks. */
function examplesIn(file: string): string[][] {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  return [...text.matchAll(/@example\n((?: \* .*\n)+?) \*\//g)].map(([, block = '']) =>
    block
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^ \* ?/, '')),
  );
}

/** Every number of a result, however deep it stands. */
function numbersIn(result: unknown): number[] {
  if (typeof result === 'number') return [result];
  if (typeof result !== 'object' || result === null) return [];
  return Object.values(result).flatMap(numbersIn);
}

/** Whether a number as printed, cut or rounded, stands for the value or for its percentage. */
function isShown(printed: string, value: number): boolean {
  const unit = 1 / 10 ** (printed.split('.')[1]?.length ?? 0);
  return [value, 100 * value].some((one) => Math.abs(one - Number(printed)) < unit * (1 - 1e-9));
}

const EXAMPLES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(estimation|results)\/.*\.ts$/.test(file))
  .flatMap((file) => examplesIn(file).map((lines) => ({ file, code: lines.join('\n'), lines })));

test('there are examples to run', () => {
  expect(EXAMPLES.length).toBeGreaterThan(30);
});

test.each(EXAMPLES)('$file: $code', async ({ file, lines }) => {
  const own: object = await import(new URL(file, FOLDER).href);
  const scope = { ...api, ...own, ...AT_HAND };
  const code = lines.map((line) => line.replace(/\s*\/\/.*/, '')).filter((line) => line !== '');
  const says = lines.map((line) => /\/\/(.*)/.exec(line)?.[1] ?? '').join(' ');
  const body = [...code.slice(0, -1), `return ${code.at(-1)}`].join('\n');
  const result: unknown = await new Function(...Object.keys(scope), body)(...Object.values(scope));
  expect(result).toBeDefined();
  const found = numbersIn(result);
  const printed = says.replaceAll('−', '-').match(/-?\b\d+(\.\d+)?/g) ?? [];
  expect(printed.filter((one) => !found.some((value) => isShown(one, value)))).toEqual([]);
});
