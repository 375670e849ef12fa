import { bandRank } from '../../estimation/bands/ratingBands.js';
import { normalQuantile } from '../../numeric/distributions.js';
import { leastOf, mostOf } from '../../numeric/extremes.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';
import type { Stream } from '../../numeric/stream.js';
import type { Inquiry } from '../study.js';
import type { RegionDraws } from '../world/regionDraws.js';
import type { Tally } from '../world/tally.js';

/** One region of a programme; null takes the design's cases, and the share of the scenario. */
export interface ProgrammeRegion {
  readonly cases: number | null;
  readonly share: number | null;
  /** By how much it truly rises from the first round to the last; of one region at most. */
  readonly change?: number;
}

export interface ProgrammeInquiry extends Inquiry {
  readonly kind: 'programme';
  readonly question: string;
  readonly world: string;
  readonly regions: readonly ProgrammeRegion[];
  readonly rounds: number;
  /** Standard deviation of true shares between regions, as a proportion. */
  readonly spread: number;
  /** By how much one region, drawn at random, truly rises from the first round to the last. */
  readonly change: number;
  readonly daysPerCase: number | null;
}

/** Years of one programme, one after another: what is true, what each round reports, and what its headlines say. */
export class ProgrammeYears {
  private random: Stream = () => 0;
  private readonly truths: Float64Array;
  /** Yes answers by round, then by region. */
  private readonly yes: readonly Int32Array[];
  /** The region that truly rises; -1 where none does. */
  private riser = -1;
  /** The region whose change is declared, and by how much the one that rises does. */
  private readonly declared: number;
  private readonly change: number;
  /** Uniform numbers that settle ties, drawn with the year so that a year passed over leaves the next as it is. */
  private readonly ties = new Float64Array(3);
  /** What the steps of Holm ask of a distance in standard errors, the furthest first. */
  private readonly least: readonly number[];

  constructor(
    private readonly inquiry: ProgrammeInquiry,
    private readonly sizes: readonly number[],
    private readonly at: {
      readonly mean: number;
      readonly confidence: number;
      readonly regions: RegionDraws;
    },
  ) {
    const count = sizes.length;
    this.declared = declaredRiser(inquiry);
    this.change = inquiry.regions[this.declared]?.change ?? inquiry.change;
    this.truths = new Float64Array(count);
    this.yes = Array.from({ length: inquiry.rounds }, () => new Int32Array(count));
    this.least = sizes.map((_, step) => normalUpperQuantile((1 - at.confidence) / 2 / (count - step)));
  }

  begin(random: Stream): void {
    this.random = random;
  }

  next(): void {
    const { inquiry, sizes, truths, random, at } = this;
    for (let region = 0; region < sizes.length; region++) {
      const share = inquiry.regions[region]!.share ?? at.mean;
      truths[region] = inquiry.spread === 0 ? share : within(normalQuantile(random(), share, inquiry.spread));
    }
    this.riser = inquiry.change === 0 ? this.declared : Math.floor(random() * sizes.length);
    for (let tie = 0; tie < this.ties.length; tie++) this.ties[tie] = random();
    this.yes.forEach((counts, round) => {
      for (let region = 0; region < sizes.length; region++) {
        counts[region] = at.regions.draw(sizes[region]!, this.truthAt(region, round), random);
      }
    });
  }

  add(tally: Tally, weight: number): void {
    const { inquiry, sizes, yes, ties } = this;
    const rounds = inquiry.rounds;
    const [before, after] = [rounds - 2, rounds - 1].map((round) =>
      sizes.map((of, i) => yes[round]![i]! / of),
    );
    const changes = after!.map((value, region) => value - before![region]!);
    const put = (field: Averaged, value: number) => {
      tally.add(field, weight * value);
      tally.add(`${field}2`, weight * value * value);
    };
    const last = lowestOf(before!, ties[0]!);
    const lastAfter = lowestOf(after!, ties[1]!);
    const top = lowestOf(
      changes.map((change) => -change),
      ties[2]!,
    );
    tally.add('weight', weight);
    put('rise', mostOf(changes));
    put('fall', leastOf(changes));
    put('range', mostOf(before!) - leastOf(before!));
    put(
      'bandsMoved',
      after!.filter((value, region) => bandRank(value) !== bandRank(before![region]!)).length,
    );
    put('lastChange', changes[last]!);
    if (lastAfter === last) tally.add('lastKept', weight);
    if (top !== this.riser) tally.add('wrongRiser', weight);
    this.addBottom(lastAfter, tally, weight);
    this.addShown(tally, weight);
    if (inquiry.daysPerCase !== null) {
      const cases = sizes.reduce((sum, of) => sum + of, 0);
      tally.add('days', weight * cases * rounds * inquiry.daysPerCase);
    }
  }

  private truthAt(region: number, round: number): number {
    const { inquiry, truths, riser } = this;
    const truth = truths[region]!;
    if (region !== riser || round === 0) return truth;
    return Math.min(1, truth + (this.change * round) / (inquiry.rounds - 1));
  }

  /** Whether the last region is truly the lowest, where one of them is. */
  private addBottom(last: number, tally: Tally, weight: number): void {
    const { sizes, inquiry } = this;
    const truths = sizes.map((_, region) => this.truthAt(region, inquiry.rounds - 1));
    const lowest = leastOf(truths);
    if (truths.filter((truth) => truth === lowest).length > 1) return;
    tally.add('bottomKnown', weight);
    if (truths[last] === lowest) tally.add('bottomRight', weight);
  }

  /** Which trends are shown, by Holm's steps over all regions. */
  private addShown(tally: Tally, weight: number): void {
    const { sizes, riser, least } = this;
    const distances = sizes.map((_, region) => ({ region, z: this.trendOf(region) }));
    distances.sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
    let [isFound, isFalse] = [false, false];
    for (const [step, { region, z }] of distances.entries()) {
      if (Math.abs(z) < least[step]!) break;
      if (region !== riser) isFalse = true;
      else if (z > 0) isFound = true;
    }
    if (riser >= 0) tally.add('changed', weight);
    if (isFound) tally.add('found', weight);
    if (isFalse) tally.add('falselyFound', weight);
  }

  /** The trend of one region over its rounds in standard errors (Cochran and Armitage), all rounds being of one size. */
  private trendOf(region: number): number {
    const { yes, sizes, inquiry } = this;
    const [of, rounds] = [sizes[region]!, inquiry.rounds];
    let [total, sum, squares] = [0, 0, 0];
    for (let round = 0; round < rounds; round++) {
      const from = round - (rounds - 1) / 2;
      total += yes[round]![region]!;
      sum += yes[round]![region]! * from;
      squares += of * from * from;
    }
    const pooled = total / (of * rounds);
    return pooled === 0 || pooled === 1 ? 0 : sum / Math.sqrt(pooled * (1 - pooled) * squares);
  }
}

/** The index of the region that is declared to rise; -1 where none is. */
export const declaredRiser = ({ regions }: Pick<ProgrammeInquiry, 'regions'>): number =>
  regions.findIndex(({ change = 0 }) => change > 0);

type Averaged = 'rise' | 'fall' | 'range' | 'bandsMoved' | 'lastChange';

/** True shares are kept away from none and all. */
const within = (truth: number) => Math.min(0.98, Math.max(0.02, truth));

/** The index of the lowest value; of several the one that a uniform number stands for. */
function lowestOf(values: readonly number[], tie: number): number {
  const lowest = leastOf(values);
  const tied = values.flatMap((value, index) => (value === lowest ? [index] : []));
  return tied.length === 1 ? tied[0]! : tied[Math.floor(tie * tied.length)]!;
}
