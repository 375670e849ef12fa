import { RATING_BANDS } from '../../../estimation/bands/ratingBands.js';
import type { ForcedFact } from '../../../estimation/forced/jointBounds.js';
import type { AuditedClaim, AuditReport } from '../../../results/audit.js';
import type { OtherRating, RatingChallenge } from '../../../results/ratingChallenges.js';
import { printPlaces } from '../../../scenario/figures/printFigure.js';
import { capital } from '../../../words/capital.js';
import { list, plural, probability } from '../../../words/format.js';
import { type Part, tablePart, textPart } from '../../document/document.js';
import type { Column } from '../../document/table.js';
import { bullet, type Line } from '../../document/words.js';

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
  ratings = [],
}: Partial<AuditReport>): readonly Part[] {
  return [
    ...(claims.length === 0 ? [] : claimParts(claims)),
    ...(forced.length === 0 ? [] : [forcedPart(forced)]),
    ...(challenges.length + ratings.length === 0 ? [] : [challengePart(challenges, ratings)]),
  ];
}

function claimParts(claims: readonly AuditedClaim[]): readonly Part[] {
  return [
    textPart('What is claimed in words', [claimsInWords(claims)]),
    tablePart({
      title: 'Claims: true of the cases inspected, and how probably of the work behind them',
      columns: CLAIMS,
      rows: claims,
    }),
    textPart(null, [
      'A probability is that the claim is true of the work that the cases are an example of, under no effects, those assumed and ' +
        'those doubled on the scale of log odds, where an odds ratio of 4 becomes 16; the range is over every overlap of the ' +
        'answers and every count that the figures allow. Undetermined: the overlap or the count decides whether 0.95 is reached, ' +
        'by the claim or by its denial. Claims with several parts are simulated, to about 0.005. ' +
        'A repeat is of as many cases, as much alike as those inspected, under the effects assumed.',
    ]),
  ];
}

/** How many claims are true of the cases, and how many probably of the work. */
export function claimsInWords(claims: readonly AuditedClaim[]): string {
  const are = (number: number, what: string) => `${number} ${number === 1 ? 'is' : 'are'} ${what}`;
  const counted = (test: (claim: AuditedClaim) => boolean) => claims.filter(test).length;
  const undecided = counted(({ sample }) => sample === null);
  const open = counted(({ work }) => work?.undetermined === true && work.highest >= SHOWN);
  const isDenied = counted(({ work }) => work !== null && work.highest <= 1 - SHOWN);
  const openDenial = counted(({ work }) => work?.undetermined === true && work.highest < SHOWN);
  const shown = counted(({ work }) => work !== null && !work.undetermined && work.lowest >= SHOWN);
  const isTrue = counted(({ sample }) => sample === true);
  const isFalse = counted(({ sample }) => sample === false);
  return (
    `Of ${plural(claims.length, 'claim')}, ${are(isTrue, 'true')} of the cases inspected and ${are(isFalse, 'false')}` +
    `${undecided === 0 ? '' : `; no printed figure decides ${undecided}`}. ` +
    `Of the work behind the cases ${are(shown, `true with a probability of ${SHOWN} or more`)}, however the answers overlap` +
    `${open === 0 ? '' : `; the overlap or the count decides whether ${open} more ${open === 1 ? 'is' : 'are'}`}.` +
    deniedInWords(isDenied, openDenial)
  );
}

/** How many claims are so surely false of the work, and how many may be. */
function deniedInWords(denied: number, open: number): string {
  if (denied + open === 0) return '';
  return (
    ` ${denied} ${denied === 1 ? 'is' : 'are'} false with one of ${SHOWN} or more` +
    `${open === 0 ? '' : `; the overlap or the count decides it for ${open}${denied === 0 ? '' : ' more'}`}.`
  );
}

/** What `claims` takes as shown if nothing else is said. */
const SHOWN = 0.95;

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

function challengePart(challenges: AuditReport['challenges'], ratings: AuditReport['ratings']): Part {
  const lines = challenges.map(({ says, answers, becomes }) => {
    const otherwise =
      typeof becomes === 'boolean'
        ? `make "${says}" ${becomes ? 'true' : 'false'}`
        : `make it ${RATING_BANDS.find(({ name }) => name === becomes)?.label}`;
    const about = typeof becomes === 'boolean' ? '' : `${capital(says)}; `;
    return bullet(`${about}${plural(answers, 'answer')} judged otherwise would ${otherwise}.`);
  });
  return textPart('How few answers judged otherwise would change what is said', [
    ...lines,
    ...(challenges.some(({ becomes }) => typeof becomes !== 'boolean') ? ['Bands are hypothetical.'] : []),
    ...ratings.map(ratingInWords),
  ]);
}

/** `Warwickshire is Requires improvement with 7 of 27 points; 7 more would make it Good, and 3 fewer Inadequate.` */
function ratingInWords({ label, points, of, level, up, down }: RatingChallenge): Line {
  const way = ({ points: number, answers }: OtherRating, side: string) =>
    `${plural(number, 'point')} ${side}${answers === null ? '' : ` (${plural(answers, 'answer')})`}`;
  const ways = [
    ...(up === null ? [] : [`${way(up, 'more')} would make it ${up.level}`]),
    ...(down === null ? [] : [`${way(down, 'fewer')} would make it ${down.level}`]),
  ];
  return bullet(`${label} is ${level} with ${points} of ${of} points; ${list(ways)}.`);
}
