import { clusterSizes } from '../../designs/clusters/clusters.js';
import { unitsPerCluster } from '../../designs/groups.js';
import { type Stream, stream } from '../../numeric/stream.js';
import type { CompiledWorld } from './compileWorld.js';
import { QuestionTotals } from './questionTotals.js';
import { emptySample, type WorldSample } from './sample.js';
import { Scorer } from './scorer.js';
import type { Scoring } from './scoring.js';
import { drawStacked, type StackedAlias, stackAlias } from './stackedAlias.js';
import { CohortTruth, SampledTruth } from './truth.js';

/** The random streams of one world in one block, one per purpose; conditions share them by name. */
export interface Streams {
  readonly selection: Stream;
  readonly clusters: Stream;
  readonly cases: Stream;
  readonly rest: Stream;
  readonly inspectors: Stream;
}

export function streamsFor(seed: number, block: number, world: number): Streams {
  const of = (purpose: string): Stream => stream(seed, 'study', block, world, purpose);
  return {
    selection: of('selection'),
    clusters: of('clusters'),
    cases: of('cases'),
    rest: of('rest'),
    inspectors: of('inspectors'),
  };
}

/** What a study needs to know beyond the scored answers. */
export interface Wanted {
  /** What is true of the whole cohort. */
  readonly cohort: boolean;
  /** What is true of the sampled cases. */
  readonly truth: boolean;
}

export interface Sampler {
  readonly sample: WorldSample;
  /** Draws an inspection into the sample, in place of the one before. */
  draw(streams: Streams): void;
}

/** Prepares the inner loop for one world: every table is made here, and no replicate allocates anything. */
export function samplerFor(world: CompiledWorld, scoring: Scoring, wanted: Wanted): Sampler {
  return new InspectionSampler(world, scoring, wanted);
}

/**
 * One inspection after another of one world: sizes of strata, cases to take from each group, leniency of inspectors;
 * then, group by group, the cluster's effect, its cases and their scores; then the totals.
 */
class InspectionSampler implements Sampler {
  readonly sample: WorldSample;
  private readonly cases: StackedAlias;
  private readonly effects: Effects;
  /** Null where groups are clusters, which are of the same size in every cohort. */
  private readonly strata: StackedAlias | null;
  /** Null where every score is the truth. */
  private readonly scorer: Scorer | null;
  private readonly modes: Uint8Array;
  private readonly totals: QuestionTotals;
  private readonly counts: Int32Array;
  private readonly truth: SampledTruth | null;
  private readonly cohort: CohortTruth | null;

  constructor(
    private readonly world: CompiledWorld,
    scoring: Scoring,
    wanted: Wanted,
  ) {
    const { grouping, patterns, groups } = world;
    const sample = emptySample(world, wanted);
    if (grouping.into === 'clusters') sample.sizes.set(clusterSizes(grouping) ?? []);
    this.sample = sample;
    this.cases = stackAlias(world.distributions, patterns.count);
    this.effects = new Effects(world);
    this.strata = grouping.into === 'strata' ? stackAlias([groups.shares], sample.groups) : null;
    this.scorer = scoring.perfect ? null : new Scorer(scoring, patterns, sample.agreement);
    this.modes = scoring.modes;
    this.totals = new QuestionTotals(patterns, sample.yes, sample.relevant);
    this.counts = new Int32Array(patterns.count);
    this.truth = wanted.truth ? new SampledTruth(sample, patterns) : null;
    this.cohort = wanted.cohort ? new CohortTruth(sample, patterns) : null;
  }

  draw(streams: Streams): void {
    const { sample, world, truth, cohort } = this;
    this.drawSizes(streams.selection);
    world.take(world.design.cohort === null ? null : sample.sizes, streams.selection, sample.taken);
    this.scorer?.begin(streams.inspectors);
    this.totals.clear();
    sample.patterns.fill(0);
    truth?.clear();
    cohort?.clear();
    this.drawGroups(streams);
    truth?.total();
    cohort?.total();
  }

  /** Cohort cases per stratum, as they come. */
  private drawSizes(selection: Stream): void {
    const { sample, strata } = this;
    const { cohort } = this.world.design;
    if (cohort === null || strata === null) return;
    if (sample.groups === 1) {
      sample.sizes[0] = cohort;
      return;
    }
    sample.sizes.fill(0);
    for (let unit = 0; unit < cohort; unit++) sample.sizes[drawStacked(strata, 0, selection)]! += 1;
  }

  /** The cases of every group, and of what is left of the cohort where that is asked for. */
  private drawGroups(streams: Streams): void {
    const { sample, effects, cohort } = this;
    let index = 0;
    for (let first = 0; first < sample.groups; first += effects.units) {
      const effect = effects.ofCluster(streams.clusters);
      for (let group = first; group < first + effects.units; group++) {
        const taken = sample.taken[group]!;
        if (taken === 0 && cohort === null) continue;
        const row = effects.rowOf(group, effect, streams.clusters);
        sample.row[group] = row;
        this.drawCases(group, index, streams);
        index += taken;
        if (cohort === null) continue;
        for (let rest = taken; rest < sample.sizes[group]!; rest++) {
          cohort.add(drawStacked(this.cases, row, streams.rest));
        }
      }
    }
  }

  /** Draws and scores the sampled cases of one group, the first of which has this index in the sample. */
  private drawCases(group: number, first: number, { cases, inspectors }: Streams): void {
    const { sample, scorer, totals, counts, modes, truth, cohort } = this;
    const row = sample.row[group]!;
    const taken = sample.taken[group]!;
    const at = group * sample.questions;
    // Few cases are added one by one; many are first counted by pattern.
    const few = taken < counts.length;
    if (!few) counts.fill(0);
    for (let index = first; index < first + taken; index++) {
      const pattern = drawStacked(this.cases, row, cases);
      const scored = scorer === null ? pattern : scorer.score(pattern, index, inspectors);
      if (few) {
        totals.addCase(scored, at);
        sample.patterns[scored]! += 1;
      } else counts[scored]! += 1;
      truth?.add(group, modes[index]!, pattern);
      cohort?.add(pattern);
    }
    if (few) return;
    totals.addCounts(counts, 0, at);
    for (let pattern = 0; pattern < counts.length; pattern++) sample.patterns[pattern]! += counts[pattern]!;
  }
}

/** The effects of clusters, and of the units within them, on which the distribution of their cases depends. */
class Effects {
  /** Groups that share a cluster: 1 where groups are strata, or clusters without units. */
  readonly units: number;
  private readonly clusters: StackedAlias | null;
  private readonly within: StackedAlias | null;

  constructor({ grouping, effectWeights, unitWeights }: CompiledWorld) {
    this.units = grouping.into === 'clusters' ? unitsPerCluster(grouping) : 1;
    this.clusters = effectWeights === null ? null : stackAlias([effectWeights], effectWeights.length);
    this.within = unitWeights === null ? null : stackAlias([unitWeights], unitWeights.length);
  }

  /** The effect of another cluster, by index. */
  ofCluster(random: Stream): number {
    return this.clusters === null ? 0 : drawStacked(this.clusters, 0, random);
  }

  /** The row of the distributions that a group's cases come from: its stratum's, or that of the effects it has. */
  rowOf(group: number, effect: number, random: Stream): number {
    if (this.clusters === null) return group;
    return this.within === null
      ? effect
      : effect * this.within.outcomes + drawStacked(this.within, 0, random);
  }
}
