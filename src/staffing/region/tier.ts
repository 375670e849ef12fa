import { requireBetween, requireByName, requireFields, requireOneOf, requireWhole } from '../../check.js';
import type { ChangeLevel, ProtectLevel, Tier } from './pointSet.js';

/** Risk of serious harm to others. */
export const RISKS = ['low', 'medium', 'high', 'veryHigh'] as const;
export type RiskOfSeriousHarm = (typeof RISKS)[number];

export const SEVERITIES = ['none', 'standard', 'severe'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Needs and what each counts towards the change level. */
const NEED_WEIGHTS = {
  accommodation: 1,
  education: 1,
  relationships: 1,
  lifestyle: 1,
  drugs: 1,
  alcohol: 1,
  thinking: 2,
  attitudes: 2,
} as const;
export type Need = keyof typeof NEED_WEIGHTS;
export const NEEDS = Object.keys(NEED_WEIGHTS) as readonly Need[];

const EXAMPLE = "{ risk: 'medium' }";
const RISK_POINTS = { low: 0, medium: 10, high: 20, veryHigh: 150 } as const;

/** What decides how much must be done to protect others. */
export interface ProtectFacts {
  readonly risk: RiskOfSeriousHarm;
  /** Risk of serious recidivism score, a percentage from 0 to 100. */
  readonly reconviction?: number;
  /** MAPPA level; 0 when the case is not managed under MAPPA. */
  readonly mappa?: 0 | 1 | 2 | 3;
  /** Number of complexity factors on the record. */
  readonly complexity?: number;
}

/** What decides how much work there is towards change. */
export interface ChangeFacts {
  readonly needs?: Readonly<Partial<Record<Need, Severity>>>;
  /** Offender group reconviction scale, a percentage from 0 to 100. */
  readonly ogrs?: number;
  readonly integratedOffenderManagement?: boolean;
  /** False where the sentence allows no work towards change. */
  readonly mandate?: boolean;
  /** False where there is no valid assessment of needs. */
  readonly assessed?: boolean;
}

/**
 * How much must be done to protect others: the larger of risk of serious harm and reconviction score, plus
 * MAPPA, plus complexity. Additional factors for women, which the service adds from records of their own, are
 * left out.
 *
 * @param facts - `risk` of serious harm, `reconviction` score from 0 to 100, `mappa` level from 0 to 3, `complexity`
 *   factors
 * @returns the points and their level: A from 150, B from 20, C from 10, D below
 * @throws ArgumentError for a fact outside its range
 * @source Ministry of Justice, tier service, version 2
 * @example
 * protectLevel({ risk: 'medium', mappa: 1 }); // { level: 'C', points: 15 }
 */
export function protectLevel(facts: ProtectFacts): { readonly level: ProtectLevel; readonly points: number } {
  const { risk, reconviction = 0, mappa = 0, complexity = 0 } = requireFields('facts', facts, EXAMPLE);
  const riskPoints = RISK_POINTS[requireOneOf('risk', risk, RISKS)];
  requireBetween('reconviction', reconviction, 0, 100, 'both');
  const reconvictionPoints = reconviction >= 7 ? 20 : reconviction >= 3 ? 10 : 0;
  const level = requireWhole('mappa', mappa, { max: 3 });
  const mappaPoints = level >= 2 ? 150 : level === 1 ? 5 : 0;
  const points =
    Math.max(riskPoints, reconvictionPoints) + mappaPoints + 2 * requireWhole('complexity', complexity);
  return { level: points >= 150 ? 'A' : points >= 20 ? 'B' : points >= 10 ? 'C' : 'D', points };
}

/**
 * How much work there is towards change: weighted needs, a tenth of the OGRS score cut to a whole number, and
 * two for integrated offender management.
 *
 * @param facts - `needs` with their severity, `ogrs` from 0 to 100, `integratedOffenderManagement`, `mandate`,
 *   `assessed`
 * @returns the points and their level: 3 from 20, 2 from 10, 1 below; 0 without a mandate, 2 without a valid
 *   assessment
 * @throws ArgumentError for a fact outside its range
 * @source Ministry of Justice, tier service, version 2
 * @example
 * changeLevel({ needs: { thinking: 'severe', drugs: 'severe' }, ogrs: 47 }); // { level: '2', points: 10 }
 */
export function changeLevel(facts: ChangeFacts): { readonly level: ChangeLevel; readonly points: number } {
  const {
    needs = {},
    ogrs = 0,
    integratedOffenderManagement = false,
    mandate = true,
    assessed = true,
  } = requireFields('facts', facts, '{ ogrs: 47 }');
  requireByName('needs', needs, "{ drugs: 'severe' }");
  requireBetween('ogrs', ogrs, 0, 100, 'both');
  requireOneOf('integratedOffenderManagement', integratedOffenderManagement, [true, false]);
  requireOneOf('mandate', mandate, [true, false]);
  requireOneOf('assessed', assessed, [true, false]);
  let points = Math.trunc(ogrs / 10) + (integratedOffenderManagement ? 2 : 0);
  for (const [name, severity] of Object.entries(needs)) {
    const need = requireOneOf('needs', name, NEEDS);
    points += NEED_WEIGHTS[need] * SEVERITIES.indexOf(requireOneOf(`needs.${name}`, severity, SEVERITIES));
  }
  if (!mandate) return { level: '0', points: 0 };
  if (!assessed) return { level: '2', points: 0 };
  return { level: points >= 20 ? '3' : points >= 10 ? '2' : '1', points };
}

/**
 * A case's tier, such as `B2`: its protect level and its change level.
 *
 * @param facts - as for `protectLevel` and `changeLevel`
 * @returns a letter and a digit
 * @throws ArgumentError for a fact outside its range
 * @source Ministry of Justice, tier service, version 2
 * @example
 * tierOf({ risk: 'high', mappa: 1, needs: { attitudes: 'severe' }, ogrs: 80 }); // 'B2'
 */
export function tierOf(facts: ProtectFacts & ChangeFacts): Tier {
  return `${protectLevel(facts).level}${changeLevel(facts).level}`;
}
