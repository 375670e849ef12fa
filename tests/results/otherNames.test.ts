import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareScenarios } from '../../src/estimation/difference/compare.js';
import { inspect } from '../../src/inspection/inspect.js';
import { compileModel } from '../../src/model/compile/compile.js';
import { jointAnswers } from '../../src/model/compile/jointAnswers.js';
import { inspectionReport } from '../../src/results/inspect.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { whatIf } from '../../src/staffing/whatIf/whatIf.js';
import { published, renamed, scenarioOf } from './otherNames.js';

const IDS = ['west-midlands-2025', 'south-west-2025'];
const DATA = IDS.map(published);
const PLAIN = DATA.map(scenarioOf);

/** Names that say nothing: n1, n2, … in the order in which they are asked for. */
function numbered(prefix: string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? `${prefix}${known.size + 1}`;
    known.set(name, found);
    return found;
  };
}

/** What features make of a scenario, in numbers alone. */
function numbersOf(scenario: Scenario) {
  const model = compileModel(scenario);
  const { keyQuestions, oversightGap, prompts } = inspectionReport(model, {
    cases: 84,
    seed: 7,
    confidence: 0.95,
    method: 'wilson',
  });
  const { by } = inspect(model, { design: { kind: 'matched' }, seed: 7 }).design as { by: readonly string[] };
  return {
    margins: scenario.variables.map(({ name }) => Object.values(model.margin(name))),
    joints: jointAnswers(scenario).map(({ id, independent, moderate, strong }) => [
      ...[id, independent, moderate, strong],
    ]),
    intervals: keyQuestions.map(({ interval, bands }) => [interval, bands]),
    oversight: [oversightGap?.published, oversightGap?.whereNeeded, oversightGap?.words],
    prompts: prompts.map(({ published: counts }) => counts),
    matchedOn: by.map((name) => scenario.variables.findIndex((one) => one.name === name)),
  };
}

function staffingOf(scenario: Scenario) {
  const result = whatIf(scenario, ['spo=+15%', 'high-risk=+5 points'], { draws: 40, seed: 7, months: 12 });
  return {
    questions: result.keyQuestions.map(({ question: _, ...rest }) => rest),
    trajectories: result.trajectories.map(({ name: _name, label: _label, ...rest }) => rest),
    central: Object.values(result.central),
    simplifications: result.simplifications,
    traps: result.traps.map(({ kind, month }) => [kind, month]),
  };
}

describe('a scenario whose variables, questions and levels all have other names, but the same roles', () => {
  test.each(IDS.map((id, index) => [id, index] as const))('gives the same numbers: %s', (_, index) => {
    const other = scenarioOf(renamed(DATA[index] ?? {}, numbered('other')));
    const plain = PLAIN[index] as Scenario;
    expect(other.variables.some(({ name }) => plain.variables.some((one) => one.name === name))).toBe(false);
    expect(numbersOf(other)).toEqual(numbersOf(plain));
    expect(staffingOf(other)).toEqual(staffingOf(plain));
  });

  test('is compared with the other region by role', () => {
    const [first, second] = PLAIN as [Scenario, Scenario];
    const other = scenarioOf(renamed(DATA[1] ?? {}, numbered('other')));
    const numbers = (rows: ReturnType<typeof compareScenarios>) =>
      rows.map(({ name, difference, pValues, adjusted }) => [name, difference, pValues, adjusted]);
    expect(numbers(compareScenarios(first, other))).toEqual(numbers(compareScenarios(first, second)));
  });

  test('gives the same numbers whatever the names are', () => {
    const plain = PLAIN.map(numbersOf);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: IDS.length - 1 }),
        fc.stringMatching(/^[a-z][A-Za-z]{0,20}$/),
        (index, prefix) => {
          const other = scenarioOf(renamed(DATA[index] ?? {}, numbered(prefix)));
          expect(numbersOf(other)).toEqual(plain[index]);
        },
      ),
      { numRuns: 8, seed: 10 },
    );
  });
});
