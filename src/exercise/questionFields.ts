import type { Answer, PackItem } from '../training/pack.js';
import { button, make } from './dom.js';
import { entryNumbers, NAMES, type OneGiven } from './given.js';

type Change = Partial<Omit<OneGiven, 'changed'>>;

/** One question with its answer, the entries that decide it, the reason and how sure; Y, N and R answer by a key. */
export function questionFields(
  item: PackItem,
  given: OneGiven,
  known: ReadonlySet<number>,
  change: (change: Change) => void,
): HTMLElement {
  const isKey = item.kind === 'keyQuestion';
  const choices: readonly Answer[] = isKey ? ['yes', 'no'] : ['yes', 'no', 'notRelevant'];
  const radios = choices.map((answer) => {
    const radio = make('input', { type: 'radio', name: item.id, value: answer });
    radio.checked = given.answer === answer;
    radio.addEventListener('change', () => change({ answer }));
    return radio;
  });
  const clear = button('Clear', () => {
    for (const radio of radios) radio.checked = false;
    change({ answer: null });
  });
  clear.setAttribute('aria-label', `Clear the answer to ${item.id}`);
  const group = make(
    'div',
    { class: 'choices' },
    ...radios.map((radio, index) => make('label', {}, radio, ` ${NAMES[choices[index] ?? 'yes']}`)),
    clear,
  );
  group.addEventListener('keydown', (event) => {
    const at = ['y', 'n', 'r'].indexOf(event.key.toLowerCase());
    const radio = event.ctrlKey || event.metaKey || event.altKey ? undefined : radios[at];
    radio?.focus();
    radio?.click();
  });
  const words = isKey ? item.text : `(${item.letter}) ${item.text}`;
  return make(
    'fieldset',
    { class: isKey ? 'question key' : 'question' },
    make('legend', {}, words),
    group,
    make(
      'div',
      { class: 'beside' },
      ...entriesField(item, given, known, change),
      textField(item, 'Reason', given.reason, (reason) => change({ reason })),
      sureField(given, change),
    ),
  );
}

function entriesField(
  item: PackItem,
  given: OneGiven,
  known: ReadonlySet<number>,
  change: (change: Change) => void,
): HTMLElement[] {
  const error = make('p', { class: 'error', id: `error-${item.id}` });
  const label = textField(item, 'Deciding entries', given.entries, (entries) => {
    change({ entries });
    check(entries);
  });
  const input = label.querySelector('input');
  const check = (typed: string): void => {
    const { unknown } = entryNumbers(typed, known);
    error.textContent = unknown.length === 0 ? '' : `This case has no entry ${unknown.join(', ')}.`;
    input?.setAttribute('aria-invalid', String(unknown.length > 0));
  };
  input?.setAttribute('aria-describedby', error.id);
  check(given.entries);
  return [label, error];
}

function textField(item: PackItem, words: string, value: string, type: (value: string) => void): HTMLElement {
  const input = make('input', { type: 'text', value, 'data-field': `${words} ${item.id}` });
  input.addEventListener('input', () => type(input.value));
  return make('label', {}, words, input);
}

const SURE = { '': 'Not said', '1': 'A guess', '2': 'Fairly sure', '3': 'Sure' };

function sureField(given: OneGiven, change: (change: Change) => void): HTMLElement {
  const options = Object.entries(SURE).map(([value, words]) => make('option', { value }, words));
  const select = make('select', {}, ...options);
  select.value = given.confidence;
  select.addEventListener('change', () => change({ confidence: select.value }));
  return make('label', {}, 'How sure', select);
}
