import type { Counts } from '../../counts.js';
import { MOST_REGIONS } from '../../estimation/league/regions.js';
import { mostOf } from '../../numeric/extremes.js';
import { readDecimal, withoutThousands } from '../../numeric/written.js';
import { DataError, type Problem, problem } from '../../problem.js';
import type { Table } from '../../tables/tableRows.js';
import { type CountsRecord, CountsRows } from './countsFile.js';
import { mixedProgrammes, programmesOf } from './programmes.js';
import { badDate, readWhen } from './when.js';

/** One region of a league, with its answers to one question. */
export interface LeagueEntry extends Counts {
  readonly name: string;
  /** Null, or left out, where there is one question that has no name. */
  readonly question?: string | null;
  /** What it weighs in the nation, above 0; null, or left out, where that is not known. */
  readonly weight?: number | null;
}

/** With fewer, there is a pair to compare or nothing. */
export const FEWEST_REGIONS = 3;

/**
 * Reads the regions of a league from a CSV file: columns `name` (or `region`), `of` and `yes` or `percent`, and `question` where
 * there are several. A row that cannot be read would change the ranks of all others, so that everything wrong is reported.
 */
export function readLeague(table: Table, file: string): LeagueEntry[] {
  const reader = new CountsRows(file);
  return leagueOf([...reader.push(table), ...reader.end()], reader, file);
}

/** The regions of the latest date of a file with several, and how many rows of earlier dates are left out. */
export interface LatestLeague {
  readonly entries: LeagueEntry[];
  /** As the file has it. */
  readonly date: string;
  readonly dates: number;
  readonly leftOut: number;
}

/** Reads the league of the latest date alone. */
export function readLatest(
  table: Table,
  file: string,
  { acrossProgrammes = false }: { readonly acrossProgrammes?: boolean } = {},
): LatestLeague {
  const reader = new CountsRows(file);
  const records = [...reader.push(table), ...reader.end()];
  const when = reader.indexOf(...WHEN);
  if (when < 0) {
    throw new DataError([
      problem('no-column', `There is no column when, so that no date is the latest.`, {
        position: { file, line: 1, column: 1 },
        path: 'when',
        hint: 'Leave --latest out.',
      }),
    ]);
  }
  const dated = records.map((record) => {
    const date = 'message' in record ? '' : (record.cells[when] ?? '').trim();
    return { record, date, at: readWhen(date) };
  });
  const problems = dated.flatMap(({ record, date, at }) =>
    'message' in record ? [record] : at === null ? [badDate(date, record.position)] : [],
  );
  if (problems.length > 0) throw new DataError(problems);
  const last = mostOf(dated.map(({ at }) => at ?? 0));
  const latest = dated.filter(({ at }) => at === last);
  const rules = reader.indexOf('programme');
  const programmes = programmesOf(
    latest.map(({ record, date: label }) => {
      const named = 'message' in record ? '' : (record.cells[rules] ?? '').trim();
      return { when: last, label, programme: named || null };
    }),
  );
  if (programmes.length > 1 && !acrossProgrammes) {
    throw new DataError([
      problem('mixed-programmes', mixedProgrammes(programmes), {
        position: { file, line: 1, column: 1 },
        path: 'programme',
        hint: '--across-programmes compares them all the same.',
      }),
    ]);
  }
  return {
    entries: leagueOf(
      latest.map(({ record }) => record),
      reader,
      file,
      { isOneDate: true },
    ),
    date: latest[0]?.date ?? '',
    dates: new Set(dated.map(({ at }) => at)).size,
    leftOut: dated.length - latest.length,
  };
}

/** What the column of dates may be called. */
export const WHEN: readonly string[] = ['when', 'date', 'year'];

function leagueOf(
  records: readonly (CountsRecord | Problem)[],
  reader: CountsRows,
  file: string,
  { isOneDate = false }: { readonly isOneDate?: boolean } = {},
): LeagueEntry[] {
  refuseTooMany(records.length, file);
  const columns = {
    name: reader.indexOf('name', 'region'),
    question: reader.indexOf('question'),
    when: reader.indexOf(...WHEN),
    weight: reader.indexOf('weight'),
    numeral: (cell: string) => reader.numeral(cell),
  };
  if (columns.name < 0) {
    throw new DataError([
      problem('no-column', `There is no column name or region; there are ${reader.columns.join(', ')}.`, {
        position: { file, line: 1, column: 1 },
        path: 'name',
      }),
    ]);
  }
  const seen = new Map<string, number>();
  const read = records.map((record) => entryOf(record, columns, seen));
  const problems = [
    ...read.flatMap((found) => ('message' in found ? [found] : [])),
    ...(isOneDate ? [] : severalRounds(records, columns.when, file)),
    ...wrongNumber(records, columns.question),
    ...totals(read, records),
  ];
  if (problems.length > 0) throw new DataError(problems);
  return read.flatMap((found) => ('message' in found ? [] : [found]));
}

interface Columns {
  readonly weight: number;
  readonly name: number;
  readonly question: number;
  readonly when: number;
  /** What a cell says as a number. */
  readonly numeral: (cell: string) => string;
}

function entryOf(
  record: CountsRecord | Problem,
  { name, question, weight, numeral }: Columns,
  seen: Map<string, number>,
): LeagueEntry | Problem {
  if ('message' in record) return record;
  const { cells, position, stated } = record;
  const cell = (column: number) => (cells[column] ?? '').trim();
  const { lowest, highest, text } = stated;
  if (cell(name) === '') return problem('no-name', 'The region in this row has no name.', { position });
  if (lowest.yes !== highest.yes) {
    return problem('several-counts', `"${text}" could be any count from ${lowest.yes} to ${highest.yes}.`, {
      position,
      hint: 'Give the count itself in a column yes.',
    });
  }
  const asked = cell(question) === '' ? null : cell(question);
  const key = JSON.stringify([cell(name), asked]);
  const before = seen.get(key);
  if (before !== undefined) {
    const whose = asked === null ? '' : ` with the question "${asked}"`;
    return problem('region-twice', `${cell(name)}${whose} is already on line ${before}.`, {
      position,
      hint: 'Add up its rows, or name the questions in a column question.',
    });
  }
  seen.set(key, position.line);
  const weighs = weight < 0 ? null : readDecimal(withoutThousands(numeral(cell(weight))));
  if (weighs !== null && !(weighs > 0 && weighs <= 1e12)) {
    const most = 'at most 1,000,000,000,000';
    const is = weighs > 1e12 ? `must be ${most}` : 'is not a number above 0';
    return problem('bad-weight', `The weight of ${cell(name)}, "${cell(weight)}", ${is}.`, {
      position,
      path: 'weight',
      got: cell(weight),
      expected: `a number above 0, ${most}`,
      hint: 'Write its caseload, such as 25343, or leave the column out.',
    });
  }
  return { name: cell(name), question: asked, ...(weighs === null ? {} : { weight: weighs }), ...lowest };
}

/** A file of more rows is not one of regions: nobody would look at the answer. */
export function refuseTooMany(rows: number, file: string): void {
  if (rows <= MOST_ROWS) return;
  const [found, most] = [rows, MOST_ROWS].map((count) => count.toLocaleString('en-GB'));
  throw new DataError([
    problem('too-many-rows', `${file} has ${found} rows, and regions are compared in at most ${most}.`, {
      path: file,
      hint: 'Compare larger units, or a part of them.',
    }),
  ]);
}

const MOST_ROWS = 20_000;

/** Each question needs regions enough for a league, and not too many; how many there are is not known while rows cannot be read. */
function wrongNumber(records: readonly (CountsRecord | Problem)[], question: number): Problem[] {
  const asked = new Map<string, CountsRecord[]>();
  for (const record of records) {
    if ('message' in record) return [];
    const name = (record.cells[question] ?? '').trim();
    const rows = asked.get(name) ?? [];
    rows.push(record);
    asked.set(name, rows);
  }
  return [...asked].flatMap(([name, rows]) => {
    const whose = name === '' ? '' : ` for the question "${name}"`;
    if (rows.length > MOST_REGIONS) {
      const [found, most] = [rows.length, MOST_REGIONS].map((count) => count.toLocaleString('en-GB'));
      const message = `A league takes at most ${most} regions, and here are ${found}${whose}.`;
      const hint = 'Every region is compared with every other: compare larger units, or a part of them.';
      return [problem('too-many-regions', message, { position: rows[MOST_REGIONS]?.position, hint })];
    }
    if (rows.length >= FEWEST_REGIONS) return [];
    const there = rows.length === 1 ? 'is one' : 'are two';
    const pair = rows.map(({ stated }) => stated.text.replaceAll(' ', '')).join(' ');
    return [
      problem('too-few-regions', `A league needs three regions or more, and here ${there}${whose}.`, {
        position: rows[0]?.position,
        hint: rows.length === 2 ? `Compare the two by their counts: casesim compare ${pair}.` : undefined,
      }),
    ];
  });
}

/** A row with the Yes and the cases of all others to its question is their total, which would be ranked as one of them. */
function totals(
  read: readonly (LeagueEntry | Problem)[],
  records: readonly (CountsRecord | Problem)[],
): Problem[] {
  const entries = read.flatMap((found, index) => ('message' in found ? [] : [{ ...found, index }]));
  const all = new Map<string | null, { rows: number; yes: number; of: number }>();
  for (const { question = null, yes, of } of entries) {
    const before = all.get(question) ?? { rows: 0, yes: 0, of: 0 };
    all.set(question, { rows: before.rows + 1, yes: before.yes + yes, of: before.of + of });
  }
  return entries.flatMap(({ name, question = null, yes, of, index }) => {
    const together = all.get(question)!;
    if (together.rows < 3 || together.yes !== 2 * yes || together.of !== 2 * of) return [];
    const record = records[index];
    const position = record === undefined || 'message' in record ? undefined : record.position;
    return [
      problem('total-row', `${name} is the sum of all the other rows, not a region.`, {
        position,
        hint: 'Take the row out: the regions together are worked out anyway.',
      }),
    ];
  });
}

/** One league is of one round: ranks of several would mix regions with themselves. */
function severalRounds(records: readonly (CountsRecord | Problem)[], when: number, file: string): Problem[] {
  if (when < 0) return [];
  const rounds = new Set(
    records.flatMap((record) => ('message' in record ? [] : [(record.cells[when] ?? '').trim()])),
  );
  if (rounds.size < 2) return [];
  return [
    problem(
      'several-rounds',
      `The column when has ${rounds.size} dates: ${[...rounds].slice(0, 5).join(', ')}.`,
      {
        position: { file, line: 1, column: 1 },
        path: 'when',
        hint: 'A league is of one round: keep the rows of one date.',
      },
    ),
  ];
}
