import { readable } from '../figures/readable.js';
import type { AskedQuestion, Figure, OtherSample, Place, Sample } from '../scenario.js';
import type { Path } from '../yaml/path.js';
import type { DeclaredVariable } from './declaration.js';
import { declareVariable } from './declareVariable.js';
import { checkLinks } from './links.js';
import { type OrderedQuestion, orderedQuestion, type Scales } from './orderedQuestion.js';
import type { FigureReader } from './readFigureEntry.js';
import {
  NAME,
  type WrittenFigure,
  type WrittenQuestion,
  type WrittenSample,
  type WrittenScenario,
} from './schema.js';

export type DeclaredSample = OtherSample<DeclaredVariable>;

/** What a case is called where the file does not say. */
const CASES = ['case', 'cases'] as const;
const MOST_QUESTIONS = 40;

/** The samples of a file beside that of the inspection, in its order. */
export function declareSamples(
  { samples = {} }: WrittenScenario,
  scales: Scales,
  reader: FigureReader,
): readonly DeclaredSample[] {
  return Object.entries(samples).map(([name, sample]) =>
    declareSample(sample, { name, base: ['samples', name], scales, reader }),
  );
}

/**
 * The sample and the key questions at the top of a file as one such sample, where a question is on an ordered scale; null where
 * each is answered Yes or No.
 */
export function declareOrderedTop(
  { sample, keyQuestions, variables }: WrittenScenario,
  scales: Scales,
  reader: FigureReader,
): DeclaredSample | null {
  if (sample === undefined || keyQuestions === undefined) return null;
  const { from: _, scale, ...questions } = keyQuestions;
  const isOrdered =
    scale !== undefined || Object.values(questions as Record<string, WrittenQuestion>).some(isOnScale);
  if (!isOrdered) return null;
  const written = { ...sample, variables, questions: keyQuestions };
  return declareSample(written, { name: 'sample', base: [], scales, reader });
}

function isOnScale(question: WrittenQuestion): boolean {
  if (Array.isArray(question)) return true;
  if (typeof question !== 'object') return false;
  const { ordered, levels, scale, atOrAbove } = question;
  return [ordered, levels, atOrAbove].some((part) => part !== undefined) || typeof scale === 'string';
}

interface Setting {
  readonly name: string;
  /** Where the sample is in the file; nowhere for that at its top. */
  readonly base: Path;
  readonly scales: Scales;
  readonly reader: FigureReader;
}

function declareSample(written: WrittenSample, setting: Setting): DeclaredSample {
  const { name, base, reader } = setting;
  const inSample: Path = base.length === 0 ? ['sample'] : base;
  const { label = base.length === 0 ? 'The sample' : readable(name), noun = CASES } = written;
  const from = reader.places(written.from, [...inSample, 'from']);
  const figure = (key: 'cases' | 'invited' | 'cohort', text: string): Figure | null => {
    const value = written[key];
    if (value === undefined || isReason(value)) return null;
    const path = [...inSample, key];
    const dotted = path.join('.');
    const labelled = `${label}: ${text}`;
    return reader.read(value, path, { dotted, label: labelled, from, bare: 'count' }) ?? null;
  };
  const casesFigure = figure('cases', `how many ${noun[1]}`);
  const cohort = figure('cohort', `${noun[1]} they were chosen from`);
  const invited = figure('invited', `${noun[1]} asked`);
  const sample = casesFigure === null ? null : sampleOf(casesFigure, cohort, inSample, reader);
  checkAtLeast(invited, sample, [...inSample, 'invited'], reader);
  const variables = Object.entries(written.variables).map(([key, variable]) => {
    const path = [...base, 'variables', key];
    return declareVariable(
      variable,
      { name: key, path, label: variable.label ?? readable(key), from },
      reader,
    );
  });
  const asked = declareQuestions(written, setting, sample?.cases ?? null, from);
  const all = [...variables, ...asked.variables];
  checkLinks(all, Object.keys(written.questions), reader.notebook, base.length === 0 ? [] : base);
  return {
    name,
    label,
    noun,
    sample,
    cohort,
    invited,
    notPublished: { cases: reasonOf(written.cases), invited: reasonOf(written.invited) },
    chosen: written.chosen ?? null,
    variables: all,
    questions: asked.questions,
  };
}

type Reason = { readonly notPublished: string };
const isReason = (value: WrittenFigure | Reason): value is Reason =>
  typeof value === 'object' && 'notPublished' in value;
const reasonOf = (value: WrittenFigure | Reason | undefined): string | null =>
  value !== undefined && isReason(value) ? value.notPublished : null;

function sampleOf(
  casesFigure: Figure,
  cohort: Figure | null,
  path: Path,
  { notebook }: FigureReader,
): Sample {
  const { value } = casesFigure;
  const cases = value.kind === 'count' && value.count >= 1 && value.count <= LARGEST ? value.count : null;
  if (cases === null) {
    const expected = `a whole number from 1 to ${LARGEST.toLocaleString('en-GB')}`;
    notebook.note('bad-sample', [...path, 'cases'], `${path.join('.')}.cases must be ${expected}.`, {
      expected,
    });
  }
  const size = cohort?.value.kind === 'count' ? cohort.value.count : (cases ?? 1);
  if (cases !== null && size < cases) {
    const message = `The cohort of ${size} is smaller than the ${cases} in the sample.`;
    notebook.note('cohort-too-small', [...path, 'cohort'], message, { expected: `at least ${cases}` });
  }
  return {
    cases: cases ?? 1,
    casesFigure,
    cohort: Math.max(size, cases ?? 1),
    cohortFigure: cohort ?? casesFigure,
  };
}

const LARGEST = 1_000_000;

function checkAtLeast(
  invited: Figure | null,
  sample: Sample | null,
  path: Path,
  { notebook }: FigureReader,
): void {
  const asked = invited?.value.kind === 'count' ? invited.value.count : null;
  if (asked === null || sample === null || asked >= sample.cases) return;
  const message = `${sample.cases} answered, and only ${asked} were asked.`;
  notebook.note('cohort-too-small', path, message, {
    got: String(asked),
    expected: `at least ${sample.cases}`,
  });
}

function declareQuestions(
  written: WrittenSample,
  { base, scales, reader }: Setting,
  cases: number | null,
  outer: readonly Place[],
): { readonly variables: readonly DeclaredVariable[]; readonly questions: readonly AskedQuestion[] } {
  const { from, scale, ...asked } = written.questions;
  const { notebook } = reader;
  const path: Path = base.length === 0 ? ['keyQuestions'] : [...base, 'questions'];
  const own = reader.places(from as string | string[] | undefined, [...path, 'from']);
  const places = own.length === 0 ? outer : own;
  const entries = Object.entries(asked as Readonly<Record<string, WrittenQuestion>>);
  if (entries.length === 0 || entries.length > MOST_QUESTIONS) {
    const expected = `from 1 to ${MOST_QUESTIONS} questions`;
    const message = `${path.join('.')} needs ${expected}, not ${entries.length}.`;
    notebook.note('too-many-questions', path, message, { got: String(entries.length), expected, key: true });
  }
  const read = entries.map(([name, question]) => {
    const at = [...path, name];
    if (!NAME.test(name)) {
      const message = `The name ${name} must be one word in camelCase, such as workloadManageable.`;
      notebook.note('bad-name', at, message, { got: name, expected: 'one word in camelCase', key: true });
    }
    const ordered = orderedQuestion(question, {
      name,
      path: at,
      scale: scale as string | undefined,
      scales,
      cases,
      notebook,
    });
    return { ordered, variables: variablesOf(ordered, { name, path: at, places, reader }) };
  });
  return {
    variables: read.flatMap(({ variables }) => variables),
    questions: read.map(({ ordered }) => ordered.asked),
  };
}

interface Where {
  readonly name: string;
  readonly path: Path;
  readonly places: readonly Place[];
  readonly reader: FigureReader;
}

/** The variable of a question, behind one that says who answered it, where some did not. */
function variablesOf({ variable, answered, asked }: OrderedQuestion, where: Where): DeclaredVariable[] {
  const { name, path, places, reader } = where;
  const { label } = asked;
  const gate =
    answered === null
      ? []
      : [
          declareVariable(
            answered,
            { name: `${name}Answered`, path, label: `${label}: answered`, from: places },
            reader,
          ),
        ];
  const own = declareVariable(variable, { name, path, label, from: places }, reader);
  return [...gate, { ...own, section: 'keyQuestion' as const, question: name }];
}
