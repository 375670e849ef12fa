import type { Role } from '../roles.js';
import type { Effect, Figure } from '../scenario.js';

/** What a scenario that leaves it out is taken to say; all of it is assumed, and listed as such. */

/** The regions of 2025 are assumed to have had about seven times their samples. */
const COHORT = { times: 7, low: 3, high: 12 };

/** Each stage of the work leans on the one before it. */
const STAGE_ODDS = { odds: 3, low: 1, high: 9 };

export const COHORT_LABEL = 'Eligible cases the sample was drawn from';

interface QuestionDefaults {
  readonly letter: string;
  readonly label: string;
  readonly role: Role;
}

/** The four questions of the dynamic inspections of public protection, by the ids that stand for them in a file. */
export const PROGRAMME_QUESTIONS: ReadonlyMap<string, QuestionDefaults> = new Map(
  Object.entries({
    assessment: {
      letter: 'A',
      label: 'Assessment focuses sufficiently on keeping other people safe',
      role: 'assessment',
    },
    planning: {
      letter: 'P',
      label: 'Planning focuses sufficiently on keeping other people safe',
      role: 'planning',
    },
    delivery: {
      letter: 'D',
      label: 'Delivery of services effectively supports the safety of other people',
      role: 'delivery',
    },
    reviewing: {
      letter: 'R',
      label: 'Reviewing focuses sufficiently on keeping other people safe',
      role: 'reviewing',
    },
  } satisfies Record<string, QuestionDefaults>),
);

export function defaultCohort(cases: number, label = COHORT_LABEL): Figure {
  const { times, low, high } = COHORT;
  return {
    path: 'sample.cohort',
    label,
    basis: 'assumed',
    value: { kind: 'count', count: cases * times, of: null },
    from: [],
    also: [],
    readings: [],
    low: cases * low,
    high: cases * high,
    why: `no cohort is given; ${times} times the sample is about what the regions of 2025 are assumed to have had`,
    note: null,
    unit: null,
    position: null,
  };
}

/** The effect of the key question before on the next, where no key question declares any. */
export function defaultEffect(before: string): Effect {
  const why = 'no effect is declared; each key question is assumed to depend on the one before it';
  return { parent: before, ...STAGE_ODDS, why, position: null };
}
