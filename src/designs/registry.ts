import { requireFields, requireList, requireOneOf, requireText, requireWhole } from '../check.js';
import { type Grouping, type Groups, type Stratification, unitsPerCluster } from './groups.js';
import type { CohortDesignKind, CohortFacts, DesignKind } from './kind.js';
import { cluster } from './kinds/cluster.js';
import { matched } from './kinds/matched.js';
import { quota } from './kinds/quota.js';
import { simple } from './kinds/simple.js';
import { stratified } from './kinds/stratified.js';
import { twoStage } from './kinds/twoStage.js';
import { window } from './kinds/window.js';

/** Every kind of design, by the name that files and callers give it. */
const ALL = { simple, stratified, matched, quota, cluster, 'two-stage': twoStage, window };

type All = typeof ALL;
export type Kind = keyof All;
type DesignOf<K extends Kind> = ReturnType<All[K]['resolve']>;
type DeclaredOf<K extends Kind> = ReturnType<All[K]['written']['read']>;

/** How cases are chosen from the eligible cohort. */
export type Design = DesignOf<Kind>;

/** A design of a study by its name; what is null comes from the grid or from the scenario. */
export type NamedDesign = DeclaredOf<Kind> & { readonly name: string };

const DESIGNS: {
  readonly [K in Kind]: DesignKind<DesignOf<K>, DeclaredOf<K>> & { readonly kind: K };
} = ALL;

export const KINDS = Object.keys(ALL) as readonly Kind[];

/**
 * Everything about a kind of design.
 *
 * @throws ArgumentError for an unknown kind, which only callers without a compiler can ask for
 */
export function kindOf<K extends Kind>(kind: K): DesignKind<DesignOf<K>, DeclaredOf<K>> {
  return DESIGNS[requireOneOf('design.kind', kind, KINDS) as K];
}

/**
 * The kind of a design, once its numbers are found to be numbers: those of a caller without a compiler.
 *
 * @param cohort - cases that there are to take from
 * @throws ArgumentError that names the field
 */
export function requireDesign(
  design: Design,
  groups: Groups,
  cohort: number,
): DesignKind<Design, DeclaredOf<Kind>> {
  requireFields('design', design, "{ kind: 'simple', cases: 84, cohort: 650 }");
  const kind = kindOf(design.kind);
  requireWhole('design.cases', design.cases, { min: 1, max: Math.max(1, cohort) });
  kind.require(design);
  requireFields('groups', groups, "{ names: ['all'], shares: [1], deviations: null }");
  requireList('groups.names', groups.names).forEach((name, index) => {
    requireText(`groups.names[${index}]`, name);
  });
  requireList('groups.shares', groups.shares);
  const grouping = kind.grouping(design);
  if (grouping.into === 'clusters') {
    const units = grouping.clusters * unitsPerCluster(grouping);
    requireWhole('groups.names.length', groups.names.length, { min: units, max: units });
  }
  return kind;
}

/** How a design sorts the cohort. */
export function groupingOf(design: Design): Grouping {
  return kindOf(design.kind).grouping(design);
}

/** The kinds by which `inspect` can take a sample of a cohort. */
export type CohortKind = {
  [K in Kind]: All[K] extends CohortDesignKind<infer _Design, infer _Declared, infer _Asked> ? K : never;
}[Kind];
/** The arguments of all those kinds together. */
export type CohortArguments = {
  [K in CohortKind]: All[K] extends CohortDesignKind<infer _Design, infer _Declared, infer Asked>
    ? (asked: Partial<Asked>) => void
    : never;
}[CohortKind] extends (asked: infer Together) => void
  ? Together
  : never;

const COHORT_KINDS = KINDS.filter((kind): kind is CohortKind => 'request' in ALL[kind]);

/** The design that the arguments of `inspect` ask for, with its strata; a simple one unless they say. */
export function requestedDesign(
  asked: CohortArguments & { readonly kind?: CohortKind; readonly cases?: number },
  facts: CohortFacts,
): { design: Design; strata: Stratification } {
  const kind: CohortDesignKind<DesignOf<CohortKind>, DeclaredOf<CohortKind>, CohortArguments> = ALL[
    requireOneOf('design.kind', asked.kind ?? 'simple', COHORT_KINDS)
  ];
  const design = kind.request(asked, facts);
  return { design, strata: kind.grouping(design) };
}
