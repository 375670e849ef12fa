import { nearest } from '../problem.js';
import type { Notebook } from '../scenario/notebook.js';
import type { CaseVariable } from '../scenario/scenario.js';
import { publishedCounts } from './analyses/next.js';
import { canAnswer, methodsFor } from './analyses.js';
import { checkDesigns } from './checkDesigns.js';
import { questionsOf } from './compileCondition.js';
import { axesRead, conditionsOf } from './conditions.js';
import { MOST_QUESTIONS } from './patterns.js';
import type { AxisName, Inquiry, Study, World } from './study.js';

/** More conditions than this are a mistake in the grid. */
const MOST_CONDITIONS = 2000;

/** Everything about a study that its shape alone does not settle, noted with its place. */
export function checkStudy(study: Study, notebook: Notebook): void {
  checkNames(study, notebook);
  if (notebook.problems.length > 0) return;
  checkGrid(study, notebook);
  checkAnswers(study, notebook);
  checkInspectors(study, notebook);
  checkDesigns(study, notebook);
  if (notebook.problems.length > 0) return;
  const count = conditionsOf(study).length;
  if (count > MOST_CONDITIONS) {
    notebook.note(
      'too-many-conditions',
      ['grid'],
      `The grid makes ${count} conditions, more than ${MOST_CONDITIONS}.`,
    );
  }
}

/** Notes a variable that a scenario lacks, or that is not a yes-or-no question where one is needed. */
function checkVariable(
  { name: world, scenario }: World,
  asked: string,
  path: readonly PropertyKey[],
  notebook: Notebook,
  binary: boolean,
): CaseVariable | undefined {
  const fitting = scenario.variables
    .filter(({ kind }) => !binary || kind === 'binary')
    .map(({ name }) => name);
  const found = scenario.variables.find(({ name }) => name === asked);
  if (found !== undefined && fitting.includes(asked)) return found;
  const near = nearest(asked, fitting);
  const message =
    found === undefined
      ? `The scenario ${world} has no case variable ${asked}.`
      : `${asked} is not a yes-or-no question in the scenario ${world}.`;
  notebook.note('unknown-variable', path, message, {
    got: asked,
    ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
  });
  return undefined;
}

/** Where an inquiry names its question, for the finger to point at. */
function placeOf(inquiry: Inquiry): readonly PropertyKey[] {
  const key = inquiry.name.split(',')[0] ?? inquiry.name;
  const field = {
    paired: 'difference',
    percentage: 'percentage',
    band: 'band',
    difference: 'difference',
  } as const;
  const name = inquiry.kind in field ? field[inquiry.kind as keyof typeof field] : inquiry.kind;
  return ['inquiries', key, name];
}

/** An added effect must lead from a variable to one that stands after it. */
function checkOdds(world: World, notebook: Notebook): void {
  const names = world.scenario.variables.map(({ name }) => name);
  for (const [child, parents] of Object.entries(world.odds)) {
    const path = ['scenarios', world.name, 'odds', child];
    if (checkVariable(world, child, path, notebook, true) === undefined) continue;
    for (const parent of Object.keys(parents)) {
      const found = checkVariable(world, parent, [...path, parent], notebook, false);
      if (found === undefined) continue;
      if (found.protectedCharacteristic) {
        notebook.note(
          'protected',
          [...path, parent],
          `${parent} is a protected characteristic: nothing follows from it.`,
        );
      } else if (found.kind === 'nominal' || names.indexOf(parent) >= names.indexOf(child)) {
        notebook.note(
          'bad-effect',
          [...path, parent],
          `${parent} cannot act on ${child}: it has no order, or stands after it.`,
        );
      }
    }
  }
}

/** What follows from the published counts alone follows only for simple designs and the scenario as published. */
function checkNext(
  study: Study,
  inquiry: Inquiry & { kind: 'next' | 'spread' | 'agreement' },
  notebook: Notebook,
): void {
  const world = study.worlds.find(({ name }) => name === inquiry.world);
  const changed =
    world !== undefined && [world.change, world.shift].some((part) => Object.keys(part).length > 0);
  const counts = world === undefined ? null : publishedCounts(world.scenario, inquiry.question);
  const others = study.designs.some(({ kind }) => kind !== 'simple');
  const perfect = study.inspectors.every(({ name }) => name === 'perfect');
  if (counts !== null && !changed && !others && perfect) return;
  notebook.note('no-next', placeOf(inquiry), `${inquiry.name} cannot be told from the published counts.`, {
    hint: 'It needs a question with settled counts, a scenario without changes, simple designs and no inspectors.',
  });
}

function checkNames(study: Study, notebook: Notebook): void {
  const { worlds, designs, inquiries } = study;
  if (worlds.length === 0) notebook.note('missing', ['scenarios'], 'A study needs at least one scenario.');
  if (designs.length === 0) notebook.note('missing', ['designs'], 'A study needs at least one design.');
  if (inquiries.length === 0) notebook.note('missing', ['inquiries'], 'A study needs at least one inquiry.');
  for (const world of worlds) {
    for (const part of ['change', 'shift'] as const) {
      for (const name of Object.keys(world[part])) {
        checkVariable(world, name, ['scenarios', world.name, part, name], notebook, true);
      }
    }
    checkOdds(world, notebook);
    for (const design of designs) {
      for (const name of design.by)
        checkVariable(world, name, ['designs', design.name, 'by'], notebook, false);
      if (design.question !== null) {
        checkVariable(world, design.question, ['designs', design.name, 'question'], notebook, true);
      }
    }
  }
  for (const inquiry of inquiries) {
    if (inquiry.kind === 'next') checkNext(study, inquiry, notebook);
    const asked = 'questions' in inquiry ? inquiry.questions : [inquiry.question];
    // A replicate draws every scenario with the same questions, so each of them must have them all.
    for (const world of worlds) {
      for (const question of asked) {
        const found = checkVariable(world, question, placeOf(inquiry), notebook, true);
        if (found !== undefined && found.gate !== null && inquiry.kind === 'spread') {
          notebook.note(
            'gated-spread',
            placeOf(inquiry),
            `The spread of ${question} cannot be split: it does not apply to every case.`,
            { hint: 'Ask for a question that does.' },
          );
        }
      }
    }
  }
  const asked = study.headline?.inquiry ?? null;
  if (asked !== null && !inquiries.some(({ name }) => name === asked)) {
    notebook.note(
      'unknown-inquiry',
      ['headline', 'inquiry'],
      `No inquiry of this study is called ${asked}.`,
      {
        hint: `There are ${inquiries.map(({ name }) => name).join('; ')}.`,
      },
    );
  }
  const count = questionsOf(study).length;
  if (count > MOST_QUESTIONS) {
    notebook.note(
      'too-many-questions',
      ['inquiries'],
      `The study asks about ${count} questions; ${MOST_QUESTIONS} is the most at a time.`,
      { hint: 'Split it into several studies.' },
    );
  }
}

const RANGES: Partial<Record<AxisName, { fits: (x: number) => boolean; expected: string }>> = {
  icc: { fits: (x) => x >= 0 && x < 1, expected: '0 or more and below 1' },
  kappa: { fits: (x) => x > 0 && x <= 1, expected: 'above 0 and at most 1' },
  confidence: { fits: (x) => x > 0 && x < 1, expected: 'above 0 and below 1' },
};

/** Notes a number outside its range. */
export function checkRange(
  axis: AxisName,
  value: number | string | null | undefined,
  path: readonly PropertyKey[],
  notebook: Notebook,
): void {
  const range = RANGES[axis];
  if (range === undefined || typeof value !== 'number' || range.fits(value)) return;
  notebook.note('out-of-range', path, `${axis} must be ${range.expected}, not ${value}.`, {
    got: String(value),
    expected: range.expected,
  });
}

function checkGrid(study: Study, notebook: Notebook): void {
  const read = axesRead(study);
  for (const { name, values } of study.grid) {
    values.forEach((value, place) => {
      checkRange(name, value, ['grid', name, place], notebook);
    });
    if (new Set(values).size < values.length) {
      notebook.note('doubled', ['grid', name], `grid.${name} names a value twice.`);
    }
    if (!read.has(name)) {
      const readable = [...read].join(', ');
      notebook.note('unread-axis', ['grid', name], `Nothing in the study reads ${name} from the grid.`, {
        key: true,
        got: name,
        expected: `one of ${readable}`,
        hint: `What the study leaves open, and so can be in the grid: ${readable}.`,
      });
    }
  }
  for (const name of study.assumptions) {
    if (!study.grid.some((axis) => axis.name === name)) {
      notebook.note('unknown-axis', ['assumptions'], `assumptions names ${name}, which is not in the grid.`, {
        got: name,
      });
    }
  }
}

function checkAnswers(study: Study, notebook: Notebook): void {
  for (const answer of study.answers) {
    const path = ['answers', answer.name];
    checkRange('confidence', answer.confidence, [...path, 'confidence'], notebook);
    if (study.inquiries.some((inquiry) => canAnswer(answer, inquiry))) continue;
    const methods = [
      ...new Set(study.inquiries.flatMap((inquiry) => methodsFor(inquiry, answer.estimate) ?? [])),
    ];
    const near = answer.interval === null ? undefined : nearest(answer.interval, methods);
    const fitting =
      methods.length === 0 ? 'None of its inquiries takes an interval.' : `It may be ${methods.join(', ')}.`;
    notebook.note(
      'unfit-answer',
      answer.interval === null ? path : [...path, 'interval'],
      `${answer.name} answers no inquiry of this study.`,
      { hint: near === undefined ? fitting : `Did you mean ${near}?` },
    );
  }
}

function checkInspectors(study: Study, notebook: Notebook): void {
  const kappas = study.grid.some(({ name }) => name === 'kappa');
  for (const inspectors of study.inspectors) {
    const { name, accuracy, leniency, count, doubleMarked, checked } = inspectors;
    if (name === 'perfect' && accuracy !== null && !('kappa' in accuracy)) continue;
    const path = ['inspectors', name];
    if (accuracy === null && !kappas) {
      notebook.note('no-accuracy', path, `${name} has no accuracy.`, {
        hint: 'Say kappa, or sensitivity and specificity, or put kappa in the grid.',
      });
    }
    if (accuracy !== null && 'kappa' in accuracy) {
      checkRange('kappa', accuracy.kappa, [...path, 'kappa'], notebook);
      if (accuracy.sensitivity !== undefined && accuracy.specificity !== undefined) {
        notebook.note('over-determined', path, `${name} gives kappa, sensitivity and specificity.`, {
          hint: 'Give κ with at most one of the two; the other follows.',
        });
      }
    }
    if (doubleMarked + checked > 1) {
      notebook.note('over-one', path, `${name} marks twice or checks more cases than there are.`);
    }
    const lenient = leniency === null ? study.grid.some((axis) => axis.name === 'leniency') : leniency > 0;
    if (doubleMarked > 0 && lenient && count < 3) {
      notebook.note(
        'too-few-inspectors',
        [...path, 'count'],
        `Double marking needs three inspectors, not ${count}.`,
        {
          hint: 'Two mark, and a third decides where they differ.',
        },
      );
    }
  }
  const asked = study.inquiries.find(({ kind }) => kind === 'agreement');
  if (asked !== undefined && !study.inspectors.some(({ doubleMarked }) => doubleMarked > 0)) {
    notebook.note(
      'nothing-marked-twice',
      placeOf(asked),
      'Agreement needs inspectors who mark some cases twice.',
      {
        hint: 'Give doubleMarked, such as 20%.',
      },
    );
  }
}
