import type { Declaration } from '../declare/declaration.js';
import { claimedShare } from '../figures/claimedShare.js';
import { printFigure, printPlaces } from '../figures/printFigure.js';
import { countsInWords } from '../figures/words.js';
import type { ClaimTerm, Figure, PublishedClaim } from '../scenario.js';
import { type Bounds, countNetwork, countsAllowed, namedWhole, propagate } from './countNetwork.js';
import type { Observation } from './finding.js';

/** What the figures that are printed leave open of one thing that a claim is about. */
export interface TermCounts {
  readonly term: ClaimTerm;
  readonly label: string;
  /** The cases that it is a share of; null where no figure settles them. */
  readonly of: number | null;
  /** The counts that all printed figures together allow; what is assumed counts for nothing. */
  readonly counts: Bounds;
  /** The figure of the term itself; null where it is what others leave. */
  readonly figure: Figure | null;
}

/** A claim with what the figures say of it. */
export interface ClaimTruth {
  readonly claim: PublishedClaim;
  readonly about: readonly TermCounts[];
  readonly others: readonly TermCounts[];
  /** Whether it is true of the cases inspected; null where the printed figures do not decide that. */
  readonly isTrue: boolean | null;
}

/** Whether each claim of a scenario is true of the cases inspected, by its printed figures alone. */
export function claimTruths(declaration: Declaration): ClaimTruth[] {
  const { claims = [] } = declaration;
  if (claims.length === 0) return [];
  const network = countNetwork(declaration);
  const bounds = propagate(network, (index) => network.figures[index]!.figure.basis !== 'assumed');
  const countsOf = (term: ClaimTerm): TermCounts => {
    const position = declaration.variables.findIndex(({ name }) => name === term.name);
    const variable = declaration.variables[position];
    if (variable === undefined) return contextCounts(declaration, term);
    const level = variable.levels.indexOf(term.level);
    const whole = bounds?.[network.relevantCell(position)] ?? NOTHING;
    const counts = bounds?.[network.levelCell(position, level)] ?? NOTHING;
    const of = whole.lowest === whole.highest && whole.lowest > 0 ? whole.lowest : null;
    return { term, label: labelOf(term, variable), of, counts, figure: variable.figures[level] ?? null };
  };
  return claims.map((claim) => {
    const [about, others] = [claim.about.map(countsOf), claim.others.map(countsOf)];
    return { claim, about, others, isTrue: bounds === null ? null : truthOf(claim, about, others) };
  });
}

const NOTHING: Bounds = { lowest: 0, highest: 0 };

function labelOf(term: ClaimTerm, { label, levels, levelLabels }: Declaration['variables'][number]): string {
  return term.level === 'yes' ? label : `${label}: ${levelLabels[levels.indexOf(term.level)]}`;
}

function contextCounts({ context, sample }: Declaration, term: ClaimTerm): TermCounts {
  const figure = Object.values(context).find((group) => term.name in group)?.[term.name];
  if (figure === undefined) throw new RangeError(`no figure ${term.name}`);
  const whole = figure.perCase === undefined ? namedWhole(figure) : sample.cases;
  const allowed = whole === null ? NOTHING : countsAllowed(figure, whole);
  // A percentage that no whole number of the cases gives cannot be a share of them.
  const of = allowed.lowest > allowed.highest ? null : whole;
  const counts =
    term.level === 'yes' || of === null
      ? allowed
      : { lowest: of - allowed.highest, highest: of - allowed.lowest };
  return { term, label: figure.label, of, counts, figure };
}

/** True where every count that the figures allow makes it true, false where none does. */
function truthOf(
  { kind, share, convention }: PublishedClaim,
  about: readonly TermCounts[],
  others: readonly TermCounts[],
): boolean | null {
  if (share !== null)
    return every(about.map((one) => isWithin(one, claimedShare(kind as 'below', share, convention))));
  const pairs = comparisons(kind, about, others);
  return every(pairs.map(([more, less]) => isMore(more, less)));
}

/** What a claim says is more than what, of any things that it compares. */
export function comparisons<Term>(
  kind: PublishedClaim['kind'],
  about: readonly Term[],
  others: readonly Term[],
): (readonly [more: Term, less: Term])[] {
  if (kind === 'inOrder') return about.slice(1).map((less, index) => [about[index]!, less] as const);
  const pairs = about.flatMap((one) => others.map((other) => [one, other] as const));
  return kind === 'lowest' ? pairs.map(([one, other]) => [other, one] as const) : pairs;
}

function every(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function isWithin({ of, counts }: TermCounts, quantity: ReturnType<typeof claimedShare>) {
  if (of === null || typeof quantity === 'string') return null;
  const { lowest, highest } = countsInWords(quantity, of);
  if (counts.lowest >= lowest && counts.highest <= highest) return true;
  return counts.highest < lowest || counts.lowest > highest ? false : null;
}

/** A share above another, equal shares being neither above the other. */
function isMore(more: TermCounts, less: TermCounts): boolean | null {
  if (more.of === null || less.of === null) return null;
  const above = (count: number, other: number) => count * less.of! > other * more.of!;
  if (above(more.counts.lowest, less.counts.highest)) return true;
  return above(more.counts.highest, less.counts.lowest) ? null : false;
}

/** Claims that the figures contradict: a source says in words what its numbers do not. */
export function falseClaims(declaration: Declaration): Observation[] {
  return claimTruths(declaration).flatMap(({ claim, about, others, isTrue }): Observation[] =>
    isTrue === false
      ? [
          {
            ...aboutClaim(claim, [...about, ...others]),
            code: 'claim-contradicts-figures',
            explanation: `"${claim.says}"${printPlaces(claim)} is not true of the cases inspected: ${[...about, ...others].map(counted).join('; ')}.`,
            hint: 'Look the sentence up in its source; where it does say so, this is a finding about the source.',
          },
        ]
      : [],
  );
}

/** Claims that the printed figures leave undecided, and words that differ between sources. */
export function claimRemarks(declaration: Declaration): Observation[] {
  return claimTruths(declaration).flatMap(({ claim, about, others, isTrue }): Observation[] => {
    const terms = [...about, ...others];
    const open = terms.filter(({ of, counts }) => of === null || counts.lowest < counts.highest);
    const undecided: Observation[] =
      isTrue === null
        ? [
            {
              ...aboutClaim(claim, terms),
              code: 'claim-not-decided',
              explanation: `"${claim.says}"${printPlaces(claim)} is decided by no printed figure: ${open.map(counted).join('; ')}.`,
              hint: null,
            },
          ]
        : [];
    const { wording } = claim;
    const differs: Observation[] =
      wording === null
        ? []
        : [
            {
              ...aboutClaim(claim, terms),
              code: 'wording-differs',
              explanation: `"${claim.says}"${printPlaces(claim)} is printed of "${wording.prints}" where "${wording.means}" is meant: the number is the same, the word is not.`,
              hint: null,
            },
          ];
    return [...undecided, ...differs];
  });
}

function aboutClaim(claim: PublishedClaim, terms: readonly TermCounts[]) {
  const figures = terms.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  return { figures, position: claim.position };
}

function counted({ label, of, counts: { lowest, highest }, figure }: TermCounts): string {
  if (of === null)
    return `${label} is ${figure === null ? 'not counted' : printFigure(figure)}, of no known number of cases`;
  return `${label} is ${lowest === highest ? lowest : `${lowest} to ${highest}`} of ${of}`;
}
