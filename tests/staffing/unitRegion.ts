import { parseScenario } from '../../src/scenario/parse.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** A small region, with units as they are written under `units`. */
export function unitRegionText(units: string): string {
  return `id: my-region
title: My region
sources: { return: { title: Our return } }
sample: { cases: { count: 60, from: return } }
variables:
  oversightNeeded: { role: management-oversight-needed, yes: 55, from: return }
  oversightEffective: { role: management-oversight-effective, when: oversightNeeded, yes: 24, from: return }
keyQuestions:
  from: return
  assessment: { percent: 52, effects: { oversightEffective: { odds: 2, low: 1, high: 4 } } }
  delivery: { percent: 45, effects: { assessment: { odds: 4, low: 1, high: 10 } } }
context:
  caseload: { from: return, peopleSupervised: 9200 }
  staffing:
    from: return
    probationOfficersInPost: 128
    seniorProbationOfficersInPost: 31
    trainees: 52
    seniorProbationOfficers: { number: 94, unit: "% of target" }
    probationOfficers: { number: 88, unit: "% of target" }
    probationServicesOfficers: { number: 101, unit: "% of target" }
    caseloadProbationOfficer: 37.5
    caseloadProbationServicesOfficer: 44
    caseloadTrainee: 20
    twoToFiveYears: 31%
${units}`;
}

export function unitRegion(units: string): Scenario {
  return parseScenario(unitRegionText(units), 'region.yaml');
}
