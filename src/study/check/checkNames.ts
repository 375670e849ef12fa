import { kindOf } from '../../designs/registry.js';

import type { CaseVariable } from '../../scenario/scenario.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
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
        checkVariable(world, name, ['scenarios', world.name, part, name], notebook, { isQuestion: true });
      }
    }
    checkOdds(world, notebook);
    for (const design of designs) {
      for (const { key, name, isQuestion } of kindOf(design.kind).variables(design)) {
        checkVariable(world, name, ['designs', design.name, key], notebook, { isQuestion });
      }
    }
  }
  checkQuestions(study, notebook);
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

/** A replicate draws every scenario with the same questions, so each of them must have them all; what lacks one is said once. */
function checkQuestions({ worlds, inquiries }: Study, notebook: Notebook): void {
  const checked = new Set<string>();
  for (const inquiry of inquiries) {
    const path = pathOf(inquiry);
    for (const world of worlds) {
      for (const question of inquiryKind(inquiry.kind).subject(inquiry).questions) {
        const one = JSON.stringify([path.map(String), world.name, question]);
        if (!checked.has(one)) checkVariable(world, question, path, notebook, { isQuestion: true });
        checked.add(one);
      }
    }
  }
}

/** An added effect must lead from a variable to a later one. */
function checkOdds(world: World, notebook: Notebook): void {
  const names = world.scenario.variables.map(({ name }) => name);
  for (const [child, parents] of Object.entries(world.odds)) {
    const path = ['scenarios', world.name, 'odds', child];
    if (checkVariable(world, child, path, notebook, { isQuestion: true }) === undefined) continue;
    for (const parent of Object.keys(parents)) {
      const found = checkVariable(world, parent, [...path, parent], notebook, { isQuestion: false });
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

/** Notes a variable that a scenario lacks, or that is not a yes-or-no question where one is needed. */
function checkVariable(
  { name: world, scenario }: World,
  asked: string,
  path: readonly PropertyKey[],
  notebook: Notebook,
  { isQuestion }: { readonly isQuestion: boolean },
): CaseVariable | undefined {
  const fitting = scenario.variables
    .filter(({ kind }) => !isQuestion || kind === 'binary')
    .map(({ name }) => name);
  const found = scenario.variables.find(({ name }) => name === asked);
  if (found !== undefined && fitting.includes(asked)) return found;
  const message =
    found === undefined
      ? `The scenario ${world} has no case variable ${asked}.`
      : `${asked} is not a yes-or-no question in the scenario ${world}.`;
  notebook.note('unknown-variable', path, message, {
    got: asked,
    near: fitting,
  });
  return undefined;
}
