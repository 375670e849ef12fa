import { extname } from 'node:path';
import { refuse } from '../../problem.js';
import type { CaseFormat } from '../../report/documents/inspection/caseRows.js';
import { type OutputOptions, refuseUselessForce } from '../terminal/output.js';

/** The format of cases: a flag first, else the file's ending, else CSV. */
export function caseFormatOf({
  csv,
  json,
  jsonl,
  output,
  force,
}: OutputOptions & { readonly jsonl?: true | undefined }): CaseFormat {
  const given = { csv, json, jsonl };
  const [asked, ...others] = FORMATS.filter((format) => given[format]);
  if (others.length > 0) {
    const flags = [asked, ...others].map((format) => `--${format}`).join(' and ');
    refuse('bad-options', `${flags} cannot be given together.`, { hint: 'Choose one.' });
  }
  refuseUselessForce({ output, force });
  return asked ?? BY_ENDING[extname(output ?? '').toLowerCase()] ?? 'csv';
}

const FORMATS = ['csv', 'json', 'jsonl'] as const satisfies readonly CaseFormat[];

const BY_ENDING: Readonly<Record<string, CaseFormat>> = {
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};
