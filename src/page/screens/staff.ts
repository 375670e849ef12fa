import { leverInWords } from '../../report/documents/staffing/leverWords.js';
import { whatIfCompareDocument } from '../../report/documents/staffing/whatIfCompareDocument.js';
import { whatIfDocument, whatIfSentence } from '../../report/documents/staffing/whatIfDocument.js';
import { withoutLever } from '../../report/documents/staffing/whatIfStart.js';
import { type WhatIfReport, whatIfRunner } from '../../results/whatIf.js';
import { LEVER_NUMBERS, type LeverNumber, leversToday } from '../../staffing/levers/leverNumbers.js';
import { staffingFigures } from '../../staffing/region/readRegion.js';
import type { NumberKey, State } from '../state/keys.js';
import { regionOf, type World } from '../world.js';
import { named } from './region.js';
import { regionKey } from './regions.js';
import { commandLine, type Screen, screen } from './screen.js';

/** What becomes of workload, oversight and the key questions when staffing changes. */
export function staff(world: World): Screen {
  const run = keptRunner();
  const today = todayIn(world);
  return screen({
    id: 'staff',
    name: 'Change the staffing',
    door: 'staffing',
    heading: 'What would a change in staffing do, and would an inspection see it?',
    lead: "Each number starts at today's. Change one or several: a model with stated assumptions answers, not a finding of anybody.",
    keys: {
      region: regionKey(world, isStaffed),
      ...Object.fromEntries(LEVERS.map((lever) => [lever.name, leverKey(lever, today)])),
      months: {
        kind: 'number',
        label: 'Months ahead',
        behind: SETTINGS,
        ...{ usual: 36, least: 6, greatest: 60, step: 6, unit: 'months' },
      },
      seed: {
        kind: 'number',
        label: 'Seed',
        behind: SETTINGS,
        ...{ usual: 7, least: 0, greatest: 999_999, step: 1 },
      },
      draws: {
        kind: 'number',
        label: 'Draws',
        behind: SETTINGS,
        ...{ usual: 1000, least: 100, greatest: 5000, step: 100 },
      },
      kept: { kind: 'text', label: 'Kept beside it', usual: '', rows: 0, longest: 600 },
    },
    keeper: {
      key: 'kept',
      words: 'Keep this beside the next',
      most: MOST_KEPT,
      entryOf: (state) => leversOf(state).join(', '),
    },
    where: 'worker',
    rough: { state: { draws: 200, kept: '' }, words: 'Rough: 200 draws while you choose.' },
    answer: (state, tell) => {
      const scenario = regionOf(world, state.region);
      const { months, draws, seed } = state;
      const asked = [leversOf(state), ...keptOf(state.kept)];
      const ask = run(seed, (done, before) => tell(before + done, asked.length * draws, 'draws'));
      const results = asked.map((levers, index) =>
        ask({ scenario, levers, options: { months, draws } }, index * draws),
      );
      const beside = { file: null, published: staffingFigures(scenario), swaps: [], sought: null };
      const whatIfs = results.map((result, index) => ({
        ...result,
        name: `whatIf${index + 1}`,
        title: result.levers.map(leverInWords).join(', ') || 'no lever',
      }));
      return {
        documents: [
          whatIfDocument(results[0]!, beside),
          ...(whatIfs.length === 1 ? [] : [whatIfCompareDocument({ whatIfs })]),
        ],
      };
    },
    // What moves comes first, for it is what one looks for while moving it.
    said: ([first, ...others]) => {
      const result = first!.data as WhatIfReport;
      return [
        whatIfSentence(result),
        ...others.flatMap(({ sentence }) => sentence ?? []),
        withoutLever(result),
      ];
    },
    command: (state) => commandOf(state, leversOf(state)),
    others: (state) => keptOf(state.kept).map((levers) => commandOf(state, levers)),
  });
}

/** What few touch. */
const SETTINGS = 'Months, seed and draws';

/** Three beside the one that is being changed. */
const MOST_KEPT = 3;

/** The levers that a planner asks about first; the others are behind their name. */
const FIRST = ['spo', 'vetting', 'intake', 'leaving-po', 'demand'];

/** Posts by span and posts by number are one thing, so only one of them is asked for. */
const LEVERS: readonly LeverNumber[] = [
  ...FIRST.map((name) => LEVER_NUMBERS.find((lever) => lever.name === name)!),
  ...LEVER_NUMBERS.filter(
    ({ name }) => !FIRST.includes(name) && !['span', 'leaving', 'absence'].includes(name),
  ),
];

/** How far a press of the button moves a lever, by its unit. */
const STEPS: Readonly<Record<string, number>> = {
  '%': 0.5,
  posts: 5,
  "% of today's": 5,
  cases: 500,
  times: 0.1,
};

function leverKey({ name, label, unit, least, greatest, source }: LeverNumber, today: TodayIn): NumberKey {
  return {
    ...{ kind: 'number', label, unit, usual: null, least, greatest, step: STEPS[unit] ?? 1, decimals: 1 },
    hint: `Today's value, if not your own, is ${source}.`,
    today: (state) => today(String(state.region)).get(name) ?? null,
    ...(FIRST.includes(name) ? {} : { behind: 'All other levers' }),
  };
}

type TodayIn = (region: string) => ReadonlyMap<string, number>;

/** Today's values of a region, read once; none where its figures cannot be read, which the answer then says. */
function todayIn(world: World): TodayIn {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (region) => {
    const found = known.get(region) ?? readToday(world, region);
    known.set(region, found);
    return found;
  };
}

function readToday(world: World, region: string): ReadonlyMap<string, number> {
  try {
    return leversToday(regionOf(world, region));
  } catch {
    return new Map();
  }
}

const isStaffed = (scenario: Parameters<typeof staffingFigures>[0]): boolean =>
  scenario.keyQuestions.length > 0 && Object.keys(scenario.context).includes('staffing');

/** The levers that are elsewhere than today. */
function leversOf(state: State): string[] {
  return LEVERS.flatMap(({ name, written }) => {
    const value = state[name];
    return typeof value === 'number' ? [written(value)] : [];
  });
}

/** What was kept, one what-if to a line. */
function keptOf(kept: string): string[][] {
  return kept
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, MOST_KEPT)
    .map((line) => line.split(', '));
}

interface Asked {
  readonly region: string;
  readonly months: number;
  readonly draws: number;
  readonly seed: number;
}

function commandOf({ region, months, draws, seed }: Asked, levers: readonly string[]): string {
  return commandLine(['whatif', named(region)], {
    lever: levers,
    months: months === 36 ? null : months,
    draws: draws === 1000 ? null : draws,
    seed,
  });
}

type Runner = ReturnType<typeof whatIfRunner>;

/** One runner for as long as the seed stays: it keeps what no lever changes, so that a slider is answered while it moves. */
function keptRunner() {
  let kept: { readonly seed: number; readonly run: Runner } | null = null;
  let told: (done: number) => void = () => {};
  return (seed: number, progress: (done: number, before: number) => void) => {
    if (kept?.seed !== seed) kept = { seed, run: whatIfRunner(seed, (done) => told(done)) };
    const { run } = kept;
    return (request: Parameters<Runner>[0], before: number) => {
      told = (done) => progress(done, before);
      return run(request);
    };
  };
}
