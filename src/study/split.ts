import { mean, variance } from 'simple-statistics';
import type { MeasureName } from './measureNames.js';
import type { StudyAnswer } from './results.js';
import type { AxisName } from './study.js';

/** Where the variance of one estimate comes from, when some axes of the grid stand for what is not known. */
export interface VarianceSplit {
  readonly design: string;
  readonly inspectors: string;
  readonly inquiry: string;
  readonly answer: string;
  /** The grid's other axes. */
  readonly point: StudyAnswer['point'];
  /** Variances on the scale of proportions. */
  readonly sampling: number;
  readonly clustering: number;
  readonly inspection: number;
  readonly assumptions: number;
}

function squareOf({ measures }: StudyAnswer, name: MeasureName): number {
  const value = measures.find(({ measure }) => measure === name)?.value ?? 0;
  return value * value;
}

/**
 * Splits the variance of each estimate into sampling, clustering, inspectors and assumptions.
 *
 * The first three are means over the assumed values; the last is the variance, between those values, of the mean
 * estimate: the law of total variance, every value of an assumption counting alike. The Monte Carlo error of the
 * means is taken off the last.
 */
export function splitVariance(
  answers: readonly StudyAnswer[],
  assumptions: readonly AxisName[],
): VarianceSplit[] {
  interface Group {
    readonly point: StudyAnswer['point'];
    readonly members: StudyAnswer[];
  }
  const groups = new Map<string, Group>();
  for (const answer of answers) {
    if (answer.kind !== 'spread') continue;
    const known = Object.entries(answer.point).filter(([axis]) => !assumptions.some((name) => name === axis));
    const key = JSON.stringify([answer.design, answer.inspectors, answer.inquiry, answer.answer, known]);
    const group: Group = groups.get(key) ?? { point: Object.fromEntries(known), members: [] };
    group.members.push(answer);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ point, members }) => {
    const [first] = members;
    if (first === undefined) return [];
    const average = (of: (one: StudyAnswer) => number): number => mean(members.map(of));
    const estimates = members.map(({ measures }) => measures.find(({ measure }) => measure === 'estimate'));
    const between = variance(estimates.map((estimate) => estimate?.value ?? 0));
    const noise = mean(estimates.map((estimate) => (estimate?.mcse ?? 0) ** 2));
    const { design, inspectors, inquiry, answer } = first;
    return [
      {
        design,
        inspectors,
        inquiry,
        answer,
        point,
        sampling: average((one) => squareOf(one, 'samplingError')),
        clustering: average((one) => squareOf(one, 'clusteringError')),
        inspection: average((one) => squareOf(one, 'inspectorError')),
        assumptions: members.length > 1 ? Math.max(0, between - noise) : 0,
      },
    ];
  });
}
