import { refuse } from '../../problem.js';
import type { CaseFormat } from '../../report/documents/inspection/caseRows.js';
import { formatOfFile } from '../terminal/fileFormat.js';
import { type OutputOptions, refuseUselessForce } from '../terminal/output.js';

/** The format of cases: a flag, or the file's ending, which must agree; else CSV. */
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
  return formatOfFile(output, asked, BY_ENDING) ?? 'csv';
}

const FORMATS = ['csv', 'json', 'jsonl'] as const satisfies readonly CaseFormat[];

const BY_ENDING: Readonly<Record<string, CaseFormat>> = {
  '.csv': 'csv',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};
