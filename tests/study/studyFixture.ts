import { loadScenario } from '../../src/files/loadScenario.js';
import { DataError } from '../../src/problem.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { parseStudy } from '../../src/study/check/parse.js';
import type { Study } from '../../src/study/study.js';

const known = new Map<string, Scenario>();

/** Loads each scenario once for all the studies of a test file. */
function find(id: string): Scenario {
  const found = known.get(id) ?? loadScenario(id);
  known.set(id, found);
  return found;
}

/** A study from the parts that a test is about; the rest is the plainest there is. */
export function study(parts: Readonly<Record<string, string>>): Study {
  return parseStudy(studyText(parts), 'test.yaml', find);
}

/** The messages of everything that is wrong with a study file; none where it is sound. */
export function problemsOf(text: string, findScenario = find): string[] {
  try {
    parseStudy(text, 'test.yaml', findScenario);
    return [];
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

export function studyText(parts: Readonly<Record<string, string>>): string {
  const whole: Record<string, string> = {
    id: 'a-test',
    title: 'Does it work?',
    aims: 'To see whether it works.',
    scenarios: '{ westMidlands: west-midlands-2025 }',
    designs: '{ simple: { kind: simple } }',
    inquiries: '{ assessment: { percentage: assessment } }',
    ...parts,
  };
  return Object.entries(whole)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}
