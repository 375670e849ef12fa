import { type Declaration, type DeclaredVariable, valueNamed } from './declaration.js';
import { declareVariable } from './declareVariable.js';
import type { Path, PositionedDocument } from './document.js';
import { checkLinks } from './links.js';
import { Notebook } from './notebook.js';
import { type FigureSetting, readable, readFigure, readPlaces } from './readFigure.js';
import { type Figure, KEY_QUESTIONS, type Source } from './scenario.js';
import type { WrittenFigure, WrittenPlaces, WrittenScenario } from './schema.js';

/** Cohort taken when none is given: the regions of 2025 are assumed to have had about seven times their samples. */
const DEFAULT_COHORT = { times: 7, low: 3, high: 12 };

const QUESTION_LABELS = {
  assessment: 'Assessment focuses sufficiently on keeping other people safe',
  planning: 'Planning focuses sufficiently on keeping other people safe',
  delivery: 'Delivery of services effectively supports the safety of other people',
  reviewing: 'Reviewing focuses sufficiently on keeping other people safe',
};

/** Effects taken when no key question declares any: each stage of the work leans on the one before it. */
const DEFAULT_ODDS = 3;

/** Turns a well-shaped file into a declaration, noting everything in it that names or says nothing sensible. */
export function declare(
  written: WrittenScenario,
  document: PositionedDocument,
): { declaration: Declaration; notebook: Notebook } {
  const notebook = new Notebook(document);
  const figures: Figure[] = [];
  const sourceNames = Object.keys(written.sources);
  const settingAt = (
    place: string,
    path: Path,
    label: string,
    bare: FigureSetting['bare'],
    from: WrittenPlaces | undefined,
  ): FigureSetting => ({
    sources: sourceNames,
    from:
      from === undefined
        ? []
        : readPlaces(from, [...path, 'from'], { sources: sourceNames, notebook: new Notebook(document) }),
    label,
    place,
    bare,
    valueOf: (name) => valueNamed(figures, name, place),
    notebook,
  });
  const read = (figure: WrittenFigure, path: Path, setting: FigureSetting): Figure | undefined => {
    const done = readFigure(figure, path, setting);
    if (done !== undefined) figures.push(done);
    return done;
  };

  const { sample } = written;
  for (const [group, value] of [
    ['sample', sample],
    ['keyQuestions', written.keyQuestions],
    ...Object.entries(written.context).map(([name, inside]) => [`context.${name}`, inside] as const),
  ] as const) {
    if (value.from !== undefined)
      readPlaces(value.from as WrittenPlaces, [...group.split('.'), 'from'], {
        sources: sourceNames,
        notebook,
      });
  }
  const casesFigure = read(
    sample.cases,
    ['sample', 'cases'],
    settingAt('sample.cases', ['sample'], 'Cases inspected', 'count', sample.from),
  );
  const cases = wholeFigure(casesFigure, ['sample', 'cases'], notebook);
  const cohortLabel = 'Eligible cases the sample was drawn from';
  const cohortFigure =
    sample.cohort === undefined
      ? defaultCohort(cases ?? 1, cohortLabel)
      : read(
          sample.cohort,
          ['sample', 'cohort'],
          settingAt('sample.cohort', ['sample'], cohortLabel, 'count', sample.from),
        );
  const cohort = wholeFigure(cohortFigure, ['sample', 'cohort'], notebook);
  if (cases !== undefined && cohort !== undefined && cohort < cases) {
    notebook.note(
      'cohort-too-small',
      ['sample', 'cohort'],
      `The cohort of ${cohort} is smaller than the ${cases} cases inspected.`,
      {
        got: String(cohort),
        expected: `at least ${cases}`,
      },
    );
  }

  const variables: DeclaredVariable[] = [];
  for (const [name, variable] of Object.entries(written.variables)) {
    const path = ['variables', name];
    const setting = settingAt(
      `variables.${name}`,
      path,
      variable.label ?? readable(name),
      'count',
      variable.from,
    );
    variables.push(declareVariable(name, variable, path, { setting, read, settingAt, notebook }));
  }
  const someEffects = KEY_QUESTIONS.some((name) => {
    const question = written.keyQuestions[name];
    return typeof question === 'object' && question.effects !== undefined;
  });
  for (const [index, name] of KEY_QUESTIONS.entries()) {
    const question = written.keyQuestions[name];
    const path = ['keyQuestions', name];
    const map = typeof question === 'object' ? question : { yes: question };
    const from = map.from ?? written.keyQuestions.from;
    const setting = settingAt(
      `keyQuestions.${name}`,
      map.from === undefined ? ['keyQuestions'] : path,
      map.label ?? QUESTION_LABELS[name],
      'count',
      from,
    );
    const declared = declareVariable(name, { ...map }, path, {
      setting,
      read,
      settingAt,
      notebook,
      bare: typeof question !== 'object',
    });
    const before = KEY_QUESTIONS[index - 1];
    const effects = someEffects || before === undefined ? declared.effects : [defaultEffect(before)];
    variables.push({
      ...declared,
      label: map.label ?? QUESTION_LABELS[name],
      role: 'keyQuestion',
      question: name,
      effects,
    });
  }
  checkLinks(variables, written, notebook);

  const context: Record<string, Record<string, Figure>> = {};
  for (const [groupName, group] of Object.entries(written.context)) {
    const inside: Record<string, Figure> = {};
    for (const [name, figure] of Object.entries(group)) {
      if (name === 'from' || figure === undefined) continue;
      const path = ['context', groupName, name];
      const setting = settingAt(path.join('.'), ['context', groupName], readable(name), 'number', group.from);
      const done = read(figure as WrittenFigure, path, setting);
      if (done !== undefined) inside[name] = done;
    }
    context[groupName] = inside;
  }

  const nothing = defaultCohort(1, '');
  return {
    notebook,
    declaration: {
      id: written.id,
      title: written.title,
      sources: Object.fromEntries(
        Object.entries(written.sources).map(([name, source]) => [name, readSource(source)]),
      ),
      sample: {
        cases: cases ?? 1,
        casesFigure: casesFigure ?? nothing,
        cohort: cohort ?? 1,
        cohortFigure: cohortFigure ?? nothing,
      },
      variables,
      context,
    },
  };
}

function readSource(source: WrittenScenario['sources'][string]): Source {
  if (typeof source === 'string') return { title: source, publisher: null, year: null, licence: null };
  const { title, publisher = null, year = null, licence = null } = source;
  return { title, publisher, year, licence };
}

function wholeFigure(figure: Figure | undefined, path: Path, notebook: Notebook): number | undefined {
  if (figure === undefined) return undefined;
  if (figure.value.kind === 'count' && figure.value.count >= 1 && figure.value.count <= 1e6)
    return figure.value.count;
  notebook.note(
    'bad-sample',
    path,
    `${path.join('.')} must be a whole number of cases from 1 to 1,000,000.`,
    {
      expected: 'a whole number of cases from 1 to 1,000,000',
    },
  );
  return undefined;
}

function defaultCohort(cases: number, label: string): Figure {
  const { times, low, high } = DEFAULT_COHORT;
  return {
    path: 'sample.cohort',
    label,
    basis: 'assumed',
    value: { kind: 'count', count: cases * times, of: null },
    from: [],
    also: [],
    readings: [],
    low: cases * low,
    high: cases * high,
    why: `no cohort is given; ${times} times the sample is about what the regions of 2025 are assumed to have had`,
    note: null,
    unit: null,
    position: null,
  };
}

function defaultEffect(parent: string) {
  const why = 'no effect is declared; each stage of the work is assumed to lean on the one before it';
  return { parent, odds: DEFAULT_ODDS, low: 1, high: DEFAULT_ODDS * DEFAULT_ODDS, why, position: null };
}
