import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { test } from 'vitest';
import { type CommandEntry, commands } from '../../src/cli/registry.js';
import { commandRunner } from '../../src/cli/run.js';
import { answersOrRefuses, oneOf } from '../fuzzing.js';
import { emptyFolder } from './casesim.js';
import { fakeTerminal } from './fakeTerminal.js';
import { wordsOf } from './inProcess.js';

/** Random options and values for every command, in this process: each line is answered or refused in words. */

const folder = emptyFolder();
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const FILES = [
  file('counts.csv', 'question,yes,of\nassessment,41,84\nplanning,49,84\n'),
  file('cases.csv', 'yes,region,unit\nYes,North,a\nNo,North,b\nYes,South,c\nNo,South,d\n'),
  file('regions.csv', 'name,yes,of\nNorth,41,84\nSouth,29,64\nEast,9,56\n'),
  file('broken.csv', 'yes,of\n"41,84\n'),
  file('mine.yaml', 'id: mine\n'),
  file('empty', ''),
  folder,
  join(folder, 'nosuch.csv'),
];

const NUMBERS = [
  '0',
  '1',
  '2',
  '20',
  '84',
  '85',
  '650',
  '0.5',
  '0.95',
  '-1',
  '1e-9',
  '1e9',
  '1e400',
  '9007199254740993',
];
const SHARES = [
  '0%',
  '100%',
  '49%',
  '49.5%',
  '0.1%',
  '101%',
  '69 per cent',
  '<1%',
  'most',
  '1 in 5',
  '0.49',
  '5 points',
];
const WORDS = [
  '',
  ' ',
  'x',
  '-',
  '--',
  'none',
  'wilson',
  'newcombe',
  'fisher',
  'exact',
  'lower',
  'moderate',
  'risk',
  'region',
];
const LISTS = [
  '1,2',
  '0.5,0.5',
  '0.8,0.95',
  'wilson,wald',
  '41,84',
  ',',
  '1/2',
  '60..100',
  '9..1',
  '0.9, 0.8',
  '20,30,12',
];
const SUBJECTS = [
  'west-midlands-2025',
  'south-west-2025',
  'wrong-ranking',
  'vetting-in-8-weeks',
  'assessment',
  'planning',
];
const COUNTS = [
  '41/84',
  '29/64',
  '49%/84',
  '0/84',
  '84/84',
  '1/1',
  '9/8',
  '41 of 84',
  'over half of 84',
  '500000/1000000',
];
const ODD = [
  '\u001b[31m',
  '\u202eevil',
  'a\nb',
  '__proto__',
  'é'.repeat(120),
  'vetting=8 weeks',
  'leaving=0%',
  'a=b',
];
const KINDS = [NUMBERS, SHARES, WORDS, LISTS, SUBJECTS, COUNTS, ODD, FILES];
const ALL = [...NUMBERS, ...SHARES, ...WORDS, ...LISTS, ...SUBJECTS, ...COUNTS, ...ODD, ...FILES];

/** Options that write, start processes or have no end of their own; those that make long work short are always there. */
const NOT_TRIED = /^--(output|pages|svg|estimates|workers|help|max-time|precision|shard|plan|replay)$/;
const SHORT: Readonly<Record<string, readonly string[]>> = {
  study: ['--replicates=20', '--plan'],
  whatif: ['--draws=20', '--months=3'],
  pack: ['--cases=2'],
};

/** A command and those below it, each with the words that lead to it. */
function branches(
  command: CommandUnknownOpts,
  words: readonly string[] = [],
): [readonly string[], CommandUnknownOpts][] {
  return [
    [words, command],
    ...command.commands.flatMap((child) => branches(child, [...words, child.name()])),
  ];
}

/** A line that help shows, with some words of it exchanged, lost or added, and some options. */
function drawLine({ words, command, usual }: Branch, random: () => number): string[] {
  let line: readonly string[] = usual.length === 0 ? words : oneOf(usual, random);
  const options = command.options.filter(({ long }) => long != null && !NOT_TRIED.test(long));
  for (let times = Math.floor(random() * 4); times > 0; times--) {
    const at = words.length + Math.floor(random() * (line.length + 1 - words.length));
    const how = random();
    if (how < 0.4) line = line.toSpliced(at, 1, likeWord(line[at] ?? '', random));
    else if (how < 0.5) line = line.toSpliced(at, 1);
    else if (how < 0.6) line = line.toSpliced(at, 0, oneOf(ALL, random));
    else if (options.length > 0) line = [...line, ...drawOption(oneOf(options, random), random)];
  }
  return [...line];
}

function drawOption({ long, required, argChoices = [] }: Option, random: () => number): string[] {
  if (!required) return [`${long}`];
  const value = oneOf(argChoices.length > 0 && random() < 0.7 ? argChoices : ALL, random);
  return random() < 0.8 ? [`${long}=${value}`] : [`${long}`, value];
}

/** Mostly another word of the same kind. */
function likeWord(word: string, random: () => number): string {
  const kind = KINDS.find((words) => words.includes(word)) ?? (/^[\d.]+$/.test(word) ? NUMBERS : SHARES);
  return oneOf(random() < 0.7 ? kind : ALL, random);
}

const WRONG = /\bNaN\b|\bundefined\b|\[object |\p{Cc}\[31m|\p{Bidi_Control}/u;
/** The engine in a page is read by no person. */
const SCRIPT = /<script.*?<\/script>/gs;
const WRITES = /^(-o|--(output|pages|svg|estimates|protocol|plan|shard))\b/;

/** What a person sees of a line: no number that is none, no fault, no stack; a refusal is thrown as it was. */
async function answerOf(entry: CommandEntry, line: readonly string[]): Promise<void> {
  const { io, said } = fakeTerminal({ columns: 80 });
  const { runCommand } = await commandRunner(entry);
  await runCommand(line, io);
  const seen = said.stdout.replace(SCRIPT, '') + said.stderr;
  const found = WRONG.exec(seen);
  if (found !== null)
    throw new Error(`${JSON.stringify(found[0])} in ${seen.slice(found.index - 60, found.index + 60)}`);
}

const loaded = await Promise.all(commands.map(async (entry) => ({ entry, ...(await entry.load()) })));

const all = loaded.flatMap(({ entry, examples, default: make }) =>
  branches(make(fakeTerminal().io)).map(([words, command]): Branch => {
    const lines = examples
      .filter(({ run }) => run.startsWith('casesim ') && !/[|<>&;$\n]/.test(run))
      .map(({ run }) =>
        wordsOf(run)
          .slice(2)
          .filter((word, at, all) => !WRITES.test(word) && !WRITES.test(all[at - 1] ?? '')),
      );
    const usual = lines.filter((line) => words.every((word, index) => line[index] === word));
    return { name: [entry.name, ...words].join(' '), entry, words, command, usual };
  }),
);

test.each(all)('casesim $name', (branch) =>
  answersOrRefuses(branch.name, {
    tries: /study|whatif|pack|inspect|cases|mark/.test(branch.name) ? 60 : 250,
    draw: (random) => {
      const line = drawLine(branch, random);
      const isTaken = (option: string) =>
        branch.command.options.some(({ long }) => option.startsWith(`${long}`)) &&
        !line.some((word) => word.startsWith(option.replace(/=.*/, '')));
      return [...line, ...(SHORT[branch.entry.name] ?? []).filter(isTaken)];
    },
    answer: (line) => answerOf(branch.entry, line),
  }),
);

interface Branch {
  readonly name: string;
  readonly entry: CommandEntry;
  /** Those that lead from the command to this one below it. */
  readonly words: readonly string[];
  readonly command: CommandUnknownOpts;
  /** The lines of its help, as arguments. */
  readonly usual: readonly (readonly string[])[];
}

type Option = CommandUnknownOpts['options'][number];
