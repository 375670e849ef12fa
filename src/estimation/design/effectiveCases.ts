/** How many independent cases from an unlimited cohort would say as much; Infinity when the whole cohort was inspected. */
export function effectiveCases({
  of,
  cohort = Infinity,
  designEffect = 1,
}: {
  readonly of: number;
  readonly cohort?: number | undefined;
  readonly designEffect?: number | undefined;
}): number {
  return (cohort === Infinity ? of : (of * (cohort - 1)) / (cohort - of)) / designEffect;
}
