import { kindOf } from '../../designs/registry.js';
import { nearest } from '../../problem.js';
import type { CaseVariable } from '../../scenario/scenario.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
import { publishedCounts } from '../inquiries/next.js';
import { type Inquiry, questionsOf, type Study, type World } from '../study.js';
import { MOST_QUESTIONS } from '../world/patterns.js';

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
export function placeOf(inquiry: Inquiry): readonly PropertyKey[] {
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
  const others = study.designs.some(({ kind }) => !kindOf(kind).casesAreIndependent);
  const perfect = study.inspectors.every(({ name }) => name === 'perfect');
  if (counts !== null && !changed && !others && perfect) return;
  notebook.note('no-next', placeOf(inquiry), `${inquiry.name} cannot be told from the published counts.`, {
    hint: 'It needs a question with settled counts, a scenario without changes, simple designs and no inspectors.',
  });
}

export function checkNames(study: Study, notebook: Notebook): void {
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
      for (const { key, name, isQuestion } of kindOf(design.kind).variables(design)) {
        checkVariable(world, name, ['designs', design.name, key], notebook, isQuestion);
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
