import { beforePercentSign, largeNumberHint } from '../../numeric/written.js';

/**
 * Evaluates a sum over numbers, percentages and names: `80 - 49`, `staffInPost / 92%`, `(a + b) * 2`.
 *
 * @param text The sum: + - * / and brackets.
 * @param valueOfName The value of a name, or undefined when there is none.
 * @returns The value, or what is wrong with the sum.
 */
export function evaluate(
  text: string,
  valueOfName: (name: string) => number | undefined,
): { value: number } | { wrong: string } {
  const tokens = text.match(/\d+(?:\.\d+)?(?:\s*(?:%|per[ -]?cent\b))?|[a-z][a-z0-9.]*|[-+*/()]|\S/gi) ?? [];
  if (tokens.length > 200) return { wrong: 'it is too long' };
  if (largeNumberHint(text) !== undefined) return { wrong: 'its value is too large' };
  let next = 0;

  const sum = (): number => {
    let value = product();
    while (tokens[next] === '+' || tokens[next] === '-') {
      const sign = tokens[next++] === '+' ? 1 : -1;
      value += sign * product();
    }
    return value;
  };
  const product = (): number => {
    let value = term();
    while (tokens[next] === '*' || tokens[next] === '/') {
      const multiply = tokens[next++] === '*';
      const by = term();
      if (!multiply && by === 0) throw new SumError('it divides by nothing');
      value = multiply ? value * by : value / by;
      if (!Number.isFinite(value)) throw new SumError('its value is too large');
    }
    return value;
  };
  const term = (): number => {
    const token = tokens[next++];
    if (token === undefined) throw new SumError('it ends too soon');
    if (token === '-') return -term();
    if (token === '(') {
      const value = sum();
      if (tokens[next++] !== ')') throw new SumError('a bracket is not closed');
      return value;
    }
    if (/^\d/.test(token)) {
      const percent = beforePercentSign(token);
      return percent === null ? Number(token) : Number(percent) / 100;
    }
    if (!/^[A-Za-z]/.test(token)) throw new SumError(`"${token}" does not belong there`);
    const value = valueOfName(token);
    if (value === undefined) throw new SumError(`no figure is called ${token}`);
    return value;
  };

  try {
    const value = sum();
    if (next < tokens.length) return { wrong: `"${tokens[next]}" does not belong there` };
    return Number.isFinite(value) ? { value } : { wrong: 'its value is too large' };
  } catch (error) {
    if (error instanceof SumError) return { wrong: error.message };
    throw error;
  }
}

class SumError extends Error {}
