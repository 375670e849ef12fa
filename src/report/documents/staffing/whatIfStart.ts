import type { Figure } from '../../../scenario/scenario.js';
import type { Settled } from '../../../staffing/whatIf/longRun.js';
import type { SolvedNumber } from '../../../staffing/whatIf/solved.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { inWords, list, number, percent, whole } from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';
import { bullet, type Line } from '../../document/words.js';
import { simulatedShare } from '../estimation/simulatedShare.js';

/** How the region goes on without levers: the first line of every page. */
export function withoutLever(result: WhatIf): string {
  const { baseline, inspectAt, trajectories, region, assumptions } = result;
  const at = (name: string): number =>
    trajectories.find((outcome) => outcome.name === name)!.baseline.middle[inspectAt]!;
  const when =
    inspectAt % 12 === 0
      ? `in ${inspectAt === 12 ? "a year's" : `${inWords(inspectAt / 12)} years'`} time`
      : `at month ${inspectAt}`;
  const share = `${percent(at('officersOfTarget'))} of target and ${whole(at('officerCaseload'))} cases per officer ${when}`;
  if (baseline === 'repair') {
    return `Without a lever: ${share}; every vacancy is being filled, and posts and work stay as they are.`;
  }
  const published = `as published (${percent(region.ofTarget.officers)} and ${number(region.caseload.officers, 1)})`;
  if (baseline === 'level')
    return `Without a lever: ${share}, ${published}; officers, their posts and their work do not grow.`;
  const assumed = assumptions.find(({ name }) => name === 'growth');
  const solved = result.solved.find(({ name }) => name === 'growth');
  const ends = (of: { readonly low: number; readonly high: number }): string =>
    `${whole(100 * of.low)} to ${whole(100 * of.high)}`;
  const grow =
    solved !== undefined
      ? `${growing(solved.middle)} a year at first (solved from the share given, ${ends(solved)})`
      : region.trend.officers === null
        ? `${growing(assumed!.central)} a year at first (${assumed!.own ? 'your own' : 'assumed'}${assumed!.low < assumed!.high ? `, ${ends(assumed!)}` : ''})`
        : region.trend.officers === 0
          ? 'do not grow (stated)'
          : `${growing(region.trend.officers)} a year (stated)`;
  return `Without a lever: ${share}, ${published}; officers, their posts and their work ${grow}.`;
}

/** How officers grow a year, or become fewer. */
function growing(rate: number): string {
  return rate < 0 ? `fall by ${percent(-rate, 1)}` : `grow by ${percent(rate, 1)}`;
}

/** Where the staff start, what that satisfies, and where they settle. */
export function startLines(result: WhatIf): Line[] {
  const { start, constraint, region, settles, baseline, growthLowered } = result;
  const people = (value: number): string => number(value, 1);
  const { caseload } = region;
  const lowered =
    baseline === 'held' && growthLowered > 0
      ? [
          bullet(
            `In ${percent(growthLowered)} of draws there are too few graduates for officers to grow as assumed, and they grow by as much as there are.`,
          ),
        ]
      : [];
  return [
    bullet(
      `Staff at the start, full-time equivalents, with central assumptions: ${people(start.officers)} officers, ${people(start.services)} services officers, ${people(start.trainees)} trainees, ${people(start.seniors)} seniors. ${givenByGrade(result)}`,
    ),
    bullet(
      `They satisfy one published equation: ${caseload.officers}·PO + ${caseload.services}·PSO + ${caseload.trainees}·PQiP = ${whole(constraint.left)}, and ${whole(constraint.right)} people are supervised.`,
    ),
    ...lowered,
    bullet(`Where this settles, with central assumptions: without the levers ${settled(settles.baseline)}.`),
    bullet(`With them ${settled(settles.whatIf)}.`),
  ];
}

/** Which numbers of staff the scenario gives. */
function givenByGrade({ region: { trainees, own } }: WhatIf): string {
  const given = [
    ...(own.officerCases === undefined ? [] : ['officers']),
    ...(own.span === undefined ? [] : ['seniors']),
    ...(trainees === null ? [] : ['trainees']),
  ];
  if (given.length === 0) return 'No publication gives them by grade.';
  const others = given.length === 3 ? '' : ', and no others are published by grade';
  return `The scenario gives those of ${list(given)}${others}.`;
}

/** Fewer officers than this share of posts is no service at all. */
const COLLAPSED = 0.05;

function settled(end: Settled): string {
  const when = end.restsFrom === null ? 'not at rest after 600 months' : `from month ${end.restsFrom} on`;
  const others = `${number(end.services, 1)} services officers, ${number(end.seniors, 1)} seniors and ${number(end.trainees, 1)} trainees (${when})`;
  if (end.officerCaseload === null) return `no officer is left to hold cases: ${others}`;
  const numbers = `${number(end.officers, 1)} officers, ${percent(end.officersOfTarget)} of their posts, with ${number(end.officerCaseload, 1)} cases each; ${others}`;
  return end.officersOfTarget < COLLAPSED ? `the grade of officers collapses: ${numbers}` : numbers;
}

/** What closes the balance of each grade, beside where it may plausibly lie. */
export function solvedTable({ solved, draws }: WhatIf): Table<SolvedNumber> {
  const range = (low: number, high: number) => `${percent(low)} to ${percent(high)}`;
  return {
    title: 'What the balance of each grade needs, so that shares of target stay as published',
    columns: [
      words('number', 'Solved in every draw', ({ label, given }) => (given ? `${label} (given)` : label)),
      figures(
        'middle',
        'Median',
        ({ middle }) => middle,
        ({ middle }) => percent(middle),
      ),
      words(
        'range',
        '5% to 95%',
        ({ low, high }) => `${low} to ${high}`,
        ({ low, high }) => range(low, high),
      ),
      words(
        'plausible',
        'Plausible',
        ({ plausible: { low, high } }) => `${low} to ${high}`,
        ({ plausible: { low, high } }) => range(low, high),
      ),
      figures(
        'outside',
        'Draws outside',
        ({ outside }) => outside,
        ({ outside }) => simulatedShare(outside, draws),
      ),
    ],
    rows: solved,
    notes: [
      `Over ${whole(draws)} draws; ± is the Monte Carlo standard error, "at least" and "at most" Wilson limits (95%) where all draws agree. None of these numbers is published: each follows from the assumptions, and where it lies outside, they do not go together well.${solved.some(({ given }) => given) ? ' Those that are given are yours; what they would have followed from is solved instead.' : ''}`,
    ],
  };
}

/** The published staffing figures, each with where it is printed. */
export function publishedLines(published: readonly Figure[]): Line[] {
  return published.map(({ label, value, unit, from, basis }) => {
    const shown =
      value.kind === 'number'
        ? `${number(value.number, Number.isInteger(value.number) ? 0 : 2)}${unit === null ? '' : unit.startsWith('%') ? unit : ` ${unit}`}`
        : value.kind === 'count'
          ? `${value.count}${value.of === null ? '' : ` of ${value.of}`}`
          : value.kind === 'percent'
            ? `${value.percent}%`
            : `"${value.words}"`;
    return bullet(`${label}: ${shown} (${basis}${from[0]?.section ? `, ${from[0].section}` : ''}).`);
  });
}
