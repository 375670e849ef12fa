import { requireConfidence, requireFields } from '../check.js';
import type { Counts } from '../counts.js';
import { type LevelIntervals, levelIntervals } from '../estimation/ordered/levelIntervals.js';
import { type MeanScore, meanScore } from '../estimation/ordered/meanScore.js';
import { proportionInterval } from '../estimation/proportion/proportion.js';
import { nonResponse } from '../estimation/surveys/nonResponse.js';
import type { Limits } from '../limits.js';
import { refuse } from '../problem.js';
import { printFigure } from '../scenario/figures/printFigure.js';
import { requireAnyScenario } from '../scenario/requireScenario.js';
import type { AskedQuestion, CaseVariable, OtherSample, Scenario } from '../scenario/scenario.js';

/** What the other samples of a scenario answered: surveys, reviews, questions on an ordered scale. */
export interface AnswersReport {
  readonly scenario: { readonly id: string; readonly title: string };
  readonly confidence: number;
  readonly samples: readonly SampleAnswers[];
}

export interface SampleAnswers {
  readonly name: string;
  readonly label: string;
  readonly noun: readonly [string, string];
  /** How many there are, and how many were asked; null where that is not known. */
  readonly cases: number | null;
  readonly invited: number | null;
  readonly questions: readonly QuestionAnswers[];
  /** Two questions answered Yes or No by everyone: how many said Yes to the first and No to the second. */
  readonly pairs: readonly {
    readonly first: string;
    readonly second: string;
    readonly least: number;
    readonly most: number;
  }[];
}

export interface QuestionAnswers {
  readonly name: string;
  readonly label: string;
  /** As published, where no counts can be given. */
  readonly printed: string | null;
  readonly levels: readonly { readonly name: string; readonly label: string; readonly count: number }[];
  /** Those who answered it, or to whom it applies; null where counts are not known. */
  readonly of: number | null;
  readonly noAnswer: number;
  readonly notApplicable: number;
  /** Limits of each level of an ordered scale. */
  readonly intervals: LevelIntervals | null;
  readonly mean: MeanScore | null;
  /** Yes, or a favourable answer; null where no level counts as favourable. */
  readonly favourable: (Counts & Limits & { readonly share: number }) | null;
  /** The favourable share of all who were asked, whatever the silent think; null where it is not known how many were. */
  readonly ofAsked: { readonly least: number; readonly most: number } | null;
}

/**
 * The answers of the other samples of a scenario: each level of a scale with its limits, mean scores, favourable shares, what
 * those who were asked and did not answer could hide, and how many of the same people must have answered two questions apart.
 *
 * @param scenario - one with `samples`, or with key questions on an ordered scale
 * @param settings - `confidence` in (0, 1), 0.95 if omitted
 * @returns each sample with its questions
 * @throws ArgumentError for a scenario without other samples
 *
 * @example
 * answersReport(loadScenario('west-midlands-2022')).samples[0]?.pairs.length; // 12
 */
export function answersReport(
  scenario: Scenario,
  settings: { readonly confidence?: number } = {},
): AnswersReport {
  requireAnyScenario('scenario', scenario);
  const { confidence = 0.95 } = requireFields('settings', settings, '{ confidence: 0.9 }');
  requireConfidence(confidence);
  const { id, title, samples = [] } = scenario;
  if (samples.length === 0) {
    refuse('no-samples', `${id} has no samples beside that of its inspection.`, {
      path: 'scenario',
      got: id,
      expected: 'samples, or key questions on an ordered scale',
      hint: `casesim inspect ${id} looks at its key questions.`,
    });
  }
  return {
    scenario: { id, title },
    confidence,
    samples: samples.map((one) => sampleAnswers(one, confidence)),
  };
}

function sampleAnswers(sample: OtherSample, confidence: number): SampleAnswers {
  const { name, label, noun, questions, variables } = sample;
  const invited = sample.invited?.value.kind === 'count' ? sample.invited.value.count : null;
  const answers = questions.map((asked) =>
    questionAnswers(
      asked,
      variables.find((one) => one.name === asked.name),
      { invited, confidence },
    ),
  );
  const cases = sample.sample?.cases ?? null;
  return {
    name,
    label,
    noun,
    cases,
    invited,
    questions: answers,
    pairs: cases === null ? [] : pairsOf(answers, cases),
  };
}

interface Asked {
  readonly invited: number | null;
  readonly confidence: number;
}

function questionAnswers(
  asked: AskedQuestion,
  variable: CaseVariable | undefined,
  { invited, confidence }: Asked,
): QuestionAnswers {
  const { name, label, noAnswer, notApplicable, favourable, scores } = asked;
  const { counts = null, relevant = null, levels = [], levelLabels = [], figures = [] } = variable ?? {};
  const figure = figures.find((one) => one !== null) ?? null;
  const known = counts !== null && relevant !== null && relevant > 0 ? { counts, of: relevant } : null;
  const isOrdered = variable?.kind === 'ordinal';
  const from = isOrdered ? (favourable === null ? -1 : levels.indexOf(favourable)) : 1;
  const yes = known === null || from < 0 ? null : known.counts.slice(from).reduce((sum, one) => sum + one, 0);
  const share = yes === null || known === null ? null : { yes, of: known.of };
  const limits = share === null ? null : proportionInterval(share, { confidence });
  const bounds =
    share === null || invited === null || invited < share.of
      ? null
      : nonResponse({ yes: share.yes, answered: share.of, invited }, { confidence });
  return {
    name,
    label,
    printed: figure === null ? null : printFigure(figure),
    levels:
      known === null
        ? []
        : levels.map((level, rank) => ({
            name: level,
            label: levelLabels[rank] ?? level,
            count: known.counts[rank] ?? 0,
          })),
    of: known?.of ?? null,
    noAnswer,
    notApplicable,
    intervals: known === null || !isOrdered ? null : levelIntervals(known.counts, { confidence }),
    mean:
      known === null || !isOrdered
        ? null
        : meanScore(known.counts, { confidence, ...(scores === null ? {} : { scores }) }),
    favourable:
      share === null || limits === null
        ? null
        : { ...share, share: share.yes / share.of, lower: limits.lower, upper: limits.upper },
    ofAsked: bounds === null ? null : { least: bounds.least, most: bounds.most },
  };
}

/** Least and most who said Yes to one question and No to another, for two that everyone answered. */
function pairsOf(questions: readonly QuestionAnswers[], cases: number): SampleAnswers['pairs'] {
  const all = questions.flatMap(({ name, of, favourable, intervals }) =>
    of === cases && favourable !== null && intervals === null ? [{ name, yes: favourable.yes }] : [],
  );
  return all.flatMap((first) =>
    all.flatMap((second) =>
      first === second
        ? []
        : [
            {
              first: first.name,
              second: second.name,
              least: Math.max(0, first.yes - second.yes),
              most: Math.min(first.yes, cases - second.yes),
            },
          ],
    ),
  );
}
