import { caseShares } from '../region/region.js';
import { countPeople } from './caseload.js';
import { mechanicsOf, type Yardstick } from './mechanics.js';
import { nextMonthOfPractitioners } from './month.js';
import type { Plan } from './plan.js';
import { startWorkforce, sum } from './workforce.js';

/**
 * Posts and work month by month as they would be without levers, so that shares of target and cases per head stay as
 * published: those that go with the officers of a course without levers, without chance, without a limit of posts, and
 * without a response of leaving to workload. Where vacancies are being filled, they are those
 * of the start.
 *
 * Officers' work and posts grow with their number, and both beyond it by the trend of work; services officers' work by
 * that trend alone, unless the people supervised are stated, of whom they then have the rest; seniors' posts grow with
 * the number of practitioners.
 *
 * @param still - a plan in which nothing is moved
 */
export function yardstickOf(still: Plan, months: number): Yardstick {
  const { region, start, before } = still;
  const yardstick = emptyYardstick(months);
  const { cases, officerShare, officerPosts, servicesPosts, seniorPosts } = yardstick;
  const shares = caseShares(region, before);
  const practitioners = start.officers + start.services + start.trainees;
  const ofTrainees = region.cases * shares.trainees;
  const mechanics = {
    ...mechanicsOf(still, yardstick, { officers: 0, services: 0 }),
    leavingByWorkload: 0,
    officerPosts: { times: 1, more: Number.POSITIVE_INFINITY },
  };
  const workforce = startWorkforce(still);
  for (let month = 0; month <= months; month++) {
    const officers = month === 0 ? start.officers : sum(workforce.officers);
    const all = month === 0 ? practitioners : officers + sum(workforce.services) + sum(workforce.trainees);
    const beyond = still.baseline === 'repair' ? 1 : Math.exp((before.workTrend * month) / 12);
    const officersHold = region.cases * shares.officers * (officers / start.officers) * beyond;
    const servicesHold =
      region.trend.people === null
        ? region.cases * shares.services * beyond
        : Math.max(
            0,
            region.cases * Math.exp(Math.log1p(region.trend.people) * (month / 12)) -
              ofTrainees -
              officersHold,
          );
    cases[month] = officersHold + servicesHold + ofTrainees;
    officerShare[month] = officersHold / (officersHold + servicesHold);
    officerPosts[month] = start.posts.officers * (officers / start.officers) * beyond;
    servicesPosts[month] = start.posts.services * beyond;
    seniorPosts[month] = start.posts.seniors * (all / practitioners);
    if (month === months || still.baseline === 'repair') continue;
    // How full people are is of no matter here, so cases need not be shared out.
    countPeople(workforce, workforce.caseload);
    nextMonthOfPractitioners(mechanics, workforce, month, null);
  }
  return yardstick;
}

function emptyYardstick(months: number): Yardstick {
  // In one piece: making a long array takes as long as a month of a course.
  const rows = months + 1;
  const all = new Float64Array(5 * rows);
  const column = (index: number) => all.subarray(index * rows, (index + 1) * rows);
  return {
    cases: column(0),
    officerShare: column(1),
    officerPosts: column(2),
    servicesPosts: column(3),
    seniorPosts: column(4),
  };
}
