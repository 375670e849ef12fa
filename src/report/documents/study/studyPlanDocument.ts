import { varianceNote } from '../../../study/estimators/varianceBasis.js';
import { basisOf } from '../../../study/inquiries/analyses.js';
import type { CompiledCondition } from '../../../study/run/compileCondition.js';
import type { PreparedStudy } from '../../../study/run/prepare.js';
import { blocksFor } from '../../../study/run/prepare.js';
import type { Extent } from '../../../study/run/progress.js';
import { BLOCK_SIZE, runBlock } from '../../../study/run/runBlock.js';
import { AXES } from '../../../study/study.js';
import { number, plural, whole } from '../../../words/format.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { designTable } from './designTable.js';
import { varianceNotes } from './studyErrors.js';

interface Share {
  readonly place: number;
  readonly of: number;
}

/** Replicates timed in all to say how long a study would take, and least and most of each condition. */
const TRIALS = { all: 6000, least: 20, most: 300 } as const;

interface PlannedCondition {
  readonly design: string;
  readonly inspectors: string;
  readonly point: string;
  readonly cases: number;
  readonly exact: number;
  readonly simulated: number;
  /** Milliseconds for one replicate; 0 when nothing is simulated. */
  readonly cost: number;
}

/** Times some replicates of each condition, after as many that warm the code up. */
function planned({ conditions }: PreparedStudy, seed: number): PlannedCondition[] {
  const share = Math.floor(TRIALS.all / conditions.length);
  const replicates = Math.max(TRIALS.least, Math.min(TRIALS.most, share));
  const time = (compiled: CompiledCondition): number => {
    if (!compiled.exact.includes(false)) return 0;
    const started = performance.now();
    runBlock(compiled, { seed, block: 0, replicates });
    return (performance.now() - started) / replicates;
  };
  conditions.forEach(time);
  return conditions.map((compiled) => {
    const { condition, exact, worlds } = compiled;
    const simulated = exact.filter((known) => !known).length;
    return {
      design: condition.designName,
      inspectors: condition.inspectorsName,
      point: AXES.flatMap((axis) =>
        condition.point[axis] === undefined ? [] : [`${axis} ${condition.point[axis]}`],
      ).join(', '),
      cases: worlds.reduce((sum, { design }) => sum + design.cases, 0),
      exact: exact.length - simulated,
      simulated,
      cost: Math.min(time(compiled), time(compiled)),
    };
  });
}

/** What a study would run and how long it would take, without running it. */
export function planDocument(
  prepared: PreparedStudy,
  extent: Extent,
  { workers, shard }: { workers: number; shard: Share | null },
): Document {
  const { study } = prepared;
  const rows = planned(prepared, extent.seed);
  const replicates = extent.replicates;
  const parts = (shard?.of ?? 1) * workers;
  const blocks = prepared.simulates ? blocksFor(replicates) : 0;
  const seconds =
    (rows.reduce((sum, { cost }) => sum + cost, 0) * replicates) /
    1000 /
    Math.min(parts, Math.max(1, blocks));
  const amount =
    extent.precision === null
      ? `${whole(replicates)} replicates in ${plural(blocks, 'block')} of up to ${whole(BLOCK_SIZE)}`
      : `as many replicates as it takes for Monte Carlo errors of at most ${extent.precision} points`;
  const time =
    extent.precision === null ? `, about ${duration(seconds)} with ${plural(workers, 'worker')}` : '';
  const columns: Table<PlannedCondition>['columns'] = [
    { key: 'design', heading: 'Design', value: ({ design }) => design },
    { key: 'inspectors', heading: 'Inspectors', value: ({ inspectors }) => inspectors },
    { key: 'point', heading: 'Grid', value: ({ point }) => point },
    { key: 'cases', heading: 'Cases', value: ({ cases }) => cases },
    { key: 'exact', heading: 'Exact answers', value: ({ exact }) => exact },
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
    sentence: prepared.simulates
      ? `${study.title} ${plural(rows.length, 'condition')}, ${amount}${time}.`
      : `${study.title} ${plural(rows.length, 'condition')}, every answer exact: nothing to simulate.`,
    seed: extent.seed,
    scenarios: study.worlds.map(({ scenario }) => scenario),
    parts: [
      tablePart({ title: 'What would run', columns, rows }, { main: true }),
      tablePart(designTable(prepared)),
      textPart(null, [
        'Times are measured on some replicates of each condition, on this machine, now.',
        ...(shard === null
          ? []
          : [
              `Shard ${shard.place} of ${shard.of} runs every ${shard.of === 1 ? '' : `${shard.of}th `}block.`,
            ]),
        ...plannedNotes(prepared),
      ]),
    ],
    data: {
      study: { id: study.id, title: study.title, hash: study.hash },
      ...extent,
      blocks,
      seconds,
      conditions: rows,
    },
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
export function shardDocument(
  { study }: PreparedStudy,
  blocks: number,
  held: readonly number[],
  { place, of }: Share,
  folder: string,
): Document {
  const mine = held.filter((block) => block % of === place - 1).length;
  const own = Math.floor((blocks - place) / of) + 1;
  const rest = mine < own ? ' Run it again to go on.' : '';
  return {
    command: 'study',
    sentence: `Shard ${place} of ${of} has ${mine} of its ${plural(own, 'block')} in ${folder}.${rest}`,
    parts: [textPart(null, [`When all shards are done: casesim merge ${folder}`])],
    data: {
      study: { id: study.id, hash: study.hash },
      shard: { place, of },
      blocks: { done: mine, of: own },
      folder,
    },
  };
}
