import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as api from '../src/index.js';

/** Mutated files of every kind: each is read or refused in words, soon, and never read as a number that is none. */

const SCENARIO = api.loadScenario('west-midlands-2025');
const PACK = api.buildPack(SCENARIO, { cases: 2, seed: 7 });
const file = (path: string) => readFileSync(`scenarios/${path}`, 'utf8');
const COUNTS =
  'question;yes;of;percent\n"assess, ment";41;84;48,8 %\nplanning;49;84;\n;;;\ndelivery;;84;<1%\n';
const CASES =
  'yes,region,unit,w,n\nYes,North,a,1.5,650\nNo,North,b,1,650\nYes,South,c,2,430\nNo,South,d,1,430\n';
const ANSWERS = 'participant,case,item,answer\nP1,1,A,Yes\n"P2",2,B.a,No\nP3,1.0,A,nr\n';

const READERS: readonly (readonly [string, string, number, (text: string) => unknown])[] = [
  ['counts', COUNTS, 4000, (text) => api.intervalFileReport(text, 'f.csv', { methods: ['wilson'] })],
  [
    'cases',
    CASES,
    4000,
    (text) => api.surveyReport(text, 'f.csv', { yes: 'yes', stratum: 'region', unit: 'unit', weight: 'w' }),
  ],
  ['answers', ANSWERS, 4000, (text) => api.readAnswers(text, 'f.csv', PACK)],
  ['counts in words', '49 per cent of 84', 8000, (text) => api.readCounts(text)],
  [
    'share',
    'no more than 6 out of 10',
    4000,
    (text) => api.feasibleReport({ shares: [text], of: { from: 84, to: 84 } }),
  ],
  ['scenario', file('west-midlands-2025.yaml'), 150, (text) => api.parseScenario(text, 'f.yaml')],
  ['study', file('studies/stratify-by-risk.yaml'), 400, (text) => api.parseStudy(text, 'f.yaml')],
  ['what-if', file('what-if/less-work.yaml'), 2000, (text) => api.parseWhatIf(text, 'f.yaml')],
  ['wording', file('templates/names.yaml'), 1000, (text) => api.parseWording([{ text, file: 'f.yaml' }])],
  ['pack', JSON.stringify(PACK), 300, (text) => api.readPack(text, 'f.json')],
];

const PIECES = [
  ...[
    '"',
    ',',
    ';',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '\0',
    '\ufeff',
    '-',
    '%',
    ' per cent',
    '1e309',
    '99999999999999999999',
  ],
  ...[
    '!!merge ',
    '!!binary ',
    '!draft ',
    '*a',
    '&a ',
    '<<: ',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '#',
    '|',
    '2025-05-12',
    'NaN',
    '.inf',
  ],
  ...['null', '__proto__', 'constructor', '0', '84.0', '\u202e', '\u001b[31m', 'x'.repeat(300)],
];

/** A text with some of it cut, doubled, swapped or replaced. */
function mutated(text: string, random: () => number): string {
  const at = () => Math.floor(random() * (text.length + 1));
  let out = text;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const [from, length] = [at(), Math.floor(random() * 12)];
    const piece = PIECES[Math.floor(random() * PIECES.length)] ?? '';
    const kept = random() < 0.3 ? out.slice(from, from + length).repeat(2) : piece;
    out = out.slice(0, from) + kept + out.slice(from + (random() < 0.5 ? length : 0));
  }
  return out;
}

function hasNaN(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  if (typeof value !== 'object' || value === null || depth > 6) return false;
  return Object.values(value).some((inner) => hasNaN(inner, depth + 1));
}

test.each(READERS)('%s', (name, text, tries, read) => {
  const random = api.stream(12, 'fuzz', name);
  const wrong: string[] = [];
  let [taken, slowest] = [0, 0];
  for (let i = 0; i < tries; i++) {
    const input = mutated(text, random);
    const started = performance.now();
    try {
      if (hasNaN(read(input))) wrong.push(`NaN from ${JSON.stringify(input.slice(0, 300))}`);
      taken++;
    } catch (error) {
      if (!(error instanceof api.CasesimError))
        wrong.push(`${String(error)} from ${JSON.stringify(input.slice(0, 300))}`);
    }
    slowest = Math.max(slowest, performance.now() - started);
  }
  console.info(
    `${name}: ${tries} mutated inputs, ${taken} read, ${tries - taken} refused, slowest ${slowest.toFixed(0)} ms`,
  );
  expect(wrong).toEqual([]);
  expect(slowest).toBeLessThan(5000);
});
