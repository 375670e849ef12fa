import { twoStagePlanDocument } from '../../report/documents/planning/twoStagePlanDocument.js';
import { twoStagePlan } from '../../results/plan/twoStage.js';
import type { NumberKey } from '../state/keys.js';
import { commandLine, type Screen, screen } from './screen.js';

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
  });
}

const CASES = { kind: 'number', step: 1, unit: 'cases' } as const satisfies Partial<NumberKey>;
