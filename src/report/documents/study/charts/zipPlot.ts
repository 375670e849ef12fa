import type { StudyZip } from '../../../../results/study/zip.js';
import { inquiryKind } from '../../../../study/inquiries/registry.js';
import type { AxisName, Study } from '../../../../study/study.js';
import type { ZipChart } from '../../../chart/zip.js';
import { levelText } from '../../estimation/levelText.js';
import { intervalLabel } from '../intervalLabel.js';
import { showAxis } from '../studyTables.js';

/** A zip plot of the answer that covers least. */
export function zipChart(zip: StudyZip, study: Study): ZipChart {
  const { inquiry, answer, design, inspectors, point, confidence, rows, conditions } = zip;
  const { seen, all } = conditions;
  const asked = study.inquiries.filter(({ name }) => name === inquiry);
  const isScore = asked.some(({ kind }) => inquiryKind(kind).estimand === 'score');
  const unit = isScore ? 1 : 100;
  const strategy = study.answers.find(({ name }) => name === answer);
  const method = strategy === undefined ? null : intervalLabel(strategy, asked);
  const at = [
    inquiry,
    `${answer}${method === null ? '' : ` (${method} at ${levelText(confidence)})`}`,
    `design ${design}`,
    ...(study.inspectors.length > 1 ? [`inspectors ${inspectors}`] : []),
    ...Object.entries(point).map(([axis, value]) => `${axis} ${showAxis(axis as AxisName, value)}`),
  ];
  const among = seen < all ? `, of the first ${seen} of ${all} conditions,` : '';
  return {
    kind: 'zip',
    title: `Zip plot of the simulated estimator that covers least${among} in the first 1,000 replicates: ${at.join(', ')}`,
    origin: `Study ${study.id}, hash ${study.hash}: ${rows.length} of 1,000 replicates, evenly over the ranks.`,
    axis: { label: `Interval minus the truth${isScore ? '' : ', percentage points'}`, format: 'number' },
    truth: 0,
    level: confidence,
    rows: rows.map(({ lower, upper }) => ({ lower: unit * lower, upper: unit * upper })),
  };
}
