import type { Scenario } from '../../scenario/scenario.js';
import { amount, findFigure } from './contextFigures.js';
import type { OwnAssumption, OwnAssumptions } from './ownAssumptions.js';
import { QUEUE_ASSUMPTIONS, SCALED_TO } from './queueAssumptions.js';
import type { PublishedQueues, Region } from './region.js';

/** Where the figures of queues are, as `group.name` under `context`. */
export const QUEUE_PATHS = {
  shortestDelay: ['programmes', 'shortestStartDelay'],
  longestDelay: ['programmes', 'longestStartDelay'],
  completed: ['programmes', 'completedOther'],
  recallRate: ['performance', 'recallRate'],
  reviewBacklog: ['performance', 'seriousFurtherOffenceBacklogAfter'],
  premises: ['geography', 'approvedPremises'],
  unpaidHours: ['unpaidWork', 'hoursOwed'],
  victimOfficers: ['victims', 'liaisonOfficers'],
  victimCases: ['victims', 'casesPerLiaisonOfficer'],
} as const;

/** What is published of queues, as far as there is enough to follow them. */
export function publishedQueues(scenario: Scenario, facilitators: Region['facilitators']): PublishedQueues {
  const number = (name: keyof typeof QUEUE_PATHS): number | null => {
    const figure = findFigure(scenario, QUEUE_PATHS[name]);
    return figure === undefined ? null : amount(figure.value);
  };
  const rate = number('recallRate');
  const backlog = number('reviewBacklog');
  const premises = number('premises');
  const hours = number('unpaidHours');
  const [officers, casesEach] = [number('victimOfficers'), number('victimCases')];
  return {
    programmes: facilitators !== null ? { completed: number('completed') } : null,
    recalls: rate === null && scenario.context.assumptions?.recalls === undefined ? null : { rate },
    reviews: backlog === null ? null : { backlog },
    premises: premises === null ? null : { premises },
    unpaidWork: hours === null ? null : { hours },
    victims: officers === null || casesEach === null ? null : { officers, casesEach },
  };
}

/** Numbers of queues that belong to the people of another region, for as many as there are here. */
function scaledTo(cases: number): OwnAssumptions {
  if (cases === SCALED_TO) return {};
  const times = cases / SCALED_TO;
  const round = (value: number) => Number((value * times).toPrecision(3));
  const entries = Object.entries(QUEUE_ASSUMPTIONS).flatMap(([name, assumption]) => {
    if (!('scaled' in assumption)) return [];
    const [value, low, high] = assumption.range;
    const why = `${assumption.why} In proportion to the people supervised.`;
    return [
      [name, { value: round(value), low: round(low), high: round(high), why, basis: 'derived' }] as const,
    ];
  });
  return Object.fromEntries(entries);
}

/** The wait for a programme where the region publishes it. */
function delayOf(scenario: Scenario): { readonly programmeDelay?: OwnAssumption } {
  const [shortest, longest] = [
    findFigure(scenario, QUEUE_PATHS.shortestDelay),
    findFigure(scenario, QUEUE_PATHS.longestDelay),
  ];
  if (shortest === undefined || longest === undefined) return {};
  const [low, high] = [amount(shortest.value), amount(longest.value)];
  const why = 'Published: between the shortest and the longest delay of a start.';
  return { programmeDelay: { value: (low + high) / 2, low, high, why, basis: 'published' } };
}

/** Numbers of queues that the region itself gives, in place of those of another one. */
export function queueNumbers(scenario: Scenario, cases: number): OwnAssumptions {
  return { ...scaledTo(cases), ...delayOf(scenario) };
}
