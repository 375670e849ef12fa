import type { CommandModule } from './terminal/command.js';

export const TASKS = [
  'Rebuild an inspection',
  'How much can the percentages tell you?',
  'Repeat the inspection',
  'Train and mark',
  'Change the staffing',
] as const;

export interface CommandEntry {
  readonly name: string;
  /** What the person wants to do: the heading in the overview. */
  readonly task: (typeof TASKS)[number];
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

/** Every command, in the order of the overview. Append your line under its task. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'inspect',
    task: 'Rebuild an inspection',
    summary: 'rebuild a published inspection, sample it and say how far chance alone moves it',
    load: () => import('./commands/inspect.js'),
  },
  {
    name: 'replay',
    task: 'Rebuild an inspection',
    summary: 'guess how far a percentage could move, and draw inspections that might have been',
    load: () => import('./commands/replay.js'),
  },
  {
    name: 'page',
    task: 'Rebuild an inspection',
    summary: 'write all of this as one page for a browser, for people without a terminal',
    load: () => import('./commands/page.js'),
  },
  {
    name: 'cases',
    task: 'Rebuild an inspection',
    summary: 'draw synthetic cases as CSV, JSON or JSON Lines',
    load: () => import('./commands/cases.js'),
  },
  {
    name: 'scenarios',
    task: 'Rebuild an inspection',
    summary: 'list the published inspections, or explain one in plain words',
    load: () => import('./commands/scenarios.js'),
  },
  {
    name: 'new',
    task: 'Rebuild an inspection',
    summary: 'write a scenario of your own inspection or survey, asked for or from a table of cases',
    load: () => import('./commands/new.js'),
  },
  {
    name: 'audit',
    task: 'Rebuild an inspection',
    summary: 'check the figures of an inspection against each other',
    load: () => import('./commands/audit.js'),
  },
  {
    name: 'schema',
    task: 'Rebuild an inspection',
    summary: 'write the shape of a scenario or study file as JSON Schema, for editors',
    load: () => import('./commands/schema.js'),
  },
  {
    name: 'counts',
    task: 'How much can the percentages tell you?',
    summary: 'find the whole counts that a printed percentage could have come from',
    load: () => import('./commands/counts.js'),
  },
  {
    name: 'interval',
    task: 'How much can the percentages tell you?',
    summary: 'put confidence intervals round counts or a printed percentage, by every method',
    load: () => import('./commands/interval.js'),
  },
  {
    name: 'coverage',
    task: 'How much can the percentages tell you?',
    summary: 'show how often each interval covers the truth: exactly, at worst and on average',
    load: () => import('./commands/coverage.js'),
  },
  {
    name: 'categories',
    task: 'How much can the percentages tell you?',
    summary: 'put limits on several categories together, such as low, medium and high risk',
    load: () => import('./commands/categories.js'),
  },
  {
    name: 'compare',
    task: 'How much can the percentages tell you?',
    summary: 'compare two inspections, or two percentages: how much of the difference could be chance',
    load: () => import('./commands/compare.js'),
  },
  {
    name: 'pair',
    task: 'How much can the percentages tell you?',
    summary: 'compare two questions on the same cases, also when only their totals are published',
    load: () => import('./commands/pair.js'),
  },
  {
    name: 'bands',
    task: 'How much can the percentages tell you?',
    summary: 'say how sure a rating band is, now and at the next inspection',
    load: () => import('./commands/bands.js'),
  },
  {
    name: 'answers',
    task: 'How much can the percentages tell you?',
    summary: 'show the answers of a survey or of reviews, on any ordered scale',
    load: () => import('./commands/answers.js'),
  },
  {
    name: 'rate',
    task: 'How much can the percentages tell you?',
    summary:
      'rate units again from their standards, by the rules of their programme, and say how sure that is',
    load: () => import('./commands/rate.js'),
  },
  {
    name: 'plan',
    task: 'How much can the percentages tell you?',
    summary: 'say what a number of cases gives, or how many a margin, band, change or comparison needs',
    load: () => import('./commands/plan.js'),
  },
  {
    name: 'study',
    task: 'Repeat the inspection',
    summary: 'repeat the inspection under any design, and measure how sure its result is',
    load: () => import('./commands/study.js'),
  },
  {
    name: 'merge',
    task: 'Repeat the inspection',
    summary: 'put together the parts of a study that ran as shards',
    load: () => import('./commands/merge.js'),
  },
  {
    name: 'pack',
    task: 'Train and mark',
    summary: 'write practice cases with an answer sheet, a key and facilitator notes',
    load: () => import('./commands/pack.js'),
  },
  {
    name: 'mark',
    task: 'Train and mark',
    summary: 'mark answers to practice cases, against the key and between participants',
    load: () => import('./commands/mark.js'),
  },
  {
    name: 'whatif',
    task: 'Change the staffing',
    summary:
      'change staffing and see what becomes of workload, oversight and the key questions, and whether an inspection would show it',
    load: () => import('./commands/whatif.js'),
  },
];
