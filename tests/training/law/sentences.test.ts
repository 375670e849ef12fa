import { describe, expect, test } from 'vitest';
import type { Offence } from '../../../src/training/law/offence.js';
import { OFFENCES, offenceNamedIn, unverifiedLaw } from '../../../src/training/law/offences.js';
import {
  bringsNotification,
  daysOf,
  isExemptFromReset,
  isForVictimScheme,
  leastMonths,
  mappaCategory,
  resetAfter,
  type SentenceKind,
} from '../../../src/training/law/sentences.js';

const of = (id: string): Offence => {
  const found = OFFENCES.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
};
const order = { kind: 'communityOrder', months: 12 } as const;
const shortOrder = { kind: 'communityOrder', months: 6 } as const;
const suspended = (months: number) => ({ kind: 'suspendedSentenceOrder' as const, months });
const licence = (months: number) => ({ kind: 'licence' as const, months });

describe('the law table', () => {
  test('has one entry an offence, each with its Act and section, or the common law', () => {
    expect(new Set(OFFENCES.map(({ id }) => id)).size).toBe(OFFENCES.length);
    const without = OFFENCES.filter(({ statute }) => !/ (?:18|19|20)\d\d, s\.\d|^Common law$/.test(statute));
    expect(without).toEqual([]);
  });

  // Sentencing Council, maxima; the rest of the table is read by the checker in every case.
  test.each([
    ['common-assault', 6],
    ['harassment', 6],
    ['threatening-words', 6],
    ['driving-disqualified', 6],
    ['voyeurism', 24],
    ['exposure', 24],
    ['dangerous-driving', 24],
    ['affray', 36],
    ['actual-bodily-harm', 60],
    ['wounding', 60],
    ['strangulation', 60],
    ['controlling-behaviour', 60],
    ['theft', 84],
    ['stalking-serious', 120],
    ['sexual-assault', 120],
    ['dwelling-burglary', 168],
    ['supply-class-b-c', 168],
    ['robbery', Number.POSITIVE_INFINITY],
  ])('%s carries at most %s months', (id, months) => {
    expect(of(id).maximum.months).toBe(months);
  });

  test('says which of its lines no text was found for', () => {
    expect(unverifiedLaw()).toContain(
      'the maximum for criminal damage below £5,000 (Criminal Damage Act 1971, s.1(1))',
    );
    expect(unverifiedLaw().join()).not.toContain('voyeurism');
  });

  test('reads each offence from its own label', () => {
    const misread = OFFENCES.filter((one) => OFFENCES.find(({ reads }) => reads.test(one.label)) !== one);
    expect(misread.map(({ id }) => id)).toEqual([]);
  });
});

describe('what follows from offence and sentence', () => {
  test('voyeurism by an adult brings notification with imprisonment or an order of 12 months, and not below', () => {
    expect(bringsNotification(of('voyeurism'), order)).toBe(true);
    expect(bringsNotification(of('voyeurism'), shortOrder)).toBe(false);
    expect(bringsNotification(of('voyeurism'), suspended(4))).toBe(true);
    expect(bringsNotification(of('public-decency'), suspended(4))).toBe(false);
  });

  test('category 2 needs a Schedule 15 offence and 12 months of imprisonment, suspended included', () => {
    expect(mappaCategory(of('actual-bodily-harm'), suspended(12))).toBe(2);
    expect(mappaCategory(of('actual-bodily-harm'), licence(11))).toBeNull();
    expect(mappaCategory(of('actual-bodily-harm'), order)).toBeNull();
    expect(mappaCategory(of('common-assault'), suspended(15))).toBeNull();
    expect(mappaCategory(of('sexual-assault'), suspended(15))).toBe(1);
  });

  test('a licence is what is left after 40%, or after half for the offences that are excluded from it', () => {
    expect(daysOf(of('actual-bodily-harm'), 10)).toEqual({ custody: 122, licence: 182 });
    expect(daysOf(of('strangulation'), 10)).toEqual({ custody: 152, licence: 152 });
  });

  test('Reset ends contact after two thirds of the licence: 18 weeks of it need 11 months, or 13 at half', () => {
    const least = (id: string) => [...Array(40).keys()].find((months) => resetAfter(of(id), months) >= 126);
    expect(least('theft')).toBe(11);
    expect(least('strangulation')).toBe(13);
    expect(isExemptFromReset({ mappa: true, risk: 'low' })).toBe(true);
    expect(isExemptFromReset({ mappa: false, risk: 'veryHigh' })).toBe(true);
    expect(isExemptFromReset({ mappa: false, risk: 'high' })).toBe(false);
  });

  test('the Victim Contact Scheme is for 12 months in custody, and for no order or suspended sentence', () => {
    const kinds: SentenceKind[] = ['communityOrder', 'suspendedSentenceOrder', 'licence'];
    expect(kinds.map((kind) => isForVictimScheme(of('wounding'), { kind, months: 12 }))).toEqual([
      false,
      false,
      true,
    ]);
    expect(isForVictimScheme(of('wounding'), licence(11))).toBe(false);
    expect(isForVictimScheme(of('theft'), licence(30))).toBe(false);
  });
});

test('a licence has contact for as long as a file runs from 11 months, or 13 at half, and from fewer where Reset is not for it', () => {
  const plain = { mappa: false, risk: 'medium' };
  expect([leastMonths(of('theft'), plain), leastMonths(of('strangulation'), plain)]).toEqual([11, 13]);
  expect(leastMonths(of('sexual-assault'), { mappa: true, risk: 'medium' })).toBe(9);
});

test('the offence that papers name is the most particular one', () => {
  const papers = 'P pushed K. The plea was guilty to inflicting grievous bodily harm and to common assault.';
  expect(offenceNamedIn(papers)?.id).toBe('wounding');
  expect(offenceNamedIn('Nothing is said.')).toBeNull();
});
