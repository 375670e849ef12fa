import type { PackCases } from '../results/packFiles.js';
import type { Pack, PromptKey, QuestionKey } from '../training/pack.js';
import { caseButtons, caseView, listenToSwitch } from './caseView.js';
import { button, byId, make, pageData } from './dom.js';
import { NAMES, readTold, type Told } from './given.js';

/** The facilitator's page: the key under each question until it is opened, its entries marked in the file, and what the group said. */

type Revealed = PackCases & Pick<Pack, 'key'>;

const JUDGEMENTS = { mustBeYes: 'Yes', mustBeNo: 'No', contested: 'Contested: either answer can be argued' };

const pack = pageData<Revealed>();
const told: Told[] = [];
let chosen = 1;

const shortOf = (id: string): string => {
  const item = pack.items.find((one) => one.id === id);
  return item === undefined ? id : item.kind === 'keyQuestion' ? item.text : `(${item.letter}) ${item.short}`;
};

function choose(number: number): void {
  chosen = number;
  const file = pack.cases[number - 1];
  if (file === undefined) return;
  byId('file').replaceChildren(...caseView(file));
  byId('cases').replaceChildren(...caseButtons(pack.cases, chosen, (one) => `Case ${one.number}`, choose));
  byId('questions').replaceChildren(
    make('h2', {}, `Questions and key of case ${number}`),
    ...(pack.key[number - 1]?.questions ?? []).map(questionView),
  );
  byId(`case-${number}`).focus();
}

function questionView(question: QuestionKey): HTMLElement {
  const { item, judgement, why, prompts } = question;
  const contested = judgement === 'contested' ? 'question key either' : 'question key';
  const details = make(
    'details',
    {},
    make('summary', {}, `The key: ${shortOf(item)}`),
    make('p', { class: contested }, make('strong', {}, JUDGEMENTS[judgement]), `. ${why}`),
    make('ul', {}, ...prompts.map(promptView)),
  );
  details.addEventListener('toggle', () => {
    if (details.open) mark(prompts);
  });
  return make(
    'section',
    {},
    make('h3', {}, shortOf(item)),
    groupView(item),
    ...prompts.map((prompt) => make('div', {}, make('p', {}, shortOf(prompt.item)), groupView(prompt.item))),
    details,
  );
}

function promptView(prompt: PromptKey): HTMLElement {
  const { item, answer, contested, gap, entries, why, either, wrong } = prompt;
  const note = contested ? ', contested: either answer can be argued' : gap === null ? '' : `, a ${gap} gap`;
  const cited = entries.length === 0 ? 'The file as a whole' : `Show ${entries.join(', ')}`;
  return make(
    'li',
    contested ? { class: 'either' } : {},
    make('strong', {}, `${shortOf(item)}: ${NAMES[answer]}${note}`),
    ' ',
    button(cited, () => mark([prompt])),
    make('p', {}, `${why} ${either ?? ''}`),
    make('p', { class: 'faint' }, `Common wrong reason: ${wrong}`),
  );
}

/** Marks the entries that decide these prompts, in words as well as in colour, and goes to the first. */
function mark(prompts: readonly PromptKey[]): void {
  for (const entry of document.querySelectorAll('.entry')) {
    entry.classList.remove('deciding');
    entry.querySelector('.decides')?.remove();
  }
  const numbers = [...new Set(prompts.flatMap(({ entries }) => entries))].sort((a, b) => a - b);
  for (const number of numbers) {
    const entry = byId(`entry-${number}`);
    const decided = prompts.filter(({ entries }) => entries.includes(number)).map(({ item }) => item);
    entry.classList.add('deciding');
    entry.querySelector('h3')?.append(make('span', { class: 'decides' }, `Decides ${decided.join(', ')}`));
  }
  const [first] = numbers;
  if (first !== undefined) byId(`entry-${first}`).scrollIntoView({ block: 'nearest' });
}

/** How many of the group gave each answer, and what they said for it. */
function groupView(item: string): HTMLElement {
  const rows = told.filter((row) => row.case === chosen && row.item === item);
  const people = new Set(told.map(({ participant }) => participant)).size;
  if (people === 0) return make('p', { class: 'faint' }, '');
  const counts = (['yes', 'no', 'notRelevant'] as const).flatMap((answer) => {
    const count = rows.filter((row) => row.answer === answer).length;
    return count === 0 ? [] : [`${NAMES[answer]} ${count}`];
  });
  const blank = people - rows.length;
  const said = [...counts, ...(blank > 0 ? [`blank ${blank}`] : [])].join(', ');
  return make(
    'details',
    { class: 'group' },
    make('summary', {}, `The group on ${item}: ${said}`),
    make(
      'ul',
      {},
      ...rows.map(({ participant, answer, entries, reason }) => {
        const where = entries === '' ? '' : `, entries ${entries}`;
        return make(
          'li',
          {},
          `${participant}: ${NAMES[answer]}${where}${reason === '' ? '' : `. ${reason}`}`,
        );
      }),
    ),
  );
}

async function take(files: Iterable<File>): Promise<void> {
  const says: string[] = [];
  for (const file of files) {
    try {
      const read = readTold(await file.text(), file.name, pack);
      const names = new Set(read.told.map(({ participant }) => participant));
      const others = told.filter(({ participant }) => !names.has(participant));
      told.splice(0, told.length, ...others, ...read.told);
      says.push(`${file.name}: ${[...names].join(', ')}.`, ...read.problems);
    } catch (error) {
      says.push(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  byId('loaded').textContent = says.join(' ');
  choose(chosen);
}

byId('load').addEventListener('change', () => {
  void take((byId('load') as HTMLInputElement).files ?? []);
});
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  void take(event.dataTransfer?.files ?? []);
});
listenToSwitch();
choose(1);
