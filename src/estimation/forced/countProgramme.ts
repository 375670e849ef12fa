import type { WholeProgramme } from '../../numeric/wholeProgramme.js';
import { refuse } from '../../problem.js';
import { countsInWords, type Fraction } from '../../scenario/figures/words.js';
import { NOT_RELEVANT } from '../../scenario/scenario.js';
import type { CountedVariable, CountFacts, CountRule } from './countFacts.js';
import type { JointQuestion } from './jointQuestion.js';

/** The whole-number programme of a joint question: how many cases are of each kind that it can tell. */
export interface JointProgramme {
  /** Which cells meet the question. */
  readonly counted: readonly boolean[];
  /** The keys of the figures that say anything of it. */
  readonly keys: readonly string[];
  /** The programme with the figures of some keys alone; the number of cases and the gates are always in it. */
  with(keys: ReadonlySet<string>): WholeProgramme;
}

const MOST_CELLS = 2048;

/**
 * Cells are the kinds of cases by the variables that the question names and those that their gates look at. What is behind
 * the gates of these counts cases of them, without saying which: each of its levels is one number more.
 */
export function jointProgramme(facts: CountFacts, question: JointQuestion): JointProgramme {
  const { overlaps = [] } = facts;
  const named = closure(facts.variables, [
    ...question.names,
    ...overlaps.flatMap((one) => one.question.names),
  ]);
  const cells = cellsOf(named);
  const behind = behindGates(facts.variables, named);
  const levelOfCell = (cell: readonly string[]) => (name: string) =>
    cell[named.findIndex((variable) => variable.name === name)] ?? NOT_RELEVANT;
  const counted = cells.map((cell) => question.meets(levelOfCell(cell)));
  const levels = behind.flatMap(({ variable }) =>
    variable.levels.map((level) => ({ name: variable.name, level })),
  );
  /** One row from what each cell, and each level behind a gate, counts in it. */
  const rowOf = (
    ofCell: (levelOf: (name: string) => string) => number,
    ofLevel: (name: string, level: string) => number = () => 0,
  ) => [
    ...cells.map((cell) => ofCell(levelOfCell(cell))),
    ...levels.map(({ name, level }) => ofLevel(name, level)),
  ];
  const known = new Set([...named, ...behind.map(({ variable }) => variable)].map(({ name }) => name));
  const rules = facts.rules.filter(({ variable }) => known.has(variable));
  /** A variable without a gate applies to every case, which makes limits of shares limits of counts. */
  const wholeOf = ({ variable }: CountRule) =>
    facts.variables.some(({ name, gate }) => name === variable && gate === null) ? facts.cases : null;
  const structure = [
    { row: rowOf(() => 1), least: facts.cases, most: facts.cases },
    ...behind.map(({ variable: { name }, opens }) => ({
      row: rowOf(
        (levelOf) => -opens(levelOf),
        (other, level) =>
          (other === name ? 1 : 0) - opens((asked) => (asked === other ? level : NOT_RELEVANT)),
      ),
      least: 0,
      most: 0,
    })),
  ];
  const limits = [
    ...rules.flatMap((rule) =>
      limitsOf(rule, wholeOf(rule), rowOf).map((limit) => ({ key: rule.key, ...limit })),
    ),
    ...overlaps.map((one) => ({
      key: one.key,
      row: rowOf((levelOf) => (one.question.meets(levelOf) ? 1 : 0)),
      least: one.count,
      most: one.count,
    })),
  ];
  return {
    counted: [...counted, ...levels.map(() => false)],
    keys: [...new Set(limits.map(({ key }) => key))],
    with: (keys) => {
      const used = [...structure, ...limits.filter(({ key }) => keys.has(key))];
      return {
        columns: structure[0]!.row.map((_, column) => used.map(({ row }) => row[column]!)),
        rows: used.map(({ least, most }) => ({ least, most })),
      };
    },
  };
}

/** The named variables with all that their gates look at, parents first. */
function closure(variables: readonly CountedVariable[], names: readonly string[]): CountedVariable[] {
  const wanted = new Set(names);
  for (const { name, gate } of variables.toReversed()) {
    if (wanted.has(name)) for (const parent of gate?.names ?? []) wanted.add(parent);
  }
  return variables.filter(({ name }) => wanted.has(name));
}

/** Each kind of case as its levels, in the order of the variables; an absent one is not relevant. */
function cellsOf(variables: readonly CountedVariable[]): string[][] {
  let cells: string[][] = [[]];
  for (const { levels, gate } of variables) {
    cells = cells.flatMap((cell) => {
      const levelOf = (name: string) => cell[variables.findIndex((one) => one.name === name)] ?? NOT_RELEVANT;
      return gate === null || gate.isOpen(levelOf)
        ? levels.map((level) => [...cell, level])
        : [[...cell, NOT_RELEVANT]];
    });
    if (cells.length > MOST_CELLS) {
      refuse(
        'too-large',
        `The joint question asks about more than ${MOST_CELLS.toLocaleString('en-GB')} kinds of cases.`,
        {
          path: 'joint',
          hint: 'Ask about fewer variables at a time.',
        },
      );
    }
  }
  return cells;
}

interface BehindGate {
  readonly variable: CountedVariable;
  /** 1 where a level of a variable in front of it opens its gate. */
  readonly opens: (levelOf: (name: string) => string) => number;
}

/** Variables behind gates of those named, or behind gates of these, whose figures say how many cases pass. */
function behindGates(variables: readonly CountedVariable[], named: readonly CountedVariable[]): BehindGate[] {
  const known = new Set(named.map(({ name }) => name));
  return variables.flatMap((variable): BehindGate[] => {
    const { name, gate } = variable;
    if (gate === null || known.has(name) || !gate.names.every((parent) => known.has(parent))) return [];
    known.add(name);
    return [{ variable, opens: (levelOf) => (gate.isOpen(levelOf) ? 1 : 0) }];
  });
}

type RowOf = (
  ofCell: (levelOf: (name: string) => string) => number,
  ofLevel: (name: string, level: string) => number,
) => number[];

/** A figure as limits of sums: of the cases that it counts, and of those that it is a share of. */
function limitsOf({ variable, level, low, high, count, of }: CountRule, whole: number | null, rowOf: RowOf) {
  const weighed = (perCount: number, perWhole: number) =>
    rowOf(
      (levelOf) => {
        const own = levelOf(variable);
        return own === NOT_RELEVANT ? 0 : perWhole + (own === level ? perCount : 0);
      },
      (name, own) => (name === variable ? perWhole + (own === level ? perCount : 0) : 0),
    );
  return [
    ...(count === null ? [] : [{ row: weighed(1, 0), least: count, most: count }]),
    ...(of === null ? [] : [{ row: weighed(0, 1), least: of, most: of }]),
    ...(low !== null && high !== null && whole !== null
      ? [{ row: weighed(1, 0), ...wholeLimits(low, high, whole) }]
      : []),
    ...(low === null || whole !== null || low.top === 0
      ? []
      : [
          { row: weighed(low.bottom, -low.top), least: low.included ? 0 : 1, most: Number.POSITIVE_INFINITY },
        ]),
    ...(high === null || whole !== null || (high.top === high.bottom && high.included)
      ? []
      : [
          {
            row: weighed(high.bottom, -high.top),
            least: Number.NEGATIVE_INFINITY,
            most: high.included ? 0 : -1,
          },
        ]),
  ];
}

/** The counts of a known number of cases between two fractions. */
function wholeLimits(low: Fraction, high: Fraction, whole: number): { least: number; most: number } {
  const { lowest, highest } = countsInWords({ low, high, named: low }, whole);
  return { least: lowest, most: highest };
}
