import { CasesimError, DataError, formatProblem } from '../../problem.js';
import { withCuts } from '../../scenario/audit/inspectedScenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import { allProblems, inOrder } from '../../scenario/yaml/allProblems.js';
import { readDocument } from '../../scenario/yaml/document.js';
import { hashOf } from '../../scenario/yaml/hash.js';
import { Notebook } from '../../scenario/yaml/notebook.js';
import { shapeProblems } from '../../scenario/yaml/shapeProblems.js';
import { hashedDesign, readAnswer, readDesign, readInspectors } from '../file/readDesigns.js';
import { readGrid } from '../file/readGrid.js';
import { readHeadline } from '../file/readHeadline.js';
import { readInquiries } from '../file/readInquiries.js';
import { studySchema, type WrittenStudy } from '../file/schema.js';
import { proportionOf } from '../inquiries/fields.js';
import type { NamedInspectors, Study, World } from '../study.js';
import { checkLeftOut } from './checkLeftOut.js';
import { modelProblems } from './checkModels.js';
import { checkStudy } from './checkStudy.js';
import { LeftOut } from './leftOut.js';
import { salvaged } from './remains.js';
import { isOwn, soundPart } from './salvage.js';

/** Finds a scenario by its id or path; may throw CasesimError. */
export type FindScenario = (idOrPath: string) => Scenario;

/**
 * Reads a study from the text of its file.
 *
 * @param text - YAML, at most 256 KiB
 * @param file - name of the file, for the positions of problems
 * @param find - gives the scenario of an id or path
 * @returns the study, checked and frozen
 * @throws DataError with everything that is wrong, each with its line and column
 * @example
 * parseStudy(text, 'my-study.yaml', loadScenario).title
 */
export function parseStudy(text: string, file: string, find: FindScenario): Study {
  const read = readDocument(text, file);
  if ('problems' in read) throw new DataError(read.problems);
  const { document } = read;
  const shaped = studySchema.safeParse(document.data);
  const rest = shaped.success
    ? { written: shaped.data, leftOut: new LeftOut(), issues: [] }
    : salvaged(document.data, shaped.error);
  if (rest === null) {
    const issues = shaped.error?.issues ?? [];
    throw new DataError(allProblems(document, shapeProblems({ issues }, studySchema, document)));
  }
  const { written, leftOut } = rest;
  const misshapen = shapeProblems(rest, studySchema, document);
  const notebook = new Notebook(document);
  const worlds = readWorlds(written, find, notebook);
  for (const { path } of notebook.problems) {
    const name = path?.split('.')[1] ?? '';
    const said = written.scenarios[name];
    leftOut.add('scenarios', name, typeof said === 'string' ? { scenario: said } : said);
  }
  const inspectors = Object.entries(written.inspectors).map(([name, entry]) => readInspectors(name, entry));
  const meaning = {
    id: written.id,
    title: written.title,
    aims: written.aims,
    notes: written.notes ?? null,
    headline: readHeadline(written.headline),
    worlds,
    designs: Object.entries(written.designs).map(([name, entry]) => readDesign(name, entry)),
    inspectors: inspectors.length > 0 ? inspectors : [PERFECT_INSPECTORS],
    inquiries: readInquiries(written.inquiries, worlds, notebook),
    answers: Object.entries(written.answers).map(([name, entry]) => readAnswer(name, entry)),
    grid: readGrid(written.grid),
    assumptions: written.assumptions,
    misleadingPoints: written.misleading,
  };
  const { title: _title, aims: _aims, notes: _notes, headline: _headline, ...results } = meaning;
  const named = worlds.map(({ scenario, ...world }) => ({ ...world, scenario: scenario.hash }));
  const study: Study = {
    ...meaning,
    replicates: written.replicates,
    seed: written.seed,
    hash: hashOf({ ...results, worlds: named, designs: meaning.designs.map(hashedDesign) }),
  };
  checkStudy(study, notebook);
  checkLeftOut(leftOut, worlds, notebook);
  const noted = notebook.problems.filter((problem) => isOwn(problem, leftOut));
  const problems = allProblems(document, [...misshapen, ...noted]);
  if (problems.length > 0) {
    // The run would find the rest, but there is none.
    throw new DataError(inOrder([...problems, ...modelProblems(soundPart(study, problems))]));
  }
  return Object.freeze(study);
}

function readWorlds(written: WrittenStudy, find: FindScenario, notebook: Notebook): World[] {
  const known = new Map<string, Scenario>();
  const findOnce = (id: string): Scenario => {
    const found = known.get(id) ?? find(id);
    known.set(id, found);
    return found;
  };
  return Object.entries(written.scenarios).flatMap(([name, entry]) => {
    const full = typeof entry === 'string' ? { scenario: entry } : entry;
    try {
      const shift = full.shift ?? {};
      return [
        {
          name,
          scenario: withCuts(findOnce(full.scenario)),
          effects: full.effects ?? null,
          odds: full.odds ?? {},
          change: Object.fromEntries(
            Object.entries(full.change ?? {}).map(([key, value]) => [key, proportionOf(value)]),
          ),
          shift: Array.isArray(shift) ? Object.fromEntries(shift.map((question) => [question, null])) : shift,
        },
      ];
    } catch (error) {
      const path = typeof entry === 'string' ? ['scenarios', name] : ['scenarios', name, 'scenario'];
      const messages =
        error instanceof CasesimError ? error.problems.map((one) => formatProblem(one)) : [String(error)];
      for (const message of messages)
        notebook.note('no-scenario', path, `The scenario ${full.scenario} cannot be used: ${message}`);
      return [];
    }
  });
}

const PERFECT_INSPECTORS: NamedInspectors = {
  name: 'perfect',
  accuracy: { sensitivity: 1, specificity: 1 },
  leniency: 0,
  count: 1,
  doubleMarked: 0,
  checked: 0,
  leads: null,
};
