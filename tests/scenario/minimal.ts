/** The smallest scenario that a newcomer writes: a sample size and four percentages. */
export const MINIMAL = `id: my-region
title: My region, 2025
sources:
  report: The report of my region
sample:
  cases: 60
  from: report/Context
keyQuestions:
  from: report/Scoring
  assessment: 45%
  planning: 50%
  delivery: 40%
  reviewing: 42%
`;

/** The smallest scenario with case variables in front of its key questions. */
export function withVariables(variables: string, sample = 84): string {
  const indented = variables
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
  return `id: my-region
title: My region, 2025
sources: { report: The report of my region, press: A newspaper }
sample: { cases: ${sample}, from: report }
variables:
${indented}
keyQuestions:
  from: report
  assessment: 50%
  planning: 50%
  delivery: 50%
  reviewing: 50%
`;
}
