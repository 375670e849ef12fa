import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { inProcess } from '../inProcess.js';
import { folderWithGaps } from './studyFolders.js';

type Row = Record<string, string>;
const rowsOf = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(path, 'utf8').trim(), { header: true }).data;
const toNumber = (text: string | undefined) => (text === '' ? Number.NaN : Number(text));

/** The measures of one answer's rows, by plain loops over the definitions of Morris, White and Crowther (2019). */
function measured(rows: readonly Row[]): Record<string, number> {
  const used = rows.filter(({ estimate }) => estimate !== '');
  const n = used.length;
  let [sum, errors, covered, width, squares, variances] = [0, 0, 0, 0, 0, 0];
  for (const row of used) {
    const [value, truth] = [toNumber(row.estimate), toNumber(row.truth)];
    sum += value;
    errors += value - truth;
    variances += toNumber(row.standardError) ** 2;
    if (toNumber(row.lower) <= truth + 1e-12 && toNumber(row.upper) >= truth - 1e-12) covered++;
    width += toNumber(row.upper) - toNumber(row.lower);
  }
  for (const row of used) squares += (toNumber(row.estimate) - toNumber(row.truth) - errors / n) ** 2;
  return {
    estimate: sum / n,
    bias: errors / n,
    empiricalError: Math.sqrt(squares / (n - 1)),
    modelError: Math.sqrt(variances / n),
    coverage: covered / n,
    width: width / n,
    noEstimate: (rows.length - n) / rows.length,
  };
}

/** The coverage of the first answer, from the file of replicates alone. */
const COVERAGE_IN_PYTHON = [
  'import csv, sys',
  'rows = [r for r in csv.DictReader(open(sys.argv[1], newline=""))',
  '        if r["design"] == "pdus" and r["inquiry"] == "assessment" and r["answer"] == "weighted"]',
  'inside = [float(r["lower"]) <= float(r["truth"]) <= float(r["upper"]) for r in rows]',
  'print(sum(inside) / len(inside))',
].join('\n');

describe('casesim study --estimates', () => {
  it('writes every replicate, from which the measures of the study can be worked out again, in Python too', async () => {
    const folder = folderWithGaps();
    const [csv, parquet] = ['all.csv', 'all.parquet'].map((name) => join(folder, name)) as [string, string];
    const args = ['study', join(folder, 'own.yaml'), '--replicates', '100', '--json'];
    const ran = await inProcess([...args, '--estimates', csv]);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('100 replicates of 8 simulated answers');
    await inProcess([...args, '--estimates', parquet]);
    const rows = rowsOf(csv);
    expect(rows).toHaveLength(8 * 100);
    const bytes = readFileSync(parquet);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const stored = await parquetReadObjects({ file });
    // Parquet has every digit, CSV fifteen decimals.
    const isSame = (one: unknown, other: unknown): boolean =>
      (Number.isNaN(one) ? '' : String(one)) === other ||
      (other !== '' && Math.abs(Number(one) - Number(other)) <= 1e-15);
    const cells = (all: readonly Record<string, unknown>[]) => all.flatMap((row) => Object.values(row));
    const others = cells(rows);
    expect(cells(stored).filter((one, index) => !isSame(one, others[index]))).toEqual([]);

    let compared = 0;
    for (const answer of JSON.parse(ran.stdout).answers) {
      const own = rows.filter(
        (row) =>
          row.design === answer.design && row.inquiry === answer.inquiry && row.answer === answer.answer,
      );
      expect(own.map(({ replicate }) => Number(replicate))).toEqual(Array.from({ length: 100 }, (_, i) => i));
      const again = measured(own);
      for (const { measure, value } of answer.measures) {
        if (again[measure] === undefined) continue;
        expect(value, `${answer.design} ${answer.inquiry} ${measure}`).toBeCloseTo(again[measure], 10);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(40);

    if (spawnSync('python3', ['--version']).status !== 0) return;
    const { stdout } = spawnSync('python3', ['-c', COVERAGE_IN_PYTHON, csv], { encoding: 'utf8' });
    const [{ measures }] = JSON.parse(ran.stdout).answers;
    const coverage = measures.find(({ measure }: { measure: string }) => measure === 'coverage');
    expect(Number(stdout)).toBeCloseTo(coverage.value, 12);
  });

  it.each([
    [{}, 'all.txt', /--estimates must name a file that ends in \.csv or \.parquet/],
    [
      { designs: '{ simple: { kind: simple } }' },
      'all.csv',
      /Nothing in this study is simulated.*--simulate/,
    ],
  ])('refuses what cannot be written: %j, %s', async (parts, name, says) => {
    const folder = folderWithGaps(parts);
    const ran = await inProcess(['study', join(folder, 'own.yaml'), '--estimates', join(folder, name)]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(says);
  });
});
