import { DataError } from '../../../src/problem.js';
import { parseWhatIf } from '../../../src/staffing/file/whatIfFile.js';
import { type Planted, planted } from '../../plantedMistakes.js';

/** A sound what-if, with something in every part. */
const DRAFT = {
  title: 'More staff',
  why: 'to see whether it helps',
  scenario: 'west-midlands-2025',
  staffingOf: 'south-west-2025',
  levers: { po: '+10%', leaving: '5%', vetting: '8 weeks' },
  months: 36,
  inspectAt: 30,
  cases: 84,
  baseline: 'held',
  assumptions: { vettingWeeks: '20 (8 to 36)' },
  costs: { po: 52000, pso: 36000 },
};

/** Mistakes of many kinds, each in a part that is sound without it. */
export const MISTAKES: readonly Planted[] = [
  ['title', 7, /title must be/],
  ['titel', 'x', /no key titel/],
  ['why', null, /why must be/],
  ['scenario', undefined, /scenario is missing/],
  ['scenario', 5, /scenario must be/],
  ['staffingOf', 9, /staffingOf must be/],
  ['points', 1, /points must be/],
  ['level', 1, /no key level/],
  ['levers.po', 'many', /many/],
  ['levers.po', null, /levers\.po must be/],
  ['levers.leaving', '5 weeks', /leaving is not measured in/],
  ['levers.leeving', '5%', /leeving/],
  ['levers.vetting', 'soon', /soon/],
  ['levers.colour', 'red', /colour/],
  ['months', 241, /months must be/],
  ['months', 0, /months must be/],
  ['inspectAt', 241, /inspectAt must be/],
  ['inspectAt', 'late', /inspectAt must be/],
  ['cases', 5001, /cases must be/],
  ['cases', 12.5, /cases must be/],
  ['baseline', 'steady', /baseline must be/],
  ['assumptions.vettingWeeks', 'long', /long/],
  ['assumptions.vettingWeeks', [1], /vettingWeeks must be/],
  ['assumptions.vetingWeeks', 20, /vetingWeeks/],
  ['costs.po', 'a lot', /a lot/],
  ['costs.pso', -5, /-5/],
  ['costs.teacher', 30000, /teacher/],
];

/** The messages of what is wrong with the what-if with these mistakes. */
export function problemsWith(mistakes: readonly Planted[]): string[] {
  try {
    parseWhatIf(planted(DRAFT, mistakes), 'mine.yaml');
    return [];
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(({ message }) => message);
    throw error;
  }
}
