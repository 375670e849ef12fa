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
    const mean = (of: (answer: StudyAnswer) => number): number =>
      members.reduce((sum, answer) => sum + of(answer), 0) / members.length;
    const estimates = members.map(({ measures }) => measures.find(({ measure }) => measure === 'estimate'));
    const centre = estimates.reduce((sum, estimate) => sum + (estimate?.value ?? 0), 0) / members.length;
    const between = estimates.reduce((sum, estimate) => {
      const step = (estimate?.value ?? 0) - centre;
      return sum + step * step;
    }, 0);
    const noise = mean(({ measures }) => {
      const error = measures.find(({ measure }) => measure === 'estimate')?.mcse ?? 0;
      return error * error;
    });
    const { design, inspectors, inquiry, answer } = first;
    return [
      {
        design,
        inspectors,
        inquiry,
        answer,
        point,
        sampling: mean((one) => squareOf(one, 'samplingError')),
        clustering: mean((one) => squareOf(one, 'clusteringError')),
        inspection: mean((one) => squareOf(one, 'inspectorError')),
        assumptions: members.length > 1 ? Math.max(0, between / members.length - noise) : 0,
      },
    ];
  });
}
