import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { ArgumentError, type Problem } from '../../problem.js';

/** What the library calls a thing that the command line has another word for. */
const TYPED_AS: Readonly<Record<string, string>> = {
  designEffect: 'deff',
  degreesOfFreedom: 'df',
  confidences: 'confidence',
  methods: 'method',
  numbers: 'anchorCases',
};

/** What was refused in the words that were typed: an argument of the library by the option or argument that gave it. */
export function asTyped(error: ArgumentError, command: CommandUnknownOpts): ArgumentError {
  const typed = typedNames(command);
  const problems = error.problems.map((problem) => renamed(problem, typed));
  return new ArgumentError(problems);
}

/** `clusterSize` is `--cluster-size`, `single` is `<single>`. */
function typedNames(command: CommandUnknownOpts): ReadonlyMap<string, string> {
  return new Map([
    ...command.registeredArguments.map((one) => [camelCase(one.name()), `<${one.name()}>`] as const),
    ...command.options.map((one) => [one.attributeName(), one.long ?? one.flags] as const),
  ]);
}

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function renamed(problem: Problem, typed: ReadonlyMap<string, string>): Problem {
  const { path } = problem;
  const name = path?.match(/^\w+/)?.[0];
  if (path === undefined || name === undefined) return problem;
  const shown = typed.get(TYPED_AS[name] ?? name);
  if (shown === undefined) return problem;
  const message = problem.message.startsWith(`${path} `)
    ? `${shown}${problem.message.slice(path.length)}`.replace(
        /^(\S+ and )(\w+)/,
        (_, before: string, second: string) => `${before}${typed.get(TYPED_AS[second] ?? second) ?? second}`,
      )
    : problem.message;
  return { ...problem, path: shown, message };
}
