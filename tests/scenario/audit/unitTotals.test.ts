import { describe, expect, test } from 'vitest';
import { auditScenario } from '../../../src/scenario/audit/audit.js';
import { parseDeclaration } from '../../../src/scenario/parse.js';
import { unitRegion, unitRegionText } from '../../staffing/unitRegion.js';

const codes = (units: string) =>
  auditScenario(parseDeclaration(unitRegionText(units), 'region.yaml'))
    .filter(({ severity }) => severity === 'contradiction')
    .map(({ code, explanation }) => [code, explanation]);

describe('units of a region', () => {
  test('add up to it, or leave a rest', () => {
    expect(codes('units:\n  north: { peopleSupervised: 5000, from: return }')).toEqual([]);
    expect(
      codes(
        'units:\n  north: { peopleSupervised: 5000, trainees: 30, from: return }\n  south: { peopleSupervised: 4200, trainees: 22, from: return }',
      ),
    ).toEqual([]);
  });

  test('are contradicted by name where they have more people than their region, or together fewer', () => {
    expect(codes('units:\n  north: { peopleSupervised: 9300, from: return }')).toEqual([
      ['units-do-not-add-up', 'People supervised of the units add to 9,300, and the region has 9,200.'],
    ]);
    expect(
      codes(
        'units:\n  north: { peopleSupervised: 5000, trainees: 30, from: return }\n  south: { peopleSupervised: 4200, trainees: 20, from: return }',
      ).map(([code]) => code),
    ).toEqual(['units-do-not-add-up']);
    expect(
      codes(
        'units:\n  north: { peopleSupervised: 5000, from: return }\n  south: { peopleSupervised: 4150, from: return }',
      ).map(([code]) => code),
    ).toEqual(['units-do-not-add-up']);
  });

  test('cannot all lie above what their region has on average, beyond its rounding', () => {
    const both = (north: number, south: number) =>
      codes(
        `units:\n  north: { peopleSupervised: 5000, caseloadProbationOfficer: ${north}, from: return }\n  south: { peopleSupervised: 4200, caseloadProbationOfficer: ${south}, from: return }`,
      ).map(([code]) => code);
    expect(both(38.2, 41.2)).toEqual(['units-cannot-average']);
    expect(both(36, 41.2)).toEqual([]);
  });

  test('are refused where they count services officers in another way, or say what a unit does not have', () => {
    expect(
      codes(
        'units:\n  north: { peopleSupervised: 5000, probationServicesOfficersAlone: { number: 80, unit: "% of target" }, from: return }',
      ).map(([code]) => code),
    ).toEqual(['units-count-otherwise']);
    expect(() => unitRegion('units:\n  north: { peopleSupervised: 5000, recalls: 4, from: return }')).toThrow(
      'recalls',
    );
    expect(() => unitRegion('units:\n  north: { trainees: 30, from: return }')).toThrow('peopleSupervised');
  });
});
