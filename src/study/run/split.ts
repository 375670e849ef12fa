import { mean, sum, variance } from 'simple-statistics';
import { criticalValue } from '../../estimation/proportion/interval.js';
import type { Limits } from '../../limits.js';
import type { MeasureName } from '../measureNames.js';
import type { AxisName } from '../study.js';
import type { StudyAnswer } from './results.js';

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
  /** Each part as a share of their sum, with its Monte Carlo error and a 95% interval. */
  readonly shares: Readonly<Record<Part, Share>>;
}

const PARTS = ['sampling', 'clustering', 'inspection', 'assumptions'] as const;
type Part = (typeof PARTS)[number];

interface Share extends Limits {
  readonly value: number;
  readonly mcse: number;
}

/** A number and its Monte Carlo error. */
interface Measured {
  readonly value: number;
  readonly mcse: number;
}

/**
 * Splits the variance of each estimate into sampling, clustering, inspectors and assumptions.
 *
 * The first three are means over the assumed values; the last is the variance, between those values, of the mean
 * estimate: the law of total variance, every value of an assumption counting alike. The Monte Carlo error of the
 * means is taken off the last. Conditions share their random numbers, so the errors of the first three are added as
 * if they moved together, which they do at most.
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
    if (!answer.measures.some(({ measure }) => measure === 'samplingError')) continue;
    const known = Object.entries(answer.point).filter(([axis]) => !assumptions.some((name) => name === axis));
    const key = JSON.stringify([answer.design, answer.inspectors, answer.inquiry, answer.answer, known]);
    const group: Group = groups.get(key) ?? { point: Object.fromEntries(known), members: [] };
    group.members.push(answer);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ point, members }) => {
    const [first] = members;
    if (first === undefined) return [];
    const average = (name: MeasureName): Measured => {
      const squares = members.map((one) => squareOf(one, name));
      return {
        value: mean(squares.map(({ value }) => value)),
        mcse: mean(squares.map(({ mcse }) => mcse)),
      };
    };
    const estimates = members.map((one) => measured(one, 'estimate'));
    const values = estimates.map(({ value }) => value);
    const between = variance(values);
    const noise = mean(estimates.map(({ mcse }) => mcse ** 2));
    const center = mean(values);
    const degrees = Math.max(1, members.length - 1);
    const slopes = estimates.map(({ value, mcse }) => ((2 * (value - center)) / degrees) * mcse);
    const betweenError = Math.sqrt(sum(slopes.map((slope) => slope * slope)) + (2 * noise * noise) / degrees);
    const many = members.length > 1;
    const parts = {
      sampling: average('samplingError'),
      clustering: average('clusteringError'),
      inspection: average('inspectorError'),
      assumptions: { value: many ? Math.max(0, between - noise) : 0, mcse: many ? betweenError : 0 },
    };
    const { design, inspectors, inquiry, answer } = first;
    return [
      {
        design,
        inspectors,
        inquiry,
        answer,
        point,
        sampling: parts.sampling.value,
        clustering: parts.clustering.value,
        inspection: parts.inspection.value,
        assumptions: parts.assumptions.value,
        shares: sharesOf(parts),
      },
    ];
  });
}

/** A measure with its error; 0 where nothing was measured. */
function measured({ measures }: StudyAnswer, name: MeasureName): Measured {
  return measures.find(({ measure }) => measure === name) ?? { value: 0, mcse: 0 };
}

/** The square of a standard deviation that was measured; its error by the delta method. */
function squareOf(answer: StudyAnswer, name: MeasureName): Measured {
  const { value, mcse } = measured(answer, name);
  return { value: value * value, mcse: 2 * value * mcse };
}

/** Shares of the sum, each with the error that all parts together give it (delta method). */
function sharesOf(parts: Readonly<Record<Part, Measured>>): Record<Part, Share> {
  const all = PARTS.map((part) => parts[part]);
  const total = sum(all.map(({ value }) => value));
  const errors = sum(all.map(({ mcse }) => mcse * mcse));
  const z = criticalValue(0.95);
  const share = ({ value, mcse }: Measured): Share => {
    if (!(total > 0)) return { value: 0, mcse: 0, lower: 0, upper: 0 };
    const own = value / total;
    const square = (1 - own) * (1 - own) * mcse * mcse + own * own * (errors - mcse * mcse);
    const error = Math.sqrt(Math.max(0, square)) / total;
    return {
      value: own,
      mcse: error,
      lower: Math.max(0, own - z * error),
      upper: Math.min(1, own + z * error),
    };
  };
  return {
    sampling: share(parts.sampling),
    clustering: share(parts.clustering),
    inspection: share(parts.inspection),
    assumptions: share(parts.assumptions),
  };
}
