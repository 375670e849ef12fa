import { kindOf } from '../../designs/registry.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
import { list } from '../../words/format.js';
import { inquiryKind, pathOf, questionsOf } from '../inquiries/registry.js';
import type { Study, World } from '../study.js';
import { MOST_QUESTIONS } from '../world/patterns.js';

export function checkNames(study: Study, notebook: Notebook): void {
  const { worlds, designs, inquiries } = study;
  if (worlds.length === 0) notebook.note('missing', ['scenarios'], 'A study needs at least one scenario.');
  if (designs.length === 0) notebook.note('missing', ['designs'], 'A study needs at least one design.');
  if (inquiries.length === 0) notebook.note('missing', ['inquiries'], 'A study needs at least one inquiry.');
  for (const world of worlds) {
    for (const part of ['change', 'shift'] as const) {
      for (const name of Object.keys(world[part])) {
        checkVariable([world], name, ['scenarios', world.name, part, name], notebook, { isQuestion: true });
      }
    }
    checkOdds(world, notebook);
  }
  for (const design of designs) {
    for (const { key, name, isQuestion } of kindOf(design.kind).variables(design)) {
      checkVariable(worlds, name, ['designs', design.name, key], notebook, { isQuestion });
    }
  }
  checkQuestions(study, notebook);
  const count = questionsOf(study).length;
  if (count > mostQuestions(study)) {
    notebook.note(
      'too-many-questions',
      ['inquiries'],
      `The study asks about ${count} questions, counting each level of a scale but the lowest; ${mostQuestions(study)} is the most at a time.`,
      { hint: 'Split it into several studies.' },
    );
  }
}

/** One scale that every case is judged on may have ten levels: its patterns are fewer than those of questions that do not apply to all. */
function mostQuestions(study: Study): number {
  const names = questionsOf(study);
  const isCut = ({ scenario }: World) =>
    scenario.variables.every(
      ({ name, follows, gate }) => !names.includes(name) || (follows !== undefined && gate === null),
    );
  return study.worlds.every(isCut) ? MOST_CUTS : MOST_QUESTIONS;
}

const MOST_CUTS = 9;

/** A replicate draws every scenario with the same questions, so each of them must have them all. */
function checkQuestions({ worlds, inquiries }: Study, notebook: Notebook): void {
  const checked = new Set<string>();
  for (const inquiry of inquiries) {
    const path = pathOf(inquiry);
    for (const question of inquiryKind(inquiry.kind).subject(inquiry).questions) {
      const one = JSON.stringify([path.map(String), question]);
      if (!checked.has(one)) checkVariable(worlds, question, path, notebook, { isQuestion: true });
      checked.add(one);
    }
  }
}

/** An added effect must lead from a variable to a later one. */
function checkOdds(world: World, notebook: Notebook): void {
  const names = world.scenario.variables.map(({ name }) => name);
  for (const [child, parents] of Object.entries(world.odds)) {
    const path = ['scenarios', world.name, 'odds', child];
    if (!checkVariable([world], child, path, notebook, { isQuestion: true })) continue;
    for (const parent of Object.keys(parents)) {
      checkVariable([world], parent, [...path, parent], notebook, { isQuestion: false });
      const found = world.scenario.variables.find(({ name }) => name === parent);
      if (found === undefined) continue;
      if (found.protectedCharacteristic) {
        notebook.note(
          'protected',
          [...path, parent],
          `${parent} is a protected characteristic, which may have no effects.`,
        );
      } else if (found.kind === 'nominal' || names.indexOf(parent) >= names.indexOf(child)) {
        notebook.note(
          'bad-effect',
          [...path, parent],
          `${parent} cannot act on ${child}: it has no order, or comes after it.`,
        );
      }
    }
  }
}

/** Notes a variable that scenarios lack, or that is not a yes-or-no question where one is needed; false where it does. */
export function checkVariable(
  worlds: readonly World[],
  asked: string,
  path: readonly PropertyKey[],
  notebook: Notebook,
  { isQuestion }: { readonly isQuestion: boolean },
): boolean {
  const found = ({ scenario }: World) => scenario.variables.find(({ name }) => name === asked);
  const without = worlds.filter((world) => found(world) === undefined);
  const unfit = worlds.filter((world) => isQuestion && (found(world)?.kind ?? 'binary') !== 'binary');
  const note = (where: readonly World[], message: (scenarios: string, have: string) => string): void => {
    const [first] = where;
    if (first === undefined) return;
    const many = where.length > 1;
    const near = first.scenario.variables.filter(({ kind }) => !isQuestion || kind === 'binary');
    const scenarios = `${many ? 'scenarios' : 'scenario'} ${list(where.map(({ name }) => name))}`;
    const cuts = near.flatMap(({ name, follows }) => (follows?.variable === asked ? [name] : []));
    notebook.note('unknown-variable', path, message(scenarios, many ? 'have' : 'has'), {
      got: asked,
      ...(cuts.length === 0
        ? { near: near.map(({ name }) => name) }
        : {
            hint: `It is on a scale; ask for its mean score, score: ${asked}, or whether answers are at a level or above: ${list(cuts, 'or')}.`,
          }),
    });
  };
  note(without, (scenarios, have) => `The ${scenarios} ${have} no case variable ${asked}.`);
  note(unfit, (scenarios) => `${asked} is not a yes-or-no question in the ${scenarios}.`);
  return without.length + unfit.length === 0;
}
