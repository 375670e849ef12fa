import { stringify } from 'yaml';

/** A study in plain data. */
// biome-ignore lint/suspicious/noExplicitAny: mistakes put anything anywhere.
type Draft = Record<string, any>;

/** A study that is sound, with something in every part. */
const draft = (): Draft => ({
  id: 'a-study',
  title: 'Does it work?',
  aims: 'To see whether it works.',
  notes: 'Nothing to note.',
  scenarios: {
    plain: 'west-midlands-2025',
    changed: {
      scenario: 'west-midlands-2025',
      change: { assessment: '60%' },
      odds: { planning: { risk: 2 } },
    },
    later: { scenario: 'west-midlands-2025', shift: ['assessment'], effects: 'strong' },
  },
  designs: {
    simple: { kind: 'simple', cases: 84, cohort: 650 },
    strata: { kind: 'stratified', by: 'risk', cohort: 650 },
    pdus: { kind: 'two-stage', clusters: 11, icc: 0.05, cohort: 650 },
  },
  inspectors: {
    alike: { kappa: 0.6 },
    seen: { sensitivity: '90%', specificity: '95%', count: 3 },
  },
  inquiries: {
    share: { percentage: 'assessment', in: 'plain' },
    gap: { difference: 'planning', from: 'plain', to: 'later' },
    order: { ranking: 'assessment' },
  },
  answers: {
    wilson: { interval: 'wilson', confidence: '95%' },
    design: { estimate: 'design', interval: 'korn-graubard' },
    newcombe: { interval: 'newcombe' },
  },
  grid: { cases: [60, 84], shift: [5, 10] },
  assumptions: [],
  headline: { measure: 'coverage', inquiry: 'share', at: { design: 'simple', shift: 5 } },
  replicates: 100,
  seed: 1,
  misleading: 5,
});

export interface Mistake {
  /** The path to what is wrong. */
  readonly name: string;
  /** Mistakes of one spot are not planted together. */
  readonly spot: string;
  readonly plant: (study: Draft) => void;
  /** What its problem says. */
  readonly says: RegExp;
}

const at = (path: string, value: unknown) => (study: Draft) => {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce((part, key) => part[key], study);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
};

const mistake = (path: string, value: unknown, says: RegExp): Mistake => ({
  name: path,
  spot: path.split('.').slice(0, 2).join('.'),
  plant: at(path, value),
  says,
});

/** Mistakes of every kind that a study file may have, each in a part that is sound without it. */
export const MISTAKES: readonly Mistake[] = [
  mistake('id', 'Not an id', /\bid must be words in small letters/),
  mistake('title', undefined, /title is missing/),
  mistake('aims', 7, /aims must be/),
  mistake('notes', null, /notes must be/),
  mistake('nonsense', 1, /no key nonsense/),
  mistake('replicates', 'many', /replicates must be/),
  mistake('seed', -1, /seed must be/),
  mistake('misleading', 0.1, /misleading is less than one percentage point/),
  mistake('scenarios.extra', 'nowhere-2025', /nowhere-2025 cannot be used/),
  mistake('scenarios.none', null, /scenarios\.none/),
  mistake('scenarios.changed.effects', 'huge', /effects must be one of/),
  mistake('scenarios.changed.change', { assesment: '60%' }, /no case variable assesment/),
  mistake('scenarios.changed.odds', { planning: { rsk: 2 } }, /no case variable rsk/),
  mistake('scenarios.later.efects', 'strong', /no key efects/),
  mistake('scenarios.changed.shift', { delivery: 0.2 }, /is less than one percentage point/),
  mistake('designs.none', null, /designs\.none/),
  mistake('designs.odd', { kind: 'wobble', cases: 10 }, /designs\.odd\.kind must be one of/),
  mistake('designs.odd', { kind: 7 }, /designs\.odd\.kind must be one of/),
  mistake('designs.odd', { cases: 60 }, /designs\.odd\.kind/),
  mistake('designs.odd', 'simple', /designs\.odd must be/),
  mistake('designs.simple.colour', 'red', /no key colour/),
  mistake('designs.simple.cohort', 50, /takes 84 cases from a cohort of 50/),
  mistake('designs.strata.by', 'rsk', /no case variable rsk/),
  mistake('designs.strata.allocation', 'nayman', /allocation must be/),
  mistake('designs.pdus.icc', 1.5, /icc must be 0 or more and below 1/),
  mistake('designs.pdus.take', 12, /takes 12 of 11 clusters/),
  mistake('designs.pdus.clustres', 12, /no key clustres/),
  mistake('inspectors.none', null, /inspectors\.none/),
  mistake('inspectors.alike.kappa', 2, /kappa must be above 0 and at most 1/),
  mistake('inspectors.alike.count', 0, /count must be/),
  mistake('inspectors.alike.doubleMarkd', 0.2, /no key doubleMarkd/),
  mistake('inspectors.seen.sensitivity', '3%', /no better than chance/),
  mistake('inspectors.seen.leads', { kappa: 2 }, /leads\.kappa|kappa must be above 0/),
  mistake('inquiries.none', null, /inquiries\.none/),
  mistake('inquiries.share', { percentge: 'assessment' }, /inquiries\.share/),
  mistake('inquiries.share', 'assessment', /inquiries\.share/),
  mistake('inquiries.share.percentage', 'assesment', /no case variable assesment/),
  mistake('inquiries.share.in', 'nowhere', /No scenario of this study is called nowhere/),
  mistake('inquiries.share.of', 'nobody', /of must be one of process, cohort/),
  mistake('inquiries.share', {}, /inquiries\.share has none of percentage, band/),
  mistake(
    'inquiries.order',
    { lowest: 'assessment' },
    /inquiries\.order\.lowest must be a list, not "assessment"/,
  ),
  mistake('inquiries.order', { programme: 'plannning', regions: 1 }, /no case variable plannning/),
  mistake('inquiries.gap.difference', 'plannning', /no case variable plannning/),
  mistake('inquiries.gap.colour', 'red', /colour/),
  mistake('inquiries.order.of', ['plain'], /inquiries\.order\.of/),
  mistake('answers.none', null, /answers\.none/),
  mistake('answers.wilson.interval', 'wlson', /wlson is not an interval method/),
  mistake('answers.wilson.confidence', 2, /confidence must be/),
  mistake('answers.wilson.confidence', '100%', /confidence must be above 0 and below 1/),
  mistake('answers.design.estimate', 'designed', /estimate must be one of raw, design/),
  mistake('answers.newcombe.intervall', 'mee', /no key intervall/),
  mistake('grid.shifts', [5], /no key shifts/),
  mistake('grid.cases', null, /grid\.cases/),
  mistake('grid.cases', [60, 60.5], /grid\.cases/),
  mistake('grid.cases', [60, 60], /gives a value twice/),
  mistake('grid.shift', [5, 'x'], /grid\.shift/),
  mistake('grid.leniency', [0.5, 'x'], /grid\.leniency/),
  mistake('grid.kappa', [1.2, 'x'], /kappa must be above 0 and at most 1, not 1\.2/),
  mistake('grid.confidence', [0, 1.2], /confidence must be above 0 and below 1, not 0/),
  mistake('grid.iccWithin', [0.1], /Nothing in the study reads iccWithin/),
  mistake('assumptions', ['icc'], /assumptions names icc/),
  mistake('assumptions', ['weather'], /assumptions/),
  mistake('headline.measure', 'powr', /measure must be one of/),
  mistake('headline.inquiry', 'zzz', /No inquiry of this study is called zzz/),
  mistake('headline.at', { design: 'nope' }, /No design of this study is called nope/),
  mistake('headline.at', { shift: 7 }, /has no shift of 7/),
  mistake('headline.along', 'colour', /along must be one of/),
];

/** The file of a study with some mistakes. */
export function withMistakes(mistakes: readonly Mistake[]): string {
  const study = draft();
  for (const { plant } of mistakes) plant(study);
  return stringify(study);
}
