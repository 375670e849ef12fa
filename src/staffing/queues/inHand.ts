/**
 * Work that is in hand as soon as it comes and stays for a time, such as people in custody or in a bed: after a month at a
 * constant rate. In the long run it is Little's law, `number = rate × time`.
 */
export function inHandAfter(number: number, rate: number, months: number): number {
  const settled = rate * months;
  return settled + (number - settled) * Math.exp(-1 / months);
}

/**
 * The share of those who come that finds every server taken, under so much work in hand if nobody were turned away
 * (Erlang's loss formula; under a load that changes, Jagerman 1975, Bell System Technical Journal 54:525). Between two
 * whole numbers of servers it is on the line between them.
 */
export function shareTurnedAway(load: number, servers: number): number {
  if (load <= 0) return 0;
  const whole = Math.floor(servers);
  let blocked = 1;
  for (let server = 1; server <= whole; server++) blocked = (load * blocked) / (server + load * blocked);
  const next = (load * blocked) / (whole + 1 + load * blocked);
  return blocked + (servers - whole) * (next - blocked);
}
