import { requireFields, requireShortList, requireText } from '../check.js';
import { requireScenario } from '../scenario/requireScenario.js';
import type { Scenario } from '../scenario/scenario.js';
import type { WhatIfOptions } from '../staffing/simulation/runOptions.js';
import type { QuestionOutcome } from '../staffing/whatIf/questionOutcome.js';
import type { Sought } from '../staffing/whatIf/target.js';
import type { ByQuestion } from '../staffing/whatIf/tornado.js';
import { type AskWhatIf, prepareWhatIf, type WhatIf } from '../staffing/whatIf/whatIf.js';

/** What `casesim whatif` gives: a what-if, with the swaps and the target that it was asked for. */
export interface WhatIfReport extends WhatIf {
  /** Such as `10 po for 13 pso`; the levers have them as posts less and more. */
  readonly swaps: readonly string[];
  /** The lever that was sought for a target, with the target; null where none was. */
  readonly sought: (Sought & { readonly target: string; readonly by: string }) | null;
}

/** A what-if with everything it needs, ready to be run. */
export interface WhatIfRequest {
  readonly scenario: Scenario;
  /** What to move, such as `vetting=8 weeks`. */
  readonly levers: readonly string[];
  /** Months, month and size of the inspection, draws, point sets, another region's staffing; the seed comes apart. */
  readonly options: Omit<WhatIfOptions, 'seed' | 'progress'>;
}

/** Several what-ifs side by side. */
export interface WhatIfComparison {
  readonly whatIfs: readonly NamedWhatIf[];
}

/** A what-if with the name it goes by. */
export interface NamedWhatIf extends WhatIf {
  readonly name: string;
  readonly title: string;
}

/**
 * Runs what-ifs with one seed, those of the same scenario on the same draws, so that they differ by their levers alone.
 *
 * @param seed - of all the draws
 * @param progress - told how many draws of the present what-if are done
 * @returns a function that runs one request after another
 *
 * @example
 * const run = whatIfRunner(7);
 * run({ scenario: loadScenario('west-midlands-2025'), levers: ['spo=+15%'], options: { draws: 100 } }).draws; // 100
 */
export function whatIfRunner(
  seed: number,
  progress: (done: number) => void = () => {},
): (request: WhatIfRequest) => WhatIf {
  const prepared = new Map<string, AskWhatIf>();
  return (request) => {
    const { scenario, levers, options } = requireFields('request', request, REQUEST);
    requireScenario('scenario', scenario, 'A what-if');
    requireFields('options', options, '{ draws: 200 }');
    const { staffingOf, pointSets = [], byLever = false, costs = {}, ...run } = options;
    const key = JSON.stringify([scenario.id, scenario.hash, run], (_, value) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
    const ask = prepared.get(key) ?? prepareWhatIf(scenario, { ...run, seed, progress });
    prepared.set(key, ask);
    return ask(levers, { pointSets, byLever, costs, ...(staffingOf === undefined ? {} : { staffingOf }) });
  };
}

const REQUEST = "{ scenario, levers: ['spo=+15%'], options: {} }";

/**
 * Several what-ifs side by side, on the same draws where they are of the same scenario.
 *
 * @param requests - each with the `name` and the `title` it goes by
 * @param seed - of all the draws
 * @returns each what-if in the order given
 * @throws as `whatIf` does
 *
 * @example
 * const request = { name: 'spo', title: 'More seniors', scenario: loadScenario('west-midlands-2025'), levers: ['spo=+15%'] };
 * whatIfComparison([{ ...request, options: { draws: 100 } }], 7).whatIfs.length; // 1
 */
export function whatIfComparison(
  requests: readonly (WhatIfRequest & { readonly name: string; readonly title: string })[],
  seed: number,
): WhatIfComparison {
  requireShortList('requests', requests, MOST_COMPARED);
  requests.forEach((request, i) => {
    const { name, title } = requireFields(`requests[${i}]`, request, REQUEST);
    requireText(`requests[${i}].name`, name);
    requireText(`requests[${i}].title`, title);
  });
  const run = whatIfRunner(seed);
  return { whatIfs: requests.map(({ name, title, ...request }) => ({ name, title, ...run(request) })) };
}

/** Each is a what-if with draws of its own. */
const MOST_COMPARED = 100;

/** The key question that moves most. */
export function focusOf({ keyQuestions }: WhatIf): QuestionOutcome {
  return keyQuestions.reduce((most, one) =>
    Math.abs(one.difference.middle) > Math.abs(most.difference.middle) ? one : most,
  );
}

/** Assumptions worth a row in a tornado. */
const MOST_ROWS = 10;

/** Rows of the tornado, the widest first; those that move nothing are left out. */
export function tornadoRows({ tornado }: WhatIf, question: QuestionOutcome['question']) {
  const of = (values: ByQuestion): number => values[question]!;
  return tornado
    .map((row) => ({
      ...row,
      low: of(row.atLow),
      high: of(row.atHigh),
      index: of(row.share),
      error: of(row.shareError),
      row,
    }))
    .filter(({ low, high }) => Math.abs(high - low) > 1e-6)
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low))
    .slice(0, MOST_ROWS);
}
