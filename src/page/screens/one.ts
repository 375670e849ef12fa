import { USUAL_METHODS } from '../../estimation/proportion/usualMethod.js';
import { bandsDocument } from '../../report/documents/estimation/bandsDocument.js';
import { intervalDocument } from '../../report/documents/estimation/intervalDocument.js';
import { bandsReport } from '../../results/bands.js';
import { intervalReport } from '../../results/interval.js';
import { readCounts } from '../../results/tables/readCounts.js';
import { commandLine, type Screen, screen } from './screen.js';

/** One percentage: how sure it is, and what the next inspection would report. */
export function one(): Screen {
  return screen({
    id: 'one',
    name: 'One percentage',
    door: 'methods',
    heading: 'How sure is one percentage?',
    lead: 'The true share behind a percentage, and what the next inspection of as many cases would report.',
    keys: {
      yes: {
        kind: 'number',
        label: 'Cases with Yes',
        ...{ usual: 41, least: 0, greatest: 10_000, atMost: 'of', step: 1, unit: 'cases' },
      },
      of: {
        kind: 'number',
        label: 'Cases inspected',
        ...{ usual: 84, least: 1, greatest: 10_000, step: 1, unit: 'cases' },
      },
      confidence: CONFIDENCE,
      cohort: {
        kind: 'number',
        label: 'Eligible cases, if known',
        hint: 'The cohort that the cases were drawn from; empty where it is large or not known.',
        ...{ usual: null, least: 1, greatest: 1_000_000, step: 10, unit: 'cases' },
      },
      deff: {
        kind: 'number',
        label: 'Design effect, if cases came in clusters',
        hint: 'How much more the percentage varies than with independent cases: 1.4 for 40% more.',
        ...{ usual: null, least: 0.1, greatest: 20, step: 0.1, decimals: 2 },
      },
    },
    where: 'here',
    answer: ({ yes, of, confidence, cohort, deff }) => {
      const level = Number(confidence) / 100;
      const known = {
        confidences: [level],
        cohort,
        design: deff === null ? null : { effect: deff, degreesOfFreedom: null },
        // Side by side where nothing complicates it; else what allows for it.
        ...(cohort === null && deff === null ? {} : { methods: [USUAL_METHODS.cases] }),
      };
      const interval = intervalReport({ stated: [readCounts(`${yes}/${of}`)], ...known });
      const bands = bandsReport({ yes, of }, { method: 'wilson', confidence: level });
      return { documents: [intervalDocument(interval), bandsDocument(bands)] };
    },
    command: ({ yes, of, confidence, cohort, deff }) =>
      commandLine(['interval', `${yes}/${of}`], {
        confidence: confidence === '95' ? null : `${confidence}%`,
        cohort,
        deff,
      }),
    others: ({ yes, of, confidence }) => [
      commandLine(['bands', `${yes}/${of}`], { confidence: confidence === '95' ? null : `${confidence}%` }),
    ],
  });
}

/** The level of what is said. */
export const CONFIDENCE = {
  kind: 'choice',
  label: 'Confidence',
  usual: '95',
  options: ['80', '90', '95', '99'].map((value) => ({ value, label: `${value}%` })),
} as const;
