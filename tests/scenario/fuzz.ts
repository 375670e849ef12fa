import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DataError } from '../../src/problem.js';
import { auditScenario } from '../../src/scenario/audit/audit.js';
import { parseDeclaration, parseScenario } from '../../src/scenario/parse.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { MINIMAL } from './minimal.js';

const SEEDS = [
  MINIMAL,
  ...['west-midlands-2025', 'south-west-2025'].map((id) => readFileSync(`scenarios/${id}.yaml`, 'utf8')),
];

/** Things that break readers: YAML's own marks, numbers at the edges, words of the schema, names of JavaScript. */
const NASTY = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    '- ',
    '? ',
    '|',
    '>',
    '&a ',
    '*a',
    '!!',
    '%',
    '"',
    "'",
    '#',
    '---',
    '\t',
    '\n',
    '\r',
    '\0',
  ],
  ...[
    '0',
    '-1',
    '1e308',
    '1e999',
    '.nan',
    '.inf',
    '0x10',
    '0o7',
    '9007199254740993',
    '1.5',
    'NaN',
    '100%',
    '101%',
    '0%',
    '49.0%',
  ],
  ...[
    'null',
    '~',
    'true',
    'yes',
    '""',
    '2025-01-01',
    '<<',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  ...[
    'all',
    'none',
    'most',
    'over three quarters',
    '31 of 62',
    '1 of 0',
    'half of half',
    'derived: 1 / 0',
    'derived: a',
    'assumed: 3',
  ],
  ...[
    'when: risk',
    'when: { risk: [low] }',
    'effects: { risk: 3 }',
    'from: report',
    'ordered: {}',
    'nominal: { a: 1 }',
    'of: 3',
  ],
];

type Edit = (text: string) => string;

const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(position, fc.constantFrom(...NASTY)).map(
    ([at, piece]): Edit =>
      (text) =>
        splice(text, at, 0, piece),
  ),
  fc.tuple(position, fc.nat(30)).map(
    ([at, length]): Edit =>
      (text) =>
        splice(text, at, length, ''),
  ),
  fc.tuple(position, fc.nat(12), fc.constantFrom(...NASTY)).map(
    ([at, length, piece]): Edit =>
      (text) =>
        splice(text, at, length, piece),
  ),
  // A whole line lost, doubled, moved or shifted, which leaves most of the file in order.
  fc.tuple(position, position, fc.constantFrom('lose', 'double', 'move', 'indent')).map(
    ([from, to, how]): Edit =>
      (text) =>
        editLine(text, from, to, how),
  ),
  // A value replaced by another.
  fc.tuple(position, fc.constantFrom(...NASTY)).map(
    ([at, piece]): Edit =>
      (text) =>
        replaceValue(text, at, piece),
  ),
  // A number replaced by another.
  fc.tuple(position, fc.integer({ min: -5, max: 200 })).map(
    ([at, number]): Edit =>
      (text) =>
        replaceNumber(text, at, number),
  ),
);

/** A scenario file with a few things done to it. */
export const mutatedScenario = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(edit, { minLength: 1, maxLength: 4 }))
  .map(([seed, edits]) => edits.reduce((text, change) => change(text), seed));

function splice(text: string, at: number, length: number, piece: string): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + piece + text.slice(start + length);
}

function editLine(text: string, from: number, to: number, how: string): string {
  const lines = text.split('\n');
  const line = Math.floor(from * lines.length);
  const [taken = ''] = lines.splice(line, 1);
  if (how === 'double') lines.splice(line, 0, taken, taken);
  if (how === 'move') lines.splice(Math.floor(to * lines.length), 0, taken);
  if (how === 'indent') lines.splice(line, 0, to < 0.5 ? `  ${taken}` : taken.replace(/^ {2}/, ''));
  return lines.join('\n');
}

function replaceValue(text: string, at: number, piece: string): string {
  const colon = text.indexOf(': ', Math.floor(at * text.length));
  if (colon < 0) return text;
  const end = text.slice(colon).search(/[,}\n]/);
  return `${text.slice(0, colon)}: ${piece}${end < 0 ? '' : text.slice(colon + end)}`;
}

function replaceNumber(text: string, at: number, number: number): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + text.slice(start).replace(/\d+/, String(number));
}

/** Reads a text and fails unless it gives a sound scenario or a typed error; says which. */
export function soundOrRefused(text: string): 'sound' | 'refused' {
  let scenario: Scenario;
  try {
    scenario = parseScenario(text, 'fuzz.yaml');
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    checkProblems(error);
    checkAudit(text, 'refused');
    return 'refused';
  }
  checkNumbers(scenario, 'scenario');
  checkScenario(scenario);
  checkAudit(text, 'sound');
  return 'sound';
}

function checkProblems({ problems }: DataError): void {
  if (problems.length === 0) throw new Error('an error without a problem');
  for (const { message, position } of problems) {
    if (position === undefined || position.line < 1 || position.column < 1)
      throw new Error(`no position: ${message}`);
    if (message.length > 4000 || /undefined|\[object/.test(message))
      throw new Error(`not for a person: ${message}`);
  }
}

/** The audit takes whatever is a scenario at all, and finds a contradiction exactly where the loader refuses. */
function checkAudit(text: string, verdict: 'sound' | 'refused'): void {
  let declaration: ReturnType<typeof parseDeclaration>;
  try {
    declaration = parseDeclaration(text, 'fuzz.yaml');
  } catch (error) {
    if (error instanceof DataError && verdict === 'refused') return;
    throw error;
  }
  const findings = auditScenario(declaration);
  checkNumbers(findings, 'audit');
  const found = findings.some(({ severity }) => severity === 'contradiction') ? 'refused' : 'sound';
  if (found !== verdict) throw new Error(`the loader says ${verdict}, the audit ${found}`);
}

function checkNumbers(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${path} is ${value}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) checkNumbers(inner, `${path}.${key}`);
}

function checkScenario({ variables, sample }: Scenario): void {
  const cases = new Map<string, readonly number[]>();
  for (const { name, shares, counts, relevant, levels } of variables) {
    const total = shares.reduce((sum, share) => sum + share, 0);
    if (Math.abs(total - 1) > 1e-9) throw new Error(`${name} adds up to ${total}`);
    if (shares.some((share) => share < 0) || shares.length !== levels.length)
      throw new Error(`${name} has odd shares`);
    if (relevant === null || relevant > sample.cases || relevant < 1)
      throw new Error(`${name} is out of ${relevant}`);
    if (counts !== null) cases.set(name, counts);
    if (counts !== null && counts.reduce((sum, count) => sum + count, 0) !== relevant)
      throw new Error(`${name} miscounts`);
  }
}
