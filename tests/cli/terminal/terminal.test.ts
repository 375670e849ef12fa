import { describe, expect, test, vi } from 'vitest';
import { explainFailure, isClosedPipe } from '../../../src/cli/terminal/failure.js';
import { partsProgress, progressLine, startProgress } from '../../../src/cli/terminal/progress.js';
import { readText } from '../../../src/files/disk/readText.js';
import { ArgumentError, DataError, FileError } from '../../../src/problem.js';
import { fakeTerminal } from '../fakeTerminal.js';

const problem = { code: 'x', message: 'Wrong.', hint: 'Correct it.' };

describe('emphasis', () => {
  test.each([
    ['in a terminal', { isTTY: true }, true],
    ['not in a pipe', {}, false],
    ['not with NO_COLOR', { isTTY: true, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
    ['not in a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }, false],
    ['in a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, true],
    ['not with FORCE_COLOR=0', { env: { FORCE_COLOR: '0' } }, false],
  ])('%s', (_, options, emphasised) => {
    const { strong } = fakeTerminal(options).io.text.ink;
    expect(strong('word') !== 'word').toBe(emphasised);
  });
});

describe('the page', () => {
  test.each([
    ['is as wide as the terminal', { isTTY: true, columns: 132 }, 132],
    ['is never narrower than 40', { isTTY: true, columns: 12 }, 40],
    ['is 100 wide in a pipe', {}, 100],
    ['is as wide as COLUMNS says in a pipe', { env: { COLUMNS: '72' } }, 72],
    ['is 100 wide when COLUMNS is nonsense', { env: { COLUMNS: 'wide' } }, 100],
  ])('%s', (_, options, width) => {
    expect(fakeTerminal(options).io.text.width).toBe(width);
  });

  test.each([
    [{}, true],
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'POSIX' }, false],
    [{ LANG: 'en_GB.ISO-8859-1' }, false],
    [{ TERM: 'linux' }, false],
  ])('in %j has Unicode: %s', (env, unicode) => {
    expect(fakeTerminal({ env }).io.text.unicode).toBe(unicode);
  });
});

describe('exit codes', () => {
  test('start at 0 and become that of the worst problem reported', () => {
    const { io, said } = fakeTerminal();
    expect(io.exitCode).toBe(0);
    io.checkFailed();
    expect(io.exitCode).toBe(1);
    io.report(new DataError([problem, { ...problem, message: 'Also wrong.' }]));
    io.checkFailed();
    expect(io.exitCode).toBe(3);
    expect(said).toEqual({ stdout: '', stderr: 'Wrong. Correct it.\nAlso wrong. Correct it.\n' });
  });

  test.each([
    [new ArgumentError([problem]), 2],
    [new DataError([problem]), 3],
    [new FileError([problem]), 4],
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), 4],
    [new TypeError('undefined is not a function'), 70],
    ['a thrown string', 70],
  ])('%s ends with %d and no stack', (error, code) => {
    const { exitCode, lines } = explainFailure(error, {});
    expect(exitCode).toBe(code);
    expect(lines.join('\n')).not.toMatch(/^\s+at /m);
  });

  test('a fault of our own asks for a report, and shows its stack only when debugging', () => {
    const fault = new TypeError('it broke');
    expect(explainFailure(fault, {}).lines.join('\n')).toMatch(/fault in casesim .*it broke.*report it/s);
    expect(explainFailure(fault, { CASESIM_DEBUG: '1' }).lines.join('\n')).toMatch(/^\s+at /m);
  });

  test('a message shows the control characters of a name instead of obeying them', () => {
    const { io, said } = fakeTerminal();
    const error = new DataError([{ code: 'x', message: 'No \u001b[2Jname.' }]);
    io.report(error);
    io.say('Wrote \u202ename.');
    expect(said.stderr).toBe('No \\x1b[2Jname.\nWrote \\u202ename.\n');
    expect(explainFailure(error, {}).lines).toEqual(['No \\x1b[2Jname.']);
  });

  test('a reader that has seen enough is no error', () => {
    expect(isClosedPipe(Object.assign(new Error(), { code: 'EPIPE' }))).toBe(true);
    expect(isClosedPipe(Object.assign(new Error(), { code: 'ENOSPC' }))).toBe(false);
    expect(isClosedPipe('EPIPE')).toBe(false);
  });
});

describe('progress', () => {
  test('is silent where stderr is no terminal, and in continuous integration', async () => {
    for (const options of [
      {},
      { isTTY: true, env: { CI: 'true' } },
      { isTTY: true, env: { TERM: 'dumb' } },
    ]) {
      const { io, said } = fakeTerminal(options);
      const progress = await startProgress(io, 100, 'inspections');
      progress.update(50, '±0.2 points');
      progress.stop();
      expect(said).toEqual({ stdout: '', stderr: '' });
    }
  });

  test('shows on stderr, once a second has passed, how many are done, the rate and the Monte Carlo error', async () => {
    const { io, said } = fakeTerminal({ isTTY: true, columns: 200 });
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const progress = await startProgress(io, 1000, 'inspections');
    now.mockReturnValue(999);
    progress.update(400);
    const early = said.stderr;
    now.mockReturnValue(1000);
    progress.update(500, '±0.2 points');
    progress.stop();
    now.mockRestore();
    expect([early, said.stdout]).toEqual(['', '']);
    expect(said.stderr).toMatch(/500 of 1,000 inspections {2}500 a second {2}1s left {2}±0.2 points/);
    expect(said.stderr).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('leaves nothing behind, and changes nothing of the terminal that would have to be undone', async () => {
    const { io, said } = fakeTerminal({ isTTY: true, columns: 30 });
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const progress = await startProgress(io, 10, 'names');
    now.mockReturnValue(2000);
    progress.update(5);
    progress.stop();
    now.mockRestore();
    const shown = said.stderr.split('\r\u001b[K');
    expect(shown.at(-1)).toBe('');
    expect(Math.max(...shown.map((line) => line.length))).toBeLessThan(30);
    expect(said.stderr.replaceAll('\r\u001b[K', '')).not.toMatch(/\p{Cc}/u);
  });

  test('learns with the first part how many there are', async () => {
    const { io, said } = fakeTerminal({ isTTY: true, columns: 80 });
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const progress = partsProgress(io, 'documents');
    progress.stop();
    await progress.seen(1, 40);
    now.mockReturnValue(2000);
    await progress.seen(10, 40);
    progress.stop();
    now.mockRestore();
    expect(said.stderr).toMatch(/25% {2}10 of 40 documents {2}5\.0 a second {2}6s left\r.\[K$/);
  });

  test.each([
    [{ done: 0, seconds: 0 }, '---------------- 0%  0 of 1,000 draws'],
    [
      { done: 620, seconds: 2 },
      '##########------ 62%  620 of 1,000 draws  310 a second  2s left  ±0.2 points',
    ],
    [
      { done: 1, seconds: 130 },
      '---------------- 0%  1 of 1,000 draws  0.0 a second  36h4m left  ±0.2 points',
    ],
    [
      { done: 1000, seconds: 10 },
      '################ 100%  1,000 of 1,000 draws  100 a second  0s left  ±0.2 points',
    ],
  ])('with %j reads %s', (state, line) => {
    const error = state.done === 0 ? '' : '±0.2 points';
    expect(progressLine({ total: 1000, unit: 'draws', error, ...state }, { unicode: false })).toBe(line);
  });
});

describe('reading', () => {
  test('takes stdin for -, without its byte-order mark', async () => {
    expect(await readText('-', fakeTerminal({ input: '\ufeffyes,of\n41,84\n' }).io)).toBe('yes,of\n41,84\n');
  });

  test.each([
    ['no/such/file.csv', /There is no file no\/such\/file\.csv/, FileError],
    ['.', /is a folder/, FileError],
    [process.execPath, /too large for a data file|not text in UTF-8/, Error],
  ])('%s is refused in words', async (path, message, kind) => {
    const error = await readText(path, fakeTerminal().io).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(kind);
    expect(String(error)).toMatch(message);
  });

  test('refuses bytes that are not UTF-8 text', async () => {
    await expect(readText('-', fakeTerminal({ input: 'a\0b' }).io)).rejects.toThrow(/not text in UTF-8/);
  });
});
