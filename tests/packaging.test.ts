import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
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
    const code = installedFiles().filter((path) => /casesim\/dist\/.*\.(js|ts)$/.test(path));
    expect(
      code.filter(
        (path) => !/\/dist\/((cli|library|pages)\/[^/]+\.js|(index|browser)\.js|.*\.d\.ts)$/.test(path),
      ),
    ).toEqual([]);
  });

  test('is at most 15 packages and 15 MB with all that it needs, and runs no script when it is installed', () => {
    const manifests = installedFiles().filter((path) =>
      /node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(path),
    );
    expect(manifests.length).toBeLessThanOrEqual(15);
    const megabytes = installedFiles().reduce((sum, path) => sum + statSync(path).size, 0) / 2 ** 20;
    expect(megabytes).toBeLessThan(15);
    for (const path of manifests) {
      const { scripts = {} } = JSON.parse(readFileSync(path, 'utf8')) as { scripts?: Record<string, string> };
      expect(
        Object.keys(scripts).filter((name) => /^(prepare|(pre|post)?install)$/.test(name)),
        path,
      ).toEqual([]);
    }
  });

  test('brings the licences and notices of everything that it contains of others', () => {
    const text = readFileSync(join(consumer, 'node_modules/casesim/dist/THIRD-PARTY-LICENCES.txt'), 'utf8');
    for (const name of [
      'commander',
      'papaparse',
      'preact',
      'seedrandom',
      'simple-statistics',
      'yaml',
      'zod',
    ]) {
      const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as {
        version: string;
      };
      expect(text).toContain(`${name} ${version} (`);
    }
    expect(text).toMatch(/^@stdlib\/stats-base-dists-beta-quantile \S+ \(Apache-2\.0\)$/m);
    expect(text).toContain('Permission is hereby granted');
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
    // What stdlib translates from others has notices of theirs in its modules.
    expect(text).toMatch(/Sun Microsystems|Stephen L\. Moshier/);
    expect(text).not.toMatch(/undefined|\[object /);
  });

  test('exports what the source exports', async () => {
    const names = (folder: string) => import(pathToFileURL(resolve(folder)).href).then(Object.keys);
    const installed = join(consumer, 'node_modules/casesim/dist');
    for (const entry of ['index', 'browser']) {
      expect((await names(join(installed, `${entry}.js`))).toSorted()).toEqual(
        (await names(`src/${entry}.ts`)).toSorted(),
      );
    }
  });
});

/** Every file under node_modules of the consumer. */
function installedFiles(): string[] {
  const folder = join(consumer, 'node_modules');
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => !path.includes('/.') && statSync(path).isFile());
}

describe('package-lock.json', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<
      string,
      { integrity?: string; dev?: true; optional?: true; resolved?: string; hasInstallScript?: true }
    >;
  };
  const entries = Object.entries(packages).filter(([path]) => path !== '');

  /**
   * Builds of two tools of development for other kinds of machine: npm records the hash of what it has installed or been told
   * of, and these were neither. Nobody who installs casesim gets them.
   */
  const OTHER_MACHINES = /^node_modules\/(@biomejs\/cli|@oxc-parser\/binding)-[a-z0-9-]+$/;

  test('has a hash of every package, but for tools of development on other kinds of machine', () => {
    const without = entries.filter(([, { integrity }]) => integrity === undefined);
    for (const [path, { dev, optional }] of without) {
      expect(path).toMatch(OTHER_MACHINES);
      expect({ dev, optional }).toEqual({ dev: true, optional: true });
    }
    for (const [path, { integrity }] of entries) if (integrity) expect(integrity, path).toMatch(/^sha512-/);
  });

  test('names no registry, so that each takes its own', () => {
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});
