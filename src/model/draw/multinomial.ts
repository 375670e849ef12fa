import type { Stream } from '../../numeric/stream.js';
import { aliasTable } from './alias.js';

/**
 * Draws how many of n cases have each outcome, without drawing the cases: with 16 outcomes, 15 random numbers in place
 * of n.
 *
 * The outcomes are the leaves of a binary tree. The cases at a node go to its two sides as a binomial count, drawn from
 * a Walker alias table that is made for that node and that number of cases the first time it is met. Every number comes
 * from one draw of 32 bits, so a probability is off by less than 1e-7.
 *
 * @source multinomial by conditional binomials: Davis 1993, Computational Statistics and Data Analysis 16:205; alias
 *   tables: Walker 1977, Vose 1991
 */
export class Multinomial {
  /** How many cases have each outcome; filled anew by every draw. */
  readonly counts: Int32Array;
  private readonly outcomes: number;
  /** A heap: the cases at node i go to nodes 2i and 2i + 1, and the leaves from `outcomes` on are the counts. */
  private readonly cases: Int32Array;
  /** The share of a node's cases that goes to its first side: index `row·(outcomes − 1) + node − 1`. */
  private readonly shares: Float64Array;
  /** The most cases that one table shares out. */
  private readonly most: number;
  /** The fewest cases for which counting pays. */
  private readonly least: number;
  /** Numbers of each node's tables: those for 0, 1, 2, … cases one after another. */
  private readonly size: number;
  private readonly tables: Float64Array;

  /**
   * @param distributions - one or several over the same outcomes; a draw says which by its row
   * @param outcomes - how many there are
   * @param largest - the largest number of cases that will be asked for; more are drawn in parts
   */
  constructor(distributions: readonly ArrayLike<number>[], outcomes: number, largest: number) {
    const nodes = distributions.length * (outcomes - 1);
    this.outcomes = outcomes;
    this.cases = new Int32Array(2 * outcomes);
    this.counts = this.cases.subarray(outcomes);
    this.shares = Float64Array.from(distributions.flatMap((weights) => sharesOf(weights, outcomes)));
    this.most = mostPerTable(nodes, largest);
    // Drawn in parts, each part takes a random number a node.
    const isCheap = largest <= this.most || 2 * (outcomes - 1) <= this.most;
    this.least = isCheap ? outcomes - 1 : Infinity;
    this.size = tablesUpTo(this.most + 1);
    this.tables = new Float64Array(nodes * this.size);
  }

  /** Whether counting takes no more random numbers than drawing so many cases one by one. */
  pays(cases: number): boolean {
    return cases >= this.least;
  }

  /** Fills the counts with another draw of so many cases. */
  draw(row: number, total: number, random: Stream): void {
    const { cases, outcomes, most } = this;
    const before = row * (outcomes - 1) - 1;
    cases[1] = total;
    for (let node = 1; node < outcomes; node++) {
      const here = cases[node]!;
      let first = 0;
      if (here > most) first = this.splitInParts(before + node, here, random);
      else if (here > 0) first = this.split(before + node, here, random);
      cases[2 * node] = first;
      cases[2 * node + 1] = here - first;
    }
  }

  /** More cases than one table shares out, some at a time. */
  private splitInParts(node: number, cases: number, random: Stream): number {
    let first = 0;
    for (let left = cases; left > 0; left -= this.most) {
      first += this.split(node, Math.min(left, this.most), random);
    }
    return first;
  }

  /** How many of some cases go to the first side of a node. */
  private split(node: number, cases: number, random: Stream): number {
    const from = node * this.size + tablesUpTo(cases);
    const scaled = random() * (cases + 1);
    const column = scaled | 0;
    if (this.tables[from + column] === 0) this.make(node, cases, from);
    const entry = this.tables[from + column]!;
    const next = entry | 0;
    return scaled - column < entry - next ? column : next - 1;
  }

  /**
   * Makes the table of one node for one number of cases: each column has its alias, plus 1 so that 0 is a table not
   * made yet, and as a fraction the chance of keeping it.
   */
  private make(node: number, cases: number, from: number): void {
    const { keep, alias } = aliasTable(binomialWeights(cases, this.shares[node]!));
    for (let column = 0; column <= cases; column++) {
      const kept = keep[column]!;
      // A column that is always kept is its own alias.
      this.tables[from + column] = 1 + (kept < 1 ? alias[column]! + kept : column);
    }
  }
}

/** Numbers in the tables for 0, 1, … cases before this many. */
const tablesUpTo = (cases: number): number => (cases * (cases + 1)) >> 1;

/** Above this many columns a table would show that a random number has only 32 bits. */
const MOST_PER_TABLE = 256;
/** Numbers in all tables together. Memory is used only as they are made. */
const MOST_NUMBERS = 4_000_000;

/** The most cases of one table, so that all of them together stay small. */
function mostPerTable(nodes: number, largest: number): number {
  const bySize = Math.floor(Math.sqrt((2 * MOST_NUMBERS) / Math.max(1, nodes))) - 2;
  return Math.max(1, Math.min(largest, MOST_PER_TABLE, bySize));
}

/** For each node of the tree, the share of its weight that lies on its first side. */
function sharesOf(weights: ArrayLike<number>, outcomes: number): number[] {
  const mass = new Float64Array(2 * outcomes);
  for (let outcome = 0; outcome < outcomes; outcome++) mass[outcomes + outcome] = weights[outcome]!;
  for (let node = outcomes - 1; node > 0; node--) mass[node] = mass[2 * node]! + mass[2 * node + 1]!;
  return Array.from({ length: outcomes - 1 }, (_, index) => {
    const node = index + 1;
    // A node without weight is never reached.
    return mass[node]! > 0 ? mass[2 * node]! / mass[node]! : 0;
  });
}

/** Binomial chances in proportion to that of the likeliest count, from which each follows by the ratio of neighbours. */
function binomialWeights(of: number, p: number): Float64Array {
  const weights = new Float64Array(of + 1);
  const mode = Math.min(of, Math.floor((of + 1) * p));
  const odds = p / (1 - p);
  weights[mode] = 1;
  for (let x = mode; x < of; x++) weights[x + 1] = weights[x]! * ((of - x) / (x + 1)) * odds;
  for (let x = mode; x > 0; x--) weights[x - 1] = weights[x]! * (x / ((of - x + 1) * odds));
  return weights;
}
