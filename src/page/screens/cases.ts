import { RATING_BANDS } from '../../estimation/bands/ratingBands.js';
import { bandPlanDocument } from '../../report/documents/planning/bandPlanDocument.js';
import { changePlanDocument } from '../../report/documents/planning/changePlanDocument.js';
import { marginPlanDocument } from '../../report/documents/planning/marginPlanDocument.js';
import { bandPlan } from '../../results/plan/band.js';
import { changePlan } from '../../results/plan/change.js';
import { marginPlan } from '../../results/plan/margin.js';
import type { NumberKey } from '../state/keys.js';
import { commandLine, type Screen, screen } from './screen.js';

/** How many cases: for a margin, for a change to be seen, for a band to be settled. */
export function margin(): Screen {
  return screen({
    id: 'margin',
    name: 'Cases for a margin',
    door: 'methods',
    heading: 'How many cases for a margin?',
    lead: 'The cases that an expected margin needs, by the interval that would be printed.',
    keys: {
      margin: {
        ...POINTS,
        label: 'Margin wanted',
        hint: 'Half the width of the interval.',
        usual: 10,
        least: 1,
      },
      proportion: { ...SHARE, label: 'Share of Yes expected', usual: 50 },
      cohort: COHORT,
    },
    where: 'here',
    answer: ({ margin, proportion, cohort }) => {
      const asked = {
        margin: margin / 100,
        proportion: proportion / 100,
        ...(cohort === null ? {} : { cohort }),
      };
      return { documents: [marginPlanDocument(marginPlan(asked))] };
    },
    command: ({ margin, proportion, cohort }) =>
      commandLine(['plan', 'margin', `${margin}%`], {
        proportion: proportion === 50 ? null : `${proportion}%`,
        cohort,
      }),
  });
}

export function change(): Screen {
  return screen({
    id: 'change',
    name: 'Cases to see a change',
    door: 'methods',
    heading: 'How many cases to see a change?',
    lead: 'The cases at each of two inspections that show a true change with a chance that you choose.',
    keys: {
      from: { ...SHARE, label: 'True share at first', usual: 49 },
      to: { ...SHARE, label: 'True share later', usual: 59 },
      chance: CHANCE,
      cohort: COHORT,
    },
    where: 'worker',
    answer: ({ from, to, chance, cohort }) => {
      const asked = {
        from: from / 100,
        to: to / 100,
        power: chance / 100,
        ...(cohort === null ? {} : { cohort }),
      };
      return { documents: [changePlanDocument(changePlan(asked))] };
    },
    command: ({ from, to, chance, cohort }) =>
      commandLine(['plan', 'change', `${from}%`, `${to}%`], {
        power: chance === 80 ? null : `${chance}%`,
        cohort,
      }),
  });
}

export function band(): Screen {
  return screen({
    id: 'band',
    name: 'Cases to settle a band',
    door: 'methods',
    heading: 'How many cases to settle a rating band?',
    lead: 'The cases with which the whole interval would lie in one hypothetical band, with a chance that you choose.',
    keys: {
      band: {
        kind: 'choice',
        label: 'Band',
        usual: 'good',
        options: RATING_BANDS.map(({ label }) => ({ value: written(label), label })),
      },
      truth: { ...SHARE, usual: null, label: 'True share', hint: 'The middle of the band where empty.' },
      chance: CHANCE,
    },
    where: 'worker',
    answer: ({ band, truth, chance }) => {
      const asked = {
        band: bandNamed(band),
        power: chance / 100,
        ...(truth === null ? {} : { truth: truth / 100 }),
      } as const;
      return { documents: [bandPlanDocument(bandPlan(asked))] };
    },
    command: ({ band, truth, chance }) =>
      commandLine(['plan', 'band', band], {
        truth: truth === null ? null : `${truth}%`,
        power: chance === 80 ? null : `${chance}%`,
      }),
  });
}

/** As addresses and the command line write it. */
const written = (label: string): string => label.toLowerCase().replace(' ', '-');
const bandNamed = (value: string) => RATING_BANDS.find(({ label }) => written(label) === value)!.name;

const POINTS = {
  kind: 'number',
  greatest: 40,
  step: 1,
  unit: 'points',
} as const satisfies Partial<NumberKey>;
const SHARE = {
  kind: 'number',
  least: 1,
  greatest: 99,
  step: 1,
  unit: '%',
} as const satisfies Partial<NumberKey>;
const CHANCE = {
  kind: 'number',
  label: 'Chance wanted',
  ...{ usual: 80, least: 50, greatest: 99, step: 5, unit: '%' },
} as const;
const COHORT = {
  kind: 'number',
  label: 'Eligible cases, if few',
  hint: 'The cohort that cases are drawn from; empty where it is large.',
  ...{ usual: null, least: 2, greatest: 20_000, step: 50, unit: 'cases' },
} as const;
