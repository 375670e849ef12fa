import { readable } from '../figures/readable.js';
import type { Figure, Sample, Source } from '../scenario.js';
import type { PositionedDocument } from '../yaml/document.js';
import { hashOf } from '../yaml/hash.js';
import { Notebook } from '../yaml/notebook.js';
import type { Declaration, DeclaredVariable } from './declaration.js';
import { declareClaims } from './declareClaims.js';
import { declareKeyQuestions } from './declareKeyQuestions.js';
import { declareRatings, isRated } from './declareRatings.js';
import { declareOrderedTop, declareSamples } from './declareSamples.js';
import { declareVariable } from './declareVariable.js';
import { COHORT_LABEL, defaultCohort } from './defaults.js';
import { checkLinks } from './links.js';
import { checkScales } from './orderedQuestion.js';
import { FigureReader } from './readFigureEntry.js';
import {
  NAME,
  type WrittenFigure,
  type WrittenPlaces,
  type WrittenScenario,
  type WrittenUnit,
} from './schema.js';

const LARGEST_SAMPLE = 1_000_000;
const MOST_VARIABLES = 100;

/**
 * Turns a well-shaped file into a declaration, noting everything in it that names or says nothing sensible; the
 * declaration is sound only when nothing is noted.
 */
export function declare(
  written: WrittenScenario,
  document: PositionedDocument,
): { declaration: Declaration; notebook: Notebook } {
  const notebook = new Notebook(document);
  const { invented, programme, scales = {} } = written;
  const reader = new FigureReader(notebook, written.sources, invented);
  checkScales(scales, notebook);
  const top = declareOrderedTop(written, scales, reader);
  const own = top === null ? declareOwnCases(written, reader) : NONE;
  const samples = [...(top === null ? [] : [top]), ...declareSamples(written, scales, reader)];
  const rated = declareRatings(written, reader);
  checkHasCases(written, notebook);
  const context = declareContext(written, reader);
  const units = declareUnits(written, reader);
  const { id, title } = written;
  const sources = Object.fromEntries(
    Object.entries(written.sources).map(([name, source]) => [name, readSource(source)]),
  );
  const meaning = {
    id,
    title,
    sources,
    ...own,
    context,
    ...(units === undefined ? {} : { units }),
    ...(samples.length === 0 ? {} : { samples }),
  };
  const { variables, keyQuestions } = own;
  const claims = declareClaims(written, { variables, keyQuestions, context }, reader);
  // None of these changes a number, so the hash does not know them.
  const beside = {
    ...(claims === undefined ? {} : { claims }),
    ...(programme === undefined ? {} : { programme }),
    ...(rated === undefined ? {} : { rated }),
    ...(invented === undefined ? {} : { invented }),
    ...(top !== null || written.sample?.noun === undefined ? {} : { noun: written.sample.noun }),
  };
  return { declaration: { ...meaning, ...beside, hash: hashOfNumbers(meaning) }, notebook };
}

type OwnCases = Pick<Declaration, 'sample' | 'variables' | 'keyQuestions'>;

/** The cases of the inspection, and what they were judged by. */
function declareOwnCases(written: WrittenScenario, reader: FigureReader): OwnCases {
  const { sample: writtenSample, keyQuestions: asked } = written;
  if (writtenSample === undefined && asked === undefined) return NONE;
  const sample = writtenSample === undefined ? NONE.sample : declareSample(writtenSample, reader);
  const { keyQuestions, variables: questions } = declareKeyQuestions(written, reader);
  const variables = [...declareVariables(written, reader), ...questions];
  const { from: _, scale: __, ...names } = asked ?? {};
  checkLinks(variables, Object.keys(names), reader.notebook);
  return { sample, keyQuestions, variables };
}

/** What a scenario has that is of other samples or of ratings alone. */
const NONE: OwnCases = (() => {
  const none = { ...defaultCohort(0), path: 'sample.cases' };
  return {
    sample: { cases: 0, casesFigure: none, cohort: 0, cohortFigure: none },
    keyQuestions: [],
    variables: [],
  };
})();

/** Cases without questions, or questions without cases, are no inspection; and something must be there. */
function checkHasCases({ sample, keyQuestions, samples, units }: WrittenScenario, notebook: Notebook): void {
  const { from: _, noun: __, all: ___, chosen: ____, ...named } = units ?? {};
  const hasOthers =
    samples !== undefined || Object.values(named as Record<string, WrittenUnit>).some(isRated);
  const missing = [
    ...(sample === undefined ? ['sample'] : []),
    ...(keyQuestions === undefined ? ['keyQuestions'] : []),
  ];
  if (missing.length === 0 || (missing.length === 2 && hasOthers)) return;
  for (const key of missing) {
    notebook.note('missing', [key], `${key} is missing.`, { expected: 'a map of names and values' });
  }
}

/**
 * The hash of what the case model is made of. Blind to roles and letters, which change no number; a section goes by
 * the name it had when hashes were first printed on packs.
 */
function hashOfNumbers({ keyQuestions, variables, ...rest }: Omit<Declaration, 'hash' | 'rated'>): string {
  return hashOf({
    ...rest,
    variables: variables.map(({ section, meanings, role, ...variable }) => ({ ...variable, role: section })),
  });
}

function readSource(source: WrittenScenario['sources'][string]): Source {
  if (typeof source === 'string') return { title: source, publisher: null, year: null, licence: null };
  const { title, publisher = null, year = null, licence = null, words } = source;
  return { title, publisher, year, licence, ...(words === undefined ? {} : { words }) };
}

function declareSample(written: NonNullable<WrittenScenario['sample']>, reader: FigureReader): Sample {
  const from = reader.places(written.from, ['sample', 'from']);
  const setting = (key: string, label: string) => ({
    dotted: `sample.${key}`,
    label,
    from,
    bare: 'count' as const,
  });
  const many = written.noun?.[1] ?? 'cases';
  const labels = [
    `${capital(many)} inspected`,
    written.noun === undefined ? COHORT_LABEL : `${capital(many)} the sample was drawn from`,
  ] as const;
  const casesFigure = reader.read(written.cases, ['sample', 'cases'], setting('cases', labels[0]));
  const cases = wholeNumber(casesFigure, 'cases', reader.notebook);
  const cohortFigure =
    written.cohort === undefined
      ? defaultCohort(cases, labels[1])
      : reader.read(written.cohort, ['sample', 'cohort'], setting('cohort', labels[1]));
  const cohort = wholeNumber(cohortFigure, 'cohort', reader.notebook);
  if (casesFigure !== undefined && cohortFigure !== undefined && cohort < cases) {
    const message = `The cohort of ${cohort} is smaller than the ${cases} ${many} inspected.`;
    reader.notebook.note('cohort-too-small', ['sample', 'cohort'], message, {
      got: String(cohort),
      expected: `at least ${cases}`,
    });
  }
  const missingFigure =
    written.missing === undefined
      ? undefined
      : reader.read(
          written.missing,
          ['sample', 'missing'],
          setting('missing', 'Files that could not be read'),
        );
  const otherwise = defaultCohort(1);
  return {
    ...{ cases, casesFigure: casesFigure ?? otherwise, cohort, cohortFigure: cohortFigure ?? otherwise },
    ...(missingFigure === undefined
      ? {}
      : { missing: wholeNumber(missingFigure, 'missing', reader.notebook), missingFigure }),
  };
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

function wholeNumber(
  figure: Figure | undefined,
  key: 'cases' | 'cohort' | 'missing',
  notebook: Notebook,
): number {
  const largest = key === 'cohort' ? 100 * LARGEST_SAMPLE : LARGEST_SAMPLE;
  const fewest = key === 'missing' ? 0 : 1;
  if (figure === undefined) return 1;
  if (figure.value.kind === 'count' && figure.value.count >= fewest && figure.value.count <= largest) {
    return figure.value.count;
  }
  const expected = `a whole number of cases from ${fewest} to ${largest.toLocaleString('en-GB')}`;
  notebook.note('bad-sample', ['sample', key], `sample.${key} must be ${expected}.`, { expected });
  return 1;
}

function declareVariables(written: WrittenScenario, reader: FigureReader): DeclaredVariable[] {
  const number = Object.keys(written.variables).length;
  if (number > MOST_VARIABLES) {
    const message = `A scenario may have ${MOST_VARIABLES} variables, and this one has ${number}.`;
    reader.notebook.note('too-many-variables', ['variables'], message, { got: String(number) });
    return [];
  }
  return Object.entries(written.variables).map(([name, variable]) => {
    const path = ['variables', name];
    return declareVariable(
      variable,
      { name, path, label: variable.label ?? readable(name), from: [] },
      reader,
    );
  });
}

function declareContext({ context }: WrittenScenario, reader: FigureReader): Declaration['context'] {
  const groups = Object.entries(context).map(
    ([name, figures]) => [name, readGroup(figures, ['context', name], reader)] as const,
  );
  return Object.fromEntries(groups);
}

/** Units with staffing of their own; those that were only rated are not among them. */
function declareUnits({ units }: WrittenScenario, reader: FigureReader): Declaration['units'] {
  if (units === undefined) return undefined;
  const { from: _, noun, all, chosen, ...named } = units;
  const read = Object.entries(named as Readonly<Record<string, WrittenUnit>>).flatMap(([name, unit]) => {
    const { label = readable(name), ratings, total, overall, atLeast, supposed, ...figures } = unit;
    if (!NAME.test(name)) {
      const message = `The name ${name} must be one word in camelCase, such as northAndEast.`;
      reader.notebook.note('bad-name', ['units', name], message, { got: name, key: true });
    }
    if (isRated(unit) && Object.keys(figures).every((key) => key === 'from')) return [];
    if (figures.peopleSupervised === undefined) {
      const message = `units.${name}.peopleSupervised is missing.`;
      reader.notebook.note('missing', ['units', name], message, { key: true });
    }
    return [[name, { label, figures: readGroup(figures, ['units', name], reader) }] as const];
  });
  return read.length === 0 ? undefined : Object.fromEntries(read);
}

/** Figures by name, with a source of all of them under `from`. */
function readGroup(
  { from, ...figures }: Readonly<Record<string, unknown>>,
  path: readonly [string, string],
  reader: FigureReader,
): Readonly<Record<string, Figure>> {
  const places = reader.places(from as WrittenPlaces | undefined, [...path, 'from']);
  const read = Object.entries(figures).flatMap(([key, written]) => {
    const own = [...path, key];
    const setting = { dotted: own.join('.'), label: readable(key), from: places, bare: 'number' as const };
    const figure = reader.read(written as WrittenFigure, own, setting);
    return figure === undefined ? [] : [[key, figure] as const];
  });
  return Object.fromEntries(read);
}
