import { leastOf, mostOf } from '../../../numeric/extremes.js';
import { number, percentWithin } from '../../../words/format.js';
import type { Axis } from './axis.js';

/** An axis with its ends and ticks settled. */
export interface Scale {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** A value with the decimals of the ticks, and `more` of them. */
  readonly show: (value: number, more?: number) => string;
}

/**
 * Settles an axis on the data. Given ends are kept; absent ones are rounded outwards to a tick, or with `snug`
 * stay at the data, as time should.
 */
export function scaleOf(
  axis: Axis,
  data: readonly number[],
  { ticks: ticksWanted = 6, snug = false }: { ticks?: number; snug?: boolean } = {},
): Scale {
  const finite = data.filter(Number.isFinite);
  const dataLow = axis.low ?? (finite.length === 0 ? 0 : leastOf(finite));
  const dataHigh = axis.high ?? (finite.length === 0 ? 1 : mostOf(finite));
  const step = niceStep(spreadOf(dataLow, dataHigh) / ticksWanted);
  const inward = snug ? dataLow : tidy(Math.floor(dataLow / step) * step);
  const low = axis.low ?? (axis.high === undefined || inward < axis.high ? inward : tidy(axis.high - step));
  const outward = snug ? dataHigh : tidy(Math.ceil(dataHigh / step) * step);
  const high = axis.high ?? (outward > low ? outward : tidy(low + step));
  const ticks = (axis.ticks ?? evenTicks(low, high, step)).filter((tick) => tick >= low && tick <= high);
  const isPercent = axis.format === 'percent';
  const decimals = decimalsFor(isPercent ? ticks.map((tick) => tidy(tick * 100)) : ticks);
  return {
    label: axis.label,
    low,
    high,
    ticks,
    show: (value, more = 0) =>
      isPercent ? percentWithin(value, decimals + more) : number(value, decimals + more),
  };
}

/** Where a value is between the ends: 0 at the low one, 1 at the high one, kept inside. */
export function fractionOf({ low, high }: Pick<Scale, 'low' | 'high'>, value: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** How much the data differ; equal values, and those equal but for the last digits, count as their own size. */
function spreadOf(low: number, high: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > size * 1e-9 && high - low > 1e-12) return high - low;
  return size > 1e-12 ? size : 1;
}

/** 1, 2 or 5 times a power of ten, the first that is not smaller. */
function niceStep(rough: number): number {
  const magnitude = Number(`1e${rough.toExponential().split('e')[1]}`);
  const found = [1, 2, 5].find((factor) => factor * magnitude >= rough * (1 - 1e-9));
  return tidy((found ?? 10) * magnitude);
}

function evenTicks(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step));
}

function decimalsFor(ticks: readonly number[]): number {
  const most = mostOf(
    ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0),
    0,
  );
  return Math.min(4, most);
}

/** Rounds away what binary arithmetic adds at the end. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
