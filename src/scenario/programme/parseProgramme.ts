import { deepFreeze } from '../../deepFreeze.js';
import { DataError } from '../../problem.js';
import { readable } from '../figures/readable.js';
import { allProblems } from '../yaml/allProblems.js';
import { readDocument } from '../yaml/document.js';
import { Notebook } from '../yaml/notebook.js';
import { shapeProblems } from '../yaml/shapeProblems.js';
import { checkProgramme } from './checkProgramme.js';
import { type Programme, RATING, type Scale } from './programme.js';
import { programmeSchema, type WrittenProgramme } from './programmeSchema.js';

/**
 * Reads a programme, the rules of one kind of inspection, from the text of its file.
 *
 * @param text - YAML, at most 256 KiB: `scenarios/programmes/README.md` has its keys
 * @param file - name of the file, for the positions of problems
 * @returns the programme, frozen
 * @throws DataError with everything that is wrong, each with its line and column
 *
 * @example
 * parseProgramme(text, 'my-programme.yaml').standards
 */
export function parseProgramme(text: string, file: string): Programme {
  const read = readDocument(text, file);
  if ('problems' in read) throw new DataError(read.problems);
  const { document } = read;
  const shaped = programmeSchema.safeParse(document.data);
  const notebook = new Notebook(document);
  if (shaped.success) checkProgramme(shaped.data, notebook);
  const misshapen = shaped.success ? [] : shapeProblems(shaped.error, programmeSchema, document);
  const problems = allProblems(document, [...misshapen, ...notebook.problems]);
  if (!shaped.success || problems.length > 0) throw new DataError(problems);
  return deepFreeze(programmeOf(shaped.data));
}

function programmeOf(written: WrittenProgramme): Programme {
  const { id, title, questions, bands, hypotheticalBands = null, total } = written;
  const standards = Object.entries(written.standards).map(([name, standard]) => ({
    name,
    label: standard.label ?? readable(name),
    number: standard.number === undefined ? null : String(standard.number),
    lowest: standard.lowest ?? null,
  }));
  return {
    id,
    title,
    scales: Object.fromEntries(
      Object.entries(written.scales).map(([name, scale]) => [name, scaleOf(name, scale)]),
    ),
    questions,
    bands: bands === 'none' ? null : bands,
    hypotheticalBands,
    standards,
    total: total === 'none' ? null : total,
    overall:
      written.overall?.map(({ is, standards: names, when = {}, otherwiseAtLeast = null }) => ({
        is,
        standards: names ?? standards.map(({ name }) => name),
        when,
        otherwiseAtLeast,
      })) ?? null,
    discretion: discretionOf(written),
    rules: Object.fromEntries(
      Object.entries(written.rules).map(([name, { note = null, ...rule }]) => [name, { ...rule, note }]),
    ),
  };
}

function discretionOf({ discretion }: WrittenProgramme): Programme['discretion'] {
  if (discretion === undefined) return null;
  const { withinPoints = null, answers = null, relevantAtMost = null } = discretion;
  return { withinPoints, answers, relevantAtMost };
}

function scaleOf(name: string, { levels, labels = {}, points, favourable }: WrittenScale): Scale {
  return {
    levels,
    labels: levels.map((level) => labels[level] ?? readable(level)),
    // A rating without points of its own gives as many as its rank.
    points: points ?? (name === RATING ? levels.map((_, rank) => rank) : null),
    favourable: favourable ?? null,
  };
}

type WrittenScale = WrittenProgramme['scales'][string];
