import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder } from './casesim.js';
import { inProcess } from './inProcess.js';

/** What a name in a file of somebody else's may try: a terminal, a page, a picture, Markdown, and the eye. */
const EVIL =
  '</script><script>alert(1)</script><img src=x onerror=alert(2)> " \' & \u001b[2J\u001b]0;x\u0007\u0085\u202e\u2066 ' +
  '[x](javascript:alert(3)) `c` *b* _i_ ~~d~~ | cell\n- item\n```\n# heading';

const at = emptyFolder();
const GIVEN = ['evil.yaml', 'study.yaml', 'whatif.yaml', 'counts.csv', 'regions.csv', 'answers.csv'];
const WRITTEN = /^(pack|second|pages|study|planned|\.\/.*|.*\.(csv|txt|md|html|svg))$/;
const CONTROLS = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

test('no name that is given in a file does anything but be read, in whatever is written of it', async () => {
  writeFiles();
  const runs = [
    ['pack', './evil.yaml', '--cases', '1', '--seed', '7', '-o', 'pack'],
    ['mark', 'pack', 'answers.csv', '--inspect', '--study', '--standard', '80%', '--pages', 'pages'],
    ['study', './study.yaml', '--replicates', '200', '--workers', '1', '-o', 'study'],
    ['study', './study.yaml', '--protocol', '-o', 'planned'],
    ['pack', './evil.yaml', '--cases', '2', '--seed', '8', '--not-like', 'pack', '-o', 'second'],
    ['cases', './evil.yaml', '--cases', '3', '--seed', '7', '-o', 'cases.csv'],
    ...['txt', 'md', 'html', 'svg'].flatMap((ending) => [
      ['whatif', './whatif.yaml', '--draws', '20', '--months', '3', '--seed', '7', '-o', `whatif.${ending}`],
      ['replay', '41/84', '--guess', '5', '--seed', '7', '-o', `replay.${ending}`],
      ['interval', 'counts.csv', '-o', `counts.${ending}`],
      ['compare', 'regions.csv', '-o', `regions.${ending}`],
      ['inspect', './evil.yaml', '--seed', '7', '-o', `inspect.${ending}`],
      ['audit', './evil.yaml', '-o', `audit.${ending}`],
      ['mark', 'pack', 'answers.csv', '-o', `mark.${ending}`],
    ]),
  ];
  for (const run of runs) {
    const args = run.map((word, index) => (index > 0 && WRITTEN.test(word) ? join(at, word) : word));
    const { code, stdout, stderr } = await inProcess(args);
    // Not every document has a chart.
    const isDone = code === 0 || code === 1 || stderr.includes('has no chart to give');
    expect(isDone, `${run.join(' ')}: ${stderr}`).toBe(true);
    expect(stdout, run.join(' ')).not.toMatch(CONTROLS);
    expect(stderr, run.join(' ')).not.toMatch(CONTROLS);
  }
  const written = readdirSync(at, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(at, name)).isFile() && !GIVEN.includes(name),
  );
  const kinds = new Set(written.map((name) => name.replace(/.*\./, '')));
  expect([...kinds]).toEqual(expect.arrayContaining(['html', 'md', 'svg', 'txt', 'json', 'csv']));
  const wrong: string[] = [];
  for (const name of written) {
    const text = readFileSync(join(at, name), 'utf8');
    const says = SAYS[name.replace(/.*\./, '')];
    if (says !== undefined) wrong.push(...wrongIn(text, says).map((what) => `${name}: ${what}`));
  }
  expect(wrong).toEqual([]);
  expect(written.filter((name) => /alert/.test(readFileSync(join(at, name), 'utf8'))).length).toBeGreaterThan(
    20,
  );
});

/** The text without what is allowed in it, and what must not be left then. */
const SAYS: Readonly<Record<string, { readonly less: RegExp; readonly not: readonly RegExp[] }>> = {
  txt: { less: /(?!)/, not: [] },
  md: {
    less: /^(`{3,})\n[\s\S]*?^\1$|\\[\\`*_[\]<>#~&|]/gm,
    not: [/<(script|img)/, /\]\(javascript/, /^# heading/m, /^- item/m],
  },
  svg: { less: /(?!)/, not: [/<(script|img|foreignObject)/i, /href/] },
  html: {
    less: /<script(?: id="data"[^>]*)?>(?:(?!alert\(1\)<)[\s\S])*?<\/script>/g,
    not: [/<script/, /<img/, /href="javascript/],
  },
};

/** The script of a page, which is ours. */
const PROGRAM = /<script>(?!alert)[\s\S]*?<\/script>/g;

function wrongIn(
  text: string,
  { less, not }: { readonly less: RegExp; readonly not: readonly RegExp[] },
): string[] {
  const left = text.replace(less, '');
  return [
    ...(text.replace(PROGRAM, '').match(CONTROLS) ? ['a control character'] : []),
    ...not.filter((one) => one.test(left)).map(String),
  ];
}

/** Files in which every text that is free has the same in it. */
function writeFiles(): void {
  const scenario = parse(readFileSync('scenarios/west-midlands-2025.yaml', 'utf8'));
  writeFileSync(join(at, 'evil.yaml'), JSON.stringify(spoilt(scenario, '')));
  const study = parse(readFileSync('scenarios/studies/eleven-pdus.yaml', 'utf8'));
  const own = { ...study, scenarios: { westMidlands: './evil.yaml' } };
  writeFileSync(join(at, 'study.yaml'), JSON.stringify(spoilt(own, '')));
  const levers = { leaving: '5%' };
  writeFileSync(
    join(at, 'whatif.yaml'),
    JSON.stringify({ title: EVIL, why: EVIL, scenario: join(at, 'evil.yaml'), levers }),
  );
  const cell = `"${EVIL.replaceAll('"', '""')}"`;
  writeFileSync(join(at, 'counts.csv'), `question,yes,of\n${cell},41,84\nplanning,49,84\n`);
  writeFileSync(join(at, 'regions.csv'), `region,yes,of\n${cell},41,84\nNorth,49,84\nSouth,20,84\n`);
  const rows = ['A', 'P', 'D', 'R'].flatMap((item) => [
    `${cell},1,${item},Yes`,
    `"second ${cell.slice(1)},1,${item},No`,
  ]);
  writeFileSync(join(at, 'answers.csv'), `participant,case,item,answer\n${rows.join('\n')}\n`);
}

const FREE = ['title', 'label', 'why', 'notes', 'aims', 'publisher', 'unit'];

function spoilt(value: unknown, key: string): unknown {
  if (typeof value === 'string') return FREE.includes(key) ? EVIL : value;
  if (Array.isArray(value)) return value.map((one) => spoilt(one, ''));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([inner, one]) => [
    inner,
    key === 'labels' ? `${EVIL}${inner}` : spoilt(one, inner),
  ]);
  return Object.fromEntries(entries);
}
