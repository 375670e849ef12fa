import { clusterSizes } from '../../designs/clusters/clusters.js';
import { unitsPerCluster } from '../../designs/groups.js';
import { type Stream, stream } from '../../numeric/stream.js';
import type { CompiledWorld } from './compileWorld.js';
import { emptySample, type WorldSample } from './sample.js';
import { DOUBLE, type Scoring, SINGLE } from './scoring.js';
import { drawStacked, stackAlias } from './stackedAlias.js';

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
  draw(streams: Streams): void;
}

/** Prepares the inner loop for one world: every table is made here, and no replicate allocates anything. */
export function samplerFor(world: CompiledWorld, scoring: Scoring, wanted: Wanted): Sampler {
  const { design, grouping, patterns, groups, take, effectWeights, unitWeights } = world;
  const size = groups.names.length;
  const questions = patterns.questions.length;
  const cells = patterns.count;
  const cohort = design.cohort;
  const truthTable = stackAlias(world.distributions, cells);
  const effectTable = effectWeights === null ? null : stackAlias([effectWeights], effectWeights.length);
  const unitTable = unitWeights === null ? null : stackAlias([unitWeights], unitWeights.length);
  const units = grouping.into === 'clusters' ? unitsPerCluster(grouping) : 1;
  const strataTable = effectWeights === null ? stackAlias([groups.shares], size) : null;
  const { perfect, scores, leadScores, modes, inspectors } = scoring;
  const leniencyTable = stackAlias([scoring.leniency], scoring.leniency.length);
  const leniencyOf = new Int32Array(inspectors.count);
  const counts = new Int32Array(cells);
  const trueCounts = wanted.truth ? new Int32Array(size * 3 * cells) : null;
  const restCounts = new Int32Array(cells);
  const sample = emptySample(world, wanted);
  const second = new Int32Array(2);

  if (grouping.into === 'clusters') sample.sizes.set(clusterSizes(grouping) ?? []);

  /** Cohort cases per stratum, as they come; clusters have the same size in every cohort. */
  function drawSizes(selection: Stream): void {
    if (cohort === null || strataTable === null) return;
    if (size === 1) {
      sample.sizes[0] = cohort;
    } else {
      sample.sizes.fill(0);
      for (let unit = 0; unit < cohort; unit++) {
        const group = drawStacked(strataTable, 0, selection);
        sample.sizes[group] = (sample.sizes[group] ?? 0) + 1;
      }
    }
  }

  /** The scored pattern of one case, by one inspector or by the majority of three raters. */
  function score(pattern: number, place: number, random: Stream): number {
    const count = inspectors.count;
    const first = place % count;
    const one = drawStacked(scores, (leniencyOf[first] ?? 0) * cells + pattern, random);
    const mode = modes[place] ?? SINGLE;
    if (mode === SINGLE) return one;
    for (let other = 0; other < 2; other++) {
      const leniency = leniencyOf[(first + 1 + other) % count] ?? 0;
      second[other] =
        mode === DOUBLE
          ? drawStacked(scores, leniency * cells + pattern, random)
          : drawStacked(leadScores, pattern, random);
    }
    const a = patterns.yes[one] ?? 0;
    const b = patterns.yes[second[0] ?? 0] ?? 0;
    const c = patterns.yes[second[1] ?? 0] ?? 0;
    const relevant = patterns.relevant[pattern] ?? 0;
    if (mode === DOUBLE) {
      for (let question = 0; question < questions; question++) {
        if (((relevant >> question) & 1) === 0) continue;
        const cell =
          question * 4 + (((a >> question) & 1) === 1 ? 0 : 2) + (((b >> question) & 1) === 1 ? 0 : 1);
        sample.agreement[cell] = (sample.agreement[cell] ?? 0) + 1;
      }
    }
    return patterns.find[(relevant << questions) | (a & b) | (a & c) | (b & c)] ?? 0;
  }

  /** Draws and scores the cases of one group, the first of which has this place in the sample. */
  function drawGroup(
    group: number,
    taken: number,
    first: number,
    { cases, inspectors: marks, rest }: Streams,
  ): void {
    const row = sample.row[group] ?? 0;
    // Few cases are added one by one; many are first counted by pattern.
    const few = taken < cells;
    if (!few) counts.fill(0);
    for (let place = first; place < first + taken; place++) {
      const pattern = drawStacked(truthTable, row, cases);
      const scored = perfect ? pattern : score(pattern, place, marks);
      if (few) addCase(scored, group);
      else counts[scored] = (counts[scored] ?? 0) + 1;
      if (trueCounts !== null) {
        const cell = (group * 3 + (modes[place] ?? SINGLE)) * cells + pattern;
        trueCounts[cell] = (trueCounts[cell] ?? 0) + 1;
      }
      if (wanted.cohort) restCounts[pattern] = (restCounts[pattern] ?? 0) + 1;
    }
    if (!few) {
      addMasks(counts, 0, sample.yes, sample.relevant, group * questions);
      for (let pattern = 0; pattern < cells; pattern++) {
        sample.patterns[pattern] = (sample.patterns[pattern] ?? 0) + (counts[pattern] ?? 0);
      }
    }
    if (!wanted.cohort) return;
    for (let unit = taken; unit < (sample.sizes[group] ?? 0); unit++) {
      const pattern = drawStacked(truthTable, row, rest);
      restCounts[pattern] = (restCounts[pattern] ?? 0) + 1;
    }
  }

  function draw(streams: Streams): void {
    drawSizes(streams.selection);
    take(cohort === null ? null : sample.sizes, streams.selection, sample.taken);
    if (!perfect) {
      for (let one = 0; one < leniencyOf.length; one++) {
        leniencyOf[one] =
          scoring.leniency.length === 1 ? 0 : drawStacked(leniencyTable, 0, streams.inspectors);
      }
    }
    sample.yes.fill(0);
    sample.relevant.fill(0);
    sample.patterns.fill(0);
    trueCounts?.fill(0);
    sample.agreement.fill(0);
    if (wanted.cohort) restCounts.fill(0);
    let place = 0;
    for (let first = 0; first < size; first += units) {
      const effect = effectTable === null ? 0 : drawStacked(effectTable, 0, streams.clusters);
      for (let group = first; group < first + units; group++) {
        const taken = sample.taken[group] ?? 0;
        if (taken === 0 && !wanted.cohort) continue;
        if (unitTable !== null) {
          sample.row[group] = effect * unitTable.outcomes + drawStacked(unitTable, 0, streams.clusters);
        } else if (effectTable !== null) sample.row[group] = effect;
        drawGroup(group, taken, place, streams);
        place += taken;
      }
    }
    tabulate();
  }

  /** Adds one case to its group's totals. */
  function addCase(pattern: number, group: number): void {
    const yesMask = patterns.yes[pattern] ?? 0;
    const relevantMask = patterns.relevant[pattern] ?? 0;
    const to = group * questions;
    for (let question = 0; question < questions; question++) {
      sample.yes[to + question] = (sample.yes[to + question] ?? 0) + ((yesMask >> question) & 1);
      sample.relevant[to + question] =
        (sample.relevant[to + question] ?? 0) + ((relevantMask >> question) & 1);
    }
    sample.patterns[pattern] = (sample.patterns[pattern] ?? 0) + 1;
  }

  function tabulate(): void {
    if (trueCounts !== null) {
      sample.trueYes.fill(0);
      sample.modeCases.fill(0);
      for (let part = 0; part < size * 3; part++) {
        if (sample.taken[Math.floor(part / 3)] === 0) continue;
        addMasks(trueCounts, part * cells, sample.trueYes, null, part * questions);
        let total = 0;
        for (let pattern = 0; pattern < cells; pattern++) total += trueCounts[part * cells + pattern] ?? 0;
        sample.modeCases[part] = total;
      }
    }
    if (wanted.cohort) {
      sample.cohortYes.fill(0);
      sample.cohortRelevant.fill(0);
      addMasks(restCounts, 0, sample.cohortYes, sample.cohortRelevant, 0);
    }
  }

  /** Adds the counts of the patterns from `from` on to each question's yes and relevant totals. */
  function addMasks(
    source: Int32Array,
    from: number,
    yes: Int32Array | Float64Array,
    relevant: Int32Array | Float64Array | null,
    to: number,
  ): void {
    for (let pattern = 0; pattern < cells; pattern++) {
      const count = source[from + pattern] ?? 0;
      if (count === 0) continue;
      const yesMask = patterns.yes[pattern] ?? 0;
      const relevantMask = patterns.relevant[pattern] ?? 0;
      for (let question = 0; question < questions; question++) {
        if ((yesMask >> question) & 1) yes[to + question] = (yes[to + question] ?? 0) + count;
        if (relevant !== null && (relevantMask >> question) & 1) {
          relevant[to + question] = (relevant[to + question] ?? 0) + count;
        }
      }
    }
  }

  return { sample, draw };
}
