import { type GradeAtWork, TODAYS_ABSENCE, WEEKLY_HOURS } from '../../workforce/plan.js';
import {
  add,
  clamp,
  type Lever,
  PERCENT,
  POINTS,
  relative,
  SHOWN_AS_PERCENT,
  set,
  shownIn,
} from '../lever.js';
import { stepped } from '../quantity.js';

const MOST_ABSENCE = 0.5;
const HOURS = ['hours', 'hour', 'hours a week'];

/** A lever on the share of working days that some grades are absent. */
function absenceLever(name: string, label: string, grades: readonly GradeAtWork[]): Lever {
  return {
    name,
    label,
    unit: '% of working days',
    forms: [add(POINTS, '+5 points', 0.01), set(PERCENT, '8%', 0.01), relative('-25%')],
    range: { low: 0, high: MOST_ABSENCE, words: '0 to 50%' },
    source: `published for the service in England and Wales: ${SHOWN_AS_PERCENT.show(TODAYS_ABSENCE)}, which the published workload leaves out`,
    moves: grades.map((grade) => `absence of ${grade}`),
    values: ({ working }) => grades.map((grade) => working.absence[grade]),
    ...SHOWN_AS_PERCENT,
    move: (plan, steps, strength) => {
      const absence = { ...plan.working.absence };
      grades.forEach((grade, index) => {
        absence[grade] = clamp(stepped(absence[grade], steps[index]!, strength), 0, MOST_ABSENCE);
      });
      return { ...plan, working: { ...plan.working, absence } };
    },
  };
}

/** Levers on how much of their time people are at work. */
export const TIME_LEVERS: readonly Lever[] = [
  absenceLever('absence', 'Absence (officers, services officers, trainees, seniors)', [
    'officers',
    'services',
    'trainees',
    'seniors',
  ]),
  absenceLever('absence-po', 'Absence, probation officers', ['officers']),
  absenceLever('absence-pso', 'Absence, probation services officers', ['services']),
  absenceLever('absence-spo', 'Absence, senior probation officers', ['seniors']),
  {
    name: 'hours',
    label: 'Contracted hours of a full-time post',
    unit: 'hours a week',
    forms: [set(HOURS, '35 hours'), add(HOURS, '-2 hours'), relative('-5%')],
    range: { low: 1, high: 60, words: '1 to 60 hours a week' },
    source: 'as in the workload measurement tool',
    moves: ['contracted hours'],
    values: ({ working }) => [WEEKLY_HOURS * working.hours],
    ...shownIn('hours a week'),
    move: (plan, [step], strength) => {
      const hours = clamp(stepped(WEEKLY_HOURS * plan.working.hours, step!, strength), 1, 60) / WEEKLY_HOURS;
      return { ...plan, working: { ...plan.working, hours } };
    },
  },
];
