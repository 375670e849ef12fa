import { describe, expect, test, vi } from 'vitest';
import { ArgumentError, DataError, type Problem } from '../../../src/problem.js';
import type { Role } from '../../../src/scenario/roles.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { markAnswers } from '../../../src/training/marking/markAnswers.js';
import type { Pack } from '../../../src/training/pack.js';
import { parseWording } from '../../../src/training/words/wording.js';
import type { Wording } from '../../../src/training/words/wordingTypes.js';
import { scenario, type Variable } from '../../model/scenarioFixture.js';
import { pack, southWest, westMidlands, wording } from '../packFixture.js';

/** Random streams are called by the names of variables: here by the names that they had before. */
vi.mock('../../../src/numeric/stream.js', async (original) => {
  const real = await original<typeof import('../../../src/numeric/stream.js')>();
  return {
    ...real,
    stream: (seed: number, ...path: readonly (string | number)[]) =>
      real.stream(seed, ...path.map((part) => (typeof part === 'string' ? before(part) : part))),
  };
});

function after(name: string): string {
  return `renamed${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** A text in which every renamed thing has the name again that it had. */
function before(text: string): string {
  return text
    .replace(/renamed([A-Z])/g, (_, letter: string) => letter.toLowerCase())
    .replace(/Renamed ([a-z])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/renamed ([a-z])/g, '$1');
}

/** The scenario with every variable, key question and level under another name, and the same roles and meanings. */
function renamed(one: Scenario): Scenario {
  const level = (name: string): string =>
    ['no', 'yes', 'notRecorded', 'notRelevant'].includes(name) ? name : after(name);
  return {
    ...one,
    variables: one.variables.map((variable) => ({
      ...variable,
      name: after(variable.name),
      levels: variable.levels.map(level),
      question: variable.question === null ? null : after(variable.question),
      gate:
        variable.gate === null
          ? null
          : { variable: after(variable.gate.variable), levels: variable.gate.levels.map(level) },
      effects: variable.effects.map((effect) => ({ ...effect, parent: after(effect.parent) })),
    })),
    keyQuestions: one.keyQuestions.map((question) => ({ ...question, id: after(question.id) })),
  };
}

const question = (name: string, role: Role | null = null, yes = 0.5): Variable => ({
  name,
  shares: [1 - yes, yes],
  section: 'keyQuestion',
  role,
  question: name,
});

const prompt = (name: string, role: Role, asked: string): Variable => ({
  name,
  shares: [0.5, 0.5],
  section: 'prompt',
  role,
  question: asked,
});

function refusal(of: Scenario, words: Wording = wording): readonly Problem[] {
  try {
    pack({ wording: words }, of);
  } catch (error) {
    if (error instanceof ArgumentError) return error.problems;
    throw error;
  }
  return [];
}

const promptsIn = ({ items }: Pack, asked: string): string[] =>
  items.filter(({ kind, question }) => kind === 'prompt' && question === asked).map(({ id }) => id);

describe.each([
  ['West Midlands', westMidlands],
  ['South West', southWest],
])('the pack of %s under other names with the same roles', (_, one) => {
  test('is the same but for the names', () => {
    const plain = ({ code, checksum, ...rest }: Pack): object => rest;
    const options = { cases: 12, balance: true };
    const own = pack(options, renamed(one));
    expect(own.items.map(({ question }) => question)).not.toContain('assessment');
    expect(JSON.parse(before(JSON.stringify(plain(own))))).toEqual(
      JSON.parse(JSON.stringify(plain(pack(options, one)))),
    );
  });
});

describe('a scenario with two key questions of its own', () => {
  const two = scenario([
    prompt('domestic', 'domestic-abuse-analysed', 'understanding'),
    question('understanding', 'assessment', 0.4),
    question('protecting', 'delivery', 0.6),
  ]);
  const made = pack({ cases: 20, balance: true }, two);

  test('gives a pack that asks them, by their letters and with the prompts of their roles', () => {
    const asked = made.items.filter(({ kind }) => kind === 'keyQuestion');
    expect(asked.map(({ id, question, short }) => [id, question, short])).toEqual([
      ['A', 'understanding', 'understanding'],
      ['B', 'protecting', 'protecting'],
    ]);
    expect(promptsIn(made, 'understanding')).toEqual(['A.a', 'A.b', 'A.c', 'A.da', 'A.cs']);
    expect(promptsIn(made, 'protecting')).toEqual(['B.a', 'B.b', 'B.c', 'B.d', 'B.e', 'B.sv', 'B.en']);
    expect(made.scenario.shares).toEqual({ understanding: 0.4, protecting: 0.6 });
  });

  test('answers each of them in every case, and its prompts from entries that exist', () => {
    for (const { questions, number } of made.key) {
      expect(questions.map(({ item }) => item)).toEqual(['A', 'B']);
      const entries = made.cases[number - 1]?.entries.map((entry) => entry.number) ?? [];
      for (const { prompts } of questions) {
        expect(prompts.some((one) => one.answer !== 'notRelevant')).toBe(true);
        for (const one of prompts) expect(entries).toEqual(expect.arrayContaining([...one.entries]));
      }
    }
    const seen = made.key.flatMap(({ questions }) => questions.flatMap(({ prompts }) => prompts));
    const shown = seen.filter(({ answer, item }) => answer !== 'notRelevant' && item !== 'B.en');
    expect(shown.filter(({ entries }) => entries.length === 0)).toEqual([]);
    expect(seen.find(({ item }) => item === 'A.da')?.from).toBe('domestic');
  });

  test('has no document in its files that nothing is asked of', () => {
    const texts = made.cases.flatMap(({ entries }) => entries.map(({ paragraphs }) => paragraphs));
    expect(texts.every((paragraphs) => paragraphs.some((text) => text.trim() !== ''))).toBe(true);
    expect(JSON.stringify(made)).not.toMatch(/undefined|\(\)|The police hold\./);
    for (const { pattern } of made.notes.cases) {
      expect(pattern?.answers).toMatch(/^Understanding (Yes|No), Protecting (Yes|No)$/);
    }
  });

  test('is marked', () => {
    const rows = made.key.flatMap(({ number, questions }) =>
      questions.map(({ item, answer }) => ({ participant: 'P', case: number, item, answer })),
    );
    expect(
      markAnswers(made, rows).group.map(({ question, agreement }) => [question, agreement?.estimate]),
    ).toEqual([
      ['understanding', 1],
      ['protecting', 1],
    ]);
  });
});

describe('a scenario with six key questions', () => {
  const variables = [
    prompt('services', 'services-access', 'change'),
    prompt('visits', 'home-visits', 'visiting'),
    question('assessment', 'assessment'),
    question('planning', 'planning'),
    question('delivery', 'delivery'),
    question('reviewing', 'reviewing'),
    question('change'),
    question('visiting'),
  ];

  test('gives a pack where its own prompts inform the two without a role', () => {
    const made = pack({ cases: 12 }, scenario(variables));
    const asked = made.items.filter(({ kind }) => kind === 'keyQuestion');
    expect(asked.map(({ question }) => question)).toEqual(variables.slice(2).map(({ name }) => name));
    expect(promptsIn(made, 'change')).toHaveLength(1);
    expect(promptsIn(made, 'visiting')).toHaveLength(1);
    expect(promptsIn(made, 'delivery')).toHaveLength(5);
    expect(new Set(made.items.map(({ id }) => id)).size).toBe(made.items.length);
  });

  test('is refused without them, with both questions and what to declare', () => {
    const problems = refusal(scenario(variables.slice(2)));
    expect(problems.map(({ code, got }) => `${code} ${got}`)).toEqual(['no-prompts change, visiting']);
    expect(problems[0]?.hint).toMatch(/prompt: change and a role such as mappa-coordinated /);
    expect(problems[0]?.hint).toContain('question: change');
  });

  test('takes prompts of a template file that name them', () => {
    const { A, ...prompts } = { A: wording.prompts['A.a'], ...wording.prompts };
    const { role, ...own } = A ?? {};
    const mine = JSON.stringify({
      prompts: {
        ...prompts,
        'own.x': { ...own, question: 'change' },
        'own.y': { ...own, question: 'visiting' },
      },
    });
    const words = parseWording([
      { text: JSON.stringify(wording), file: 'all.yaml' },
      { text: mine, file: 'mine.yaml' },
    ]);
    const made = pack({ wording: words, cases: 2 }, scenario(variables.slice(2)));
    expect(promptsIn(made, 'change')).toEqual(['E.x']);
    expect(promptsIn(made, 'visiting')).toEqual(['F.y']);
  });
});

describe('a scenario whose key questions no template knows', () => {
  test('is refused with every question and with the roles that it could declare', () => {
    const problems = refusal(scenario([question('one'), question('two'), question('three', 'delivery')]));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('cannot ask about one and two');
    expect(problems[0]?.hint).toContain('Give each the role assessment, planning or reviewing');
  });
});

describe('template files', () => {
  const changed = (change: (prompts: Record<string, object>) => Record<string, object>): Wording =>
    parseWording([
      { text: JSON.stringify({ ...wording, prompts: change({ ...wording.prompts }) }), file: 'mine.yaml' },
    ]);

  test('that write a prompt for a key question that is not there are refused, with the nearest name', () => {
    const words = changed((prompts) => ({ ...prompts, 'P.d': { ...prompts['P.d'], question: 'planing' } }));
    expect(refusal(westMidlands, words)).toMatchObject([
      { code: 'unknown-question', path: 'prompts.P.d.question', hint: 'Did you mean planning?' },
    ]);
  });

  test('may not have two prompts with one role', () => {
    const twice = () => changed((prompts) => ({ ...prompts, mine: { ...prompts['D.a'] } }));
    expect(twice).toThrow(DataError);
    expect(twice).toThrow(/D\.a and mine both have the role contact-sufficient/);
  });
});
