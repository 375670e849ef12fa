import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DataError } from '../../../src/problem.js';
import { checkPractice } from '../../../src/training/checking/checkPractice.js';
import { FACTS, SLOTS } from '../../../src/training/words/vocabulary.js';
import { applies, parseWording } from '../../../src/training/words/wording.js';
import { pack, wording } from '../packFixture.js';

function problemsOf(
  text: string,
): readonly { code: string; position?: object; message: string; hint?: string }[] {
  try {
    parseWording([{ text, file: 'mine.yaml' }]);
  } catch (error) {
    if (error instanceof DataError) return error.problems as never;
    throw error;
  }
  return [];
}

/** Every combination of the levels of some facts. */
function statesOf(names: readonly string[]): Record<string, string>[] {
  return names.reduce<Record<string, string>[]>(
    (states, name) =>
      states.flatMap((state) => (FACTS[name] ?? []).map((level) => ({ ...state, [name]: level }))),
    [{}],
  );
}

const factsIn = (conditions: readonly string[]): string[] => [
  ...new Set(conditions.map((condition) => condition.replace(/^!/, '').replace(/=.*/, ''))),
];

describe('the template files that come with casesim', () => {
  test('have a text for every form of every prompt in every state', () => {
    const gaps = Object.entries(wording.prompts).flatMap(([id, prompt]) =>
      (['yes', 'serious', 'narrow', 'mixed'] as const).flatMap((form) => {
        const said = prompt[form].say;
        const names = factsIn(said.flatMap((item) => (typeof item === 'string' ? [] : item.when)));
        return statesOf(names)
          .filter((state) => !said.some((item) => typeof item === 'string' || applies(item.when, state)))
          .map((state) => `${id} ${form} ${JSON.stringify(state)}`);
      }),
    );
    expect(gaps).toEqual([]);
  });

  test('have a story, a partner, a family, an agency and a change for every state that can be drawn', () => {
    const names = [
      'offence',
      'risk',
      'domesticAbuse',
      'mappa',
      'children',
      'childReturn',
      'agencies',
      'together',
      'older',
    ];
    const drawn = statesOf(names).filter(
      (state) =>
        (state.domesticAbuse === 'true' || state.together === 'false') &&
        (state.children === 'true' || state.childReturn === 'false'),
    );
    const lists = {
      stories: wording.stories,
      partners: wording.partners,
      families: wording.families,
      agencies: wording.agencies,
      changes: wording.changes,
    };
    const needed = (list: string, state: Record<string, string>) =>
      (list !== 'partners' || state.domesticAbuse === 'true') &&
      (list !== 'families' || state.children === 'true');
    const gaps = drawn.flatMap((state) =>
      Object.entries(lists)
        .filter(([list, items]) => needed(list, state) && !items.some(({ when }) => applies(when, state)))
        .map(([list]) => `${list} ${JSON.stringify(state)}`),
    );
    expect(gaps).toEqual([]);
  });

  test('have a README that explains every fact and every slot, and no other', () => {
    const text = readFileSync('scenarios/templates/README.md', 'utf8');
    const table = (heading: string) => text.split(`## ${heading}`)[1]?.split('## ')[0] ?? '';
    const names = (heading: string) =>
      table(heading)
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .flatMap((line) =>
          Array.from(line.split(' | ')[0]?.matchAll(/`\$?(\w+)`/g) ?? [], ([, name]) => name),
        );
    expect(names('Facts').sort()).toEqual(Object.keys(FACTS).sort());
    expect(names('Slots').sort()).toEqual([...SLOTS].sort());
  });

  test('never ask for sex, age or ethnic group', () => {
    expect(Object.keys(FACTS).filter((name) => /^(sex|age|race|gender)(Band)?$|ethnic/i.test(name))).toEqual(
      [],
    );
  });
});

const chargeOf = (offence: string, band: string) =>
  `stories: [{ id: own, charges: [{ offence: ${offence}, ${band} }] }]`;

describe('a template file of a trainer', () => {
  test('replaces the part that it names and leaves the rest', () => {
    const own = parseWording([
      { text: JSON.stringify(wording), file: 'all.yaml' },
      { text: 'routine: [My own small talk about the canal.]', file: 'mine.yaml' },
    ]);
    const made = pack({ wording: own, cases: 3 });
    expect(JSON.stringify(made.cases)).toContain('My own small talk about the canal.');
    expect(own.prompts).toEqual(wording.prompts);
  });

  test('makes cases of the story in the README, and none of them breaks law or practice', () => {
    const readme = readFileSync('scenarios/templates/README.md', 'utf8');
    const story = readme.split('```yaml\n').find((block) => block.startsWith('stories:'));
    const own = parseWording([
      { text: JSON.stringify(wording), file: 'all.yaml' },
      { text: story?.split('```')[0] ?? '', file: 'mine.yaml' },
    ]);
    const made = pack({ wording: own, cases: 12 });
    expect(made.cases.every((one) => JSON.stringify(one).includes('outboard motors'))).toBe(true);
    expect(checkPractice(made).violations).toEqual([]);
  });

  test.each([
    ['an unknown slot', 'routine: ["$Q came."]', 'unknown-slot'],
    ['an unknown fact', 'routine: ["<childen? yes|no>"]', 'unknown-fact'],
    ['a text that cannot be read', 'routine: ["<one|two"]', 'bad-text'],
    ['an unknown key', 'rutine: [a]', 'unknown-key'],
    [
      'a condition that is none',
      'needs: [{ when: [a b], factor: a, service: b, worker: c }]',
      'bad-condition',
    ],
    ['an unknown level', 'needs: [{ when: [risk=hihg], factor: a, service: b, worker: c }]', 'unknown-level'],
    ['a band of months that goes backwards', chargeOf('theft', 'communityOrder: [24, 12]'), 'bad-band'],
    ['a community order of four years', chargeOf('theft', 'communityOrder: [12, 48]'), 'bad-band'],
    ['a term above the maximum of its offence', chargeOf('theft', 'licence: [12, 85]'), 'bad-band'],
    ['YAML that is broken', 'routine: [a', 'bad-yaml'],
    ['an empty file', '', 'empty'],
  ])('is refused for %s, with its position', (_, text, code) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    if (code !== 'bad-yaml') expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems[0]?.position).toMatchObject({ file: 'mine.yaml' });
  });

  test('is refused when parts are missing altogether', () => {
    expect(problemsOf('routine: [a]').map(({ code }) => code)).toContain('missing');
  });
});

test.each([
  ['from', 'role'],
  ['onlyFrom', 'onlyIfDeclared'],
])('the key %s of older template files is refused with what replaced it', (key, now) => {
  const found = problemsOf(`prompts: { A.a: { ${key}: sources } }`).find(({ message }) =>
    message.endsWith(` ${key}.`),
  );
  expect(found?.hint).toContain(now);
});
