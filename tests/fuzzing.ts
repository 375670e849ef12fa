import { expect } from 'vitest';
import { stream } from '../src/numeric/stream.js';
import { CasesimError } from '../src/problem.js';

/** How many times as many inputs as usual: `FUZZ_TIMES=30 npm run test:long` tries for half an hour. */
const TIMES = Number(process.env.FUZZ_TIMES ?? 1);

/** No input may take longer than this, of a processor's time. */
const LONGEST_MS = 5000;
/** Nor all of them together more memory. */
const MOST_MEGABYTES = 1024;

/**
 * Gives many inputs to something: each is answered or refused in words, soon, and never answered with NaN. Prints how many
 * were.
 */
export async function answersOrRefuses<Input>(
  name: string,
  {
    tries,
    draw,
    answer,
    told = (input) => JSON.stringify(input),
  }: {
    readonly tries: number;
    readonly draw: (random: () => number) => Input;
    readonly answer: (input: Input) => unknown;
    readonly told?: (input: Input) => string;
  },
): Promise<void> {
  const random = stream(12, 'fuzz', name);
  const wrong: string[] = [];
  let [answered, slowest] = [0, 0];
  const all = tries * TIMES;
  for (let i = 0; i < all; i++) {
    const input = draw(random);
    const fault = (what: string) => wrong.push(`${what} from ${told(input).slice(0, 400)}`);
    const started = processorMs();
    try {
      if (hasNaN(await answer(input))) fault('NaN');
      answered++;
    } catch (error) {
      if (!(error instanceof CasesimError)) fault(error instanceof Error ? `${error.stack}` : String(error));
    }
    const ms = processorMs() - started;
    if (ms > LONGEST_MS) fault(`${ms.toFixed(0)} ms`);
    slowest = Math.max(slowest, ms);
    if (wrong.length >= MOST_TOLD) break;
  }
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.info(
    `${name}: ${all} inputs, ${answered} answered, ${all - answered} refused, slowest ${slowest.toFixed(0)} ms, at most ${megabytes} MB`,
  );
  expect(wrong).toEqual([]);
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
}

const MOST_TOLD = 40;

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Whether a number in what came back is none; typed arrays and functions are not looked into. */
function hasNaN(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > 6) return false;
  return Object.values(value).some((inner) => hasNaN(inner, depth + 1));
}

/** One of the choices. */
export function oneOf<Choice>(choices: readonly Choice[], random: () => number): Choice {
  return choices[Math.floor(random() * choices.length)] as Choice;
}
