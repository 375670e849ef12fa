import { describe, expect, test } from 'vitest';
import { partialPooling } from '../../../src/estimation/league/partialPooling.js';
import { pooledMarkers } from '../../../src/estimation/markers/pooledMarkers.js';
import { normalQuantile } from '../../../src/numeric/distributions.js';
import { expit, logit } from '../../../src/numeric/logistic.js';
import { normalUpperQuantile } from '../../../src/numeric/normalTail.js';
import { stream } from '../../../src/numeric/stream.js';

const probit = (p: number) => normalUpperQuantile(1 - p);

/** Markers with true rates spread on the scale of log odds, and what they answered of 30 cases of each kind. */
function simulated(seed: number, markers: number) {
  const random = stream(seed, 'markers');
  const normal = () => normalQuantile(random(), 0, 1);
  return Array.from({ length: markers }, () => {
    const [se, sp] = [expit(logit(0.8) + 0.5 * normal()), expit(logit(0.7) + 0.7 * normal())];
    const count = (p: number) => Array.from({ length: 30 }).filter(() => random() < p).length;
    return {
      severity: (probit(sp) - probit(se)) / 2,
      acuity: probit(sp) + probit(se),
      rates: { sensitivity: { yes: count(se), of: 30 }, specificity: { yes: count(sp), of: 30 } },
    };
  });
}

describe('markers partially pooled', () => {
  const events = Array.from({ length: 16 }, (_, seed) => {
    const markers = simulated(seed, 10);
    const { markers: found } = pooledMarkers(
      markers.map(({ rates }) => rates),
      0.9,
    );
    return markers.map((marker, index) => ({ ...marker, found: found[index] }));
  });

  test.each(['severity', 'acuity'] as const)(
    'recover the true %s within three Monte Carlo errors',
    (name) => {
      // The mean of each event is one replicate: its markers share what is estimated of their spread.
      const errors = events.map(
        (event) =>
          event.reduce((sum, one) => sum + (one.found?.[name]?.mean ?? Number.NaN) - one[name], 0) /
          event.length,
      );
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      const squares = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0);
      // Beyond three errors of 16 replicates with probability 0.009 (t of 15), settled by the seeds.
      expect(Math.abs(mean)).toBeLessThan(3 * Math.sqrt(squares / (errors.length * (errors.length - 1))));
    },
  );

  test.each(['severity', 'acuity'] as const)(
    'have 90% limits on %s that contain the truth as often',
    (name) => {
      const all = events.flat();
      const inside = all.filter(({ found, [name]: truth }) => {
        const limits = found?.[name];
        return limits !== null && limits !== undefined && limits.lower <= truth && truth <= limits.upper;
      }).length;
      // Outside 90% by four binomial errors of 160 with probability below 0.001, settled by the seeds.
      expect(Math.abs(inside / all.length - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / all.length));
    },
  );

  test('have the rates of the pooled league, and are nearer to one another than their own answers', () => {
    const rates = simulated(3, 5).map((marker) => marker.rates);
    const { markers, spread } = pooledMarkers(rates, 0.95);
    const league = partialPooling(rates.map(({ sensitivity }) => sensitivity));
    expect(spread.sensitivity?.mean).toBeCloseTo(league.spread.mean, 9);
    markers.forEach(({ sensitivity }, index) => {
      expect(sensitivity?.mean).toBeCloseTo(league.units[index]?.mean ?? 0, 6);
      expect(sensitivity?.lower).toBeCloseTo(league.units[index]?.lower ?? 0, 6);
    });
  });

  test('stand alone where all agree with the key, and are not measured without an answer', () => {
    const all = { yes: 10, of: 10 };
    const none = { yes: 0, of: 0 };
    const { markers, spread } = pooledMarkers(
      [
        { sensitivity: all, specificity: all },
        { sensitivity: all, specificity: none },
      ],
      0.95,
    );
    expect(spread).toEqual({ sensitivity: null, specificity: null });
    expect(markers[1]).toMatchObject({ specificity: null, acuity: null, severity: null });
    expect(markers[0]?.severity?.mean).toBeCloseTo(0, 9);
    expect(markers[0]?.sensitivity?.lower).toBeGreaterThan(0.7);
  });
});
