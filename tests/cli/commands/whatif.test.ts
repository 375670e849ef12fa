import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { listWhatIfs } from '../../../src/files/whatIfs.js';
import { emptyFolder } from '../casesim.js';
import { inProcess } from '../inProcess.js';

const FEW = ['--draws', '60', '--seed', '7'];
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('casesim whatif', () => {
  it('says that a key question hardly moves where it would print as 0.0 points', async () => {
    const { stdout } = await inProcess(['whatif', 'vetting-in-8-weeks', '--draws', '50', '--seed', '7']);
    expect(stdout.replaceAll('\n', ' ')).toMatch(/would hardly move \(5% to 95%: .*\); effective oversight/);
  });

  it('finds what a what-if of your own names from the folder of its file', async () => {
    const folder = emptyFolder();
    const region = readFileSync('scenarios/west-midlands-2025.yaml', 'utf8');
    writeFileSync(join(folder, 'region.yaml'), region.replace('id: west-midlands-2025', 'id: mine'));
    writeFileSync(join(folder, 'asked.yaml'), 'title: Mine\nscenario: region.yaml\nlevers: { spo: +5% }\n');
    const asked = await inProcess(['whatif', join(folder, 'asked.yaml'), '--draws', '20', '--json']);
    expect(JSON.parse(asked.stdout).scenario.id).toBe('mine');
    writeFileSync(join(folder, 'asked.yaml'), 'title: Mine\nscenario: gone.yaml\n');
    const gone = await inProcess(['whatif', join(folder, 'asked.yaml')]);
    expect([gone.code, gone.stderr]).toEqual([4, expect.stringContaining(join(folder, 'gone.yaml'))]);
  });

  it('says in one sentence what changes and whether it would show, then everything behind it', async () => {
    const { code, stdout, stderr } = await inProcess([
      'whatif',
      'west-midlands-2025',
      '--lever',
      'vetting=8 weeks',
      '--lever',
      'spo=+15%',
      '--months',
      '36',
      ...FEW,
    ]);
    expect([code, stderr]).toEqual([0, '']);
    for (const part of [
      'Time in vetting from 20 weeks to 8 weeks and posts of senior probation officers from 73.4 posts to 84.4 posts: by month 36',
      "37 cases per officer in three years' time, as published (92% and 37.0)",
      'by whether faster vetting adds trainees',
      'The same levers, by how the region goes on without them',
      'What the balance of each grade needs',
      'This is a model, not a finding',
      'Take care',
      'Without the levers',
      'With the levers',
      'If no effect',
      'Would 84 cases at month 36 show the change?',
      'By chance alone',
      'Cases needed',
      "Officers' utilisation",
      'Through the months: median (5% to 95%)',
      'What drives the difference',
      'Share of variance',
      'Where the uncertainty comes from',
      '37.03·PO + 39.89·PSO + 22.77·PQiP = 25,343',
      'Probation officers: 92% of target (published, Key contextual facts)',
      'What these numbers assume',
      'No publication gives an odds ratio; the range starts at no effect.',
    ]) {
      expect(flat(stdout)).toContain(part);
    }
    expect(stdout).not.toMatch(/NaN|undefined|-0\.0(?!\d)/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('prints the fans of every month as CSV and everything as JSON', async () => {
    const csv = await inProcess(['whatif', 'no-new-trainees', '--csv', '--months', '12', ...FEW]);
    const { data, errors } = Papa.parse<Record<string, string>>(csv.stdout.trim(), { header: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(37 * 13);
    expect(Object.keys(data[0] ?? {})).toEqual([
      'outcome',
      'month',
      ...['baseline', 'whatIf', 'difference'].flatMap((fan) =>
        ['Low', 'Middle', 'High'].map((level) => `${fan}${level}`),
      ),
      'noEffect',
    ]);
    const json = await inProcess(['whatif', 'no-new-trainees', '--json', '--months', '12', ...FEW]);
    const { meta, keyQuestions, levers, trajectories } = JSON.parse(json.stdout);
    expect(meta).toMatchObject({ command: 'whatif', seed: 7, scenario: { id: 'west-midlands-2025' } });
    expect(levers).toMatchObject([
      { name: 'intake', text: '0', today: '11.2 a month', becomes: '0 a month' },
    ]);
    expect(keyQuestions[0].withAndWithout.of).toEqual([84, 84]);
    const row = data.find(({ outcome, month }) => outcome === 'officers' && month === '12');
    expect(Number(row?.whatIfMiddle)).toBe(trajectories[0].whatIf.middle[12]);
  });

  it('draws the fan as SVG', async () => {
    const file = join(emptyFolder(), 'fan.svg');
    const { code } = await inProcess(['whatif', '--lever', 'demand=-25%', '-o', file, ...FEW]);
    expect(code).toBe(0);
    const svg = readFileSync(file, 'utf8');
    expect(svg).toMatch(/^<svg|^<\?xml/);
    expect(svg).toContain('With the levers');
  });

  it('says that nothing differs when no lever is moved', async () => {
    const { stdout } = await inProcess(['whatif', ...FEW]);
    expect(flat(stdout)).toContain('No lever is moved, so nothing differs');
  });

  it('runs each of the what-ifs that come with casesim', async () => {
    expect(listWhatIfs()).toEqual([
      'facilitators-filled',
      'fewer-leavers',
      'less-work',
      'more-seniors',
      'no-new-trainees',
      'probation-reset',
      'recalls-tripled',
      'reviews-backlog-cleared',
      'services-officers-for-officers',
      'sixty-more-trainees',
      'south-west-staffing',
      'vetting-in-8-weeks',
    ]);
    for (const id of listWhatIfs()) {
      const { code, stdout } = await inProcess([
        'whatif',
        id,
        '--json',
        '--draws',
        '20',
        '--months',
        '6',
        '--seed',
        '1',
      ]);
      expect([id, code]).toEqual([id, 0]);
      const { trajectories } = JSON.parse(stdout);
      expect(
        trajectories.some(({ difference }: { difference: { middle: number[] } }) =>
          difference.middle.some((d) => Math.abs(d) > 1e-3),
        ),
      ).toBe(true);
    }
  });

  it("takes a file of one's own, with a point set of one's own and levers added", async () => {
    const folder = emptyFolder();
    const file = join(folder, 'mine.yaml');
    const points = join(folder, 'points.yaml');
    const rows = (a: number) =>
      `{ A: [${a}, ${a}, ${a}, ${a}], B: [${a}, ${a}, ${a}, ${a}], C: [${a}, ${a}, ${a}, ${a}], D: [${a}, ${a}, ${a}, ${a}] }`;
    writeFileSync(
      file,
      'title: Mine\nscenario: west-midlands-2025\nlevers:\n  vetting: 10 weeks\nmonths: 12\n',
    );
    writeFileSync(
      points,
      `id: flat\ntitle: The same for all\nsource: a test\ncases:\n  community: ${rows(60)}\n  licence: ${rows(60)}\n  custody: ${rows(20)}\nreports: { standard: 138, fast: 65 }\ncapacity: { points: 2176, hours: 37 }\nreductions:\n  trainee: [0.8, 0.6, 0.4]\n  newlyQualified: { share: 0.2, months: 9 }\n  newServicesOfficer: { share: 0.2, months: 6 }\n`,
    );
    const { code, stdout, stderr } = await inProcess([
      'whatif',
      file,
      '--points',
      points,
      '--lever',
      'spo=+5%',
      '--json',
      ...FEW,
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const { levers, months } = JSON.parse(stdout);
    expect(months).toBe(12);
    expect(levers.map(({ name, becomes }: { name: string; becomes: string }) => [name, becomes])).toEqual([
      ['vetting', '10 weeks'],
      ['spo', '77.1 posts'],
      ['points', 'flat'],
    ]);
    const over = await inProcess(['whatif', file, '--lever', 'vetting=30 weeks', '--json', ...FEW]);
    expect(JSON.parse(over.stdout).levers).toMatchObject([{ name: 'vetting', becomes: '30 weeks' }]);
    writeFileSync(points, 'id: flat\ntitle: Broken\n');
    expect((await inProcess(['whatif', file, '--points', points])).code).toBe(3);
  });

  it('says of a lever without --lever how it is written', async () => {
    const { code, stderr } = await inProcess(['whatif', 'leaving-new=+50%']);
    expect(code).toBe(2);
    expect(flat(stderr)).toMatch(
      /written like a lever.*Write it after --lever: casesim whatif --lever "leaving-new=\+50%"/,
    );
  });

  it('swaps posts of two grades', async () => {
    const { code, stdout } = await inProcess([
      ...['whatif', '--swap', '10 po for 13 pso', '--draws', '20', '--months', '6', '--seed', '7'],
    ]);
    expect(code).toBe(0);
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'Posts of probation officers from 402.2 posts to 392.2 posts and posts of probation services officers from 176.9 posts to 189.9 posts',
    );
  });

  it('seeks the value of a lever that brings an outcome to a target, and says how near it gets', async () => {
    const seek = (target: string) =>
      inProcess([
        ...['whatif', '--target', target, '--by', 'spo', '--draws', '20', '--months', '6', '--seed', '7'],
      ]);
    const reached = await seek('oversight=42% at month 6');
    expect([reached.code, reached.stderr]).toEqual([0, '']);
    expect(reached.stdout.replaceAll('\n', ' ')).toMatch(/^With spo=.* is 42\.0%( ± [\d.]+)? at month 6/);
    const beyond = await seek('oversight=99% at month 6');
    expect(beyond.code).toBe(2);
    const unread = await inProcess(['whatif', '--target', 'x', '--by', 'spo']);
    expect(unread.stderr).toMatch(/^"x" is not a target/);
    expect(beyond.stderr).toMatch(
      /is out of reach of spo, tried from [^:]*: the nearest is \d\d\.\d%, at spo=/,
    );
  });

  it('swaps in the staffing of another region', async () => {
    const { stdout } = await inProcess(['whatif', '--staffing-of', 'south-west-2025', ...FEW]);
    expect(flat(stdout)).toContain('The staffing of south-west-2025: by month 36');
  });

  it.each([
    [['whatif', '--lever', 'veting=8 weeks'], 2, /There is no lever "veting"\. Did you mean vetting\?/],
    [['whatif', '--lever', 'vetting=8'], 2, /vetting=8 has no unit/],
    [['whatif', '--lever', 'suspended=120%'], 2, /it can be 0 to 95%/],
    [['whatif', '--lever', 'rank=best'], 2, /cannot rank or compare members of staff/],
    [
      ['whatif', 'vetting-in-9-weeks'],
      2,
      /no what-if and no scenario "vetting-in-9-weeks"\. Did you mean vetting-in-8-weeks\?/,
    ],
    [['whatif', 'scenarios'], 4, /scenarios is a folder, not a data file/],
    [['whatif', '--months', '0'], 2, /--months must be a whole number from 1 to 240/],
    [
      ['whatif', '--inspect-at', '48'],
      2,
      /^An inspection at month 48 comes after the last month, 36\. Follow so long with casesim whatif --months 48\.$/,
    ],
    [['whatif', '--json', '--csv'], 2, /^--json and --csv cannot both be given\. Choose one\.$/],
    [['whatif', '--staffing-of', 'south-west'], 4, /south-west/],
    [
      ['whatif', 'south-west-2025', '--lever', 'facilitators=20 posts'],
      2,
      /^No numbers of programme facilitators are published for south-west-2025/,
    ],
    [['whatif', '--lever', 'points=2031-01'], 2, /no point set "2031-01"/],
    [['whatif', 'compare', 'less-work', 'more-senior'], 2, /Did you mean more-seniors\?/],
    [['whatif', './absent.yaml'], 4, /no file/],
    [['whatif', 'compare'], 2, /what-if/],
  ] as const)('refuses %j', async (args, code, message) => {
    const ran = await inProcess(args);
    expect(ran.code).toBe(code);
    expect(flat(ran.stderr).trim()).toMatch(message);
    // What is wrong comes before anything else is said.
    expect(ran.stderr).not.toContain('No seed was given');
    expect(ran.stdout).toBe('');
  });

  it('tells the position of every problem in a file', async () => {
    const file = join(emptyFolder(), 'mine.yaml');
    writeFileSync(file, 'title: Mine\nscenario: west-midlands-2025\nlevers:\n  vetting: 10\n  sppo: 5%\n');
    const { code, stderr } = await inProcess(['whatif', file]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/mine\.yaml:4:12 vetting=10 has no unit/);
    expect(stderr).toMatch(/mine\.yaml:5:3 There is no lever "sppo"\. Did you mean spo\?/);
  });
});

describe('casesim whatif compare', () => {
  it('puts several side by side, the same as each alone', async () => {
    const ids = ['vetting-in-8-weeks', 'less-work'];
    const { code, stdout } = await inProcess(['whatif', 'compare', ...ids, '--json', ...FEW]);
    expect(code).toBe(0);
    const { whatIfs } = JSON.parse(stdout);
    for (const [index, id] of ids.entries()) {
      const alone = JSON.parse((await inProcess(['whatif', id, '--json', ...FEW])).stdout);
      expect(whatIfs[index].trajectories).toEqual(alone.trajectories);
      expect(whatIfs[index].name).toBe(id);
    }
    const text = await inProcess(['whatif', 'compare', ...ids, ...FEW]);
    expect(flat(text.stdout)).toMatch(
      /^By month 36 the largest change in a key question would be: less than 0\.1 percentage points \(vetting takes eight weeks\) and [a-z]+ by \+\d\.\d percentage points \(/,
    );
    expect(flat(text.stdout)).toContain('Differences at month 36: median (5% to 95%)');
    expect(flat(text.stdout)).toMatch(/: the difference that each makes by month 36 /);
    expect(text.stdout).not.toMatch(/NaN|undefined|-0\.0(?!\d)/);
  });
});

describe('casesim whatif levers', () => {
  it('lists every lever with its unit, range and source', async () => {
    const { code, stdout } = await inProcess(['whatif', 'levers', '--json']);
    expect(code).toBe(0);
    const { levers } = JSON.parse(stdout);
    expect(levers.map(({ name }: { name: string }) => name)).toEqual([
      'vetting',
      'vetting-dropout',
      'recruitment',
      'leaving',
      'leaving-po',
      'leaving-pso',
      'leaving-spo',
      'leaving-new',
      'leaving-pqip',
      'po',
      'pso',
      'spo',
      'span',
      'intake',
      'pqip-length',
      'cases',
      'suspended',
      'spill-over',
      'demand',
      'oversight-time',
      'absence',
      'absence-po',
      'absence-pso',
      'absence-spo',
      'hours',
      'facilitators',
      'referrals',
      'recalls',
      'reviewers',
      'reviews',
      'beds',
      'unpaid-work',
      'victim-officers',
      'events',
      'high-risk',
      'points',
    ]);
    expect(flat((await inProcess(['whatif', 'levers'])).stdout)).toContain('What no lever can tell you');
  });
});

it('checks no region against itself', async () => {
  const line = ['whatif', 'west-midlands-2025', '--check-against', 'west-midlands-2025'];
  const { code, stderr } = await inProcess(line);
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('west-midlands-2025 is checked against itself.'),
  ]);
});
