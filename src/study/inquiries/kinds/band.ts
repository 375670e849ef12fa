import { z } from 'zod';
import type { About } from '../../../designs/groupedCounts.js';
import type { Inquiry } from '../../study.js';
import { about, inside, question, written } from '../fields.js';
import type { InquiryKind } from '../kind.js';
import { bandMeasures, estimateMeasures } from '../measures.js';
import { percentageAnalysis } from './percentage.js';

export interface BandInquiry extends Inquiry {
  readonly kind: 'band';
  readonly question: string;
  readonly world: string;
  readonly of: About;
}

/** The band that a percentage falls in. */
export const band: InquiryKind<BandInquiry> = {
  kind: 'band',
  key: 'band',
  written: written(
    z.strictObject({ band: question, of: about(), in: inside }),
    ({ band: question, of, in: asked }, { each }) =>
      each(asked, (world, name) => ({ name, kind: 'band', question, world, of, against: null })),
  ),
  subject: ({ question, world, of }) => ({ questions: [question], worlds: [world], about: of }),

  methods: () => [],
  estimand: 'percentage',
  standardError: 'reported',
  analysis: percentageAnalysis,
  outcomes: (_, { ofDesign }) => ofDesign(),

  measures: (sheet) => {
    estimateMeasures(sheet);
    bandMeasures(sheet);
  },
  main: ['wrongBand', 'bandTooHigh', 'misleads'],
  headlines: [
    {
      measure: 'wrongBand',
      says: (value) => `the hypothetical band is not the true one ${value} of the time`,
    },
  ],
  line: ({ name, question, of, world }) => `${name}: the band of ${question} in the ${of} (${world})`,
  mechanism: null,
};
