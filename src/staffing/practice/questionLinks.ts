import { type Curves, tabulateCurves } from './mixedLogistic.js';
import { PROGRAMME_QUESTION } from './practiceScenario.js';
import type { QuestionNetwork } from './questionNetwork.js';

/**
 * How one key question follows on the earlier ones. Answers still needed are carried along, one bit each, and so
 * are the cells of the network: those that no later question tells apart go on as one.
 */
export interface Link {
  readonly states: number;
  /** What each state adds to the linear predictor. */
  readonly shifts: Float64Array;
  /** The state that each state becomes when the answer is No, and when it is Yes; and how many there are then. */
  readonly no: Int32Array;
  readonly yes: Int32Array;
  readonly after: number;
  /** Whether programme places affect this question, and whether they do so directly. */
  readonly programme: 'directly' | 'through another' | 'no';
  /** Layers of programme places that come in, and that go on. */
  readonly layersBefore: number;
  readonly layers: number;
  /** Layers in which the answer is another: one where programmes make no difference to it. */
  readonly asked: number;
  /** Per cell: its group and what oversight counts as there, its curve and what is added to that one's argument. */
  readonly groupOf: Int32Array;
  readonly oversightOf: Float64Array;
  readonly curveOf: Int32Array;
  readonly offsetOf: Float64Array;
  /** The cell that each goes on as, and how many there are then. */
  readonly cellAfter: Int32Array;
  readonly cellsAfter: number;
}

/** Whether programme places are followed, and move the question about them. */
export interface ProgrammePlaces {
  readonly programme: boolean;
}

type Answers = Pick<
  Link,
  'states' | 'shifts' | 'no' | 'yes' | 'after' | 'programme' | 'layersBefore' | 'layers' | 'asked'
>;

/** The links of a network with the curves that they speak of, and the share of each first cell in its group. */
export function linksOf(
  network: QuestionNetwork,
  { programme }: ProgrammePlaces,
): { readonly links: readonly Link[]; readonly curves: Curves; readonly shareOf: Float64Array } {
  const answers = answersOf(network, { programme });
  const all = network.groups.flatMap((group, index) =>
    group.cells.map((cell) => ({ ...cell, group: index })),
  );
  const { curves, of, offsets } = tabulateCurves(all.flatMap((cell) => cell.curves));
  const asked = answers.length;
  /** The cells that come to a question, each as one of those that it is made of. */
  let cells = all.map((_, cell) => cell);
  const alike = (cell: number, other: number, from: number): boolean =>
    all[cell]?.group === all[other]?.group &&
    answers.every(
      (_, question) =>
        question < from ||
        (of[cell * asked + question] === of[other * asked + question] &&
          offsets[cell * asked + question] === offsets[other * asked + question]),
    );
  const links = answers.map((link, question): Link => {
    const before = cells;
    const firsts = before.map((cell) => before.find((other) => alike(cell, other, question + 1)) ?? cell);
    cells = [...new Set(firsts)];
    return {
      ...link,
      groupOf: Int32Array.from(before, (cell) => all[cell]!.group),
      oversightOf: Float64Array.from(before, (cell) => network.groups[all[cell]!.group]!.value),
      curveOf: Int32Array.from(before, (cell) => of[cell * asked + question]!),
      offsetOf: Float64Array.from(before, (cell) => offsets[cell * asked + question]!),
      cellAfter: Int32Array.from(firsts, (cell) => cells.indexOf(cell)),
      cellsAfter: cells.length,
    };
  });
  return { links, curves, shareOf: Float64Array.from(all, ({ share }) => share) };
}

function answersOf({ questions }: QuestionNetwork, { programme }: ProgrammePlaces): Answers[] {
  const lastUse = questions.map((_, question) =>
    questions.reduce(
      (last, { from }, later) => (from.some((f) => f.question === question) ? later : last),
      -1,
    ),
  );
  const touched: boolean[] = [];
  let live: number[] = [];
  let layersBefore = 1;
  return questions.map(({ role, from }, question) => {
    const directly = programme && role === PROGRAMME_QUESTION;
    const touches = directly || from.some((f) => touched[f.question]);
    touched[question] = touches;
    const before = live;
    const next = [...before, question].filter((earlier) => (lastUse[earlier] ?? -1) > question);
    const states = 1 << before.length;
    const bit = (state: number, earlier: number) => (state >> before.indexOf(earlier)) & 1;
    const become = (answer: number) =>
      Int32Array.from({ length: states }, (_, state) =>
        next.reduce(
          (sum, kept, index) => sum + (kept === question ? answer : bit(state, kept)) * (1 << index),
          0,
        ),
      );
    live = next;
    const link = {
      states,
      shifts: Float64Array.from({ length: states }, (_, state) =>
        from.reduce((sum, f) => sum + f.logOdds * bit(state, f.question), 0),
      ),
      no: become(0),
      yes: become(1),
      after: 1 << next.length,
      programme: directly ? ('directly' as const) : touches ? ('through another' as const) : ('no' as const),
      layersBefore,
      layers: touches ? 2 : layersBefore,
      asked: touches ? 2 : 1,
    };
    layersBefore = link.layers;
    return link;
  });
}
