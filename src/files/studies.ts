import { type FindScenario, parseStudy as parseStudyWith } from '../study/check/parse.js';
import type { Study } from '../study/study.js';
import { idOrBesideFile } from './disk/besideFile.js';
import { loadScenario } from './loadScenario.js';
import { studies } from './studyCollection.js';

export { listStudies } from './studyCollection.js';

/**
 * Loads a study that comes with casesim, by its id, or one of your own, by its path.
 *
 * @param idOrPath - an id such as `eleven-pdus`, a path, or `-` for standard input
 * @returns the study with its scenarios, checked and frozen
 * @throws FileError when it cannot be read; DataError when it is not a sound study
 * @example
 * loadStudy('eleven-pdus').title
 */
export function loadStudy(idOrPath: string): Study {
  const { text, file } = studies.read(idOrPath);
  return parseStudy(text, file);
}

/**
 * Reads a study from the text of its file. By default, the scenarios it names are ids that come with
 * casesim, or paths from the folder of the study.
 *
 * @param text - YAML, at most 256 KiB
 * @param file - name of the file, for the positions of problems and for the paths of scenarios
 * @param find - gives the scenario of an id or path
 * @returns the study with its scenarios, checked and frozen
 * @throws DataError with everything that is wrong, each with its line and column
 * @example
 * parseStudy(text, 'my-study.yaml').title
 */
export function parseStudy(text: string, file: string, find: FindScenario = findFrom(file)): Study {
  return parseStudyWith(text, file, find);
}

function findFrom(file: string): FindScenario {
  return (name) => loadScenario(idOrBesideFile(file, name));
}
