import { agesOf, factsOf, meaningOf, ROLE_IDS, type Role } from '../roles.js';
import { NOT_RECORDED } from '../scenario.js';
import type { Path } from '../yaml/document.js';
import type { Notebook } from '../yaml/notebook.js';
import { type DeclaredVariable, pathOf } from './declaration.js';
import type { WrittenVariable } from './schema.js';

/** Reads what a variable is to the features that look for it, and what its levels mean to them. */
export function declareRole(
  written: Pick<WrittenVariable, 'role' | 'as'>,
  levels: readonly string[],
  path: Path,
  notebook: Notebook,
): Pick<DeclaredVariable, 'role' | 'meanings'> {
  const role = written.role === undefined ? null : readRole(written.role, [...path, 'role'], notebook);
  const declared: ReadonlyMap<string, string> = new Map(Object.entries(written.as ?? {}));
  for (const [level, meaning] of declared) checkMeaning(role, levels, level, meaning, path, notebook);
  return { role, meanings: levels.map((level) => meaningOf(role, level, declared.get(level))) };
}

/** Checks that each role is had by one variable, of the kind and with the levels that the role asks for. */
export function checkRoles(variables: readonly DeclaredVariable[], notebook: Notebook): void {
  const first = new Map<Role, string>();
  for (const variable of variables) {
    const { name, role } = variable;
    if (role === null) continue;
    const path = [...pathOf(variable), 'role'];
    if (!hasKind(variable, role, path, notebook)) continue;
    const other = first.get(role);
    if (other !== undefined) {
      const message = `${other} and ${name} both have the role ${role}, which one variable can have.`;
      notebook.note('two-roles', path, message, { got: role, hint: 'Take it away from one of them.' });
      continue;
    }
    first.set(role, name);
    checkLevels(variable, role, path, notebook);
  }
}

function readRole(written: string, path: Path, notebook: Notebook): Role | null {
  const found = ROLE_IDS.find((id) => id === written);
  if (found !== undefined) return found;
  const isSection = written === 'profile' || written === 'circumstance';
  notebook.note('unknown-role', path, `There is no role ${written}.`, {
    got: written,
    expected: `one of ${ROLE_IDS.join(', ')}`,
    ...(isSection
      ? { hint: `Write section: ${written}.` }
      : { near: ROLE_IDS, hint: 'casesim scenarios show ID lists them.' }),
  });
  return null;
}

function checkMeaning(
  role: Role | null,
  levels: readonly string[],
  level: string,
  meaning: string,
  path: Path,
  notebook: Notebook,
): void {
  const index = [...path, 'as', level];
  const { levels: known } = role === null ? {} : factsOf(role);
  if (!levels.includes(level)) {
    const message = `${String(path.at(-1))} has no level ${level}.`;
    const expected = `one of ${levels.join(', ')}`;
    notebook.note('unknown-level', index, message, { got: level, expected, key: true });
    return;
  }
  if (known === undefined) {
    const subject = role === null ? 'without a role' : `with the role ${role}`;
    notebook.note(
      'misplaced-key',
      [...path, 'as'],
      `The levels of a variable ${subject} have no meaning to give.`,
      {
        got: 'as',
        hint: role === null ? 'Give it a role, or leave out as.' : 'Leave out as.',
        key: true,
      },
    );
    return;
  }
  if (known === 'ages' ? agesOf(meaning) !== null : Object.hasOwn(known, meaning)) return;
  const expected =
    known === 'ages' ? 'ages such as 18 to 25, or 56 and over' : `one of ${Object.keys(known).join(', ')}`;
  notebook.note(
    'unknown-meaning',
    index,
    `The level ${level} cannot mean ${meaning}; it takes ${expected}.`,
    {
      got: meaning,
      expected,
      near: known === 'ages' ? undefined : Object.keys(known),
    },
  );
}

const KINDS = {
  binary: 'a variable that is answered yes or no',
  levels: 'a variable with levels, ordered or nominal',
  ordinal: 'a variable with ordered levels',
  keyQuestion: 'a key question',
};

function hasKind(
  { name, kind, section }: DeclaredVariable,
  role: Role,
  path: Path,
  notebook: Notebook,
): boolean {
  const wanted = factsOf(role).kind;
  const isQuestion = section === 'keyQuestion';
  const fits =
    wanted === 'keyQuestion'
      ? isQuestion
      : !isQuestion && (wanted === 'levels' ? kind !== 'binary' : wanted === kind);
  if (fits) return true;
  notebook.note('wrong-role', path, `The role ${role} belongs to ${KINDS[wanted]}, which ${name} is not.`, {
    got: role,
    expected: KINDS[wanted],
  });
  return false;
}

/** At least one level means something, and ordered ones rise as the words of the role do. */
function checkLevels(
  { name, kind, levels, meanings }: DeclaredVariable,
  role: Role,
  path: Path,
  notebook: Notebook,
): void {
  const known = factsOf(role).levels;
  if (known === undefined || kind === 'binary') return;
  const said = meanings.filter((meaning) => meaning !== null);
  const words = known === 'ages' ? 'ages such as 18 to 25' : Object.keys(known).join(', ');
  if (said.length === 0) {
    const level = levels.find((one) => one !== NOT_RECORDED) ?? 'level';
    const example = known === 'ages' ? '18 to 25' : Object.keys(known)[0];
    notebook.note('wrong-role', path, `No level of ${name} says what it means for the role ${role}.`, {
      got: levels.join(', '),
      expected: `levels that mean ${words}`,
      hint: `Say so beside the levels, such as as: { ${level}: ${example} }.`,
    });
    return;
  }
  if (known === 'ages' || factsOf(role).kind !== 'ordinal') return;
  const ranks = said.map((meaning) => Object.keys(known).indexOf(meaning));
  if (ranks.every((rank, index) => index === 0 || rank > ranks[index - 1]!)) return;
  notebook.note('wrong-role', path, `The levels of ${name} mean ${said.join(', ')}, in this order.`, {
    got: said.join(', '),
    expected: `rising levels, each once: ${words}`,
  });
}
