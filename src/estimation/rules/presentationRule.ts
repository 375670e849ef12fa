import { deepFreeze } from '../../deepFreeze.js';

/** What a rule says of a printed percentage. */
export const VERDICTS = ['print', 'note', 'review', 'doNotPrint'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The intervals that a rule may look at: those that take effective cases, of which there need not be a whole number. */
export const RULE_INTERVALS = ['clopper-pearson', 'wilson'] as const;
export type RuleInterval = (typeof RULE_INTERVALS)[number];

/** When a step of a rule applies: where everything that it names is so. Widths are proportions, and so is a share. */
export interface RuleConditions {
  /** Fewer cases than this; effective ones where they are known. */
  readonly casesBelow?: number | undefined;
  /** From so many Yes to so many, both included. */
  readonly yes?: readonly [number, number] | undefined;
  readonly no?: readonly [number, number] | undefined;
  /** Not one Yes, or nothing else. */
  readonly noneOrAll?: true | undefined;
  readonly widthAtMost?: number | undefined;
  readonly widthAtLeast?: number | undefined;
  /** The interval is wider than so many times the share of Yes. */
  readonly widthOverShare?: number | undefined;
  /** The same of the share of No. */
  readonly widthOverComplement?: number | undefined;
  /** Never so where degrees of freedom are not given. */
  readonly degreesOfFreedomBelow?: number | undefined;
}

export interface RuleStep {
  readonly when: RuleConditions;
  readonly verdict: Verdict;
  /** The reason in words of the rule's own; if omitted, what applies is said. */
  readonly because?: string | undefined;
}

/** Whether a percentage should be printed: the first step that applies decides, and where none does it is printed. */
export interface PresentationRule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly interval: RuleInterval;
  readonly confidence: number;
  readonly steps: readonly RuleStep[];
}

/** The rule where none is given: what `scenarios/rules/us-nchs-2017.yaml` says too, as a test makes sure. */
export const US_NCHS_2017: PresentationRule = deepFreeze({
  id: 'us-nchs-2017',
  title: 'US National Center for Health Statistics, proportions, 2017',
  source:
    'Parker and others 2017, Data Presentation Standards for Proportions, Vital and Health Statistics 2(175)',
  interval: 'clopper-pearson',
  confidence: 0.95,
  steps: [
    { when: { casesBelow: 30 }, verdict: 'doNotPrint' },
    { when: { noneOrAll: true }, verdict: 'review' },
    { when: { widthAtMost: 0.05, degreesOfFreedomBelow: 8 }, verdict: 'review' },
    { when: { widthAtMost: 0.05 }, verdict: 'print' },
    { when: { widthAtLeast: 0.3 }, verdict: 'doNotPrint' },
    { when: { widthOverShare: 1.3 }, verdict: 'doNotPrint' },
    { when: { degreesOfFreedomBelow: 8 }, verdict: 'review' },
    { when: { widthOverComplement: 1.3 }, verdict: 'note' },
  ],
});
