import type { ProtocolCheck } from '../../../results/study/protocol.js';

/** Whether a run was as planned. */
export function plannedLines(check: ProtocolCheck | null): string[] {
  if (check === null) return [];
  const { hash, asPlanned, departures } = check;
  if (asPlanned) return [`As planned: protocol ${hash}.`];
  return [`Departures from protocol ${hash}: ${departures.join('; ')}.`];
}
