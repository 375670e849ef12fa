import { kindOf, type NamedDesign } from '../../../designs/registry.js';
import type { AccuracyAsked } from '../../../inspection/inspectors.js';
import type { StudyFindings } from '../../../results/study.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import type { StudyResult } from '../../../study/run/results.js';
import { AXES, type Study } from '../../../study/study.js';
import { list, percent, whole } from '../../../words/format.js';
import { type Document, type Part, sectionPart, textPart } from '../../document/document.js';
import { bullet, type Line } from '../../document/words.js';
import { levelText } from '../estimation/levelText.js';
import { intervalLabel } from './intervalLabel.js';
import { measuresPart } from './measuresPart.js';
import { failureLines, type StudyContext, studyDocument } from './studyDocument.js';
import { capNotes, unknownNotes, varianceNotes } from './studyErrors.js';
import { headlineWords } from './studyHeadline.js';
import { mechanismLines } from './studyMechanisms.js';
import { plannedLines } from './studyPlanned.js';

/**
 * A report of a study, under the headings that Morris, White and Crowther (2019) ask of simulation studies: aims,
 * data-generating mechanisms, estimands, methods, performance measures.
 */
export function studyReport(
  study: Study,
  result: StudyResult,
  { protocol = null, zip = null }: StudyContext = {},
): Document<StudyFindings> {
  const summary = studyDocument(study, result, { protocol, zip });
  return {
    ...summary,
    // Its title is above it.
    sentence: headlineWords(study, result) ?? study.title,
    parts: [
      ...planSections(study),
      sectionPart('Performance measures', [
        textPart(null, [precisionWords(result)]),
        ...summary.parts.filter(({ kind }) => kind === 'table' || kind === 'chart'),
        measuresPart(result.answers),
      ]),
      sectionPart('Notes', [
        textPart(null, [...plannedLines(protocol), ...noteLines(study, result)].map(bullet)),
      ]),
    ],
  };
}

/** What is settled before a study is run: aims, mechanisms, estimands and methods. */
export function planSections(study: Study): Part[] {
  return [
    sectionPart('Aims', [textPart(null, [study.aims])]),
    sectionPart('Data-generating mechanisms', [
      textPart(null, mechanismLines(study).map(bullet)),
      textPart(null, [
        ...study.worlds.map(worldLine),
        ...study.designs.map((design) => designLine(design, study)),
        ...study.inspectors.map((inspectors) => inspectorsLine(inspectors, study)),
      ]),
      ...gridParts(study),
    ]),
    sectionPart('Estimands', [
      textPart(
        null,
        study.inquiries.map((inquiry) => bullet(inquiryKind(inquiry.kind).line(inquiry))),
      ),
    ]),
    sectionPart('Methods', [textPart(null, methodLines(study))]),
  ];
}

function methodLines(study: Study): Line[] {
  if (study.answers.length === 0) return [bullet('the percentage as it would be published')];
  return study.answers.map((answer) => bullet(answerLine(answer, study)));
}

function precisionWords({ answers, replicates, seed }: StudyResult): string {
  return answers.some(({ exact }) => !exact)
    ? `${whole(replicates)} replicates of each simulated condition, seed ${seed}. The number after ± is the Monte Carlo standard error; "at least" and "at most" are Wilson limits (95%) where all replicates agree. Results with neither are exact: sums over every possible outcome.`
    : 'Every result is exact: a sum over every possible outcome.';
}

function noteLines(study: Study, result: StudyResult): string[] {
  return [
    ...(study.notes === null ? [] : [study.notes]),
    ...failureLines(result),
    ...varianceNotes(result),
    ...unknownNotes(result),
    ...capNotes(result),
    'Every effect between case variables is an assumption of the scenario; margins are as published.',
    'These are properties of inspections as a procedure. Nothing here is a finding about any region.',
    `Study ${study.id}, hash ${study.hash}.`,
  ];
}

function worldLine({ name, scenario, effects, change, shift, odds }: Study['worlds'][number]): Line {
  const changes = [
    ...(effects === null ? [] : [`${effects} effects`]),
    ...Object.entries(change).map(([question, to]) => `${question} at ${percent(to, 1)}`),
    ...Object.entries(shift).map(
      ([question, points]) =>
        `${question} shifted by ${points ?? 'the shift of the grid,'} percentage points`,
    ),
    ...Object.entries(odds).flatMap(([child, parents]) =>
      Object.entries(parents).map(
        ([parent, ratio]) => `an odds ratio of ${ratio} from ${parent} to ${child}`,
      ),
    ),
  ];
  const with_ = changes.length === 0 ? '' : `, with ${list(changes)}`;
  return bullet(`Scenario ${name}: ${scenario.title} (${scenario.id}, ${scenario.hash})${with_}`);
}

function designLine(design: NamedDesign, study: Study): Line {
  const facts = [casesText(design, study), cohortText(design, study), ...kindOf(design.kind).facts(design)];
  const said = facts.filter((fact) => fact !== '');
  return bullet(`Design ${design.name}: ${[design.kind, ...said].join(', ')}`);
}

/** How many cases a design takes; empty where it settles that itself. */
function casesText(design: NamedDesign, { grid, worlds }: Study): string {
  if (design.cases !== null) return `${design.cases} cases`;
  if (!kindOf(design.kind).axes(design).includes('cases')) return '';
  if (grid.some(({ name }) => name === 'cases')) return 'cases from the grid';
  const published = new Set(worlds.map(({ scenario }) => String(scenario.sample.cases)));
  return `${list([...published])} cases, as published`;
}

/** How many cases there are to take from. */
function cohortText({ cohort }: NamedDesign, { grid, worlds }: Study): string {
  if (cohort === null && grid.some(({ name }) => name === 'cohort')) return 'cohort from the grid';
  if (cohort === null || cohort === 'unlimited') return 'cohort without limit';
  if (cohort !== 'scenario') return `cohort ${cohort}`;
  const declared = new Set(worlds.map(({ scenario }) => String(scenario.sample.cohort)));
  return `cohort ${list([...declared])} as in the scenario`;
}

function inspectorsLine(inspectors: Study['inspectors'][number], { grid }: Study): Line {
  const { name, accuracy, leniency, count, doubleMarked, checked, leads } = inspectors;
  const perfect =
    accuracy !== null && !('kappa' in accuracy) && accuracy.sensitivity === 1 && accuracy.specificity === 1;
  if (perfect) return bullet(`Inspectors ${name}: every score is true`);
  const fromGrid = leniency === null && grid.some((axis) => axis.name === 'leniency');
  const checkedBy = leads == null ? '' : `, of ${accuracyWords(leads)}`;
  const facts = [
    accuracy === null ? 'κ from the grid' : accuracyWords(accuracy),
    `${count} sharing the sample`,
    fromGrid
      ? 'the standard deviation of their leniency from the grid'
      : leniency === null || leniency === 0
        ? ''
        : `leniency with standard deviation ${leniency} on the logit scale`,
    doubleMarked > 0 ? `${percent(doubleMarked)} marked twice` : '',
    checked > 0 ? `${percent(checked)} checked by two quality leads${checkedBy}` : '',
  ].filter((fact) => fact !== '');
  return bullet(`Inspectors ${name}: ${facts.join(', ')}`);
}

/** `κ 0.6 and sensitivity 90%`. */
function accuracyWords(accuracy: AccuracyAsked): string {
  const { sensitivity, specificity } = accuracy;
  return list([
    ...('kappa' in accuracy ? [`κ ${accuracy.kappa}`] : []),
    ...(sensitivity === undefined ? [] : [`sensitivity ${percent(sensitivity)}`]),
    ...(specificity === undefined ? [] : [`specificity ${percent(specificity)}`]),
  ]);
}

function gridParts({ grid, assumptions }: Study): Part[] {
  const lines = AXES.flatMap((axis) => {
    const found = grid.find(({ name }) => name === axis);
    if (found === undefined) return [];
    const assumed = assumptions.includes(axis) ? ' (assumed)' : '';
    return [bullet(`${axis}: ${found.values.join(', ')}${assumed}`)];
  });
  return lines.length === 0 ? [] : [textPart(null, ['Every combination of:', ...lines])];
}

function answerLine(answer: Study['answers'][number], { grid, inquiries }: Study): string {
  const { name, estimate, confidence, icc, iccWithin } = answer;
  const stated =
    icc === undefined
      ? null
      : `the variance of cases that are correlated by ${icc}${iccWithin === undefined ? '' : `, and by ${iccWithin} within a unit`}, as stated`;
  const how =
    estimate === 'raw'
      ? `the percentage as published${stated === null ? '' : `, with ${stated}`}`
      : `weighted, with ${stated ?? 'design-based variance'}`;
  const levels = grid.find((axis) => axis.name === 'confidence')?.values.map(Number) ?? [0.95];
  const at = list((confidence === null ? levels : [confidence]).map(levelText));
  const label = intervalLabel(answer, inquiries);
  return `${name}: ${how}${label === null ? '' : `; interval at ${at}: ${label}`}`;
}
