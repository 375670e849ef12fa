import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import * as api from '../src/index.js';
import { readSheet } from '../src/tables/workbook.js';
import { checksumOf } from '../src/training/pack/buildPack.js';
import { answersOrRefuses, oneOf } from './fuzzing.js';
import { MINIMAL } from './scenario/minimal.js';
import { POINTS } from './validCalls.js';

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
  ['small scenario', MINIMAL, 2000, (text) => api.parseScenario(text, 'f.yaml')],
  ['points', POINTS, 2000, (text) => api.parsePointSet(text, 'f.yaml')],
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

/** A workbook with some of its bytes changed. */
function mutatedBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  const out = Uint8Array.from(bytes);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--)
    out[Math.floor(random() * out.length)] = Math.floor(random() * 256);
  return random() < 0.2 ? out.subarray(0, Math.floor(random() * out.length)) : out;
}

/** A pack with one part lost, doubled, added or of another kind, as if casesim had written it so. */
function mutatedPack(random: () => number): string {
  const pack: unknown = structuredClone(PACK);
  for (let times = 1 + Math.floor(random() * 2); times > 0; times--) spoilOne(pack, random);
  const said = pack as typeof PACK;
  return JSON.stringify({ ...said, checksum: checksumOf(said) });
}

function spoilOne(value: unknown, random: () => number): void {
  if (typeof value !== 'object' || value === null) return;
  const keys = Object.keys(value);
  const key = oneOf(keys.length === 0 ? ['x'] : keys, random);
  const inner: unknown = Reflect.get(value, key);
  if (typeof inner === 'object' && inner !== null && random() < 0.85) spoilOne(inner, random);
  else if (random() < 0.3) Reflect.deleteProperty(value, key);
  else Reflect.set(value, random() < 0.2 ? `${key}x` : key, structuredClone(oneOf<unknown>(PARTS, random)));
}

const PARTS = [null, 0, 1, -1, 0.5, 1e300, 2 ** 53, '', 'A', 'yes', true, [], {}, [null], [0], [{}]];

test.each(READERS)('%s', (name, text, tries, read) =>
  answersOrRefuses(name, { tries, draw: (random) => mutated(text, random), answer: read }),
);

test('pack, its checksum made anew', () =>
  answersOrRefuses('pack, its checksum made anew', {
    tries: 400,
    draw: mutatedPack,
    answer: (text) => {
      const pack = api.readPack(text, 'f.json');
      const marking = api.markAnswers(pack, ANSWERS);
      return [marking, api.inspectMarkers(marking, pack)];
    },
  }));

test('pack, changed in a program', () =>
  answersOrRefuses('pack, changed in a program', {
    tries: 1000,
    draw: mutatedPack,
    answer: (text) => api.markAnswers(JSON.parse(text), ANSWERS),
  }));

test('workbook', async () => {
  const bytes = await writeExcelFile([
    ['question', 'yes', 'of'],
    ['assessment', 41, 84],
    ['planning', 0.49, 84],
  ]).toBuffer();
  await answersOrRefuses('workbook', {
    tries: 300,
    draw: (random) => mutatedBytes(bytes, random),
    answer: async (changed) =>
      api.intervalFileReport((await readSheet(changed, 'f.xlsx')).rows, 'f.xlsx', { methods: ['wilson'] }),
    told: (changed) => Buffer.from(changed).toString('base64'),
  });
});

/** The wording that comes with casesim, with one of its files changed. */
test('wording', () => {
  const files = readdirSync('scenarios/templates')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ file: name, text: readFileSync(join('scenarios/templates', name), 'utf8') }));
  return answersOrRefuses('wording', {
    tries: 60,
    draw: (random) => {
      const { file } = oneOf(files, random);
      return files.map((one) => (one.file === file ? { file, text: mutated(one.text, random) } : one));
    },
    answer: (changed) => api.parseWording(changed),
  });
});
