import { readTablePieces } from '../../../files/disk/readTable.js';
import { ArgumentError, allOfAwaited, type Problem, problem } from '../../../problem.js';
import { type CasesTable, CasesTableReader } from '../../../results/casesTable.js';
import type { Beginning, BegunQuestion, BegunVariable } from '../../../results/starting/beginning.js';
import type { Scale } from '../../../results/starting/scaleLists.js';
import { list } from '../../../words/format.js';
import { startFileProgress } from '../../terminal/progress.js';
import type { Terminal } from '../../terminal/terminal.js';
import {
  casesOf,
  favourableOf,
  groupOf,
  lineOf,
  nounOption,
  questionOf,
  SCALE_NAMES,
  scaleOf,
  type TypedGroup,
  type TypedQuestion,
} from './answers.js';
import { Asker } from './ask.js';

/** What was typed of `casesim new`. */
export interface NewOptions {
  readonly title?: string | undefined;
  readonly id?: string | undefined;
  readonly noun?: readonly [string, string] | undefined;
  readonly cases?: number | undefined;
  readonly cohort?: number | undefined;
  readonly invited?: number | undefined;
  readonly scale?: readonly (Scale | null)[] | undefined;
  readonly favourable?: string | undefined;
  readonly question?: readonly TypedQuestion[] | undefined;
  readonly group?: readonly TypedGroup[] | undefined;
  readonly source?: string | undefined;
  readonly invented?: true | undefined;
  readonly from?: string | undefined;
  readonly questions?: string | undefined;
  readonly sheet?: string | undefined;
  readonly defaults?: true | undefined;
  readonly output?: string | undefined;
}

interface Begun {
  readonly beginning: Beginning;
  readonly output: string | undefined;
}

/** What somebody says of an inspection of their own: in a table, by options, or asked for. */
export async function begin(options: NewOptions, io: Terminal): Promise<Begun> {
  const refuseClashes = async (): Promise<null> => {
    const clashes = clashesOf(options);
    if (clashes.length > 0) throw new ArgumentError(clashes);
    return null;
  };
  const { from, output } = options;
  if (from !== undefined) {
    // What is wrong with the options and with the table is said together.
    const table = () => fromTable(from, options, io);
    const [, beginning] = await allOfAwaited<Beginning | null>([refuseClashes, table]);
    return { beginning: beginning as Beginning, output };
  }
  await refuseClashes();
  const asks = io.canAsk && options.defaults === undefined;
  return asks ? askFor(options, io) : { beginning: beginningOf(options), output };
}

/** Options that say the same thing twice, or that say nothing beside the others. */
function clashesOf(options: NewOptions): Problem[] {
  const found: Problem[] = [];
  const note = (name: string, message: string) => found.push(problem('bad-options', message, { path: name }));
  const isTable = options.from !== undefined;
  for (const key of ['cases', 'question', 'group'] as const) {
    if (isTable && options[key] !== undefined) note(`--${key}`, `--${key} is what the table of --from says.`);
  }
  for (const key of ['questions', 'sheet'] as const) {
    if (!isTable && options[key] !== undefined)
      note(`--${key}`, `--${key} is for the table of --from, and there is none.`);
  }
  if (options.favourable !== undefined && (options.scale?.[0] ?? null) === null)
    note('--favourable', '--favourable names a level of --scale, and there is none.');
  if (!isTable && (options.scale?.length ?? 0) > 1)
    note('--scale', '--scale can be given once without --from.');
  return found;
}

const TITLE = 'My inspection';
const SOURCE = 'Our own count';
const NOUN = ['case', 'cases'] as const;
const QUESTION: TypedQuestion = { label: 'Done well enough', answers: [] };

function beginningOf(options: NewOptions): Beginning {
  const { title = TITLE, id = null, noun = NOUN, source = SOURCE } = options;
  const scale = withFavourable(options);
  return {
    title,
    id,
    invented: options.invented ?? false,
    source,
    noun,
    cases: options.cases ?? null,
    cohort: options.cohort ?? null,
    invited: options.invited ?? null,
    variables: (options.group ?? []).map(variableOf),
    questions: (options.question ?? [QUESTION]).map((question) => begunQuestion(question, scale)),
  };
}

/** The scale of the questions, and the level from which an answer is favourable as said. */
function withFavourable({ scale: [scale = null] = [], favourable }: NewOptions): Scale | null {
  if (scale === null || favourable === undefined) return scale;
  return { ...scale, favourable: favourableOf(scale)(favourable) };
}

const variableOf = ({ label, levels }: TypedGroup): BegunVariable => ({
  ...{ label, levels },
  ...{ kind: 'nominal', missing: 0, notApplicable: 0 },
});

const begunQuestion = ({ label, answers }: TypedQuestion, scale: Scale | null): BegunQuestion => ({
  ...{ label, scale, answers },
  ...{ noAnswer: 0, notApplicable: 0 },
});

async function askFor(options: NewOptions, io: Terminal): Promise<Begun> {
  const asker = new Asker(io);
  try {
    io.say('Enter takes what is in brackets.');
    const said: { -readonly [Key in keyof NewOptions]: NewOptions[Key] } = { ...options };
    said.title ??= await asker.ask('What is it called?', lineOf('The title'), { says: TITLE, value: TITLE });
    said.noun ??= await asker.ask('What is one thing inspected called, and what are several?', nounOption, {
      says: NOUN.join(', '),
      value: NOUN,
    });
    const [, several] = said.noun;
    const unknown = { says: 'not known yet', value: undefined };
    const count =
      (name: string) =>
      (text: string): number | undefined =>
        casesOf(name)(text);
    said.cases ??= await asker.ask(`How many ${several} were looked at, or answered?`, count('It'), unknown);
    said.cohort ??= await asker.ask(`From how many ${several} did they come?`, count('It'), unknown);
    said.scale ??= await asker.ask(
      `How is a question answered: ${SCALE_NAMES.join(', ')}, or levels, lowest first?`,
      (text) => [scaleOf('The scale')(text)],
      { says: 'yes-no', value: [null] },
    );
    const [scale = null] = said.scale;
    if (scale !== null)
      said.invited ??= await asker.ask('How many were asked, for a survey?', count('It'), unknown);
    const answers =
      scale === null
        ? 'with how many had Yes, such as: Plan reviewed = 41, or = 49%'
        : `with how many at each of ${list(scale.levels.map(({ label }) => label))}, such as: Taste = ${scale.levels.map((_, rank) => rank + 3).join(', ')}`;
    said.question ??= await asker.askAll(
      `What was asked of each? One a line, ${answers}, or its name alone. An empty line ends them.`,
      questionOf('A question'),
    );
    said.group ??= await asker.askAll(
      'Which groups are there, such as: Area = north 30, south 54? An empty line ends them.',
      groupOf('A group'),
    );
    said.invented ??= await asker.ask(
      'Is every number made up (yes or no)?',
      (text) => (/^y/i.test(text) ? true : undefined),
      { says: 'no', value: undefined },
    );
    if (said.invented === undefined)
      said.source ??= await asker.ask('Where do the numbers come from?', lineOf('The source'), {
        says: SOURCE,
        value: SOURCE,
      });
    if (said.question.length === 0) said.question = undefined;
    return { beginning: beginningOf(said), output: said.output };
  } finally {
    asker.close();
  }
}

/** A table of cases as a scenario; what became of its columns is told beside it. */
async function fromTable(path: string, options: NewOptions, io: Terminal): Promise<Beginning> {
  const file = path === '-' ? 'standard input' : path;
  const { questions, sheet } = options;
  const [first] = options.scale ?? [];
  const scales = [
    first === undefined ? null : withFavourable(options),
    ...(options.scale ?? []).slice(1),
  ].flatMap((scale) => (scale === null ? [] : [scale]));
  const reader = new CasesTableReader(file, {
    scales: scales.map((scale, at) =>
      scale.name === 'scale' && at > 0 ? { ...scale, name: `scale${at + 1}` } : scale,
    ),
    questions: questions === undefined ? null : questions.split(',').map((name) => name.trim()),
  });
  const progress = await startFileProgress(io);
  try {
    const settings = { seen: progress.seen, say: io.say, ...(sheet === undefined ? {} : { sheet }) };
    for await (const piece of readTablePieces(path, io, settings)) {
      reader.take(piece);
      await io.breathe();
    }
  } finally {
    progress.stop();
  }
  const table = reader.end();
  await tell(table, io);
  const called = path === '-' ? 'a table' : (file.split(/[\\/]/).at(-1) ?? file);
  return {
    ...beginningOf({ title: `Cases of ${called}`, source: called, ...given(options) }),
    ...{ cases: table.cases, variables: table.variables, questions: table.questions },
  };
}

/** The options that were given, so that those that were not leave what stands in for them. */
function given({ scale: _, question: __, ...options }: NewOptions): NewOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** What each column was read as, on stderr: stdout is the scenario's. */
async function tell({ columns, smallCounts }: CasesTable, io: Terminal): Promise<void> {
  for (const { column, readAs, levels, missing, why } of columns) {
    const parts = [levels, missing].filter((part) => part !== '').join('; ');
    io.say(`${column}: ${readAs}${parts === '' ? '' : ` (${parts})`}: ${why}.`);
  }
  if (smallCounts.length > 0)
    io.say(
      `Counts below 5 can tell somebody who is meant: ${smallCounts.join('; ')}. Look before you pass it on.`,
    );
}
