import { KINDS, kindOf } from '../../designs/registry.js';
import { METHODS } from '../../estimation/methods.js';
import { type AccuracyAsked, MARKING_TWICE, tooFewToMarkTwice } from '../../inspection/inspectors.js';
import { nearHint } from '../../problem.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
import { list } from '../../words/format.js';
import { canAnswer } from '../inquiries/analyses.js';
import type { Note } from '../inquiries/kind.js';
import { INQUIRY_NAMES, inquiryKind, pathOf } from '../inquiries/registry.js';
import type { AnswerStrategy, Study } from '../study.js';
import { axesRead, countConditions } from '../world/conditions.js';
import { checkDesigns } from './checkDesigns.js';
import { checkHeadline } from './checkHeadline.js';
import { checkNames } from './checkNames.js';
import { checkRange } from './checkRange.js';
import { soundPart } from './salvage.js';

/** More conditions than this are a mistake in the grid. */
const MOST_CONDITIONS = 2000;

/** Everything about a study that its shape alone does not settle, noted where the file has it. */
export function checkStudy(whole: Study, notebook: Notebook): void {
  checkNames(whole, notebook);
  // What is named wrongly is left out of the checks that look it up, so that these find what else is wrong.
  const study = soundPart(whole, notebook.problems);
  checkGrid(whole, notebook);
  checkAnswers(whole, notebook);
  checkInspectors(whole, notebook);
  checkInquiries(study, notebook);
  checkHeadline(whole, notebook);
  const count = countConditions(whole);
  if (count > MOST_CONDITIONS) {
    notebook.note(
      'too-many-conditions',
      ['grid'],
      `The grid makes ${count} conditions, more than ${MOST_CONDITIONS}.`,
      { hint: 'Try fewer values, or split the study.' },
    );
    return;
  }
  checkDesigns(whole, study, notebook);
}

function checkGrid(study: Study, notebook: Notebook): void {
  const read = axesRead(study);
  for (const { name, values } of study.grid) {
    values.forEach((value, index) => {
      checkRange(name, value, ['grid', name, index], notebook);
    });
    if (new Set(values).size < values.length) {
      notebook.note('doubled', ['grid', name], `grid.${name} gives a value twice.`);
    }
    if (!read.has(name)) {
      const readable = [...read].join(', ');
      notebook.note('unread-axis', ['grid', name], `Nothing in the study reads ${name} from the grid.`, {
        key: true,
        got: name,
        expected: `one of ${readable}`,
        hint: `These can be in the grid: ${readable}.`,
      });
    }
  }
  for (const name of study.assumptions) {
    if (!study.grid.some((axis) => axis.name === name)) {
      notebook.note('unknown-axis', ['assumptions'], `assumptions names ${name}, which is not in the grid.`, {
        got: name,
      });
    }
  }
}

function checkAnswers(study: Study, notebook: Notebook): void {
  for (const answer of study.answers) {
    const path = ['answers', answer.name];
    checkRange('confidence', answer.confidence, [...path, 'confidence'], notebook);
    checkStated(study, answer, notebook);
    if (answer.interval !== null && !INTERVAL_METHODS.includes(answer.interval)) {
      notebook.note(
        'unknown-method',
        [...path, 'interval'],
        `${answer.interval} is not an interval method.`,
        { hint: nearHint(answer.interval, INTERVAL_METHODS, `There are ${list(INTERVAL_METHODS)}.`) },
      );
      continue;
    }
    const fitsSome = INQUIRY_NAMES.some((kind) => canAnswer(answer, { ...ANY_INQUIRY, kind }));
    // Without inquiries nothing can fit, and that is an error of its own.
    if (study.inquiries.length === 0 && fitsSome) continue;
    if (study.inquiries.some((inquiry) => canAnswer(answer, inquiry))) continue;
    const methods = [
      ...new Set(
        study.inquiries.flatMap((inquiry) => inquiryKind(inquiry.kind).methods(inquiry, answer) ?? []),
      ),
    ];
    const fitting =
      methods.length === 0 ? 'None of its inquiries takes an interval.' : `It may be ${methods.join(', ')}.`;
    notebook.note(
      fitsSome ? 'unfit-answer' : 'fits-nothing',
      answer.interval === null ? path : [...path, 'interval'],
      `${answer.name} fits no inquiry of this study.`,
      { hint: nearHint(answer.interval, methods, fitting) },
    );
  }
}

/** An inquiry that takes every method that its kind ever takes. */
const ANY_INQUIRY = { name: 'any', against: null, of: 'cohort' };

/** Every interval method that some inquiry may take; a test is none. */
const INTERVAL_METHODS = [
  ...new Set(
    Object.entries(METHODS).flatMap(([family, methods]) => (family === 'test' ? [] : Object.keys(methods))),
  ),
];

/** A stated correlation is one that a clustered design can have. */
function checkStated({ designs }: Study, { name, icc, iccWithin }: AnswerStrategy, notebook: Notebook): void {
  const path = ['answers', name];
  checkRange('icc', icc, [...path, 'icc'], notebook);
  checkRange('iccWithin', iccWithin, [...path, 'iccWithin'], notebook);
  if (iccWithin !== undefined && iccWithin < (icc ?? Infinity)) {
    notebook.note(
      'icc-order',
      [...path, 'iccWithin'],
      icc === undefined
        ? `${name} states iccWithin without icc.`
        : `${name} states a smaller correlation within a unit (${iccWithin}) than within a cluster (${icc}).`,
      {
        hint: 'icc is the correlation of two cases of one cluster; that of two cases of one unit cannot be smaller.',
      },
    );
  }
  for (const [level, value] of Object.entries({ icc, iccWithin })) {
    const isRead = designs.some((design) =>
      kindOf(design.kind)
        .correlations(design)
        .some((correlation) => correlation === level),
    );
    if (value === undefined || isRead) continue;
    const clustered = KINDS.filter((kind) => kindOf(kind).groupsAre === 'clusters');
    notebook.note('unread-icc', path, `${name} states ${level}, but no design of this study has it.`, {
      hint: `It is read with ${list(clustered)} designs; iccWithin with those that have units within.`,
    });
  }
}

/** What the inspectors or the quality leads are said to see must be possible, and better than chance. */
function checkAccuracy(
  accuracy: AccuracyAsked | null,
  path: readonly PropertyKey[],
  notebook: Notebook,
): void {
  if (accuracy === null) return;
  const { sensitivity, specificity } = accuracy;
  if ('kappa' in accuracy) {
    checkRange('kappa', accuracy.kappa, [...path, 'kappa'], notebook);
    if (sensitivity !== undefined && specificity !== undefined) {
      notebook.note('over-determined', path, `${path.join('.')} gives kappa, sensitivity and specificity.`, {
        hint: 'Give κ with at most one of the two; the other follows.',
      });
    }
  } else if (accuracy.sensitivity + accuracy.specificity <= 1) {
    notebook.note(
      'no-better-than-chance',
      path,
      `The sensitivity and specificity of ${path.join('.')} add to ${(accuracy.sensitivity + accuracy.specificity).toFixed(2)}, no better than chance.`,
      { hint: 'They must add to more than 1.' },
    );
  }
}

function checkInspectors(study: Study, notebook: Notebook): void {
  const kappas = study.grid.some(({ name }) => name === 'kappa');
  for (const inspectors of study.inspectors) {
    const { name, accuracy, leniency, count, doubleMarked, checked } = inspectors;
    if (name === 'perfect' && accuracy !== null && !('kappa' in accuracy)) continue;
    const path = ['inspectors', name];
    if (accuracy === null && !kappas) {
      notebook.note('no-accuracy', path, `${name} has no accuracy.`, {
        hint: 'Give kappa, or sensitivity and specificity, or put kappa in the grid.',
      });
    }
    checkAccuracy(accuracy, path, notebook);
    checkAccuracy(inspectors.leads, [...path, 'leads'], notebook);
    if (doubleMarked + checked > 1) {
      notebook.note('over-one', path, `${name} marks twice or checks more cases than there are.`);
    }
    const lenient = leniency === null ? study.grid.some((axis) => axis.name === 'leniency') : leniency > 0;
    if (tooFewToMarkTwice({ count, doubleMarked, isLenient: lenient })) {
      notebook.note(
        'too-few-inspectors',
        [...path, 'count'],
        `Double marking needs ${MARKING_TWICE} inspectors, not ${count}.`,
        {
          hint: 'Two mark, and a third decides where they differ.',
        },
      );
    }
  }
}

/** What each kind of inquiry needs of the study; said once of an inquiry that is asked of several scenarios. */
function checkInquiries(study: Study, notebook: Notebook): void {
  const noted = new Set<string>();
  for (const inquiry of study.inquiries) {
    const path = pathOf(inquiry);
    const note: Note = (code, message, hint) => {
      const key = `${code} ${path.map(String).join('.')}`;
      if (!noted.has(key)) notebook.note(code, path, message, { hint });
      noted.add(key);
    };
    inquiryKind(inquiry.kind).check?.(inquiry, study, note);
  }
}
