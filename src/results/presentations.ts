import { presentation } from '../estimation/rules/presentation.js';
import { type PresentationRule, VERDICTS, type Verdict } from '../estimation/rules/presentationRule.js';
import type { FigureCounts } from '../scenario/audit/figureCounts.js';

/** What a rule says of a printed figure, whichever of its feasible counts it came from. */
export interface FigurePresentation {
  /** One verdict, or each that some of the feasible counts would have, the gravest first. */
  readonly verdicts: readonly Verdict[];
  /** The reason for the first of them. */
  readonly because: string;
  /** The reason for each of them, in their order. */
  readonly reasons: readonly string[];
}

/** What a rule says of a figure; null for one that nobody printed, whose cases are not known, or which is of no sample. */
export function presentationOf(
  { figure, of, counts }: FigureCounts,
  rule: PresentationRule,
  designEffect: number,
): FigurePresentation | null {
  if (of === null || counts === null || figure.basis === 'assumed' || counts.lowest > counts.highest)
    return null;
  if (isOfNoSample(figure)) return null;
  const all = someCounts(counts).map((yes) => presentation({ yes, of, effective: of / designEffect }, rule));
  const verdicts = VERDICTS.filter((verdict) => all.some((one) => one.verdict === verdict)).toReversed();
  const reasons = verdicts.map((verdict) => {
    const said = all.flatMap((one) => (one.verdict === verdict ? [one.because] : []));
    return inOne([...new Set(said)]);
  });
  return { verdicts, because: reasons[0]!, reasons };
}

/** The points of a rated unit are added up from its standards, and posts and offices are all that there are: nothing was sampled. */
const isOfNoSample = ({ path }: FigureCounts['figure']) => /^(units\.[^.]+\.total$|context\.)/.test(path);

/** Several reasons as one sentence; those that differ by a number alone as the fewest and the most of it. */
function inOne(reasons: readonly string[]): string {
  const counts = reasons.map((reason) => /^only (\d+) (Yes|No)$/.exec(reason));
  const [first, last] = [counts[0], counts.at(-1)];
  const areOfOne = counts.length > 2 && counts.every((one) => one?.[2] === first?.[2] && one !== null);
  return areOfOne && first && last ? `only ${first[1]} to ${last[1]} ${first[2]}` : reasons.join(', or ');
}

/** Every count of a range, or as many of them as a rule can tell from each other. */
function someCounts({ lowest, highest }: { readonly lowest: number; readonly highest: number }): number[] {
  const steps = Math.min(highest - lowest, MOST_COUNTS);
  return Array.from({ length: steps + 1 }, (_, i) =>
    steps === 0 ? lowest : Math.round(lowest + (i / steps) * (highest - lowest)),
  );
}

const MOST_COUNTS = 100;
