import { type Beginning, type BegunQuestion, type BegunVariable, CASES_UNKNOWN } from './beginning.js';
import { NamesFor } from './namesFor.js';
import type { Scale } from './scaleLists.js';
import { yamlText } from './yamlText.js';

/** The text of a scenario file, with comments for a reader who has seen none. */
export function scenarioText(given: Beginning): string {
  const { title, id, invented, source, questions } = given;
  const scales = scalesOf(questions);
  const names = new NamesFor(RESERVED);
  const variables = given.variables.flatMap((variable) => variableLines(variable, given, names));
  const asked = questions.map((question) => questionLines(question, given, scales, names));
  const known = [...variables, ...asked.flatMap(({ before }) => before)];
  const isOrdered = scales.length > 0;
  return [
    '# A scenario of casesim. What follows # is a note, and every number can be changed.',
    `id: ${yamlText(id ?? idOf(title))}`,
    `title: ${yamlText(title)}`,
    ...(invented
      ? ['invented: true # every figure is made up, which every output says']
      : [
          '',
          'sources: # where the numbers come from, which from names',
          `  own: { title: ${yamlText(source)} }`,
        ]),
    ...scaleLines(scales),
    '',
    ...sampleLines(given, scales),
    ...(known.length === 0 ? [] : ['', 'variables: # what is known of each beside the answers', ...known]),
    '',
    isOrdered
      ? 'keyQuestions: # the answers at each level, lowest first'
      : 'keyQuestions: # what was asked of each; a share is that of Yes',
    ...(invented ? [] : ['  from: own']),
    ...(scales.length === 1 ? [`  scale: ${scales[0]?.name}`] : []),
    ...asked.map(({ line }) => line),
    '',
  ].join('\n');
}

/** Names that mean something else where variables and questions are written, or in a table of cases. */
const RESERVED = ['id', 'case', 'cases', 'weight', 'from', 'scale'];

const scalesOf = (questions: readonly BegunQuestion[]): readonly Scale[] => [
  ...new Map(
    questions.flatMap(({ scale }) => (scale === null ? [] : [[scale.name, scale] as const])),
  ).values(),
];

function idOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['\u2019]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let id = '';
  for (const word of words) {
    if (id.length + word.length > LONGEST_ID) break;
    id += id === '' ? word : `-${word}`;
  }
  return id === '' ? 'my-inspection' : id;
}

const LONGEST_ID = 50;

function scaleLines(scales: readonly Scale[]): string[] {
  if (scales.length === 0) return [];
  return ['', 'scales: # the levels of an answer, lowest first', ...scales.map(scaleLine)];
}

function scaleLine({ name, levels, favourable, firstScore }: Scale): string {
  const labels = labelsOf(levels);
  const scores = levels.map((_, rank) => rank + (firstScore ?? 0)).join(', ');
  const parts = [
    `levels: [${levels.map((level) => level.name).join(', ')}]`,
    ...(labels === null ? [] : [labels]),
    ...(firstScore === null ? [] : [`scores: [${scores}]`]),
    ...(favourable === null ? [] : [`favourable: ${favourable}`]),
  ];
  return `  ${name}: { ${parts.join(', ')} }`;
}

/** The labels of the levels whose names do not read as they are called. */
function labelsOf(levels: Scale['levels']): string | null {
  const named = levels.flatMap(({ name, label }) => {
    const isRead = name.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase() === label.toLowerCase();
    return isRead ? [] : [`${name}: ${yamlText(label)}`];
  });
  return named.length === 0 ? null : `labels: { ${named.join(', ')} }`;
}

function sampleLines(
  { invented, noun, cases, cohort, invited }: Beginning,
  scales: readonly Scale[],
): string[] {
  const [one, several] = noun;
  const most = CASES_UNKNOWN;
  const unknown = `{ assumed: ${most}, low: ${most}, high: ${most}, why: not known yet }`;
  const from = '# from how many they came';
  return [
    'sample:',
    ...(invented ? [] : ['  from: own']),
    `  noun: [${yamlText(one)}, ${yamlText(several)}]`,
    `  cases: ${cases ?? unknown} # how many were looked at, or answered`,
    cohort === null
      ? `  # cohort: ${7 * (cases ?? most)} ${from}, if it is known`
      : `  cohort: ${cohort} ${from}`,
    ...(invited !== null ? [`  invited: ${invited} # how many were asked`] : []),
    ...(invited === null && scales.length > 0
      ? [`  # invited: ${2 * (cases ?? most)} # how many were asked, for a survey`]
      : []),
  ];
}

function variableLines(
  { label, kind, levels, missing, notApplicable }: BegunVariable,
  { invented, cases }: Beginning,
  names: NamesFor,
): string[] {
  const name = names.of(label, 'variable');
  const from = invented ? [] : ['from: own'];
  const called = `label: ${yamlText(label)}`;
  // Yes and No have no level for what is not known: a condition says of how many it is.
  const left = kind === 'yesNo' ? missing + notApplicable : notApplicable;
  const known = left === 0 ? null : names.of(`${name}Known`, 'known');
  const of = (cases ?? CASES_UNKNOWN) - left;
  const before =
    known === null
      ? []
      : [`  ${known}: { ${[`label: ${yamlText(`${label}: known`)}`, `yes: ${of}`, ...from].join(', ')} }`];
  const when = known === null ? [] : [`when: ${known}`];
  if (kind === 'yesNo') {
    const parts = [called, ...when, `yes: ${levels[0]?.count ?? 0}`, ...from];
    return [...before, `  ${name}: { ${parts.join(', ')} }`];
  }
  const inside = new NamesFor(['notRelevant', 'notRecorded']);
  const all = levels.map((level) => ({ ...level, name: inside.of(level.label, 'level') }));
  const shares = [
    ...all.map((level) => `${level.name}: ${level.count}`),
    ...(missing === 0 ? [] : [`notRecorded: ${missing}`]),
  ];
  const labels = labelsOf(all);
  const parts = [
    called,
    ...when,
    `${kind}: { ${shares.join(', ')} }`,
    ...(labels === null ? [] : [labels]),
    ...from,
  ];
  return [...before, `  ${name}: { ${parts.join(', ')} }`];
}

/** The line of a question, and that of the variable behind which it is, where some gave no answer. */
interface Asked {
  readonly before: readonly string[];
  readonly line: string;
}

function questionLines(
  question: BegunQuestion,
  given: Beginning,
  scales: readonly Scale[],
  names: NamesFor,
): Asked {
  const { label, scale, answers, noAnswer, notApplicable } = question;
  const { cases, invented } = given;
  const name = names.of(label, 'question');
  const answered = names.of(`${name}Answered`, 'answered');
  const of = (cases ?? CASES_UNKNOWN) - noAnswer - notApplicable;
  const isLeft = noAnswer + notApplicable > 0;
  const left = [
    ...(noAnswer === 0 ? [] : [`noAnswer: ${noAnswer}`]),
    ...(notApplicable === 0 ? [] : [`notApplicable: ${notApplicable}`]),
  ];
  const called = `label: ${yamlText(label)}`;
  if (scale !== null) {
    const named = scales.length > 1 ? [`scale: ${scale.name}`] : [];
    return {
      before: [],
      line: `  ${name}: ${onScale([called, ...named], scale, question, { of, invented, left })}`,
    };
  }
  const [written] = answers;
  const yes =
    written === undefined ? 'assumed: 50%, low: 20%, high: 80%, why: not known yet' : `yes: ${written}`;
  const note = written === undefined ? ' # once known: yes: 41, or yes: 49%' : '';
  // Among scales it is a question of a sample, which has these keys; Yes and No alone have a condition for it.
  if (scales.length > 0 || !isLeft)
    return { before: [], line: `  ${name}: { ${[called, yes, ...left].join(', ')} }${note}` };
  const from = invented ? [] : ['from: own'];
  return {
    before: [
      `  ${answered}: { ${[`label: ${yamlText(`${label}: answered`)}`, `yes: ${of}`, ...from].join(', ')} }`,
    ],
    line: `  ${name}: { ${[called, `when: ${answered}`, yes].join(', ')} }${note}`,
  };
}

interface Around {
  /** Cases that answered. */
  readonly of: number;
  readonly invented: boolean;
  readonly left: readonly string[];
}

function onScale(
  called: readonly string[],
  { levels }: Scale,
  { answers }: BegunQuestion,
  { of, invented, left }: Around,
): string {
  const even = levels.map((_, rank) => evenly(of, rank, levels.length));
  if (answers.length > 0 && answers.every((answer) => /^\d+$/.test(answer))) {
    return `{ ${[...called, `levels: [${answers.join(', ')}]`, ...left].join(', ')} }`;
  }
  const isKnown = answers.length > 0;
  const shares = levels.map(({ name }, rank) => {
    const assumed = invented ? String(even[rank]) : `{ assumed: ${even[rank]}, low: 0, high: ${of} }`;
    return `${name}: ${isKnown ? answers[rank] : assumed}`;
  });
  const why = isKnown || invented ? [] : ['why: not known yet'];
  const note = isKnown ? '' : ` # once known: levels: [${even.join(', ')}]`;
  return `{ ${[...called, `ordered: { ${shares.join(', ')} }`, ...why, ...left].join(', ')} }${note}`;
}

/** Cases spread over the levels as evenly as whole ones can be. */
const evenly = (of: number, rank: number, levels: number) =>
  Math.floor(((rank + 1) * of) / levels) - Math.floor((rank * of) / levels);
