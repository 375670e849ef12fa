import { readTablePieces } from '../../../files/disk/readTable.js';
import { isFile } from '../../../files/disk/readText.js';
import { ArgumentError, problem, refuse, together } from '../../../problem.js';
import { surveyDocument } from '../../../report/documents/estimation/surveyDocument.js';
import { FACTS } from '../../../results/interval/facts.js';
import { type SurveySettings, surveyFindings } from '../../../results/survey.js';
import { looksLikeCounts } from '../../../results/tables/readCounts.js';
import { type GivenColumns, type SurveyData, SurveyReader } from '../../../results/tables/surveyFile.js';
import { optionName } from '../../arguments/optionName.js';
import { type OutputOptions, printDocument } from '../../terminal/output.js';
import { startFileProgress } from '../../terminal/progress.js';
import type { Terminal } from '../../terminal/terminal.js';

interface SurveyOptions extends OutputOptions, Pick<SurveySettings, 'side'> {
  readonly confidence?: readonly number[] | undefined;
  readonly sheet?: string | undefined;
}

/** A weighted share from a file of cases, read piece by piece. */
export async function intervalSurvey(
  texts: readonly string[],
  columns: GivenColumns,
  options: SurveyOptions,
  io: Terminal,
): Promise<void> {
  const data = await readSurvey(texts, columns, options, io);
  const { confidence = [0.95], side = 'both' } = options;
  const report = surveyFindings(data, { confidences: [...new Set(confidence)], side });
  await printDocument(surveyDocument(report), options, io);
}

/** A file of cases as sums; everything that is wrong with it and with what is said beside it, at once. */
export async function readSurvey(
  texts: readonly string[],
  columns: GivenColumns,
  options: Pick<SurveyOptions, 'sheet'>,
  io: Terminal,
): Promise<SurveyData> {
  const [path = '', ...others] = texts;
  if (others.length > 0 || (!isFile(path) && looksLikeCounts(path)))
    refuse('bad-options', 'Columns are of one file of cases, or - for a pipe.', {
      path: 'counts',
      got: texts.join(' '),
    });
  const end = await pushed(path, columns, options, io);
  const [, data] = together(() => refuseFacts(options), end);
  return data;
}

/** What gives the sums of a file that was read piece by piece, or refuses what stopped the reading. */
async function pushed(
  path: string,
  columns: GivenColumns,
  { sheet }: Pick<SurveyOptions, 'sheet'>,
  io: Terminal,
): Promise<() => SurveyData> {
  const reader = new SurveyReader(path === '-' ? 'stdin' : path, columns);
  const progress = await startFileProgress(io);
  try {
    for await (const piece of readTablePieces(path, io, {
      sheet,
      say: io.say,
      seen: progress.seen,
    })) {
      reader.push(piece);
      await io.breathe();
    }
  } catch (error) {
    return () => {
      throw error;
    };
  } finally {
    progress.stop();
  }
  return () => reader.end();
}

/** What belongs to counts alone: the file itself says how its cases were drawn. */
function refuseFacts(options: object): void {
  const given = ['method', 'against', ...FACTS].filter((key) => Reflect.get(options, key) !== undefined);
  if (given.length === 0) return;
  throw new ArgumentError(
    given.map((key) =>
      problem('bad-options', `${optionName(key)} is for counts, not for a file of cases.`, {
        path: optionName(key),
        hint:
          key === 'method'
            ? 'Every method that suits such a file is in the answer: leave it out.'
            : 'Its columns say how the cases were drawn.',
      }),
    ),
  );
}
