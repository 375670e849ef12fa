import type { NonResponse } from '../../../estimation/surveys/nonResponse.js';
import { percent, percentRange, percentWithCounts, plural, whole } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import { levelText } from './levelText.js';

/** The document of `casesim interval 33/58 --invited 210`. */
export function nonResponseDocument(report: NonResponse): Document<NonResponse> {
  const { yes, answered, invited, least, most, sampled, byChance, confidence } = report;
  const silent = invited - answered;
  const level = levelText(confidence);
  const rows: readonly ShareRow[] = [
    {
      says: 'Whatever the silent think',
      lower: least,
      upper: most,
      counts: `${whole(yes)} to ${whole(yes + silent)}`,
    },
    {
      says: `The invited are a random sample of many (${level})`,
      lower: sampled.lower,
      upper: sampled.upper,
      counts: '',
    },
    {
      says: `Assumed: who was silent was chance (${level})`,
      lower: byChance.lower,
      upper: byChance.upper,
      counts: `${whole(byChance.lowerCount)} to ${whole(byChance.upperCount)}`,
    },
  ];
  return {
    command: 'interval',
    title: `${plural(answered, 'answer')} of ${whole(invited)} invited`,
    sentence:
      `${percentWithCounts(yes, answered)} of those who answered said Yes, and ${whole(silent)} of the ${whole(invited)} invited did not ` +
      `answer: of all invited, ${silent === 0 ? percent(least) : `between ${percentRange(least, most).replace(' to ', ' and ')}`} would say Yes, whatever the silent think.`,
    parts: [
      tablePart(
        {
          title: 'Share of all invited who would say Yes',
          columns: [
            words<ShareRow>('says', 'What is taken to be true', ({ says }) => says),
            figures<ShareRow>(
              'lower',
              'Share',
              ({ lower }) => lower,
              ({ lower, upper }) => percentRange(lower, upper, 1),
            ),
            words<ShareRow>('counts', 'Of all invited', ({ counts }) => counts),
          ],
          rows,
        },
        { main: true },
      ),
      textPart('Where half is', [tippingWords(report)]),
    ],
    csvTable: cellsOf({
      title: '',
      columns: [
        raw<ShareRow>('says', ({ says }) => says),
        raw<ShareRow>('lower', ({ lower }) => lower),
        raw<ShareRow>('upper', ({ upper }) => upper),
      ],
      rows,
    }),
    data: report,
  };
}

interface ShareRow {
  readonly says: string;
  readonly lower: number;
  readonly upper: number;
  readonly counts: string;
}

function tippingWords({ tippingHalf, yes, answered, invited, response }: NonResponse): string {
  const answers = `The response rate is ${percentWithCounts(answered, invited)}.`;
  if (tippingHalf === null) return `${answers} Nobody was silent.`;
  if (tippingHalf <= 0)
    return `${answers} ${whole(yes)} are half of all invited already, whatever the silent think.`;
  if (tippingHalf > 1) return `${answers} Half of all invited is out of reach, whatever the silent think.`;
  const favourable = yes / answered;
  return (
    `${answers} Half of all invited would say Yes if ${percent(tippingHalf)} of the silent did, against ${percent(favourable)} of those ` +
    `who answered${response < 0.5 ? ': most of what is true of all invited is not known' : ''}.`
  );
}
