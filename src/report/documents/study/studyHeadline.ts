import { factorOf, type StudyHeadline, studyHeadline } from '../../../results/study/headline.js';
import { DIFFERENCE, type Measure } from '../../../study/inquiries/measures.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import { MEASURES } from '../../../study/measureNames.js';
import type { StudyAnswer, StudyResult } from '../../../study/run/results.js';
import { FACTORS, type Factor, type Study } from '../../../study/study.js';
import { capital } from '../../../words/capital.js';
import { asWritten, list, number, percentAsWritten, points, signsInWords } from '../../../words/format.js';
import { levelText } from '../estimation/levelText.js';
import { intervalLabel } from './intervalLabel.js';
import { boundOf, measureInWords, type Shown, showMeasure, shownMeasure, showTruth } from './studyMeasure.js';

/**
 * The question of a study answered in a sentence or two: one number at one condition, with how sure it is, and what it is
 * elsewhere; null where there is none.
 */
export function headlineWords(study: Study, { answers }: StudyResult): string | null {
  const headline = studyHeadline(study, answers);
  const lead = headline === null ? undefined : answers[headline.answer];
  if (headline === null || lead === undefined) return null;
  const shown = shownMeasure(lead, headline.measure);
  if (shown === null) return null;
  const at = conditionWords(lead, answers);
  const says = sentenceOf(headline, lead, study);
  const than = headline.than === null ? '' : thanWords(headline, answers);
  const said = `${at === '' ? '' : `${at}, `}${says}${than} (${howSure(shown)}).`;
  return [capital(said), ...besideWords(headline, answers)].join(' ');
}

/** The sentence of the kind of inquiry for its number, or a plain one for a measure that the study asks for. */
function sentenceOf({ measure }: StudyHeadline, answer: StudyAnswer, study: Study): string {
  const { headlines, estimand } = inquiryKind(answer.kind);
  const inWords = (name: Measure['measure']): string => {
    const found = shownMeasure(answer, name);
    return found === null ? 'unknown' : measureInWords(found.measure);
  };
  const found = headlines.find((one) => one.measure === measure);
  if (found === undefined) return `the ${MEASURES[measure]} is ${inWords(measure)}`;
  const { truth } = answer;
  const against = study.inquiries.find(({ name }) => name === answer.inquiry)?.against ?? null;
  return found.says(inWords(measure), {
    interval: intervalWords(answer, study),
    truth: truth === null ? '' : estimand === 'difference' ? points(truth) : showTruth(truth, estimand, 1),
    against: against === null ? '' : estimand === 'score' ? asWritten(against) : percentAsWritten(against),
    shown: inWords,
  });
}

/** `the 95% interval (Wilson)`. */
function intervalWords({ answer, inquiry, confidence }: StudyAnswer, { answers, inquiries }: Study): string {
  const strategy = answers.find(({ name }) => name === answer);
  if (strategy === undefined || confidence === null) return 'the estimate';
  const asked = inquiries.filter(({ name }) => name === inquiry);
  const label = intervalLabel(strategy, asked)?.replace(/ \((.*)\)/, ', $1');
  return `the ${levelText(confidence)} interval (${label})`;
}

/** `exact`, or the Monte Carlo standard error in the unit of the measure; a bound where all replicates agree. */
function howSure({ measure, exact }: { readonly measure: Measure; readonly exact: boolean }): string {
  if (exact) return 'exact';
  const bound = boundOf(measure);
  if (bound !== null) return `all replicates agree: ${bound}, Wilson's 95% limit`;
  const { unit, mcse } = measure;
  const inPoints = unit !== 'ratio' && unit !== 'index';
  const error = number(inPoints ? 100 * mcse : mcse, inPoints ? 2 : 3);
  return `Monte Carlo standard error ${error}${inPoints ? ' percentage points' : ''}`;
}

/** `, 0.34 percentage points lower than with proportional (5.45 percentage points)`. */
function thanWords({ measure, answer, than }: StudyHeadline, answers: readonly StudyAnswer[]): string {
  const [one, other] = [answers[answer]!, answers[than!.answer]!];
  const [own, usual] = [shownMeasure(one, measure)!.measure, shownMeasure(other, measure)!.measure];
  const off = own.value - usual.value;
  const with_ = list(than!.by.map((factor) => factorWords(factor, other)));
  if (Math.abs(off) < 5e-5) return `, as with ${with_}`;
  const size = measureInWords({ ...own, measure: 'width', value: Math.abs(off), unit: gapUnit(own.unit) });
  return `, ${size} ${off < 0 ? 'less' : 'more'} than the ${measureInWords(usual)} with ${with_}`;
}

const gapUnit = (unit: Measure['unit']): Measure['unit'] =>
  unit === 'proportion' || unit === 'probability' ? DIFFERENCE : unit;

/** More numbers than this are for the table. */
const MOST_SAID = 6;

/** What the number is where one thing is different: `It is 47.0% with 168 cases and 73.6% with 336 cases.` */
function besideWords({ measure, along }: StudyHeadline, answers: readonly StudyAnswer[]): string[] {
  if (along === null) return [];
  const { by, others } = along;
  const said = others.length <= MOST_SAID ? others : [others[0]!, others.at(-1)!];
  const words = said.flatMap(({ answer, than }, index) => {
    const one = answers[answer]!;
    const shown = shownMeasure(one, measure);
    if (shown === null) return [];
    const other = than === null ? null : shownMeasure(answers[than]!, measure);
    const unit = index === 0 && shown.measure.unit === DIFFERENCE ? ' percentage points' : '';
    const beside = other === null ? '' : `, against ${inLine(other)},`;
    return [`${inLine(shown)}${unit}${beside} ${by === 'inquiry' ? 'for' : 'with'} ${factorWords(by, one)}`];
  });
  return words.length === 0 ? [] : [`It is ${list(words)}.`];
}

/** A number with its Monte Carlo error, without what was simulated behind an exact one and without its unit. */
const inLine = ({ measure, exact }: Shown): string => signsInWords(showMeasure(measure, { exact }));

/** `for spread, with 84 cases and κ at 0.6`: what distinguishes an answer from the others of its inquiry. */
function conditionWords(answer: StudyAnswer, answers: readonly StudyAnswer[]): string {
  const inquiries = new Set(answers.map(({ inquiry }) => inquiry));
  const own = answers.filter(({ inquiry }) => inquiry === answer.inquiry);
  const factors = FACTORS.filter(
    (factor) =>
      factor !== 'inquiry' &&
      factor !== 'confidence' &&
      new Set(own.map((one) => factorOf(one, factor))).size > 1,
  );
  const about = inquiries.size > 1 ? `for ${answer.inquiry}` : '';
  const with_ =
    factors.length === 0 ? '' : `with ${list(factors.map((factor) => factorWords(factor, answer)))}`;
  return [about, with_].filter((part) => part !== '').join(', ');
}

/** One thing that distinguishes an answer: `84 cases`, `a shift of 10 percentage points`, `the design simple`. */
function factorWords(factor: Factor, answer: StudyAnswer): string {
  const value = factorOf(answer, factor);
  return FACTOR_WORDS[factor](typeof value === 'number' ? value : String(value ?? 'none'));
}

type Words = (value: number | string) => string;
const share: Words = (value) => (typeof value === 'number' ? percentAsWritten(value) : value);

const FACTOR_WORDS: Readonly<Record<Factor, Words>> = {
  inquiry: (name) => `${name}`,
  design: (name) => `the design ${name}`,
  inspectors: (name) => `the inspectors ${name}`,
  answer: (name) => `the estimator ${name}`,
  cases: (count) => `${count} cases`,
  cohort: (size) => `a cohort of ${size}`,
  clusters: (count) => `${count} clusters`,
  take: (count) => `${count} clusters taken`,
  icc: (value) => `an ICC of ${value}`,
  iccWithin: (value) => `an ICC of ${value} within units`,
  proportion: (value) => `a true ${share(value)}`,
  shift: (value) => `a shift of ${value} percentage point${value === 1 ? '' : 's'}`,
  effects: (preset) => `${preset} effects`,
  kappa: (value) => `a κ of ${value}`,
  leniency: (value) => `a leniency of ${value}`,
  confidence: (value) => (typeof value === 'number' ? `confidence ${levelText(value)}` : value),
};
