import type * as Disk from 'node:fs/promises';

/** What goes wrong next: a call of the system, and what it says; `before` happens first. */
export interface Fault {
  readonly call: string;
  readonly code: string;
  readonly before: () => void;
  /** How many of these calls go well before it; none if omitted. */
  readonly after?: number;
}

const NONE: Fault = { call: '', code: '', before: () => {} };

let fault = NONE;
let calls = new Map<string, number>();

/** Does something while something goes wrong with the disk; gives the error, and how often each call was made. */
export async function failing(
  by: Fault,
  action: () => Promise<unknown>,
): Promise<{ readonly error: unknown; readonly calls: ReadonlyMap<string, number> }> {
  fault = by;
  calls = new Map();
  const error = await action().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  fault = NONE;
  return { error, calls };
}

/** The disk as `node:fs/promises` has it, with calls that go wrong as they are told. */
export function faultyDisk(real: typeof Disk): typeof Disk {
  const open = heeding('open', async (...args: Parameters<typeof Disk.open>) => {
    const file = await real.open(...args);
    file.write = heeding('write', file.write.bind(file)) as typeof file.write;
    file.sync = heeding('sync', file.sync.bind(file));
    return file;
  });
  return { ...real, open };
}

function heeding<Args extends unknown[], Result>(name: string, action: (...args: Args) => Promise<Result>) {
  return async (...args: Args): Promise<Result> => {
    const done = calls.get(name) ?? 0;
    calls.set(name, done + 1);
    if (fault.call !== name || done < (fault.after ?? 0)) return action(...args);
    fault.before();
    if (fault.code === '') return action(...args);
    throw Object.assign(new Error(`${fault.code}: said by the system`), { code: fault.code });
  };
}
