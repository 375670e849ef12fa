import type { PackCases } from '../results/packFiles.js';
import { caseButtons, caseView, listenToSwitch } from './caseView.js';
import { byId, download, make, pageData } from './dom.js';
import { answeredIn, answersCsv, emptyGiven, type Given, keyOf, merged, NOTHING, readTold } from './given.js';
import { questionFields } from './questionFields.js';
import { load, save } from './store.js';

/** The exercise: a case on the left, its questions on the right, kept in the browser until they are exported. */

const pack = pageData<PackCases>();
let given: Given = emptyGiven('');
let chosen = 1;
let isKept = true;
let isCopied = true;

const field = (id: string) => byId(id) as HTMLInputElement;

function start(): void {
  const name = field('name').value.trim();
  if (name === '') {
    byId('name-error').textContent = 'Write your name first: it goes on your answers.';
    field('name').setAttribute('aria-invalid', 'true');
    field('name').focus();
    return;
  }
  byId('name-error').textContent = '';
  // A saved copy that was read before the name was given is kept beside what the browser has under that name.
  const kept = load(pack, name);
  given = kept === null ? { ...given, name } : merged({ ...given, name }, kept);
  keep();
  byId('start').hidden = true;
  byId('work').hidden = false;
  byId('who').textContent = name;
  choose(chosen);
  byId(`case-${chosen}`).focus();
}

function choose(number: number): void {
  chosen = number;
  const file = pack.cases[number - 1];
  if (file === undefined) return;
  byId('file').replaceChildren(...caseView(file));
  byId('file').scrollTop = 0;
  const known = new Set(file.entries.map((entry) => entry.number));
  const fields = pack.items.map((item) =>
    questionFields(item, given.answers[keyOf(number, item.id)] ?? NOTHING, known, (change) => {
      const key = keyOf(number, item.id);
      const before = given.answers[key] ?? NOTHING;
      const answers = { ...given.answers, [key]: { ...before, ...change, changed: Date.now() } };
      given = { ...given, answers };
      keep();
      progress();
    }),
  );
  const all = make(
    'fieldset',
    { id: 'all' },
    make('legend', { class: 'hidden' }, `Case ${number}`),
    ...fields,
  );
  byId('questions').replaceChildren(all);
  byId('questions').scrollTop = 0;
  progress();
  byId(`case-${number}`).focus();
}

/** Says how far each case is, and whether the answers are locked, without taking the focus from a button. */
function progress(): void {
  const focused = document.activeElement?.id ?? '';
  const of = pack.items.length;
  const words = ({ number }: { number: number }) =>
    `Case ${number}: ${answeredIn(pack, number, given)} of ${of}`;
  byId('cases').replaceChildren(...caseButtons(pack.cases, chosen, words, choose));
  if (focused.startsWith('case-')) document.getElementById(focused)?.focus();
  const done = pack.cases.reduce((sum, { number }) => sum + answeredIn(pack, number, given), 0);
  const asked = of * pack.cases.length;
  byId('progress').textContent =
    `${done} of ${asked} questions are answered${given.isLocked ? ', and locked' : ''}.`;
  byId('lock').textContent = given.isLocked ? 'Unlock' : 'Lock and export';
  (byId('all') as HTMLFieldSetElement).disabled = given.isLocked;
  byId('text').textContent = answersCsv(pack, given);
}

function keep(): void {
  const kept = save(pack, given);
  isKept = kept !== null;
  given = kept ?? given;
  isCopied = false;
  const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  byId('saved').textContent = isKept
    ? `Saved in this browser at ${time}.`
    : 'Not saved: this browser keeps nothing. Save a copy before you close the page.';
}

function copy(): void {
  download(
    `answers-${pack.code}-${given.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.csv`,
    answersCsv(pack, given),
  );
  isCopied = true;
}

function lock(): void {
  given = given.isLocked
    ? { ...given, isLocked: false, unlocked: given.unlocked + 1 }
    : { ...given, isLocked: true };
  keep();
  progress();
  if (given.isLocked) copy();
}

/** A copy that was saved before: its answers replace those here. */
async function loadCopy(file: File): Promise<void> {
  try {
    const { told, problems } = readTold(await file.text(), file.name, pack);
    const answers = { ...given.answers };
    for (const { case: number, item, answer, entries, reason, confidence } of told) {
      answers[keyOf(number, item)] = { answer, entries, reason, confidence, changed: Date.now() };
    }
    given = { ...given, answers };
    byId('loaded').textContent = [`${told.length} answers were read from ${file.name}.`, ...problems].join(
      ' ',
    );
    if (field('name').value === '') field('name').value = told[0]?.participant ?? '';
  } catch (error) {
    byId('loaded').textContent = error instanceof Error ? error.message : String(error);
  }
}

byId('begin').addEventListener('submit', (event) => {
  event.preventDefault();
  start();
});
byId('copy').addEventListener('click', copy);
byId('lock').addEventListener('click', lock);
byId('print').addEventListener('click', () => print());
byId('next').addEventListener('click', () => choose(chosen === pack.cases.length ? 1 : chosen + 1));
listenToSwitch();
byId('load').addEventListener('change', () => {
  const file = field('load').files?.[0];
  if (file !== undefined) void loadCopy(file);
});
addEventListener('storage', () => {
  const kept = given.name === '' ? null : load(pack, given.name);
  if (kept === null) return;
  given = kept;
  choose(chosen);
});
addEventListener('beforeunload', (event) => {
  if (!isKept && !isCopied) event.preventDefault();
});
