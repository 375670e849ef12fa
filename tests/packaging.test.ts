import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder } from './cli/casesim.js';

/** What a person gets who installs casesim: the tarball of `npm pack` in an empty folder, its command and its library. */

const run = promisify(execFile);
const { PATH = '', HOME = '' } = process.env;
const env = { PATH, HOME, LANG: 'C.UTF-8', npm_config_update_notifier: 'false' };
const consumer = emptyFolder();
const inConsumer = { cwd: consumer, env };

beforeAll(async () => {
  const packed = emptyFolder();
  await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', packed], { env });
  const tarball = join(packed, readdirSync(packed)[0] ?? '');
  writeFileSync(
    join(consumer, 'package.json'),
    '{ "name": "consumer", "private": true, "type": "module" }\n',
  );
  const install = ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', tarball];
  await run('npm', install, inConsumer);
}, 240_000);

describe('the installed package', () => {
  test('offers the casesim command', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect((await run('npx', ['casesim', '--version'], inConsumer)).stdout).toBe(`${version}\n`);
  });

  test('rebuilds the West Midlands inspection from any folder', async () => {
    const elsewhere = join(consumer, 'elsewhere');
    mkdirSync(elsewhere, { recursive: true });
    const { stdout } = await run('npx', ['casesim', 'inspect', '--seed', '7', '--json'], {
      ...inConsumer,
      cwd: elsewhere,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      meta: { command: 'inspect', seed: 7 },
      keyQuestions: [
        { id: 'assessment', published: { percent: 49, yes: 41, of: 84 } },
        { id: 'planning', published: { percent: 58, yes: 49, of: 84 } },
        { id: 'delivery', published: { percent: 48, yes: 40, of: 84 } },
        { id: 'reviewing', published: { percent: 48, yes: 40, of: 84 } },
      ],
    });
  });

  const USE = `
    import { compileModel, drawCases, feasibleCounts, inspect, loadScenario, proportionInterval } from 'casesim';
    const model = compileModel(loadScenario('west-midlands-2025'), { effects: 'moderate' });
    const { lower, upper } = proportionInterval({ yes: 41, of: 84 }, { method: 'wilson', confidence: 0.95 });
    console.log(JSON.stringify({
      counts: feasibleCounts({ percent: '49', of: 84 }),
      interval: [lower.toFixed(4), upper.toFixed(4)],
      margin: model.margin('assessment').yes,
      cases: [...drawCases(model, { cases: 84, seed: 7 })].length,
      inspected: typeof inspect(model, { seed: 7 }),
    }));`;

  test('is a library for Node', async () => {
    writeFileSync(join(consumer, 'use.mjs'), USE);
    const { stdout } = await run(process.execPath, ['use.mjs'], inConsumer);
    const { margin, ...rest } = JSON.parse(stdout) as { margin: number };
    expect(rest).toEqual({ counts: [41], interval: ['0.3841', '0.5931'], cases: 84, inspected: 'object' });
    expect(margin).toBeCloseTo(41 / 84, 12);
  });

  test('brings types that a strict compiler accepts, and that refuse a wrong argument', async () => {
    const declared = 'declare const console: { log(text: string): void };\n';
    writeFileSync(join(consumer, 'use.ts'), declared + USE);
    writeFileSync(
      join(consumer, 'misuse.ts'),
      "import { proportionInterval } from 'casesim';\nproportionInterval({ yes: '41', of: 84 }, {});\n",
    );
    const tsc = resolve('node_modules/.bin/tsc');
    const strict = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023'];
    await run(tsc, [...strict, 'use.ts'], inConsumer);
    const refused = await run(tsc, [...strict, 'misuse.ts'], inConsumer).catch(
      (error: { stdout: string }) => error,
    );
    expect(refused.stdout).toMatch(/misuse\.ts\(2,.*string.*number/);
  });

  test('ships the build and the scenarios, and nothing else', () => {
    const shipped = readdirSync(join(consumer, 'node_modules/casesim')).toSorted();
    expect(shipped.filter((name) => !/^(LICENSE|README\.md|package\.json)$/.test(name))).toEqual([
      'dist',
      'scenarios',
    ]);
  });
});
