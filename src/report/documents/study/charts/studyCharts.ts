import { type StudyHeadline, studyHeadline } from '../../../../results/study/headline.js';
import { inquiryKind } from '../../../../study/inquiries/registry.js';
import type { MeasureName } from '../../../../study/measureNames.js';
import type { StudyAnswer, StudyResult } from '../../../../study/run/results.js';
import type { Study } from '../../../../study/study.js';
import type { LinesChart } from '../../../chart/lines.js';
import type { NestedChart } from '../../../chart/nested.js';
import { shownMeasure } from '../studyMeasure.js';
import { chartAlongAxis } from './chartAlongAxis.js';
import { type Asked, chartOverConditions } from './chartOverConditions.js';

/** The measures that charts show: the first that an inquiry has, and the width beside it. */
const DRAWN: readonly MeasureName[] = [
  'wrongSide',
  'power',
  'coverage',
  'width',
  'inspectorShare',
  'empiricalError',
  'wrongBand',
  'wrongRanking',
  'kappa',
];

/**
 * The charts of a study: each inquiry's measures along an axis of the grid, that of the first sentence among them, and its
 * first one over all its conditions.
 */
export function studyCharts(
  study: Study,
  { answers }: Pick<StudyResult, 'answers'>,
): (LinesChart | NestedChart)[] {
  const headline = studyHeadline(study, answers);
  const inquiries = [...new Set(answers.map(({ inquiry }) => inquiry))];
  return inquiries.flatMap((inquiry) => {
    const rows = answers.filter((answer) => answer.inquiry === inquiry);
    const measures = drawnMeasures(rows, wanted(headline, answers, inquiry));
    const [first] = measures;
    if (first === undefined) return [];
    const asked: Asked = { inquiry, study, lead: headline === null ? null : answers[headline.answer]! };
    return [
      ...measures.flatMap((measure) => chartAlongAxis(rows, measure, asked)),
      ...chartOverConditions(rows, first, asked),
    ];
  });
}

/** The measure of the first sentence, where it is about this inquiry. */
function wanted(
  headline: StudyHeadline | null,
  answers: readonly StudyAnswer[],
  inquiry: string,
): MeasureName[] {
  return headline !== null && answers[headline.answer]?.inquiry === inquiry ? [headline.measure] : [];
}

/** What is asked for, the first measure to draw, and the width; each if most answers have it. */
function drawnMeasures(rows: readonly StudyAnswer[], asked: readonly MeasureName[]): MeasureName[] {
  const main = rows.flatMap(({ kind }): readonly MeasureName[] => inquiryKind(kind).main);
  const has = (name: MeasureName) => rows.filter((row) => shownMeasure(row, name) !== null).length;
  const names = DRAWN.filter((name) => main.includes(name) && 2 * has(name) > rows.length);
  return [...new Set([...asked, ...names.slice(0, 1), ...names.filter((name) => name === 'width')])];
}
