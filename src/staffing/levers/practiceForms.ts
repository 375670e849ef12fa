import { refuse } from '../../problem.js';
import { add, PERCENT, POINTS, relative, set } from './lever.js';
import { type Change, type Form, readQuantity } from './quantity.js';

/** The lever on a case variable: any of a scenario's that is yes or no has one. */
export const PRACTICE = {
  unit: '% of the cases it applies to',
  forms: [set(PERCENT, '80%', 0.01), add(POINTS, '+10 points', 0.01), relative('+20%')] as readonly Form[],
  range: { low: 0, high: 1, words: '0 to 100%' },
} as const;

/**
 * Reads the share of a case variable: as a count, such as `45 of 51`, or as other levers are written.
 *
 * @throws ArgumentError saying which forms there are, and for more cases than there are
 */
export function readPractice(name: string, text: string): Change {
  const [, yes, of] = /^(\d+)\s+of\s+(\d+)$/.exec(text.trim()) ?? [];
  if (yes === undefined) return readQuantity(name, text, PRACTICE.forms);
  if (Number(of) > 0 && Number(yes) <= Number(of)) return { kind: 'set', to: Number(yes) / Number(of) };
  return refuse('out-of-range', `${name}=${text} is more cases than there are.`, {
    path: name,
    got: text,
    expected: 'as many as there are, or fewer',
  });
}
