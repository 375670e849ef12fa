import type { CaseFile } from '../training/pack.js';
import { byId, make } from './dom.js';

/** A case file as both pages show it; an entry has the id `entry-4`. */
export function caseView({ number, id, front, entries }: CaseFile): HTMLElement[] {
  return [
    make('h2', {}, `Case ${number} (${id})`),
    make('dl', {}, ...front.flatMap(({ label, value }) => [make('dt', {}, label), make('dd', {}, value)])),
    ...entries.map((entry) =>
      make(
        'section',
        { id: `entry-${entry.number}`, class: 'entry' },
        make('h3', {}, `${entry.number}. ${entry.title} `, make('span', { class: 'faint' }, entry.shown)),
        ...entry.paragraphs.map((paragraph) => make('p', {}, paragraph)),
      ),
    ),
  ];
}

/** Buttons for the cases; the chosen one is told to assistive technology too. */
export function caseButtons(
  cases: readonly CaseFile[],
  chosen: number,
  words: (file: CaseFile) => string,
  choose: (number: number) => void,
): HTMLElement[] {
  return cases.map((file) => {
    const current: Record<string, string> = file.number === chosen ? { 'aria-current': 'true' } : {};
    const element = make('button', { type: 'button', id: `case-${file.number}`, ...current }, words(file));
    element.addEventListener('click', () => choose(file.number));
    return make('li', {}, element);
  });
}

/** Where there is no space for both, buttons show the case file or the questions. */
export function listenToSwitch(): void {
  const parts = ['file', 'questions'];
  for (const shown of parts) {
    byId(`show-${shown}`).addEventListener('click', () => {
      byId('columns').setAttribute('data-shown', shown);
      for (const part of parts) byId(`show-${part}`).setAttribute('aria-pressed', String(part === shown));
    });
  }
}
