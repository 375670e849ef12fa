import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { emptyFolder } from '../cli/casesim.js';
import { inProcess } from '../cli/inProcess.js';
import { asking, published } from './otherNames.js';

const FOLDER = emptyFolder();
const SIX = ['courtWork', 'analysis', 'sequencing', 'engagement', 'victims', 'learning'];
const files = [SIX.slice(0, 1), SIX.slice(0, 2), SIX].map((ids) => {
  const file = join(FOLDER, `asks-${ids.length}.yaml`);
  writeFileSync(file, stringify(asking(ids)));
  return [ids.length, file, ids] as const;
});

/** What a command prints as data. */
async function data(...args: string[]) {
  const { code, stdout, stderr } = await inProcess([...args, '--json']);
  expect([code, stderr.replace(/^seed.*\n/i, '')], args.join(' ')).toEqual([0, '']);
  return JSON.parse(stdout);
}

async function text(...args: string[]): Promise<string> {
  const { code, stdout } = await inProcess(args);
  expect(code, args.join(' ')).toBe(0);
  return stdout;
}

describe.each(files)('a scenario with %d key questions of its own', (count, file, ids) => {
  test('is shown, audited and listed with its roles', async () => {
    const shown = await text('scenarios', 'show', file);
    for (const word of ['Court work', 'management-oversight-effective', 'Roles that no variable has here']) {
      expect(shown).toContain(word);
    }
    expect(await text('audit', file)).not.toContain('contradict');
    const { keyQuestions } = await data('scenarios', 'show', file);
    expect(keyQuestions.map((one: { letter: string }) => one.letter).join('')).toBe('ABCDEF'.slice(0, count));
  });

  test('is inspected on each of them', async () => {
    const { keyQuestions, oversightGap } = await data('inspect', file, '--seed', '7');
    expect(keyQuestions.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(oversightGap.published).toEqual({ yes: 49, of: 80 });
    const words = { 1: 'The key question\n', 2: 'The two key questions\n', 6: 'The six key questions\n' };
    expect(await text('inspect', file, '--seed', '7')).toContain(words[count as 1 | 2 | 6]);
  });

  test('has its bands told, and how low the lowest falls as far as that is within reach', async () => {
    const { questions, byChance } = await data('bands', file);
    expect(questions.map(({ name }: { name: string }) => name)).toEqual(ids);
    expect(byChance.lowest.independent.expected).toBeLessThan(0.5);
    expect(byChance.lowest.moderate === null).toBe(count === 6);
    const told = await text('bands', file);
    expect(told).toContain('for court work');
    if (count === 6) expect(told.replace(/\s+/g, ' ')).toContain('six questions in 84 cases are too many');
  });

  test('is compared with another inspection on the prompts that both asked', async () => {
    const rows = JSON.stringify(await data('compare', file, 'south-west-2025'));
    expect(rows).toContain('childSafeguardingAnalysed');
    expect(rows).not.toContain(ids[0]);
    expect(JSON.stringify(await data('compare', file, file))).toContain(ids[0]);
  });

  test('is studied', async () => {
    const study = join(FOLDER, `study-${count}.yaml`);
    writeFileSync(
      study,
      stringify({
        id: 'own',
        title: 'How far does it move?',
        aims: 'To see.',
        scenarios: { region: file },
        designs: { simple: { kind: 'simple' }, matched: { kind: 'matched' } },
        inquiries: { asked: { percentage: ids.at(-1) } },
      }),
    );
    const result = await data('study', study, '--seed', '7', '--replicates', '200');
    expect(JSON.stringify(result)).toContain('"asked"');
  });

  test('has its staffing changed, without what needs a question that it does not ask', async () => {
    const args = ['whatif', file, '--lever', 'spo=+15%', '--seed', '7', '--draws', '40', '--months', '12'];
    const { keyQuestions, simplifications, trajectories } = await data(...args);
    expect(keyQuestions.map(({ question }: { question: string }) => question)).toEqual(ids);
    expect(trajectories.find(({ name }: { name: string }) => name === ids[0])).toBeDefined();
    expect(simplifications.at(-1)).toContain('No key question has the role delivery');
    expect(await text(...args)).toContain('Court work');
  });

  test('has a practice pack where its prompts can ask about every question, and else is told which lack one', async () => {
    const { code, stdout, stderr } = await inProcess(['pack', file, '--cases', '4', '--seed', '7', '--json']);
    if (code === 0) {
      const { cases } = JSON.parse(stdout);
      expect(cases).toHaveLength(4);
    } else {
      expect(code).toBe(2);
      expect(stderr).toContain('A practice pack cannot ask about');
      expect(stderr).toContain('casesim scenarios show');
    }
    expect(code === 0).toBe(count < 6);
  });
});

test('a published scenario with a fifth key question asks it too, with nothing changed but its file', async () => {
  const wider = published('west-midlands-2025') as { keyQuestions: object };
  const file = join(FOLDER, 'five.yaml');
  const fifth = { count: 50, from: 'report/Scoring', effects: { reviewing: 2 } };
  writeFileSync(file, stringify({ ...wider, keyQuestions: { ...wider.keyQuestions, leadership: fifth } }));
  const before = await data('inspect', 'west-midlands-2025', '--seed', '7');
  const after = await data('inspect', file, '--seed', '7');
  // Only what says something of all questions together changes: there is one more to fall in its range.
  const alone = ({ nextTogether: _, ...row }: { nextTogether: { lower: number } }) => row;
  expect(after.keyQuestions.slice(0, 4).map(alone)).toEqual(before.keyQuestions.map(alone));
  for (const [index, { nextTogether }] of before.keyQuestions.entries())
    expect(after.keyQuestions[index].nextTogether.lower).toBeLessThanOrEqual(nextTogether.lower);
  expect(after.keyQuestions[4]).toMatchObject({ id: 'leadership', published: { yes: 50, of: 84 } });
});

test('a what-if needs oversight, by its role, and refuses to confuse a question with an outcome', async () => {
  const plain = asking(['first']) as { variables: Record<string, object> };
  const roleless = join(FOLDER, 'roleless.yaml');
  const { role: _, ...oversight } = plain.variables.oversightEffective as { role: string };
  writeFileSync(
    roleless,
    stringify({ ...plain, variables: { ...plain.variables, oversightEffective: oversight } }),
  );
  const refused = await inProcess(['whatif', roleless, '--lever', 'spo=+15%', '--seed', '7']);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('no variable has the role management-oversight-effective');
  const taken = join(FOLDER, 'taken.yaml');
  writeFileSync(taken, stringify(asking(['officers'])));
  const confused = await inProcess(['whatif', taken, '--lever', 'spo=+15%', '--seed', '7']);
  expect(confused.code).toBe(3);
  expect(confused.stderr).toContain('The key question officers of own-questions has the name of an outcome');
});

test('more questions than a joint distribution has are inspected all the same, and what is left out is said', async () => {
  const file = join(FOLDER, 'many.yaml');
  writeFileSync(file, stringify(asking(Array.from({ length: 24 }, (_, index) => `q${index + 1}`))));
  const { keyQuestions, jointAnswers } = await data('inspect', file, '--seed', '7');
  expect([keyQuestions.length, jointAnswers]).toEqual([24, []]);
  const told = await text('inspect', file, '--seed', '7');
  expect(told.replace(/\s+/g, ' ')).toContain(
    'How often a case has all 24 key questions Yes, or none, is left out',
  );
  expect((await data('bands', file)).byChance.lowest.moderate).toBeNull();
});
