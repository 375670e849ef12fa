import type { AuditReport } from '../../../results/audit.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { plural } from '../../../words/format.js';
import type { Document } from '../../document/document.js';
import { claimsInWords, jointParts, saidParts } from './saidParts.js';

/** The part of an audit that a screen of its own shows: what is claimed in words, what is forced, how few answers would change it. */
export function claimsDocument(scenario: Scenario, report: AuditReport): Document<AuditReport> {
  const { claims, forced } = report;
  return {
    command: 'audit',
    title: `Claims of ${scenario.title}`,
    sentence:
      claims.length === 0
        ? `The figures force ${plural(forced.length, 'pair')} of answers on some case, without any assumption.`
        : claimsInWords(claims),
    parts: [...jointParts(report), ...saidParts(report)],
    data: report,
    scenarios: [scenario],
  };
}
