import type { Accuracy } from '../../inspection/inspectors.js';
import { effectGrid, solveRandomEffect } from '../../model/cluster/randomEffects.js';
import { BinomialDraws } from '../../numeric/binomialDraws.js';
import type { Stream } from '../../numeric/stream.js';
import type { CompiledWorld } from './compileWorld.js';
import { MODES, type Scoring, SINGLE } from './scoring.js';
import { drawStacked, type StackedAlias, stackAlias } from './stackedAlias.js';

/** The scored Yes answers of regions whose true shares differ from year to year, under one design and its inspectors. */
export class RegionDraws {
  private readonly counts: BinomialDraws;
  private readonly clusters: ClusterShares | null;
  /** Where every inspector is as lenient as every other: the accuracy of each mode of marking. */
  private readonly byMode: readonly Accuracy[];
  private readonly leniency: StackedAlias | null;
  private readonly byLeniency: readonly Accuracy[];
  private readonly inspectors: number;
  private readonly chosen: Int32Array;

  constructor(
    { grouping, patterns }: CompiledWorld,
    private readonly scoring: Scoring,
    { question, most }: { readonly question: number; readonly most: number },
  ) {
    const questions = patterns.questions.length;
    this.counts = new BinomialDraws(most);
    this.clusters = grouping.into === 'clusters' ? new ClusterShares(grouping.icc, grouping.clusters) : null;
    this.byMode = Array.from({ length: MODES }, (_, mode) => scoring.final[mode * questions + question]!);
    const { leniency, inspectors } = scoring;
    this.leniency = leniency.length > 1 ? stackAlias([leniency], leniency.length) : null;
    this.byLeniency = scoring.byLeniency[question] ?? [];
    this.inspectors = this.leniency === null ? 1 : inspectors.count;
    this.chosen = new Int32Array(this.inspectors);
  }

  /** The Yes answers that one inspection of so many cases reports, where `p` are truly Yes. */
  draw(cases: number, p: number, random: Stream): number {
    const { leniency, chosen, clusters } = this;
    if (leniency !== null) {
      for (let one = 0; one < chosen.length; one++) chosen[one] = drawStacked(leniency, 0, random);
    }
    if (clusters === null) return this.scored(0, cases, p, random);
    let [yes, first] = [0, 0];
    const parts = Math.min(clusters.count, cases);
    for (let cluster = 0; cluster < parts; cluster++) {
      const end = Math.floor(((cluster + 1) * cases) / parts);
      yes += this.scored(first, end - first, clusters.draw(p, random), random);
      first = end;
    }
    return yes;
  }

  /** Of so many cases from the index `first` on, the ones that are scored Yes. */
  private scored(first: number, cases: number, p: number, random: Stream): number {
    const { scoring, counts, inspectors } = this;
    if (scoring.perfect) return counts.draw(cases, p, random);
    if (this.leniency === null) return this.byModes(first, cases, p, random);
    let yes = 0;
    for (let one = 0; one < inspectors; one++) {
      // Cases are dealt round in turn, from the first of the inspection on.
      const own = dealt(first + cases, one, inspectors) - dealt(first, one, inspectors);
      const accuracy = this.byLeniency[this.chosen[one]!]!;
      if (own > 0) yes += counts.draw(own, apparent(p, accuracy), random);
    }
    return yes;
  }

  private byModes(first: number, cases: number, p: number, random: Stream): number {
    const { scoring, counts, byMode } = this;
    if (scoring.alike) return counts.draw(cases, apparent(p, byMode[SINGLE]!), random);
    const { modes } = scoring;
    let yes = 0;
    for (let mode = 0; mode < MODES; mode++) {
      let own = 0;
      for (let index = first; index < first + cases; index++) {
        // Regions larger than the design's sample go round its pattern of marking again.
        if (modes[index % modes.length] === mode) own++;
      }
      if (own > 0) yes += counts.draw(own, apparent(p, byMode[mode]!), random);
    }
    return yes;
  }
}

const apparent = (p: number, { sensitivity, specificity }: Accuracy) =>
  p * sensitivity + (1 - p) * (1 - specificity);

/** Cases of the first so many that fall to an inspector. */
const dealt = (cases: number, inspector: number, inspectors: number) =>
  Math.floor((cases + inspectors - 1 - inspector) / inspectors);

/**
 * The true share in a cluster where the region's own is anything: the law of the case model, worked out at steps of the share.
 * Between them it is interpolated along a straight line, which keeps the mean exact and the correlation nearly so.
 */
class ClusterShares {
  private readonly nodes: StackedAlias;
  /** By node, then by step of the region's share. */
  private readonly shares: readonly Float64Array[];

  constructor(
    icc: number,
    readonly count: number,
  ) {
    const grid = effectGrid({ icc, iccWithin: icc });
    this.nodes = stackAlias([grid.weights], grid.weights.length);
    this.shares = Array.from(grid.weights, () => new Float64Array(STEPS + 1));
    const inside = {
      shifts: Float64Array.of(0),
      weights: Array.from(grid.weights, () => Float64Array.of(1)),
    };
    for (let step = 0; step <= STEPS; step++) {
      const share = step / STEPS;
      const { intercept, spread } = solveRandomEffect('region', inside, grid, share, { icc, iccWithin: icc });
      this.shares.forEach((own, node) => {
        const logit = intercept + spread * grid.u[node]!;
        own[step] = step === 0 || step === STEPS ? share : 1 / (1 + Math.exp(-logit));
      });
    }
  }

  draw(p: number, random: Stream): number {
    const own = this.shares[drawStacked(this.nodes, 0, random)]!;
    const at = Math.min(STEPS - 1, Math.floor(p * STEPS));
    const beyond = p * STEPS - at;
    return own[at]! + beyond * (own[at + 1]! - own[at]!);
  }
}

const STEPS = 100;
