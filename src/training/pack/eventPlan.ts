import type { CaseFile, PlanStep } from '../pack.js';
import type { NotesWording } from '../words/wordingTypes.js';

/** Minutes. A reading speed and a time for each judgement that leave time to think are assumed. */
const WORDS_A_MINUTE = 200;
const JUDGEMENT = 0.5;
const COMPARISON = 8;
const INTRODUCTION = 10;
const COLLECTING = 15;
const BREAK = 10;
const LUNCH = 45;
const CLOSE = 10;

/** As long as people read or compare before a break, and as an event lasts at most. */
const SITTING = 70;
const HALF_DAY = 240;
const DAY = 420;

export interface Event {
  readonly files: readonly Pick<CaseFile, 'number' | 'words'>[];
  /** How many judgements each case asks for. */
  readonly items: number;
  readonly wording: Pick<NotesWording, Exclude<keyof NotesWording, 'questions'>>;
  readonly say: (text: string, slots?: Readonly<Record<string, string>>) => string;
}

/**
 * The plan of an event of half a day or a day: everybody marks every case blind, the answers are collected, and only then
 * are they compared. A pack that takes longer is marked before the day; of one that is longer still, the cases that differ most
 * are compared.
 */
export function eventPlan(event: Event): PlanStep[] {
  const { files, wording, say } = event;
  const blind = blindSteps(event);
  const together = dayOf(event, blind, files.length);
  if (minutesOf(together) <= DAY) return together;
  const words = files.reduce((sum, file) => sum + file.words, 0);
  const alone: PlanStep = {
    phase: 'before',
    minutes: minutesOf(blind.filter(({ step }) => step !== say(wording.pause))),
    step: say(wording.beforehand, { caseNames: namesOf(files), caseWords: words.toLocaleString('en-GB') }),
  };
  let compared = Math.min(files.length, Math.floor(DAY / COMPARISON));
  while (compared > 1 && minutesOf(dayOf(event, [], compared)) > DAY) compared--;
  return [alone, ...dayOf(event, [], compared)];
}

/** The day itself, with a lunch where it is longer than half of one. */
function dayOf(event: Event, blind: readonly PlanStep[], compared: number): PlanStep[] {
  const { wording, say } = event;
  const collect: PlanStep = { phase: 'blind', minutes: COLLECTING, step: say(wording.collect) };
  const morning: PlanStep[] = [
    { phase: 'blind', minutes: INTRODUCTION, step: say(wording.introduction) },
    ...blind,
    collect,
  ];
  const afternoon = compareSteps(event, compared);
  if (minutesOf([...morning, ...afternoon]) <= HALF_DAY) return [...morning, ...afternoon];
  const lunch: PlanStep = { phase: 'compare', minutes: LUNCH, step: say(wording.lunch) };
  if (blind.length > 0) return [...morning, lunch, ...afternoon];
  const half = Math.floor(afternoon.length / 2);
  const isBreak = (step: PlanStep | undefined) => step?.step === say(wording.pause);
  const at = isBreak(afternoon[half]) ? half : half + (isBreak(afternoon[half + 1]) ? 1 : 0);
  return [
    ...morning,
    ...afternoon.slice(0, at),
    lunch,
    ...afternoon.slice(at + (isBreak(afternoon[at]) ? 1 : 0)),
  ];
}

/** Cases are read in sittings, with a break after each but the last. */
function blindSteps({ files, items, wording, say }: Event): PlanStep[] {
  const timeOf = (file: Event['files'][number]) => Math.ceil(file.words / WORDS_A_MINUTE + items * JUDGEMENT);
  return withBreaks(sittings(files, timeOf), { wording, say }, (some) => ({
    phase: 'blind',
    minutes: some.reduce((sum, file) => sum + timeOf(file), 0),
    step: say(wording.read, {
      caseNames: namesOf(some),
      caseWords: some.reduce((sum, file) => sum + file.words, 0).toLocaleString('en-GB'),
    }),
  }));
}

function compareSteps({ files, wording, say }: Event, compared: number): PlanStep[] {
  const isAll = compared === files.length;
  const steps = withBreaks(
    sittings(files.slice(0, compared), () => COMPARISON),
    { wording, say },
    (some) => ({
      phase: 'compare',
      minutes: some.length * COMPARISON,
      step: isAll
        ? say(wording.compare, { caseNames: namesOf(some) })
        : say(wording.compareSome, { caseNames: `${some.length} cases` }),
    }),
  );
  return [...steps, { phase: 'compare', minutes: CLOSE, step: say(wording.close) }];
}

function withBreaks<Item>(
  groups: readonly (readonly Item[])[],
  { wording, say }: Pick<Event, 'wording' | 'say'>,
  stepOf: (group: readonly Item[]) => PlanStep,
): PlanStep[] {
  return groups.flatMap((group, index) => {
    const step = stepOf(group);
    const pause: PlanStep = { phase: step.phase, minutes: BREAK, step: say(wording.pause) };
    return index < groups.length - 1 ? [step, pause] : [step];
  });
}

/** In as few groups as keep within a sitting each, of about the same length. */
function sittings<Item>(items: readonly Item[], timeOf: (item: Item) => number): Item[][] {
  const total = items.reduce((sum, item) => sum + timeOf(item), 0);
  const count = Math.min(items.length, Math.ceil(total / SITTING));
  const groups: Item[][] = Array.from({ length: count }, () => []);
  items.forEach((item, index) => {
    groups[Math.floor((index * count) / items.length)]?.push(item);
  });
  return groups;
}

/** `case 3`, `cases 1 to 3`. */
function namesOf(files: readonly Pick<CaseFile, 'number'>[]): string {
  const [first, last] = [files[0]?.number, files.at(-1)?.number];
  return first === last ? `case ${first}` : `cases ${first} to ${last}`;
}

function minutesOf(steps: readonly PlanStep[]): number {
  return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}
