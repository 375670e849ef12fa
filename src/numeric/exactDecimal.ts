import { refuseArgument } from '../check.js';
import { largeNumberHint } from './written.js';

/** A decimal number as whole numbers: 0.25 is 25 of a scale of 100. */
export interface ExactDecimal {
  readonly units: bigint;
  readonly scale: bigint;
  /** The nearest double, for checks of its range. */
  readonly value: number;
}

const WRITTEN = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;
/** More digits than these are a slip. */
const MOST_DIGITS = 400;

/** A number taken as the decimal that it is written as, so that 0.1 is a tenth: a number, or its text. */
export function exactDecimal(argument: string, written: number | string): ExactDecimal {
  const text = typeof written === 'number' || typeof written === 'string' ? String(written).trim() : '';
  const found = WRITTEN.exec(text);
  const value = Number(text);
  const [, sign, whole = '', fraction = '', exponent = '0'] = found ?? [];
  const power = Number(exponent) - fraction.length;
  if (found === null || !Number.isFinite(value) || Math.abs(power) > MOST_DIGITS) {
    refuseArgument(argument, written, 'a decimal number', largeNumberHint(text) ?? 'Such as 0.25 or "0.25".');
  }
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  return power < 0
    ? { units: digits, scale: powerOfTen(-power), value }
    : { units: digits * powerOfTen(power), scale: 1n, value };
}

const powerOfTen = (power: number) => 10n ** BigInt(power);
