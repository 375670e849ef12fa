import { DataError, type Problem, problem } from '../../problem.js';
import type { Table } from '../../tables/tableRows.js';
import { type CountsRecord, CountsRows } from './countsFile.js';
import { refuseTooMany, WHEN } from './leagueFile.js';
import { ACROSS_HINT, mixedProgrammes, programmesOf, type RoundEntry } from './programmes.js';
import { badDate, readWhen } from './when.js';

/**
 * Reads rounds of regions from a CSV file: as a league, with columns `when` and, where it is known, `programme`. Null where there
 * are not two dates, so that it is a league of one round. Everything wrong is reported.
 */
export function readRounds(
  table: Table,
  file: string,
  { acrossProgrammes = false }: { readonly acrossProgrammes?: boolean } = {},
): RoundEntry[] | null {
  const reader = new CountsRows(file);
  const records = [...reader.push(table), ...reader.end()];
  refuseTooMany(records.length, file);
  const when = reader.indexOf(...WHEN);
  const programme = reader.indexOf('programme');
  const dates = new Set(
    records.flatMap((record) => ('message' in record ? [] : [(record.cells[when] ?? '').trim()])),
  );
  const [name, question] = [reader.indexOf('name', 'region'), reader.indexOf('question')];
  const columns = { name, question, when, programme };
  const isOneRound = when < 0 || dates.size < 2;
  if (columns.name < 0 || (isOneRound && programme < 0)) return null;
  const seen = new Map<string, number>();
  const read = records.map((record) =>
    isOneRound ? plain(record, columns) : entryOf(record, columns, seen),
  );
  const entries = read.flatMap((found) => ('message' in found ? [] : [found]));
  const problems = isOneRound ? [] : read.flatMap((found) => ('message' in found ? [found] : []));
  const programmes = programmesOf(entries);
  if (programmes.length > 1 && !acrossProgrammes) {
    const position = { file, line: 1, column: 1 };
    const hint = `${ACROSS_HINT} --across-programmes compares them all the same, and says so.`;
    problems.push(
      problem('mixed-programmes', mixedProgrammes(programmes), { position, path: 'programme', hint }),
    );
  }
  if (problems.length === 0 && !isOneRound) problems.push(...tooFewRounds(entries, file));
  if (problems.length > 0) throw new DataError(problems);
  return isOneRound ? null : entries;
}

interface Columns {
  readonly name: number;
  readonly question: number;
  readonly when: number;
  readonly programme: number;
}

type Entry = Required<RoundEntry> & { readonly programme: string | null };

/** Of one round only the programme matters: the league reads the rest. */
function plain(record: CountsRecord | Problem, columns: Columns): Entry | Problem {
  if ('message' in record) return record;
  const cell = (column: number) => (record.cells[column] ?? '').trim();
  const label = cell(columns.name);
  return {
    ...{ name: label, question: null, when: 0, label },
    programme: cell(columns.programme) || null,
    ...record.stated.lowest,
  };
}

function entryOf(
  record: CountsRecord | Problem,
  columns: Columns,
  seen: Map<string, number>,
): Entry | Problem {
  if ('message' in record) return record;
  const { cells, position, stated } = record;
  const cell = (column: number) => (cells[column] ?? '').trim();
  const { lowest, highest, text } = stated;
  const [name, asked, label] = [cell(columns.name), cell(columns.question), cell(columns.when)];
  if (name === '') return problem('no-name', 'The region in this row has no name.', { position });
  if (lowest.yes !== highest.yes) {
    return problem('several-counts', `"${text}" could be any count from ${lowest.yes} to ${highest.yes}.`, {
      position,
      hint: 'Give the count itself in a column yes.',
    });
  }
  const when = readWhen(label);
  if (when === null) return badDate(label, position);
  const key = JSON.stringify([name, asked, when]);
  const before = seen.get(key);
  if (before !== undefined) {
    const whose = asked === '' ? '' : ` with the question "${asked}"`;
    return problem('region-twice', `${name}${whose} in ${label} is already on line ${before}.`, { position });
  }
  seen.set(key, position.line);
  return {
    name,
    question: asked || null,
    when,
    label,
    programme: cell(columns.programme) || null,
    ...lowest,
  };
}

function tooFewRounds(entries: readonly Entry[], file: string): Problem[] {
  const keys = entries.map(({ name, question }) => JSON.stringify([name, question]));
  if (new Set(keys).size < keys.length) return [];
  return [
    problem('one-round', 'No region comes in two rounds or more.', {
      position: { file, line: 1, column: 1 },
      path: 'name',
      hint: 'For a league of one round, keep the rows of one date.',
    }),
  ];
}
