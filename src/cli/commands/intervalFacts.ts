import type { CheckedAccuracy } from '../../estimation/agreement/imperfect.js';
import type { BetaPrior } from '../../estimation/proportion/proportion.js';
import type { Problem } from '../../problem.js';
import type { SampleDesign } from '../../results/interval.js';

/** The options of `casesim interval` that tell more than the counts. */
export interface FactOptions {
  readonly cohort?: number | undefined;
  readonly deff?: number | undefined;
  readonly icc?: number | undefined;
  readonly clusterSize?: number | undefined;
  readonly df?: number | undefined;
  readonly sensitivity?: number | undefined;
  readonly specificity?: number | undefined;
  readonly checks?: readonly number[] | undefined;
  readonly prior?: readonly number[] | undefined;
}

/** What is known of how the cases were chosen and judged; null for what is not. */
export interface Facts {
  readonly cohort: number | null;
  readonly design: SampleDesign | null;
  readonly accuracy: CheckedAccuracy | null;
  readonly prior: BetaPrior | null;
}

/** What the options say of how the cases were chosen and judged; whatever does not fit together joins `problems`. */
export function readFacts(options: FactOptions, problems: Problem[]): Facts {
  return {
    cohort: options.cohort ?? null,
    design: readDesign(options, problems),
    accuracy: readAccuracy(options, problems),
    prior: readPrior(options, problems),
  };
}

function readDesign({ deff, icc, clusterSize, df }: FactOptions, problems: Problem[]): SampleDesign | null {
  const degreesOfFreedom = df ?? null;
  if (deff !== undefined && icc !== undefined)
    problems.push(misfit('--deff', 'and --icc both give the design effect.', 'Choose one.'));
  if ((icc === undefined) !== (clusterSize === undefined)) {
    problems.push(
      misfit(icc === undefined ? '--cluster-size' : '--icc', 'needs the other of --icc and --cluster-size.'),
    );
    return null;
  }
  const effect =
    deff ?? (icc === undefined || clusterSize === undefined ? undefined : 1 + (clusterSize - 1) * icc);
  if (effect === undefined) {
    if (df !== undefined) problems.push(misfit('--df', 'needs --deff, or --icc and --cluster-size.'));
    return null;
  }
  if (effect > 0) return { effect, degreesOfFreedom };
  const least = Number((-1 / ((clusterSize ?? 2) - 1)).toPrecision(6));
  problems.push(
    deff === undefined
      ? misfit(
          '--icc',
          `must be above ${least} for clusters of ${clusterSize}, not ${icc}.`,
          'A variance cannot be 0 or less.',
        )
      : misfit('--deff', `must be above 0, not ${deff}.`, 'A variance cannot be 0 or less.'),
  );
  return null;
}

function readAccuracy(
  { sensitivity, specificity, checks }: FactOptions,
  problems: Problem[],
): CheckedAccuracy | null {
  if (sensitivity === undefined || specificity === undefined) {
    if (sensitivity !== specificity)
      problems.push(
        misfit(
          sensitivity === undefined ? '--specificity' : '--sensitivity',
          'needs the other of --sensitivity and --specificity.',
        ),
      );
    if (checks !== undefined) problems.push(misfit('--checks', 'needs --sensitivity and --specificity.'));
    return null;
  }
  if (sensitivity + specificity <= 1) {
    problems.push(
      misfit(
        '--sensitivity',
        `and --specificity must add to more than 1, not ${sensitivity} + ${specificity}.`,
        'Inspectors no better than chance say nothing about the truth.',
      ),
    );
    return null;
  }
  if (checks === undefined) return { sensitivity, specificity };
  const [first, second = first, ...more] = checks;
  if (first === undefined || second === undefined || more.length > 0) {
    problems.push(misfit('--checks', 'takes one number for both, or two.'));
    return null;
  }
  return { sensitivity, specificity, sensitivityChecks: first, specificityChecks: second };
}

function readPrior({ prior }: FactOptions, problems: Problem[]): BetaPrior | null {
  if (prior === undefined) return null;
  const [yes, no, ...more] = prior;
  if (yes !== undefined && no !== undefined && more.length === 0 && yes > 0 && no > 0) return { yes, no };
  problems.push(misfit('--prior', 'takes two numbers above 0, Yes then No.', 'Such as --prior 2,2.'));
  return null;
}

function misfit(option: string, says: string, hint?: string): Problem {
  return {
    code: 'bad-options',
    path: option,
    message: `${option} ${says}`,
    ...(hint === undefined ? {} : { hint }),
  };
}
