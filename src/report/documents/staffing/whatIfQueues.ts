import { LEVERS } from '../../../staffing/levers/registry.js';
import { QUEUES, type QueueName } from '../../../staffing/region/queueAssumptions.js';
import type { OutcomeFans } from '../../../staffing/whatIf/trajectories.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { list, number } from '../../../words/format.js';
import { figures, numbers, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';
import { changesTable, showValue } from './whatIfTables.js';

/** What is said first of each queue when a lever moves it, and what each is called inside a sentence. */
const SAID: Readonly<Record<QueueName, Readonly<Record<string, string>>>> = {
  programmes: {
    programmeDelay: 'the wait for a programme of those not at high risk',
    programmeStarted: 'the share of requirements that are started',
    programmeCompleted: 'the share that are completed',
  },
  recalls: {
    recallWork: "officers' time for recalls, in full-time equivalents,",
    recallRelief: 'what is free of it while people are back in custody',
  },
  reviews: { reviewBacklog: 'the backlog of serious further offence reviews' },
  premises: { placedOutOfArea: 'the share of people who find no bed' },
  unpaidWork: { unpaidHours: 'the unpaid work owed' },
  victims: { victimCases: 'the cases of a victim liaison officer' },
};

/** Fewer than this are nobody. */
const NONE = 0.5;

/** The queues that the levers move, in their order. */
export function queuesMoved({ levers }: WhatIf): readonly QueueName[] {
  const moved = levers.map(({ name }) => LEVERS.find((lever) => lever.name === name)?.queue);
  return QUEUES.filter((queue) => moved.includes(queue));
}

/** What the levers do to the queues that they move, as clauses; none where they move none. */
export function queueClauses(result: WhatIf): string[] {
  return queuesMoved(result).map((queue) => {
    const said = result.trajectories.filter(
      (outcome) => outcome.queue === queue && SAID[queue][outcome.name],
    );
    return list(said.map((outcome) => clause(outcome, SAID[queue][outcome.name]!, result)));
  });
}

function clause(outcome: OutcomeFans, what: string, { inspectAt, months }: WhatIf): string {
  const { baseline, whatIf, difference, format } = outcome;
  const [without, moved] = [baseline.middle[inspectAt]!, whatIf.middle[inspectAt]!];
  const verb =
    Math.abs(difference.middle[inspectAt]!) < SAME ? 'stay at' : moved > without ? 'rise to' : 'fall to';
  const cleared = format === 'reviews' ? whatIf.middle.findIndex((number) => number < NONE) : -1;
  const when = cleared < 0 || cleared > months ? '' : `, with none left from month ${cleared} on`;
  return `${what} would ${verb} ${showValue(outcome, moved)} (${showValue(outcome, without)} without)${when}`;
}

const SAME = 1e-9;

/** Each queue today by Little's law; null where nothing of any is published. */
export function balanceTable({ queueBalances }: WhatIf): Table<WhatIf['queueBalances'][number]> | null {
  if (queueBalances.length === 0) return null;
  const one = (value: number) => number(value, 1);
  const orNone = (value: number | null) => (value === null ? '–' : one(value));
  return {
    title: 'What comes, how long it stays and how many there are: today, with every assumption central',
    columns: [
      words('what', 'Queue', ({ label, isPart }) => (isPart ? `– ${label}` : label)),
      numbers('arrivals', 'Come a month', ({ arrivals }) => arrivals, one),
      numbers(
        'stay',
        'Months that each stays',
        ({ stay }) => stay,
        (value) => number(value, 2),
      ),
      numbers('number', 'There are', (row) => row.number, one),
      figures(
        'served',
        'Served a month',
        ({ served }) => served,
        ({ served }) => orNone(served),
      ),
      figures(
        'wait',
        'Months that those waited',
        ({ wait }) => wait,
        ({ wait }) => orNone(wait),
      ),
    ],
    rows: queueBalances,
    notes: [
      "Little's law: as many are there as come a month, times the months that each stays on average, served or not. Those who leave unserved, as sentences and orders end, stay for less than the wait of those who are served.",
      'The medians above need not multiply so, for a median of products is not the product of medians: in each draw they do.',
    ],
  };
}

/** Every queue at the inspection, without the levers and with them; null where the region publishes nothing of any. */
export function queueTable(result: WhatIf): Table<OutcomeFans> | null {
  const rows = result.trajectories.filter(({ queue }) => queue !== null);
  if (rows.length === 0) return null;
  return changesTable(result, rows, {
    title: `Queues and events at month ${result.inspectAt}: medians, and 5% to 95% of the difference`,
    notes: [
      'Months, hours and people as each row says; differences of percentages are in percentage points; ± is the Monte Carlo standard error. A start is counted when it happens, and completions follow the starts.',
      'Without levers queues stay as published in the middle of the draws. Of what is here only programmes that are started in time, and recalls through the work of officers, change a key question.',
    ],
  });
}
