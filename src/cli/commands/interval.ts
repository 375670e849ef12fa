import { USUAL_METHODS } from '../../estimation/proportion/usualMethod.js';
import { ArgumentError, allOf, refuse, together } from '../../problem.js';
import type { IntervalQuestion } from '../../results/interval.js';
import type { StatedCounts } from '../../results/tables/readCounts.js';
import type { GivenColumns } from '../../results/tables/surveyFile.js';
import { alsoCheck } from '../arguments/faults.js';
import { optionName } from '../arguments/optionName.js';
import { refuseUseless } from '../arguments/useless.js';
import type { Example } from '../terminal/command.js';
import { printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import { withColumns, withKnowledge, withLevels, withMethods, withSample } from './interval/options.js';
import { intervalOther, kindAsked, readOther } from './interval/otherCounts.js';

export const examples: readonly Example[] = [
  { run: 'casesim interval 41/84', shows: 'how uncertain 49% of 84 cases is, by every method' },
  {
    run: 'casesim interval 49%/84 --cohort 650 --confidence 0.8,0.95',
    shows: 'a printed percentage, for the cohort the cases came from, at two levels',
  },
  {
    run: 'casesim interval 41/84 --cohort 650 --icc 0.05 --cluster-size 7 --sensitivity 0.9 --specificity 0.85 --checks 50',
    shows: 'a cohort, clusters and inspectors who err, allowed for together',
  },
  {
    run: 'casesim interval 41/84 --kappa 0.6 --double-marked 25%',
    shows: 'inspectors of whom only their agreement is known, a quarter of the cases marked twice',
  },
  {
    run: 'casesim interval 41/84 --prior 12,8 --above 50%',
    shows: 'with a prior worth twenty cases, and the probability of more than half',
  },
  {
    run: 'casesim interval 3/7/12/2 --levels "Inadequate,Requires improvement,Good,Outstanding"',
    shows: 'cases on an ordered scale: each level, at or above each, and the mean score',
  },
  { run: 'casesim interval 33/58 --invited 210', shows: 'what those who did not answer a survey could hide' },
  {
    run: 'casesim interval 9/24 14/30 8/20 --units 11',
    shows: 'what three of eleven units say of all of them',
  },
  {
    run: 'printf "region,yes,of,cases\\nNorth,41,84,650\\nSouth,29,64,430\\n" | casesim interval - --stratum region --population cases',
    shows: 'a national figure from a table of regions, each weighted by its cases; so too a file of cases',
  },
  {
    run: 'printf "question,yes,of\\nassessment,41,84\\nplanning,49,84\\n" | casesim interval - --csv',
    shows: 'limits for every row of a CSV file, here from a pipe',
  },
];

export default (io: Terminal) =>
  alsoCheck(withLevels(withColumns(withKnowledge(withSample(withMethods())))), (texts, options) =>
    checkAll(texts, options, io),
  )
    .description(
      'Puts confidence intervals round a proportion: many methods side by side, exact ones included, for counts ' +
        'or a printed percentage, or for every row of a CSV file or workbook (.xlsx) with columns yes (or percent) and of. What is given of ' +
        'the cohort, the design, the inspectors and a prior is allowed for together. A file of cases with weights, strata and ' +
        'units gives a weighted share with its design-based intervals, as R survey does.',
    )
    .argument(
      '<counts...>',
      'such as 41/84 or 49%/84, or at three levels or more 3/7/12/2; or one CSV file or workbook, - for a pipe',
    )
    .action(async (texts, options) => {
      const other = kindAsked(texts, options);
      if (other !== null) return intervalOther(other, texts, options, io);
      const surveyed = surveyColumns(options);
      if (surveyed !== null) {
        const { intervalSurvey } = await import('./interval/survey.js');
        return intervalSurvey(texts, surveyed, options, io);
      }
      const [{ PROPORTION_METHODS }, { intervalFacts }] = await Promise.all([
        import('../../estimation/proportion/registry.js'),
        import('../../results/interval/facts.js'),
      ]);
      const isFile = texts.length === 1 && (await isFileName(texts[0] ?? ''));
      const readFacts = () => {
        const [facts] = together(
          () => intervalFacts(options, optionName),
          () => refuseUseless(isFile ? {} : options, ['sheet'], 'with counts, which are no workbook'),
        );
        return facts;
      };
      const readCounts = isRefused(readFacts)
        ? await countsOrHeadReader(texts, options, io)
        : await countsReader(texts);
      const [stated, facts] = together(readCounts, readFacts);
      const isPlain = Object.values(facts).every((fact) => fact === null);
      const all = PROPORTION_METHODS.map(({ name }) => name);
      const question: Omit<IntervalQuestion, 'stated'> = {
        methods: options.method ?? (stated.length === 1 && isPlain ? all : [USUAL_METHODS.cases]),
        confidences: [...new Set(options.confidence ?? [0.95])],
        side: options.side,
        against: options.against ?? null,
        ...facts,
      };
      if (isFile) {
        const { intervalFile } = await import('./interval/file.js');
        return intervalFile(texts[0] ?? '', question, options, io);
      }
      const [{ intervalReport }, { intervalDocument }] = await Promise.all([
        import('../../results/interval.js'),
        import('../../report/documents/estimation/intervalDocument.js'),
      ]);
      await printDocument(intervalDocument(intervalReport({ ...question, stated })), options, io);
    });

/** The counts, and whether what is known beside them fits together, once each of it could be read; or the file of cases. */
async function checkAll(
  texts: readonly string[],
  options: Readonly<Record<string, unknown>>,
  io: Terminal,
): Promise<void> {
  const other = kindAsked(texts, options);
  if (other !== null) {
    await readOther(other, texts, options);
    return;
  }
  const columns = surveyColumns(options);
  if (columns !== null) {
    const { readSurvey } = await import('./interval/survey.js');
    await readSurvey(texts, columns, options, io);
    return;
  }
  const { FACTS, intervalFacts } = await import('../../results/interval/facts.js');
  const isRead = FACTS.every((fact) => typeof options[fact] !== 'string');
  const readCounts = await countsOrHeadReader(texts, options, io);
  together(readCounts, () => (isRead ? intervalFacts(options, optionName) : null));
}

/** Whether a reading will be refused, so that what else is wrong must be found now. */
function isRefused(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (error) {
    if (error instanceof ArgumentError) return true;
    throw error;
  }
}

/** The same for a command that will not act: of a file, what is wrong with it as a whole. */
async function countsOrHeadReader(
  texts: readonly string[],
  { sheet }: { readonly sheet?: unknown },
  io: Terminal,
): Promise<() => StatedCounts[]> {
  const [text = ''] = texts;
  if (texts.length !== 1 || !(await isFileName(text))) return countsReader(texts);
  const { headReader } = await import('./interval/file.js');
  return headReader(text, typeof sheet === 'string' ? { sheet } : {}, io);
}

/** What reads the counts; none of one file, which has them. */
async function countsReader(texts: readonly string[]): Promise<() => StatedCounts[]> {
  if (texts.length === 1 && (await isFileName(texts[0] ?? ''))) return () => [];
  const [{ readAllCounts }, { isCounts }, { isFile, refuseFolders }] = await Promise.all([
    import('../../results/tables/readCounts.js'),
    import('../arguments/isCounts.js'),
    import('../../files/disk/readText.js'),
  ]);
  return () => {
    const others = [...new Set(texts)].filter((text) => !isCounts(text));
    refuseFolders(others, 'count of cases');
    const files = others.filter((text) => text === '-' || isFile(text));
    const counts = texts.filter((text) => !files.includes(text));
    const [stated] = together(
      () => (counts.length > 0 ? readAllCounts(counts) : []),
      () => allOf(files.map((file) => () => refuseAmongOthers(file))),
    );
    return stated;
  };
}

function refuseAmongOthers(file: string): never {
  const name = file === '-' ? 'standard input' : file;
  refuse('bad-counts', `${name} is a file, and a file is read alone.`, {
    path: file,
    hint: 'Give one file, or counts such as 41/84.',
  });
}

/** The columns of a file of cases, where any was named. */
function surveyColumns(options: GivenColumns): GivenColumns | null {
  const { yes, stratum, unit, weight, population, unitCases, by } = options;
  const columns = { yes, stratum, unit, weight, population, unitCases, by };
  return Object.values(columns).some((column) => column !== undefined) ? columns : null;
}

/** Whatever is there under that name, and a name that cannot be counts: what is not there, or a folder, is refused as such. */
async function isFileName(text: string): Promise<boolean> {
  const { exists, isFile } = await import('../../files/disk/readText.js');
  if (text === '-' || isFile(text)) return true;
  const { isCounts } = await import('../arguments/isCounts.js');
  return !isCounts(text) && (exists(text) || /[\\/]|\.[a-z]+$/i.test(text));
}
