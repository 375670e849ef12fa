import { type Day, isWorkday, workdayFrom } from './calendar.js';
import type { Schedule } from './schedule.js';

/** The days of a case on which nothing is entered yet. */
export interface FreeDays {
  /** The first free working day on or after a day, which is then taken. */
  readonly take: (day: Day, avoid?: (day: Day) => boolean) => Day;
  /** The last free working day up to a day and after another; where there is none, the first after the day. */
  readonly takeBy: (day: Day, after: Day, avoid: (day: Day) => boolean) => Day;
  /** Whether the news of the change has not been taken up: anyone who saw the person then would have to speak of it. */
  readonly isUnsettled: (day: Day) => boolean;
}

/** The change and every contact take their days; while it is open why someone did not come, nothing else is done with them. */
export function freeDays({
  change,
  contacts,
  later,
}: Pick<Schedule, 'change' | 'contacts' | 'later'>): FreeDays {
  const taken = new Set([change, ...[...contacts, ...later].map(({ day }) => day)]);
  contacts.forEach(({ day, mode }, index) => {
    const next = contacts[index + 1]?.day ?? day;
    for (let open = day; mode === 'missed' && open < next; open++) taken.add(open);
  });
  const resumed = contacts.find(({ day, mode }) => day > change && mode !== 'missed')?.day ?? change;
  const take: FreeDays['take'] = (day, avoid = () => false) => {
    let found = workdayFrom(day);
    while (taken.has(found) || avoid(found)) found = workdayFrom(found + 1);
    taken.add(found);
    return found;
  };
  return {
    take,
    takeBy(day, after, avoid) {
      for (let found = day; found > after; found--) {
        if (isWorkday(found) && !taken.has(found) && !avoid(found)) return take(found);
      }
      return take(day, avoid);
    },
    isUnsettled: (day) => day >= change && day <= resumed,
  };
}
