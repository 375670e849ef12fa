import { methodLabel } from '../../../estimation/methodLabel.js';
import { USUAL_METHODS } from '../../../estimation/proportion/usualMethod.js';
import { leastOf, mostOf } from '../../../numeric/extremes.js';
import type { Fieldwork, PlannedInterval } from '../../../results/plan/margin.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { asWritten, list, number, percentAsWritten, plural } from '../../../words/format.js';
import { levelText } from '../estimation/levelText.js';

export function plusMinus(margin: number): string {
  return `${plusMinusNumber(margin)} percentage points`;
}

/** `±10.5`, in percentage points, for a table that says so. */
export function plusMinusNumber(margin: number): string {
  const decimals = margin >= 0.01 || margin === 0 ? 1 : margin >= 0.001 ? 2 : 3;
  return `±${number(100 * margin, decimals)}`;
}

/** What `casesim interval` calls the interval that is planned for. */
export function intervalLabel(
  method: PlannedInterval,
  { cohort, designEffect = 1 }: Pick<Fieldwork, 'cohort' | 'designEffect'>,
): string {
  if (method === 'wald') return 'Textbook (Wald)';
  const isUsual = method === USUAL_METHODS.cases || method === USUAL_METHODS.cohort;
  if (designEffect === 1 || !isUsual) return methodLabel(method, 'cohort');
  return cohort === undefined
    ? methodLabel(USUAL_METHODS.design, 'design')
    : methodLabel(USUAL_METHODS['cohort and design'], 'complex');
}

/** The title of a picture of margins, which may be shown without its page: of what, how sure, by which interval and from what. */
export function marginTitle(
  plan: Pick<Fieldwork, 'cohort' | 'designEffect'> & { readonly proportion: number },
  method: PlannedInterval | undefined,
  confidence: number,
  many = 'cases',
): string {
  const { cohort, designEffect = 1, proportion } = plan;
  const terms = [
    ...(method === undefined ? [] : [intervalLabel(method, plan)]),
    ...(cohort === undefined ? [] : [`a cohort of ${number(cohort)}`]),
  ];
  const from = terms.length === 0 ? '' : ` (${terms.join(', ')}${designIn(designEffect)})`;
  return `The margin that ${many} give at ${levelText(confidence)} confidence, where about ${percentAsWritten(proportion)} are Yes${from}`;
}

/** `, design effect 1.3`, at the end of what is in brackets; empty for independent cases. */
export function designIn(designEffect: number): string {
  return designEffect === 1 ? '' : `, design effect ${asWritten(designEffect)}`;
}

/** What stopping early saves of the days that all cases would take, at the rate where it saves least and at that where it saves most. */
export function savedInWords({
  curve,
  total,
  daysPerCase,
}: {
  readonly curve: readonly { readonly expectedCases: number }[];
  readonly total: number;
  readonly daysPerCase: number | null;
}): string[] {
  if (daysPerCase === null) return [];
  const saved = curve.map(({ expectedCases }) => (total - expectedCases) * daysPerCase);
  const [all, least, most] = [total * daysPerCase, leastOf(saved), mostOf(saved)].map((days) =>
    number(days, 1),
  );
  return [
    `At ${asWritten(daysPerCase)} inspector-days a case, ${number(total)} cases take ${all}; stopping early is expected to save from ${least} to ${most} of them, by the true rate.`,
  ];
}

/** What the cases are drawn from. */
export function surroundings(
  { cohort, cohortSecond, designEffect, response }: Fieldwork & { readonly cohortSecond?: number },
  scenario?: Scenario,
): string[] {
  const cohorts =
    cohort === undefined
      ? 'an unlimited cohort'
      : cohortSecond === undefined || cohortSecond === cohort
        ? `a cohort of ${number(cohort)}`
        : `cohorts of ${number(cohort)} and ${number(cohortSecond)}`;
  const terms = [
    ...(designEffect === undefined ? [] : [`a design effect of ${asWritten(designEffect)}`]),
    ...(response === undefined
      ? []
      : [`${percentAsWritten(response)} of the cases asked for inspected in the end`]),
  ];
  const said = terms.length === 0 ? cohorts : `${cohorts}, with ${list(terms)}`;
  if (scenario === undefined) return [`From ${said}.`];
  const { basis, low, high } = scenario.sample.cohortFigure;
  const range =
    low === null || high === null ? '' : `, and could be anything from ${number(low)} to ${number(high)}`;
  return [
    `${scenario.title}. From ${said}.`,
    ...(basis === 'assumed' && cohort === scenario.sample.cohort
      ? [`The cohort is assumed: no publication gives it${range}.`]
      : []),
  ];
}

export function scenariosOf(scenario: Scenario | undefined) {
  return scenario === undefined ? {} : { scenarios: [scenario] };
}

/** `394 cases each time`, or `290 cases and then 580`. */
export function bothTimes(of: number, ofSecond: number): string {
  return of === ofSecond
    ? `${plural(of, 'case')} each time`
    : `${plural(of, 'case')} and then ${number(ofSecond)}`;
}
