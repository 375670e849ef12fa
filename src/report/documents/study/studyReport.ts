import { kindOf, type NamedDesign } from '../../../designs/registry.js';
import { studyFindings } from '../../../results/study.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import type { StudyResult } from '../../../study/run/results.js';
import { AXES, type Study } from '../../../study/study.js';
import { list, percent, whole } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { escapeMarkdown, renderMarkdown } from '../../render/markdown.js';
import { failureLines, studySentence } from './studyDocument.js';
import { errorsTable, varianceNotes } from './studyErrors.js';
import { inquiryTables, splitTable } from './studyTables.js';

/**
 * A report of a study in Markdown, under the headings that Morris, White and Crowther (2019) ask of simulation
 * studies: aims, data-generating mechanisms, estimands, methods, performance measures.
 */
export function studyReport(study: Study, result: StudyResult): string {
  const split = splitTable(study, studyFindings(study, result));
  const errors = errorsTable(result);
  const tables = [
    ...inquiryTables(study, result).map(cellsOf),
    ...(errors === null ? [] : [cellsOf(errors)]),
    ...(split === null ? [] : [cellsOf(split)]),
  ];
  const simulated = result.answers.some(({ exact }) => !exact);
  return [
    `# ${escapeMarkdown(study.title)}`,
    escapeMarkdown(studySentence(study, result)),
    '## Aims',
    escapeMarkdown(study.aims),
    '## Data-generating mechanisms',
    [
      ...study.worlds.map(worldLine),
      ...study.designs.map(designLine),
      ...study.inspectors.map(inspectorsLine),
    ].join('\n'),
    gridLines(study),
    '## Estimands',
    study.inquiries
      .map((inquiry) => `- ${escapeMarkdown(inquiryKind(inquiry.kind).line(inquiry))}`)
      .join('\n'),
    '## Methods',
    study.answers.length === 0
      ? '- the percentage as it would be published'
      : study.answers.map((answer) => `- ${escapeMarkdown(answerLine(answer, study))}`).join('\n'),
    '## Performance measures',
    simulated
      ? `${whole(result.replicates)} replicates of each simulated condition, seed ${result.seed}. After ± stands the Monte Carlo standard error. Answers without it are exact: sums over every possible outcome.`
      : 'Every answer is exact: a sum over every possible outcome.',
    ...tables.map(renderMarkdown),
    '## Notes',
    [
      ...(study.notes === null ? [] : [study.notes]),
      ...failureLines(result),
      ...varianceNotes(result),
      'Every effect between case variables is an assumption of the scenario; margins are as published.',
      'These are properties of inspections as a procedure. Nothing here is a finding about any region.',
      `Study ${study.id}, hash ${study.hash}.`,
    ]
      .map((line) => `- ${escapeMarkdown(line)}`)
      .join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

function worldLine({ name, scenario, effects, change, shift, odds }: Study['worlds'][number]): string {
  const changes = [
    ...(effects === null ? [] : [`${effects} effects`]),
    ...Object.entries(change).map(([question, to]) => `${question} at ${percent(to, 1)}`),
    ...Object.entries(shift).map(
      ([question, points]) => `${question} shifted by ${points ?? 'the shift of the grid,'} points`,
    ),
    ...Object.entries(odds).flatMap(([child, parents]) =>
      Object.entries(parents).map(
        ([parent, ratio]) => `an odds ratio of ${ratio} from ${parent} to ${child}`,
      ),
    ),
  ];
  const with_ = changes.length === 0 ? '' : `, with ${list(changes)}`;
  return `- ${escapeMarkdown(`Scenario ${name}: ${scenario.title} (${scenario.id}, ${scenario.hash})${with_}`)}`;
}

function designLine(design: NamedDesign): string {
  const facts = [
    design.cases === null ? '' : `${design.cases} cases`,
    design.cohort === null ? '' : `cohort ${design.cohort}`,
    ...kindOf(design.kind).facts(design),
  ].filter((fact) => fact !== '');
  return `- ${escapeMarkdown(`Design ${design.name}: ${design.kind}${facts.length === 0 ? '' : `, ${facts.join(', ')}`}`)}`;
}

function inspectorsLine({
  name,
  accuracy,
  leniency,
  count,
  doubleMarked,
  checked,
}: Study['inspectors'][number]): string {
  const perfect =
    accuracy !== null && !('kappa' in accuracy) && accuracy.sensitivity === 1 && accuracy.specificity === 1;
  if (perfect) return `- ${escapeMarkdown(`Inspectors ${name}: every score is true`)}`;
  const facts = [
    accuracy === null
      ? 'κ from the grid'
      : 'kappa' in accuracy
        ? `κ ${accuracy.kappa}`
        : `sensitivity ${percent(accuracy.sensitivity)}, specificity ${percent(accuracy.specificity)}`,
    `${count} sharing the sample`,
    leniency === null || leniency === 0
      ? ''
      : `leniency with standard deviation ${leniency} on the logit scale`,
    doubleMarked > 0 ? `${percent(doubleMarked)} marked twice` : '',
    checked > 0 ? `${percent(checked)} checked by two quality leads` : '',
  ].filter((fact) => fact !== '');
  return `- ${escapeMarkdown(`Inspectors ${name}: ${facts.join(', ')}`)}`;
}

function gridLines({ grid, assumptions }: Study): string {
  const lines = AXES.flatMap((axis) => {
    const found = grid.find(({ name }) => name === axis);
    if (found === undefined) return [];
    const assumed = assumptions.includes(axis) ? ' (assumed)' : '';
    return [`- ${axis}: ${found.values.join(', ')}${assumed}`];
  });
  return lines.length === 0 ? '' : `Every combination of:\n\n${lines.join('\n')}`;
}

function answerLine(
  { name, estimate, interval, confidence, icc, iccWithin }: Study['answers'][number],
  { grid }: Study,
): string {
  const stated =
    icc === undefined
      ? null
      : `the variance of cases that are correlated by ${icc}${iccWithin === undefined ? '' : `, and by ${iccWithin} within a unit`}, as stated`;
  const how =
    estimate === 'raw'
      ? `the percentage as published${stated === null ? '' : `, with ${stated}`}`
      : `weighted, with ${stated ?? 'design-based variance'}`;
  const levels = grid.find((axis) => axis.name === 'confidence')?.values.map(Number) ?? [0.95];
  const at = list((confidence === null ? levels : [confidence]).map((level) => percent(level)));
  const limits = interval === null ? '' : `, ${interval} interval at ${at}`;
  return `${name}: ${how}${limits}`;
}
