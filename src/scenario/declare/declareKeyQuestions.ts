import { readable } from '../figures/readable.js';
import type { KeyQuestion } from '../scenario.js';
import type { Notebook } from '../yaml/notebook.js';
import type { DeclaredVariable } from './declaration.js';
import { declareVariable } from './declareVariable.js';
import { defaultEffect, PROGRAMME_QUESTIONS } from './defaults.js';
import type { FigureReader } from './readFigureEntry.js';
import { NAME, type WrittenPlaces, type WrittenQuestion, type WrittenScenario } from './schema.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const YES_NO: readonly string[] = ['No', 'Yes'];

type QuestionMap = Exclude<WrittenQuestion, string | number | readonly unknown[]>;

/** The key questions of a file, in its order: as questions, and as the case variables that they are. */
export function declareKeyQuestions(
  { keyQuestions: asked = {} }: WrittenScenario,
  reader: FigureReader,
): { readonly keyQuestions: readonly KeyQuestion[]; readonly variables: readonly DeclaredVariable[] } {
  const { from, scale: _, ...written } = asked;
  const { notebook } = reader;
  const shared = reader.places(from as WrittenPlaces | undefined, ['keyQuestions', 'from']);
  // The schema's catch-all types every key alike, `from` included.
  const questions = Object.entries(written as Readonly<Record<string, WrittenQuestion>>).map(
    ([id, question]): readonly [string, QuestionMap] => [
      id,
      typeof question === 'object' && !Array.isArray(question) ? question : { value: String(question) },
    ],
  );
  checkNumber(questions.length, notebook);
  for (const [id, { scale }] of questions) checkQuestion(id, scale, notebook);
  const letters = lettersOf(questions, notebook);
  const declaresEffects = questions.some(([, { effects }]) => effects !== undefined);
  const variables = questions.map(([id, question], index): DeclaredVariable => {
    const known = PROGRAMME_QUESTIONS.get(id);
    const path = ['keyQuestions', id];
    const label = question.label ?? known?.label ?? readable(id);
    const role = question.role ?? known?.role;
    const { scale, letter, levels, means, noAnswer, notApplicable, atOrAbove, ...answers } = question;
    const asked = role === undefined ? answers : { ...answers, role };
    const declared = declareVariable(asked, { name: id, path, label, from: shared }, reader);
    const [before] = questions[index - 1] ?? [];
    const effects = declaresEffects || before === undefined ? declared.effects : [defaultEffect(before)];
    return { ...declared, section: 'keyQuestion', question: id, effects };
  });
  const keyQuestions = variables.map(({ name, label }, index): KeyQuestion => {
    return { id: name, letter: letters[index] ?? '', label, scale: YES_NO };
  });
  return { keyQuestions, variables };
}

function checkNumber(count: number, notebook: Notebook): void {
  if (count === 0) {
    const message = 'keyQuestions asks no question.';
    notebook.note('missing', ['keyQuestions'], message, { expected: 'at least one question', key: true });
  }
  if (count > LETTERS.length) {
    const message = `A scenario may have ${LETTERS.length} key questions, and this one has ${count}.`;
    notebook.note('too-many-questions', ['keyQuestions'], message, { got: String(count), key: true });
  }
}

function checkQuestion(id: string, scale: string | readonly string[] | undefined, notebook: Notebook): void {
  if (!NAME.test(id)) {
    const message = `The name ${id} must be one word in camelCase, such as mappaLevel1.`;
    notebook.note('bad-name', ['keyQuestions', id], message, {
      got: id,
      expected: 'one word in camelCase',
      key: true,
    });
  }
  if (scale === undefined || typeof scale === 'string') return;
  const isYesNo = scale.length === YES_NO.length && scale.every((answer, rank) => answer === YES_NO[rank]);
  if (isYesNo) return;
  const message = `keyQuestions.${id} has the scale ${scale.join(', ')}, and casesim scores No and Yes only.`;
  notebook.note('unknown-scale', ['keyQuestions', id, 'scale'], message, {
    got: scale.join(', '),
    expected: YES_NO.join(', '),
    hint: 'Ask whether a case reaches a level of the scale, and give the share that does.',
  });
}

/** A letter for each question: as declared, as the programme has it, or the first that is free. */
function lettersOf(questions: readonly (readonly [string, QuestionMap])[], notebook: Notebook): string[] {
  const taken = new Map<string, string>();
  for (const [id, { letter }] of questions) {
    if (letter === undefined) continue;
    const other = taken.get(letter);
    if (other !== undefined) {
      const message = `${other} and ${id} both have the letter ${letter}.`;
      notebook.note('two-letters', ['keyQuestions', id, 'letter'], message, { got: letter });
    }
    taken.set(letter, id);
  }
  const usual = questions.map(([id, { letter }]) => {
    const known = PROGRAMME_QUESTIONS.get(id)?.letter;
    if (letter !== undefined || known === undefined || taken.has(known)) return letter;
    taken.set(known, id);
    return known;
  });
  const free = [...LETTERS].filter((letter) => !taken.has(letter));
  return usual.map((letter) => letter ?? free.shift() ?? '');
}
