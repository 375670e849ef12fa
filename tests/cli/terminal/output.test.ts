import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Faults } from '../../../src/cli/arguments/faults.js';
import { prepare } from '../../../src/cli/run.js';
import { folderName } from '../../../src/cli/terminal/fileFormat.js';
import { documentCommand, formatOf, printDocument, writeOutput } from '../../../src/cli/terminal/output.js';
import { ArgumentError } from '../../../src/problem.js';
import { ENDINGS } from '../../../src/report/render/registry.js';
import { document } from '../../report/fixture.js';
import { emptyFolder } from '../casesim.js';
import { fakeTerminal } from '../fakeTerminal.js';
import { inProcess } from '../inProcess.js';

describe('a document', () => {
  test('goes to stdout and nothing to stderr', async () => {
    const { io, said } = fakeTerminal();
    await printDocument(document, {}, io);
    expect(said.stdout.startsWith(String(document.sentence))).toBe(true);
    expect(said.stderr).toBe('');
  });

  test('goes to a file, plain also when stdout is a terminal, and says so on stderr', async () => {
    const folder = emptyFolder();
    const { io, said } = fakeTerminal({ isTTY: true });
    await printDocument(document, { output: join(folder, 'a.txt') }, io);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toMatch(/^At 84 cases/);
    expect(said.stdout).toBe('');
    expect(said.stderr).toMatch(/^Wrote .*a\.txt\.\n$/);
    await expect(printDocument(document, { output: join(folder, 'a.txt') }, io)).rejects.toThrow(/--force/);
    await printDocument(document, { output: join(folder, 'a'), json: true }, io);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toMatch(/^\{/);
    expect(readdirSync(folder)).toEqual(['a', 'a.txt']);
  });

  test.each([['in.csv'], ['./in.csv'], ['link.csv']])(
    'never replaces the file that it is about, with --force or without: %s',
    async (name) => {
      const folder = emptyFolder();
      writeFileSync(join(folder, 'in.csv'), 'yes,of\n4,8\n');
      symlinkSync('in.csv', join(folder, 'link.csv'));
      const to = `${folder}/${name}`;
      const { code, stderr } = await inProcess(['interval', `${folder}/in.csv`, '-o', to, '--force']);
      expect([code, stderr]).toEqual([2, `-o ${to} is a file that is read. Write to another.\n`]);
      expect(readFileSync(join(folder, 'in.csv'), 'utf8')).toBe('yes,of\n4,8\n');
    },
  );

  test.each([
    [{ json: true }, 'json'],
    [{ csv: true, output: 'a.CSV' }, 'csv'],
    [{ csv: true, output: '/dev/stdout' }, 'csv'],
    [{ json: true, output: '-' }, 'json'],
    [{ output: 'a.txt' }, 'text'],
    [{ output: '../2025.11/answer' }, 'text'],
    [{ output: '.hidden' }, 'text'],
    [{ output: 'a.JSON' }, 'json'],
    [{ output: 'a.csv' }, 'csv'],
    [{ output: 'a.md' }, 'markdown'],
    [{ output: 'a.svg' }, 'svg'],
    [{ output: 'a.html' }, 'html'],
    [{ output: 'answer' }, 'text'],
    [{}, 'text'],
  ] as const)('asked for with %j is %s', (options, format) => {
    expect(formatOf(options)).toBe(format);
  });

  test.each([
    [
      { output: 'r.pdf' },
      'casesim writes no .pdf files here, so r.pdf would not be what its name says. The name can end in .txt, .json, .csv, .md, .svg or .html.',
    ],
    [{ output: 'x.PNG' }, 'no .PNG files here, so x.PNG would'],
    [{ output: 'x.htm' }, 'no .htm files here'],
    [{ output: 'x.', json: true }, undefined],
    [{ output: 'x.constructor' }, 'no .constructor files'],
    [
      { output: 'a.json', csv: true },
      '--csv and the ending of a.json ask for different formats. Leave out --csv, or give the file another ending.',
    ],
    [{ output: 'a.html', json: true }, '--json and the ending of a.html ask for'],
    [{ output: 'a.txt', json: true }, '--json and the ending of a.txt ask for'],
    [{ output: '' }, '-o names no file.'],
  ] as const)('asked for with %j is refused where its name would say something else', (options, says) => {
    if (says === undefined) expect(formatOf(options)).toBe('json');
    else expect(() => formatOf(options)).toThrow(says);
  });

  test('of any command is refused for its name before any work is done', async () => {
    for (const [name, ...args] of [
      ['compare', '41/84', '29/64'],
      ['inspect'],
      ['cases'],
      ['schema'],
      ['whatif', 'levers'],
    ] as const) {
      for (const file of ['r.pdf', 'x.png', 'x.xlsx', 'x.doc']) {
        const ran = await inProcess([name, ...args, '-o', file]);
        expect({ code: ran.code, stdout: ran.stdout, exists: existsSync(file) }).toEqual({
          code: 2,
          stdout: '',
          exists: false,
        });
        expect(ran.stderr).toContain(file);
      }
    }
  });

  test.each(['p.zip', 'dir/p.PDF', 'marks.html', 'x.parquet'])(
    'of a folder named %s is refused',
    async (name) => {
      for (const line of [
        ['pack', '--cases', '2', '-o', name],
        ['study', 'eleven-pdus', '-o', name],
        ['mark', 'pack', 'a.csv', '--pages', name],
      ]) {
        const { code, stderr } = await inProcess(line);
        expect(code).toBe(2);
        expect(stderr).toContain(`names a folder, and ${name} ends as`);
      }
    },
  );

  test.each(['p.zip/', 'pack-1.2', 'a', '.', '2025.11', '/tmp/x.d'])(
    'of a folder may be named %s',
    (name) => {
      expect(folderName('-o')(name)).toBe(name);
    },
  );

  test('is not worked out for a file that could not be written', async () => {
    const folder = emptyFolder();
    const command = documentCommand().action(() => expect.fail('worked'));
    const written = (output: string) => command.parseAsync(['-o', output], { from: 'user' });
    await expect(written(folder)).rejects.toThrow(/is a folder/);
    await expect(written(join(folder, 'none', 'a.txt'))).rejects.toThrow(/does not exist/);
    writeFileSync(join(folder, 'a.txt'), '');
    await expect(written(join(folder, 'a.txt'))).rejects.toThrow(/already exists/);
  });

  test('for -o - goes to stdout', async () => {
    const { code, stdout, stderr } = await inProcess(['counts', '49%', '--of', '84', '-o', '-', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\{/);
    expect(existsSync('-')).toBe(false);
  });

  test('cannot be JSON and CSV at once, nor forced into nothing', () => {
    expect(() => formatOf({ json: true, csv: true })).toThrow(ArgumentError);
    expect(() => formatOf({ force: true })).toThrow(/-o FILE/);
  });

  test('that streams goes to stdout piece by piece', async () => {
    const { io, said } = fakeTerminal();
    const fill = async (write: (text: string) => Promise<void>) => {
      await write('one\n');
      await write('two\n');
    };
    await writeOutput({}, fill, io);
    expect(said.stdout).toBe('one\ntwo\n');
  });

  test('that streams leaves no file behind when it cannot be finished', async () => {
    const output = join(emptyFolder(), 'half.csv');
    const fill = async (write: (text: string) => Promise<void>) => {
      await write('one\n');
      throw new RangeError('no more');
    };
    await expect(writeOutput({ output }, fill, fakeTerminal().io)).rejects.toThrow('no more');
    expect(existsSync(output)).toBe(false);
  });
});

describe('help', () => {
  const examples = [
    { run: 'casesim demo 41/84', shows: 'the first' },
    { run: 'casesim demo 49/84 --csv', shows: 'the second' },
  ];
  const helpOf = async (columns: number) => {
    const { io, said } = fakeTerminal({ isTTY: true, columns, env: { NO_COLOR: '1' } });
    const demo = documentCommand()
      .argument('<counts>', 'yes of cases, such as 41/84')
      .option('--method <name>', 'how the interval is made', 'wilson');
    const command = prepare(
      demo,
      { name: 'demo', summary: 'shows how help looks' },
      { examples, io, faults: new Faults() },
    );
    await command.parseAsync(['--help'], { from: 'user' }).catch(() => {});
    return said.stdout;
  };

  test('opens with the summary and the examples, and ends with the output options', async () => {
    expect(await helpOf(100)).toBe(
      [
        'Shows how help looks',
        '',
        'Examples',
        '  casesim demo 41/84',
        '      the first',
        '  casesim demo 49/84 --csv',
        '      the second',
        '',
        'Usage',
        '  casesim demo [options] <counts>',
        '',
        'Arguments',
        '  counts  yes of cases, such as 41/84',
        '',
        'Options',
        '  --method <name>  how the interval is made (default: "wilson")',
        '  -h, --help       show this help',
        '',
        'Output',
        '  --json               print everything as one JSON object, at full precision',
        '  --csv                print the main table as CSV, at full precision',
        `  -o, --output <file>  write to a file; ${ENDINGS.slice(0, -1).join(', ')} or ${ENDINGS.at(-1)} sets the format`,
        '  --force              replace the file if it exists',
        '',
      ].join('\n'),
    );
  });

  test('fits a narrow terminal', async () => {
    const lines = (await helpOf(60)).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});
