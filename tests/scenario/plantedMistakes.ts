import { DataError } from '../../src/problem.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { type Planted, planted } from '../plantedMistakes.js';

/** A sound scenario, with a variable for each mistake to be made in. */
const DRAFT = {
  id: 'my-region',
  title: 'My region, 2025',
  sources: { report: 'The report of my region', press: { title: 'A newspaper', year: 2025 } },
  sample: { cases: 84, cohort: 650, from: 'report' },
  variables: {
    risk: { ordered: { low: 10, medium: 50, high: 24 }, from: 'report' },
    sex: { protected: true, nominal: { female: 10, male: 74 }, from: 'report' },
    order: { nominal: { community: 40, suspended: 44 }, from: 'press' },
    abuse: { yes: 52, from: 'report' },
    inquiry: { yes: 30, when: 'abuse', from: 'report' },
    children: { yes: '50%', from: 'report/Context', also: [{ count: 42, from: 'press' }] },
    drugs: { yes: { assumed: 20, low: 10, high: 30, why: 'not published' } },
    alcohol: { yes: 20, effects: { risk: { odds: 2, low: 1, high: 4 } }, from: 'report' },
    housing: { yes: 20, label: 'Housing', from: 'report' },
    plan: { yes: 20, labels: { yes: 'Made' }, from: 'report' },
    visit: { yes: 12, from: 'report' },
    review: { yes: 13, from: 'report' },
    contact: { yes: 14, from: 'report' },
    harm: { yes: 15, from: 'report' },
    work: { yes: 16, from: 'report' },
  },
  keyQuestions: {
    from: 'report',
    assessment: '50%',
    planning: '50%',
    delivery: { percent: 50 },
    reviewing: '50%',
  },
};

/** Mistakes of many kinds, each in a part that is sound without it. */
export const MISTAKES: readonly Planted[] = [
  ['id', 'My Region', /\bid must be words in small letters/],
  ['title', 2025, /title must be/],
  ['titel', 'x', /no key titel/],
  ['sources.press.year', 'soon', /year must be/],
  ['sources.press.licens', 'x', /no key licens/],
  ['sample.cohort', 50, /cohort/],
  ['sample.cohort', 'lots', /cohort|lots/],
  ['variables.risk.ordered.medium', 51, /Risk/],
  ['variables.risk.ordered', { low: 84 }, /variables\.risk/],
  ['variables.order.nominal', { community: 40 }, /order/],
  ['variables.sex.protected', 'perhaps', /protected must be/],
  ['variables.abuse.yes', 85, /85/],
  ['variables.abuse', null, /abuse/],
  ['variables.inquiry.when', 'abuze', /abuze/],
  ['variables.inquiry.yes', '145%', /145%/],
  ['variables.children.yes', '51.5%', /51\.5%/],
  ['variables.children.also', [{ count: 41, from: 'press' }], /41/],
  ['variables.drugs.yes.why', undefined, /drugs|why/],
  ['variables.drugs.yes.low', 25, /drugs|25/],
  ['variables.alcohol.effects', { rsk: 2 }, /rsk/],
  ['variables.alcohol.effects.risk.low', 3, /alcohol|odds/],
  ['variables.alcohol.effects.risk.odds', 0, /odds/],
  ['variables.housing.label', 7, /label must be/],
  ['variables.plan.labels', { yess: 'Made' }, /yess/],
  ['variables.visit.fron', 'report', /no key fron/],
  ['variables.review.from', 'rapport', /rapport/],
  ['variables.contact.yes', 'quite a few', /quite a few/],
  ['variables.harm.prompt', 'plannning', /plannning/],
  ['variables.work.yes', 12.5, /12\.5/],
  ['variables.two words', { yes: 20, from: 'report' }, /two words/],
  ['keyQuestions.assessment', '145%', /145%/],
  ['keyQuestions.planning', [1], /planning is a list of counts/],
  ['keyQuestions.delivery.rounding', 'half-down', /half-down/],
  ['keyQuestions.reviewing', '61 of 60', /61 of 60/],
];

/** The messages of what is wrong with the scenario with these mistakes. */
export function problemsWith(mistakes: readonly Planted[]): string[] {
  try {
    parseScenario(planted(DRAFT, mistakes), 'mine.yaml');
    return [];
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(({ message }) => message);
    throw error;
  }
}
