import { clusterSizes } from '../../designs/clusters/clusters.js';
import { unitsPerCluster } from '../../designs/groups.js';
import { Multinomial } from '../../model/draw/multinomial.js';
import { type Stream, stream } from '../../numeric/stream.js';
import type { CompiledWorld } from './compileWorld.js';
import { QuestionTotals } from './questionTotals.js';
import { emptySample, type Wanted, type WorldSample } from './sample.js';
import { Scorer } from './scorer.js';
import { type Scoring, scoredDistribution } from './scoring.js';
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
 * then, group by group, the cluster's effect and its scores; then the totals. Where only counts are scored, counts are
 * drawn; where each case has to be followed, to its inspector or to the truth behind its score, cases are.
 */
class InspectionSampler implements Sampler {
  readonly sample: WorldSample;
  private readonly effects: Effects;
  /** Null where groups are clusters, whose sizes are the same in every cohort. */
  private readonly strata: Multinomial | null;
  /** Cases as they are scored, by row. */
  private readonly cases: PatternDraws;
  /** Cases as they truly are. */
  private readonly trueCases: PatternDraws;
  /** Null where every score is drawn as it is. */
  private readonly scorer: Scorer | null;
  private readonly modes: Uint8Array;
  private readonly totals: QuestionTotals;
  private readonly truth: SampledTruth | null;
  private readonly cohort: CohortTruth | null;

  constructor(
    private readonly world: CompiledWorld,
    scoring: Scoring,
    wanted: Wanted,
  ) {
    const { grouping, patterns, groups, design, distributions } = world;
    const sample = emptySample(world, wanted);
    if (grouping.into === 'clusters') sample.sizes.set(clusterSizes(grouping) ?? []);
    this.sample = sample;
    this.effects = new Effects(world);
    this.strata =
      grouping.into === 'strata' && design.cohort !== null
        ? new Multinomial([groups.shares], sample.groups, design.cohort)
        : null;
    // What a case truly is must be known with its score only where somebody asks for it.
    const asScored = scoring.perfect || (scoring.alike && !wanted.truth && !wanted.cohort);
    const most = design.cohort ?? scoring.modes.length;
    this.trueCases = new PatternDraws(distributions, patterns.count, most);
    this.cases =
      asScored && !scoring.perfect
        ? new PatternDraws(
            distributions.map((one) => scoredDistribution(patterns, one, scoring)),
            patterns.count,
            most,
          )
        : this.trueCases;
    this.scorer = asScored ? null : new Scorer(scoring, patterns, sample.agreement);
    this.modes = scoring.modes;
    this.totals = new QuestionTotals(patterns, sample.yes, sample.relevant);
    this.truth = wanted.truth ? new SampledTruth(sample, patterns) : null;
    this.cohort = wanted.cohort ? new CohortTruth(sample, patterns) : null;
  }

  draw(streams: Streams): void {
    const { sample, world, truth, cohort } = this;
    this.drawSizes(streams.selection);
    world.take(world.design.cohort === null ? null : sample.sizes, streams.selection, sample.taken);
    this.scorer?.begin(streams.inspectors);
    this.totals.clear();
    for (let pattern = 0; pattern < sample.patterns.length; pattern++) sample.patterns[pattern] = 0;
    truth?.clear();
    cohort?.clear();
    this.drawGroups(streams);
    truth?.total();
    cohort?.total();
  }

  /** Cohort cases per stratum, as they come. */
  private drawSizes(selection: Stream): void {
    const { strata, sample } = this;
    if (strata === null) return;
    strata.draw(0, this.world.design.cohort!, selection);
    for (let group = 0; group < sample.groups; group++) sample.sizes[group] = strata.counts[group]!;
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
        this.drawGroup(group, index, streams);
        index += taken;
        if (cohort !== null) this.drawRest(cohort, row, sample.sizes[group]! - taken, streams.rest);
      }
    }
  }

  /** Draws and scores the sampled cases of one group, the first of which has this index in the sample. */
  private drawGroup(group: number, first: number, streams: Streams): void {
    const { sample, cases, totals, cohort } = this;
    const taken = sample.taken[group]!;
    if (this.scorer !== null || this.truth !== null || !cases.counts.pays(taken)) {
      this.drawCases(group, first, streams);
      return;
    }
    cases.counts.draw(sample.row[group]!, taken, streams.cases);
    const { counts } = cases.counts;
    totals.addCounts(counts, 0, group * sample.questions, taken);
    for (let pattern = 0; pattern < sample.patterns.length; pattern++) {
      sample.patterns[pattern]! += counts[pattern]!;
    }
    cohort?.addCounts(counts, taken);
  }

  /** The same case by case. */
  private drawCases(group: number, first: number, { cases, inspectors }: Streams): void {
    const { sample, scorer, totals, modes, truth, cohort } = this;
    const row = sample.row[group]!;
    const taken = sample.taken[group]!;
    for (let index = first; index < first + taken; index++) {
      const pattern = drawStacked(this.cases.each, row, cases);
      const scored = scorer === null ? pattern : scorer.score(pattern, index, inspectors);
      totals.addCase(scored, group * sample.questions);
      if (sample.patterns.length > 0) sample.patterns[scored]! += 1;
      truth?.add(group, modes[index]!, pattern);
      cohort?.add(pattern);
    }
  }

  /** The cases of a group that are not sampled. */
  private drawRest(cohort: CohortTruth, row: number, rest: number, random: Stream): void {
    const { counts, each } = this.trueCases;
    if (counts.pays(rest)) {
      counts.draw(row, rest, random);
      cohort.addCounts(counts.counts, rest);
    } else for (let drawn = 0; drawn < rest; drawn++) cohort.add(drawStacked(each, row, random));
  }
}

/** Draws of patterns from one of several distributions: how many cases have each, or case by case. */
class PatternDraws {
  readonly counts: Multinomial;
  readonly each: StackedAlias;

  constructor(distributions: readonly Float64Array[], patterns: number, most: number) {
    this.counts = new Multinomial(distributions, patterns, most);
    this.each = stackAlias(distributions, patterns);
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
