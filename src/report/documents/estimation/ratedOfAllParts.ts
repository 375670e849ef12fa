import type { RatingReport } from '../../../results/rate.js';
import type { LevelOfAll, PointsOfAll } from '../../../results/ratedOfAll.js';
import { capital } from '../../../words/capital.js';
import { inWords, number } from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import { type Part, tablePart, textPart } from '../../document/document.js';
import { levelText } from './levelText.js';

/** What the rated units say of all units, with how little that is said first. */
export function ofAllParts({ ofAll, noun, chosen }: RatingReport): Part[] {
  if (ofAll === null) return [];
  const { units, rated, points, of, confidence, levels } = ofAll;
  const others = units - rated;
  const how = chosen?.says ?? 'nothing says that they were chosen at random';
  const little = `${capital(inWords(rated))} of ${inWords(units)} ${noun[1]} ${rated === 1 ? 'says' : 'say'} almost nothing about the other ${inWords(others)}`;
  const warning = isClause(how)
    ? `${little}, and ${how}. If they were:`
    : `${little}. The file says of the choice: ${how}. Were it at random:`;
  const level = levelText(confidence);
  return [
    textPart(`What they say of all ${inWords(units)}`, [
      warning,
      ...(points === null ? [] : [pointsLine(points, of, level)]),
    ]),
    tablePart({
      title: `How many of all ${inWords(units)} can be at each level`,
      columns: [
        words<LevelOfAll>(
          'level',
          'Overall',
          (row) => row.level,
          (row) => row.label,
        ),
        figures<LevelOfAll>(
          'like',
          'Rated so',
          ({ like }) => like,
          ({ like, unknown }) => (unknown === 0 ? String(like) : `${like} to ${like + unknown}`),
        ),
        figures<LevelOfAll>(
          'lowerCount',
          `Of all, at ${level}`,
          ({ lowerCount }) => lowerCount,
          ({ lowerCount, upperCount }) => `${lowerCount} to ${upperCount}`,
        ),
      ],
      rows: levels,
      notes: ['Whole numbers that neither tail rejects (Wright 1991), units being drawn at random.'],
    }),
  ];
}

/** Whether how units were chosen is a sentence of its own, such as that nothing says it. */
const isClause = (how: string): boolean => /\b(nothing|nobody|is|are|was|were|says?)\b/.test(how);

function pointsLine({ least, most, lower, upper }: PointsOfAll, of: number, level: string): string {
  const [low, high] = [number(least.estimate, 1), number(most.estimate, 1)];
  const mean = low === high ? low : `${low} to ${high}`;
  if (lower === null || upper === null)
    return `The mean of those rated is ${mean} of ${of} points, and how units differ cannot be estimated from them.`;
  return `The mean of those rated is ${mean} of ${of} points; that of all is between ${number(lower, 1)} and ${number(upper, 1)} with ${level} confidence (t on ${least.sampled - 1} degrees of freedom).`;
}
