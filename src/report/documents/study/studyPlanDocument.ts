import type { PlannedCondition, Shard, ShardReport, StudyPlan } from '../../../results/study.js';
import { varianceNote } from '../../../study/estimators/varianceBasis.js';
import { basisOf } from '../../../study/inquiries/analyses.js';
import type { PreparedStudy } from '../../../study/run/prepare.js';
import { BLOCK_SIZE } from '../../../study/run/runBlock.js';
import { asSentence } from '../../../words/capital.js';
import { number, plural, whole } from '../../../words/format.js';
import { shellWord } from '../../../words/paths.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { designTable } from './designTable.js';
import { varianceNotes } from './studyErrors.js';

/** What a study would run and how long it would take, without running it. */
export function planDocument(
  plan: StudyPlan,
  prepared: PreparedStudy,
  { workers, shard }: { workers: number; shard: Shard | null },
): Document<StudyPlan> {
  const { study } = prepared;
  const { conditions: rows, replicates, blocks, seconds, precision, seed } = plan;
  const amount =
    precision === null
      ? `${whole(replicates)} replicates of each that is simulated, in ${plural(blocks, 'block')} of up to ${whole(BLOCK_SIZE)}`
      : `as many replicates as it takes for Monte Carlo errors of at most ${precision} percentage points`;
  const time = precision === null ? `, about ${duration(seconds)} with ${plural(workers, 'worker')}` : '';
  const columns: Table<PlannedCondition>['columns'] = [
    { key: 'design', heading: 'Design', value: ({ design }) => design },
    { key: 'inspectors', heading: 'Inspectors', value: ({ inspectors }) => inspectors },
    { key: 'point', heading: 'Grid', value: ({ point }) => point },
    { key: 'cases', heading: 'Cases', value: ({ cases }) => cases },
    { key: 'exact', heading: 'Exact results', value: ({ exact }) => exact },
    { key: 'simulated', heading: 'Simulated', value: ({ simulated }) => simulated },
    {
      key: 'microseconds',
      heading: 'µs a replicate',
      value: ({ cost }) => 1000 * cost,
      show: ({ cost }) => (cost === 0 ? '' : number(1000 * cost, 1)),
      align: 'right',
    },
  ];
  return {
    command: 'study',
    title: `What a run would take: ${study.title}`,
    sentence: prepared.simulates
      ? `${asSentence(study.title)} ${plural(rows.length, 'condition')}, ${amount}${time}.`
      : `${asSentence(study.title)} ${plural(rows.length, 'condition')}, every result exact: nothing to simulate.`,
    seed,
    scenarios: study.worlds.map(({ scenario }) => scenario),
    parts: [
      tablePart({ title: 'What would run', columns, rows }, { main: true }),
      tablePart(designTable(prepared)),
      textPart(null, [
        ...(prepared.simulates
          ? ['Times are measured on some replicates of each simulated condition, on this machine, now.']
          : []),
        ...(shard === null
          ? []
          : [
              `Shard ${shard.number} of ${shard.of} runs every ${shard.of === 1 ? '' : `${shard.of}th `}block.`,
            ]),
        ...plannedNotes(prepared),
      ]),
    ],
    data: plan,
  };
}

/** What must be known of the standard errors of each design, before they are there. */
function plannedNotes({ conditions }: PreparedStudy): string[] {
  const answers = conditions.flatMap(({ condition, analyses }) =>
    analyses.map(({ inquiry, answer }) => ({
      design: condition.designName,
      varianceNote: varianceNote(basisOf(inquiry, answer, condition.design), condition.design),
    })),
  );
  return varianceNotes({ answers });
}

function duration(seconds: number): string {
  if (seconds < 1.5) return 'a second';
  if (seconds < 90) return `${number(seconds)} seconds`;
  return seconds < 5400 ? `${number(seconds / 60)} minutes` : `${number(seconds / 3600, 1)} hours`;
}

/** What one shard has done, and how to go on. */
export function shardDocument(report: ShardReport): Document<ShardReport> {
  const { shard, blocks, folder } = report;
  const rest = blocks.done < blocks.of ? ' Run it again to continue.' : '';
  return {
    command: 'study',
    title: `Shard ${shard.number} of ${shard.of} of the study ${report.study.id}`,
    sentence: `Shard ${shard.number} of ${shard.of} has ${blocks.done} of its ${plural(blocks.of, 'block')} in ${folder}.${rest}`,
    parts: [textPart(null, [`When all shards are done: casesim merge ${shellWord(folder)}`])],
    data: report,
  };
}
