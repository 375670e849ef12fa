import { whatIfDocument } from '../../report/documents/staffing/whatIfDocument.js';
import { whatIfRunner } from '../../results/whatIf.js';
import { staffingFigures } from '../../staffing/region/readRegion.js';
import type { NumberKey } from '../state/keys.js';
import { regionOf, type World } from '../world.js';
import { named } from './region.js';
import { regionKey } from './regions.js';
import { commandLine, type Screen, screen } from './screen.js';

/** What becomes of workload, oversight and the key questions when staffing changes. */
export function staff(world: World): Screen {
  const run = keptRunner();
  return screen({
    id: 'staff',
    name: 'Change the staffing',
    door: 'staffing',
    heading: 'What would a change in staffing do, and would an inspection see it?',
    lead: 'Move one thing or several. A model with stated assumptions answers, not a finding of anybody.',
    keys: {
      region: regionKey(world, isStaffed),
      spo: { ...CHANGE, label: 'Posts of senior probation officers', least: -50 },
      vetting: { ...CHANGE, label: 'Time that vetting takes', least: -90 },
      intake: { ...CHANGE, label: 'Trainees who start', least: -100 },
      leaving: { ...CHANGE, label: 'Staff who leave', least: -90 },
      demand: { ...CHANGE, label: 'Work per case', least: -50, greatest: 50 },
      months: {
        kind: 'number',
        label: 'Months ahead',
        ...{ usual: 36, least: 6, greatest: 60, step: 6, unit: 'months' },
      },
      seed: { kind: 'number', label: 'Seed', ...{ usual: 7, least: 0, greatest: 999_999, step: 1 } },
      draws: { kind: 'number', label: 'Draws', ...{ usual: 1000, least: 100, greatest: 5000, step: 100 } },
    },
    where: 'worker',
    rough: { state: { draws: 200 }, words: 'Rough: 200 draws while you choose.' },
    answer: (state, tell) => {
      const scenario = regionOf(world, state.region);
      const { months, draws, seed } = state;
      const levers = leversOf(state);
      const result = run(seed, (done) => tell(done, draws, 'draws'))({
        scenario,
        levers,
        options: { months, draws },
      });
      const beside = { file: null, published: staffingFigures(scenario), swaps: [], sought: null };
      return { documents: [whatIfDocument(result, beside)] };
    },
    command: (state) => {
      const { months, draws, seed } = state;
      return commandLine(['whatif', named(state.region)], {
        lever: leversOf(state),
        months: months === 36 ? null : months,
        draws: draws === 1000 ? null : draws,
        seed,
      });
    },
  });
}

const CHANGE = {
  kind: 'number',
  hint: 'Against today; 0 leaves it as it is.',
  ...{ usual: 0, greatest: 100, step: 5, unit: '%' },
} as const satisfies Partial<NumberKey>;

const isStaffed = (scenario: Parameters<typeof staffingFigures>[0]): boolean =>
  scenario.keyQuestions.length > 0 && Object.keys(scenario.context).includes('staffing');

const LEVERS = ['spo', 'vetting', 'intake', 'leaving', 'demand'] as const;

function leversOf(state: Readonly<Record<(typeof LEVERS)[number], number>>): string[] {
  return LEVERS.filter((name) => state[name] !== 0).map(
    (name) => `${name}=${state[name] > 0 ? '+' : ''}${state[name]}%`,
  );
}

/** One runner for as long as the seed stays: it keeps what no lever changes, so that a slider is answered while it moves. */
function keptRunner() {
  let kept: { readonly seed: number; readonly run: ReturnType<typeof whatIfRunner> } | null = null;
  let told: (done: number) => void = () => {};
  return (seed: number, progress: Parameters<typeof whatIfRunner>[1]) => {
    told = progress ?? (() => {});
    if (kept?.seed !== seed) kept = { seed, run: whatIfRunner(seed, (done) => told(done)) };
    return kept.run;
  };
}
