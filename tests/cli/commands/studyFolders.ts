import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { studyText } from '../../study/studyFixture.js';
import { emptyFolder } from '../casesim.js';

const RESULTS = ['summary.txt', 'results.json', 'results.csv', 'results.parquet', 'report.md', 'report.html'];

/** A folder with a small study that leaves something to simulate. */
export function folderWithStudy(parts: Readonly<Record<string, string>> = {}): string {
  const folder = emptyFolder();
  const text = studyText({
    designs: '{ pdus: { kind: two-stage, clusters: 11 } }',
    answers: '{ weighted: { estimate: design, interval: wilson } }',
    grid: '{ icc: [0.02, 0.1] }',
    ...parts,
  });
  writeFileSync(join(folder, 'own.yaml'), text);
  return folder;
}

/** Every result file of a folder, as bytes. */
export function results(folder: string): Record<string, string> {
  return Object.fromEntries(
    RESULTS.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

export function blocksIn(folder: string): string[] {
  return existsSync(join(folder, 'blocks')) ? readdirSync(join(folder, 'blocks')).sort() : [];
}

/** A folder with a study of which something is simulated, and something has no estimate now and then. */
export function folderWithGaps(parts: Readonly<Record<string, string>> = {}): string {
  const folder = emptyFolder();
  const text = studyText({
    designs:
      '{ pdus: { kind: two-stage, clusters: 11, icc: 0.05 }, tiny: { kind: two-stage, clusters: 2, cases: 4, icc: 0.3 } }',
    inquiries:
      '{ assessment: { percentage: assessment, against: 40% }, access: { percentage: enforcementSufficient } }',
    answers: '{ weighted: { estimate: design, interval: wilson }, plain: { estimate: design } }',
    ...parts,
  });
  writeFileSync(join(folder, 'own.yaml'), text);
  return folder;
}
