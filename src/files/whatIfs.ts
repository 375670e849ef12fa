import { ArgumentError, nearest } from '../problem.js';
import { isWhatIf, parseWhatIf, type WhatIfFile } from '../staffing/whatIf/whatIfFile.js';
import { listScenarios, shelf } from './loadScenario.js';
import { DATA_FILE, readText, type StandardInput } from './readText.js';

const whatIfs = shelf('scenarios/what-if', 'what-if');

/** Ids of the what-ifs that come with casesim, in order of the alphabet. */
export const listWhatIfs = whatIfs.ids;

/**
 * What the first argument names: a what-if of ours or a file of one's own, else a scenario by id or path.
 *
 * @throws ArgumentError for a word that is neither; FileError, DataError for a file that cannot be used
 */
export async function readSubject(
  subject: string,
  io: StandardInput,
): Promise<{ name: string; file: WhatIfFile | null; scenario: string }> {
  const ids = listWhatIfs();
  if (ids.includes(subject)) {
    const { text, file: name } = whatIfs.read(subject);
    const file = parseWhatIf(text, name);
    return { name: subject, file, scenario: file.scenario };
  }
  if (listScenarios().includes(subject)) return { name: subject, file: null, scenario: subject };
  if (/^[A-Za-z0-9-]+$/.test(subject)) {
    const known = [...ids, ...listScenarios()];
    const near = nearest(subject, known);
    throw new ArgumentError([
      {
        code: 'unknown-what-if',
        path: 'scenario',
        got: subject,
        message: `There is no what-if and no scenario "${subject}".`,
        hint: near === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${near}?`,
      },
    ]);
  }
  const text = await readText(subject, io, {
    ...DATA_FILE,
    hint: () => `Give a file, or one of ${[...ids, ...listScenarios()].join(', ')}.`,
  });
  if (!isWhatIf(text)) return { name: subject, file: null, scenario: subject };
  const file = parseWhatIf(text, subject);
  return { name: subject, file, scenario: file.scenario };
}
