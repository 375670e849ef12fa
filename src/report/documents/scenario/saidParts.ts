import { RATING_BANDS } from '../../../estimation/bands/ratingBands.js';
import type { ForcedFact } from '../../../estimation/forced/jointBounds.js';
import type { AuditedClaim, AuditReport } from '../../../results/audit.js';
import { printPlaces } from '../../../scenario/figures/printFigure.js';
import { capital } from '../../../words/capital.js';
import { plural, probability } from '../../../words/format.js';
import { type Part, tablePart, textPart } from '../../document/document.js';
import type { Column } from '../../document/table.js';
import { bullet } from '../../document/words.js';

/** The joint questions that were asked, which come first. */
export function jointParts({ joints = [] }: Partial<AuditReport>): readonly Part[] {
  const title = 'Joint questions: what the figures force, whatever the answers that overlap';
  return joints.length === 0
    ? []
    : [
        textPart(
          title,
          joints.map((fact) => bullet(sentenceOf(fact))),
        ),
      ];
}

/** What the publications say in comparisons, what their figures force, and how few answers would change what is said. */
export function saidParts({
  claims = [],
  forced = [],
  challenges = [],
}: Partial<AuditReport>): readonly Part[] {
  return [
    ...(claims.length === 0 ? [] : claimParts(claims)),
    ...(forced.length === 0 ? [] : [forcedPart(forced)]),
    ...(challenges.length === 0 ? [] : [challengePart(challenges)]),
  ];
}

function claimParts(claims: readonly AuditedClaim[]): readonly Part[] {
  return [
    tablePart({
      title: 'Claims: true of the cases inspected, and how probably of the work behind them',
      columns: CLAIMS,
      rows: claims,
    }),
    textPart(null, [
      'A probability is that the claim is true of the work that the cases are an example of, under no effects, those assumed and ' +
        'those doubled; the range is over every overlap of the answers and every count that the figures allow. Undetermined: ' +
        'the overlap or the count decides whether 0.95 is reached. Claims with several parts are simulated, to about 0.005.',
    ]),
  ];
}

const chance = (effects: 'independent' | 'moderate' | 'strong') => (claim: AuditedClaim) => {
  const found = claim.work?.[effects] ?? null;
  return found === null ? null : probability(found.probability);
};

const CLAIMS: readonly Column<AuditedClaim>[] = [
  { key: 'says', heading: 'Claim', value: (claim) => `${capital(claim.says)}${printPlaces(claim)}` },
  {
    key: 'sample',
    heading: 'Of the cases',
    value: ({ sample }) => (sample === null ? 'not decided' : sample ? 'true' : 'false'),
  },
  { key: 'independent', heading: 'Of the work: no effects', align: 'right', value: chance('independent') },
  { key: 'moderate', heading: 'Assumed', align: 'right', value: chance('moderate') },
  { key: 'strong', heading: 'Strong', align: 'right', value: chance('strong') },
  {
    key: 'range',
    heading: 'Range',
    align: 'right',
    value: ({ work }) => {
      if (work === null) return null;
      const range =
        work.highest - work.lowest < 5e-5
          ? null
          : `${probability(work.lowest)} to ${probability(work.highest)}`;
      return range === null ? null : work.undetermined ? `${range}, undetermined` : range;
    },
  },
  {
    key: 'repeat',
    heading: 'A repeat says so',
    align: 'right',
    value: ({ work }) => (work?.moderate?.repeat == null ? null : probability(work.moderate.repeat)),
  },
  {
    key: 'answersToReverse',
    heading: 'Answers to reverse it',
    value: ({ answersToReverse }) => answersToReverse,
  },
];

/** The pairs with the most cases; all are in the data. */
const MOST_SHOWN = 12;

function forcedPart(forced: readonly ForcedFact[]): Part {
  const rest = forced.length - MOST_SHOWN;
  return textPart('What the figures force together, without any assumption', [
    ...forced.slice(0, MOST_SHOWN).map((fact) => bullet(sentenceOf(fact))),
    ...(rest > 0 ? [`${plural(rest, 'more pair')} with fewer cases: --json has them all.`] : []),
  ]);
}

function sentenceOf({ joint, least, most, by }: ForcedFact): string {
  const cases =
    least === most
      ? `exactly ${least}`
      : least === 0
        ? `at most ${most}`
        : `at least ${least}, at most ${most}`;
  const figures = by.length === 0 ? 'the number of cases alone' : by.join(' and ');
  return `${joint}: ${cases} cases, by ${figures}.`;
}

function challengePart(challenges: AuditReport['challenges']): Part {
  const lines = challenges.map(({ says, answers, becomes }) => {
    const otherwise =
      typeof becomes === 'boolean'
        ? `make "${says}" ${becomes ? 'true' : 'false'}`
        : `make it ${RATING_BANDS.find(({ name }) => name === becomes)?.label}`;
    const about = typeof becomes === 'boolean' ? '' : `${capital(says)}; `;
    return bullet(`${about}${plural(answers, 'answer')} judged otherwise would ${otherwise}.`);
  });
  return textPart(
    'How few answers judged otherwise would change what is said (bands are hypothetical)',
    lines,
  );
}
