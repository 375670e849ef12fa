import { describe, expect, test } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import type { CaseModel } from '../../../src/model/model.js';
import { parseWhatIf } from '../../../src/staffing/file/whatIfFile.js';
import type { OwnAssumptions } from '../../../src/staffing/region/ownAssumptions.js';
import { prepareWhatIf, type WhatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { WEST_MIDLANDS } from '../scenarios.js';

const RUN = { months: 4, draws: 20, seed: 1 };
const prepared = new Map<string, ReturnType<typeof prepareWhatIf>>();
/** A what-if of the region; what no lever changes is worked out once for each set of assumptions. */
function ask(levers: readonly string[], assume: OwnAssumptions = {}, draws = RUN.draws): WhatIf {
  const key = JSON.stringify([assume, draws]);
  const answer = prepared.get(key) ?? prepareWhatIf(WEST_MIDLANDS, { ...RUN, assume, draws });
  prepared.set(key, answer);
  return answer(levers);
}

/** Practice without any effect on the key questions, so that they are those of the case model alone. */
const NO_STAFF: OwnAssumptions = {
  gradeOdds: { value: 1 },
  experienceOdds: { value: 1 },
  utilisationOdds: { value: 1 },
  caseloadOdds: { value: 1 },
  programmeOdds: { value: 1 },
  oversightCapacity: { value: 0 },
  seniorExperience: { value: 0 },
  oversightTime: { value: 0 },
};

const NONE = { low: 0, middle: 0, high: 0 };
const change = (before: CaseModel, after: CaseModel, question: string): number =>
  Number(after.margin(question).yes) - Number(before.margin(question).yes);

describe('a lever on a case variable', () => {
  test('put at its published share changes nothing, to the byte', () => {
    const plain = ask([]);
    for (const text of ['31 of 51', '+0 points']) {
      const moved = ask([`servicesAccess=${text}`]);
      expect(moved.keyQuestions).toEqual(plain.keyQuestions);
      expect(moved.trajectories).toEqual(plain.trajectories);
    }
  });

  test('says among what the model leaves out that what it adds is worked out once', () => {
    const says = (levers: readonly string[]) => ask(levers).simplifications.join(' ');
    expect(says(['servicesAccess=45 of 51'])).toMatch(
      /case variable adds .* worked out once, from staff as at/,
    );
    expect(says(['spo=+15%'])).not.toContain('worked out once');
  });

  test.each([
    ['servicesAccess', 45 / 51, '45 of 51'],
    ['domesticAbuseAnalysed', 0.8, '80%'],
    ['otherAgenciesInAssessment', 1, '100%'],
    ['childSafeguardingAnalysed', 0, '0%'],
  ])('moves the key questions as the case model does when %s is %f', (name, share, text) => {
    const before = compileModel(WEST_MIDLANDS);
    const after = before.intervene({ [name]: share });
    const { central, levers } = ask([`${name}=${text}`], NO_STAFF);
    for (const { id } of WEST_MIDLANDS.keyQuestions) {
      expect(central[id]).toBeCloseTo(change(before, after, id), 9);
    }
    expect(levers[0]?.becomes).toBe(`${Math.round(1000 * share) / 10}%`);
  });

  test('moves several variables together as the case model does', () => {
    const before = compileModel(WEST_MIDLANDS);
    const after = before.intervene({ servicesAccess: 0.8, enforcementSufficient: 0.9 });
    const { central } = ask(['servicesAccess=80%', 'enforcementSufficient=90%'], NO_STAFF);
    expect(central.delivery).toBeCloseTo(change(before, after, 'delivery'), 9);
  });

  test('moves nothing where there is no effect, and says that the association is assumed', () => {
    const { keyQuestions, traps, assumptions } = ask(['domesticAbuseAnalysed=80%']);
    expect(keyQuestions.map(({ noEffect }) => noEffect)).toEqual([0, 0, 0, 0]);
    expect(traps[0]?.message).toContain('odds ratios of 3 (1 to 6) on assessment');
    expect(assumptions.some(({ name }) => name === 'practiceStrength')).toBe(true);
    const none = ask(['domesticAbuseAnalysed=80%'], { practiceStrength: { value: 0 } });
    expect(none.keyQuestions.map(({ difference }) => difference.middle)).toEqual([0, 0, 0, 0]);
    expect(ask([]).assumptions.some(({ name }) => name === 'practiceStrength')).toBe(false);
    expect(ask(['domesticAbuseInformation=90%']).traps[0]?.message).toContain('no odds ratio on anything');
  });

  test('carries the sampling error of the published share', () => {
    const certain = { ...NO_STAFF, practiceStrength: { value: 1 } };
    const { central, keyQuestions } = ask(['servicesAccess=80%'], certain, 40);
    const { low, middle, high } =
      keyQuestions.find(({ question }) => question === 'delivery')?.difference ?? NONE;
    expect(high - low).toBeGreaterThan(0.002);
    expect(Math.abs(middle - Number(central.delivery))).toBeLessThan(0.002);
  });

  test('puts effective oversight where it is asked to be, and less of it helps no question', () => {
    const { central, trajectories } = ask(['oversightEffective=80%'], NO_STAFF);
    const oversight = trajectories.find(({ name }) => name === 'oversightEffective');
    expect(Number(oversight?.noEffect[0]) + 31 / 80).toBeCloseTo(0.8, 9);
    expect(Math.min(...Object.values(central))).toBeGreaterThan(0);
    const { central: less } = ask(['oversightEffective=-20 points'], NO_STAFF);
    expect(Math.max(...Object.values(less))).toBeLessThan(0);
  });

  test('applies in its months and grows over a ramp', () => {
    const delivery = (text: string) =>
      ask([`servicesAccess=${text}`], { practiceStrength: { value: 1 } }).trajectories.find(
        ({ name }) => name === 'delivery',
      )?.difference.middle ?? [];
    const [before, , during, , after] = delivery('90% from month 1 until month 3');
    expect([before, after]).toEqual([0, 0]);
    expect(during).toBeGreaterThan(0.01);
    const ramp = delivery('90% over 4 months');
    expect(ramp.every((value, month) => month === 0 || value > Number(ramp[month - 1]))).toBe(true);
  });

  test.each([
    ['planning=80%', /it is a key question/],
    ['risk=40%', /levels low, medium and high.*the lever high-risk/],
    ['oversightNeeded=50%', /seniors' hours/],
    ['servicesAcces=80%', /Did you mean servicesAccess/],
    ['servicesAccess=0.8', /Did you mean 80%/],
    ['servicesAccess=52 of 51', /more cases than there are/],
    ['servicesAccess=120%', /at 120%; it can be 0 to 100%/],
    ['servicesAccess=-70 points', /at -9.2%/],
    ['homeVisits=60%', /where the scenario has it as a case variable/],
  ])('%s is refused with what is wrong', (text, says) => {
    expect(() => ask([text])).toThrow(says);
  });

  test('can be written in a what-if file, where a misspelt lever is still refused', () => {
    const file = (levers: string) => `title: A\nscenario: west-midlands-2025\nlevers:\n  ${levers}\n`;
    expect(parseWhatIf(file('servicesAccess: 45 of 51'), 'a.yaml').levers).toEqual({
      servicesAccess: '45 of 51',
    });
    expect(() => parseWhatIf(file('vettting: 8 weeks'), 'a.yaml')).toThrow(/Did you mean vetting/);
    expect(() => parseWhatIf(file('sickness: 5%'), 'a.yaml')).toThrow(/Did you mean absence/);
  });
});
