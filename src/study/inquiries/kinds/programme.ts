import { z } from 'zod';
import { kindOf } from '../../../designs/registry.js';
import { mostOf } from '../../../numeric/extremes.js';
import type { Study } from '../../study.js';
import type { ConditionAnswer } from '../../world/conditions.js';
import { RegionDraws } from '../../world/regionDraws.js';
import type { Analysis, Context } from '../analysis.js';
import { inside, proportionOf, question, share, written } from '../fields.js';
import type { InquiryKind, Note } from '../kind.js';
import { DIFFERENCE, type MeasureSheet } from '../measures.js';
import {
  declaredRiser,
  type ProgrammeInquiry,
  type ProgrammeRegion,
  ProgrammeYears,
} from '../programmeYears.js';

const cases = z.int().min(1).max(100_000);
const region = z.union([
  cases.describe('The cases of one region.'),
  z.strictObject({
    cases: cases.optional(),
    share: share.optional().describe('Its true share of Yes.'),
    change: share
      .optional()
      .describe('By how much it truly rises over the rounds: 10%; of one region at most.'),
  }),
]);

/** A whole programme of regions inspected round after round: what its headlines would be. */
export const programme: InquiryKind<ProgrammeInquiry> = {
  kind: 'programme',
  key: 'programme',
  written: written(
    z.strictObject({
      programme: question,
      in: inside,
      regions: z
        .union([z.int().min(2).max(200), z.array(region).min(2).max(200)])
        .describe("How many regions, each with the design's cases; or the cases of each."),
      rounds: z.int().min(2).max(20).default(2).describe('How often each region is inspected.'),
      spread: share.default(0).describe('Standard deviation of true shares between regions: 5%.'),
      change: share.default(0).describe('By how much one region, drawn at random, truly rises: 10%.'),
      daysPerCase: z
        .number()
        .min(0.001)
        .max(100)
        .optional()
        .describe('Inspector-days for each case; assumed.'),
    }),
    ({ programme: question, in: asked, regions, rounds, daysPerCase = null, ...said }, { each }) =>
      each(asked, (world, name) => ({
        ...{ name, kind: 'programme', question, world, against: null, rounds, daysPerCase },
        ...{ spread: proportionOf(said.spread), change: proportionOf(said.change) },
        regions:
          typeof regions === 'number' ? Array.from({ length: regions }, () => USUAL) : regions.map(regionOf),
      })),
  ),
  subject: ({ question, world }) => ({ questions: [question], worlds: [world], about: 'process' }),
  check: checkProgramme,

  methods: () => [],
  estimand: 'none',
  standardError: 'none',
  analysis: programmeAnalysis,
  outcomes: () => null,

  measures: programmeMeasures,
  main: [
    'largestRise',
    'largestFall',
    'bandsChanged',
    'lastKept',
    'lastRegionChange',
    'falseMostImproved',
    'bottomIsBottom',
    'foundChange',
    'falseChange',
    'inspectorDays',
  ],
  headlines: [
    {
      measure: 'largestRise',
      says: (value, { shown }) =>
        `the region that rises most rises by ${value} on average, and the chance that the last region is last again is ${shown('lastKept')}`,
    },
    {
      measure: 'bottomIsBottom',
      says: (value) => `the chance that the region that comes last is truly the lowest is ${value}`,
    },
    {
      measure: 'foundChange',
      says: (value, { shown }) =>
        `the chance that the one real change is shown is ${value}, and that the most improved region is another ${shown('falseMostImproved')}`,
    },
  ],
  line: ({ name, question, world, regions, rounds, spread, change }) =>
    `${name}: ${regions.length} regions inspected ${rounds} times on ${question} (${world}), their true shares spread by ${inPoints(spread)} and ` +
    `${changeInWords(regions, change)}`,
  mechanism:
    'No cohort and no whole cases are drawn. Each year anew, the true share of each region is that of the scenario or its own, plus, where a spread is given, a normal deviate with that standard deviation, kept within 2% and 98%; with a change, one region, the one beside which it is written or else each as likely, truly rises by it along a straight line from the first round to the last. In each round the scored Yes answers of each region are binomial, independently, at its true share as the inspectors see it; in designs with clusters, cluster by cluster, at the share that the effect of the cluster gives, drawn anew in every round.',
  drawsNoInspections: true,
};

function changeInWords(regions: readonly ProgrammeRegion[], change: number): string {
  const index = declaredRiser({ regions });
  if (index >= 0)
    return `the ${ordinal(index + 1)} of them truly rising by ${inPoints(regions[index]!.change ?? 0)}`;
  return change === 0 ? 'nothing changed' : `one of them truly rising by ${inPoints(change)}`;
}

/** `1st`, `2nd`, `11th`. */
function ordinal(number: number): string {
  const teen = Math.floor(number / 10) % 10 === 1;
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}

const inPoints = (proportion: number) => `${Number((100 * proportion).toPrecision(6))} percentage points`;

const USUAL: ProgrammeRegion = { cases: null, share: null };

function regionOf(said: z.infer<typeof region>): ProgrammeRegion {
  if (typeof said === 'number') return { cases: said, share: null };
  return {
    cases: said.cases ?? null,
    share: said.share === undefined ? null : proportionOf(said.share),
    ...(said.change === undefined ? {} : { change: proportionOf(said.change) }),
  };
}

/** Regions whose true shares differ from year to year need a design and inspectors that any share can be drawn under. */
function checkProgramme(inquiry: ProgrammeInquiry, study: Study, note: Note): void {
  const { worlds, designs, inspectors, grid } = study;
  const gated = worlds.some(({ name, scenario }) =>
    scenario.variables.some(
      (one) => name === inquiry.world && one.name === inquiry.question && one.gate !== null,
    ),
  );
  if (gated) {
    note(
      'gated-programme',
      `${inquiry.question} does not apply to every case.`,
      'Ask for a question that does.',
    );
  }
  if (designs.some(({ kind }) => kind !== 'simple' && kindOf(kind).groupsAre !== 'clusters')) {
    note(
      'no-programme',
      'A programme of regions is drawn under simple designs and those with clusters alone.',
      'Strata would need a law of their own in each region.',
    );
  }
  if (designs.some((design) => kindOf(design.kind).correlations(design).includes('iccWithin'))) {
    note('no-programme', 'A programme of regions has no units within clusters.', 'Leave iccWithin out.');
  }
  const varies = grid.some(({ name }) => name === 'leniency');
  const twice = inspectors.some(
    ({ doubleMarked, checked, leniency }) =>
      doubleMarked + checked > 0 && (leniency === null ? varies : leniency > 0),
  );
  if (twice) {
    note(
      'no-programme',
      'A programme takes no inspectors who differ in leniency and mark cases twice.',
      'Leave out leniency, or marking twice and checks.',
    );
  }
  const changing = inquiry.regions.filter(({ change = 0 }) => change > 0).length;
  if (changing > 1 || (changing > 0 && inquiry.change > 0)) {
    note(
      'several-changes',
      `${inquiry.name} says of more than one region that it truly rises.`,
      'Give change to one of its regions, or to none and to the inquiry.',
    );
  }
  if (inquiry.spread > 0 && inquiry.regions.some((one) => one.share !== null)) {
    note(
      'spread-and-shares',
      `${inquiry.name} gives true shares and their spread.`,
      'Leave one of them out.',
    );
  }
}

function programmeAnalysis(
  { locate }: Context,
  inquiry: ProgrammeInquiry,
  answer: ConditionAnswer,
): Analysis {
  const { world, scoring, question } = locate(inquiry.world, inquiry.question);
  const sizes = inquiry.regions.map((one) => one.cases ?? world.design.cases);
  const years = new ProgrammeYears(inquiry, sizes, {
    mean: world.truth[question]!,
    confidence: answer.confidence,
    regions: new RegionDraws(world, scoring, { question, most: mostOf(sizes) }),
  });
  return {
    inquiry,
    answer,
    truth: null,
    draws: { begin: (random) => years.begin(random), next: () => years.next() },
    add: (_, tally, weight) => {
      years.add(tally, weight);
      return true;
    },
  };
}

function programmeMeasures(sheet: MeasureSheet): void {
  sheet.average('largestRise', DIFFERENCE, 'rise', 'rise2');
  sheet.average('largestFall', DIFFERENCE, 'fall', 'fall2');
  sheet.average('roundRange', DIFFERENCE, 'range', 'range2');
  sheet.average('bandsChanged', 'index', 'bandsMoved', 'bandsMoved2');
  sheet.probability('lastKept', 'lastKept');
  sheet.average('lastRegionChange', DIFFERENCE, 'lastChange', 'lastChange2');
  // Where nothing changed, every most improved region is one that did not.
  if (sheet.sum('changed') > 0) sheet.probability('falseMostImproved', 'wrongRiser');
  sheet.probability('bottomIsBottom', 'bottomRight', sheet.sum('bottomKnown'));
  sheet.probability('foundChange', 'found', sheet.sum('changed'));
  sheet.probability('falseChange', 'falselyFound');
  const days = sheet.sum('days');
  if (days > 0) sheet.value('inspectorDays', 'index', days / sheet.weight, 0);
}
