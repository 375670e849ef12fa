import { twoStagePlanDocument } from '../../report/documents/planning/twoStagePlanDocument.js';
import { twoStagePlan } from '../../results/plan/twoStage.js';
import type { NumberKey } from '../state/keys.js';
import { commandLine, type HandleScale, type Screen, screen } from './screen.js';

/** An inspection that may stop after its first cases, each cut-off with a slider of its own. */
export function stop(): Screen {
  return screen({
    id: 'stop',
    name: 'Stopping early',
    door: 'methods',
    heading: 'Do the first cases settle it?',
    lead: 'Look at the first cases, and stop where they say enough: how often that is right, and how many cases it saves.',
    keys: {
      first: { ...CASES, label: 'Cases looked at first', usual: 42, least: 1, greatest: 999, atMost: 'of' },
      low: {
        ...CASES,
        label: 'Stop, and say low, at',
        hint: 'At so many Yes or fewer; -1 where it never does.',
        ...{ usual: 16, least: -1, greatest: 999, atMost: 'first' },
      },
      high: {
        ...CASES,
        label: 'Stop, and say high, at',
        hint: 'At so many Yes or more; more than are looked at first where it never does.',
        ...{ usual: 26, least: 1, greatest: 1000, atMost: 'of' },
      },
      of: { ...CASES, label: 'Cases in all', usual: 84, least: 2, greatest: 1000 },
      above: { ...CASES, label: 'Say high above', usual: 41, least: 0, greatest: 1000, atMost: 'of' },
    },
    where: 'here',
    answer: ({ first, low, high, of, above }) => {
      const plan = { first, stopLow: low, stopHigh: high > first ? null : high, total: of, cut: above };
      return { documents: [twoStagePlanDocument(twoStagePlan({ plan }))] };
    },
    command: ({ first, low, high, of, above }) =>
      commandLine(['plan', 'two-stage'], {
        ...{ first, of, above },
        'stop-low': low < 0 ? null : low,
        'stop-high': high > first ? null : high,
      }),
    handles: handlesOf,
  });
}

/** Cut-offs where they can be seen and dragged, each only as far as the plan stays one; none for numbers that make no plan. */
function handlesOf(asked: Record<'first' | 'low' | 'high' | 'of' | 'above', number>): HandleScale[] {
  const { first, low, of, above } = asked;
  const high = Math.min(asked.high, first + 1);
  const rest = of - first;
  if (rest < 1 || low > high - 2 || above < low || above >= high + rest || above > of) return [];
  return [
    {
      label: `How many of the first ${first} are Yes`,
      ...{ least: -1, greatest: first + 1 },
      stretches: [
        { from: -0.5, to: low + 0.5, says: 'stop: low', kind: 'low' },
        { from: low + 0.5, to: high - 0.5, says: 'go on', kind: 'on' },
        { from: high - 0.5, to: first + 0.5, says: 'stop: high', kind: 'high' },
      ],
      cuts: [
        {
          ...{ key: 'low', name: 'Stop, and say low, at', value: low, before: 0.5 },
          ...{ lowest: -1, highest: Math.min(first - 1, high - 2, above) },
          says: low < 0 ? 'never low' : `low at ${low} or fewer`,
        },
        {
          ...{ key: 'high', name: 'Stop, and say high, at', value: high, before: -0.5 },
          ...{ lowest: Math.max(low + 2, above - rest + 1), highest: first + 1 },
          says: high > first ? 'never high' : `high at ${high} or more`,
        },
      ],
    },
    {
      label: `How many of all ${of} are Yes, where it goes on`,
      ...{ least: -1, greatest: of + 1 },
      stretches: [
        { from: -0.5, to: above + 0.5, says: 'low', kind: 'low' },
        { from: above + 0.5, to: of + 0.5, says: 'high', kind: 'high' },
      ],
      cuts: [
        {
          ...{ key: 'above', name: 'Say high above', value: above, before: 0.5 },
          ...{ lowest: Math.max(low, 0), highest: Math.min(of, high + rest - 1) },
          says: `high above ${above}`,
        },
      ],
    },
  ];
}

const CASES = { kind: 'number', step: 1, unit: 'cases' } as const satisfies Partial<NumberKey>;
