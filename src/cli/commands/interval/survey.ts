import { readTablePieces } from '../../../files/readTable.js';
import { isFile } from '../../../files/readText.js';
import { ArgumentError, problem, refuse } from '../../../problem.js';
import { surveyDocument } from '../../../report/documents/estimation/surveyDocument.js';
import { FACTS } from '../../../results/interval/facts.js';
import { type SurveySettings, surveyFindings } from '../../../results/survey.js';
import { looksLikeCounts } from '../../../results/tables/readCounts.js';
import { type GivenColumns, SurveyReader } from '../../../results/tables/surveyFile.js';
import { type OutputOptions, printDocument } from '../../terminal/output.js';
import { startFileProgress } from '../../terminal/progress.js';
import type { Terminal } from '../../terminal/terminal.js';
import { optionName } from './optionName.js';

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
  const [path = '', ...others] = texts;
  if (others.length > 0 || (!isFile(path) && looksLikeCounts(path)))
    refuse('bad-options', 'Columns are of one file of cases, or - for a pipe.', {
      path: 'counts',
      got: texts.join(' '),
    });
  refuseFacts(options);
  const reader = new SurveyReader(path === '-' ? 'stdin' : path, columns);
  const progress = await startFileProgress(io);
  try {
    for await (const piece of readTablePieces(path, io, {
      sheet: options.sheet,
      say: io.say,
      seen: progress.seen,
    })) {
      reader.push(piece);
      await io.breathe();
    }
  } finally {
    progress.stop();
  }
  const { confidence = [0.95], side = 'both' } = options;
  const report = surveyFindings(reader.end(), { confidences: [...new Set(confidence)], side });
  await printDocument(surveyDocument(report), options, io);
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
